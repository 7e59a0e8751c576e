//go:build unix

package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// proved publishes a folder, lets a test alter it, and says how it compares.
func proved(t *testing.T, alter func(dir string) error) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "public")
	p := begin(t, dir)
	addPage(t, p, "index.html", "<p>One</p>")
	for path, data := range map[string]string{"article/a.txt": "a", "article/b.txt": "b", "empty.txt": ""} {
		if err := p.AddFile(path, []byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := p.Finish("1.0"); err != nil {
		t.Fatal(err)
	}
	if err := alter(dir); err != nil {
		t.Fatal(err)
	}
	proof, err := Prove(dir)
	if err != nil {
		return err.Error()
	}
	if proof.Edition != "1.0" {
		t.Errorf("the edition is %q", proof.Edition)
	}
	if !proof.Holds() {
		return fmt.Sprintf("missing %q, changed %q, added %q", proof.Missing, proof.Changed, proof.Added)
	}
	return ""
}

func overwrite(name, data string) func(string) error {
	return func(dir string) error { return os.WriteFile(filepath.Join(dir, name), []byte(data), 0o644) }
}

// TestProve alters published folders as disks, people and enemies do.
func TestProve(t *testing.T) {
	t.Parallel()
	in := filepath.Join
	for _, c := range []struct {
		name  string
		alter func(dir string) error
		want  string
	}{
		{"as published", func(string) error { return nil }, ""},
		{"copied", func(dir string) error {
			return errors.Join(os.Rename(dir, dir+"2"), os.CopyFS(dir, os.DirFS(dir+"2")))
		}, ""},
		{"a file missing", func(dir string) error { return os.Remove(in(dir, "article", "a.txt")) }, `missing ["article/a.txt"], changed [], added []`},
		{"a folder missing", func(dir string) error { return os.RemoveAll(in(dir, "article")) }, `missing ["article/a.txt" "article/b.txt"], changed [], added []`},
		{"a byte changed", overwrite("article/a.txt", "x"), `missing [], changed ["article/a.txt"], added []`},
		{"cut short", overwrite("article/a.txt", ""), `missing [], changed ["article/a.txt"], added []`},
		{"grown", overwrite("empty.txt", "x"), `missing [], changed ["empty.txt"], added []`},
		{"files added", func(dir string) error {
			return errors.Join(overwrite("b.txt", "")(dir), overwrite("article/.a", "")(dir))
		}, `missing [], changed [], added ["article/.a" "b.txt"]`},
		{"an empty folder added", func(dir string) error { return os.Mkdir(in(dir, "none"), 0o755) }, ""},
		{"other letters", func(dir string) error { return os.Rename(in(dir, "empty.txt"), in(dir, "Empty.txt")) }, `missing ["empty.txt"], changed [], added ["Empty.txt"]`},
		{"a folder in a file's place", func(dir string) error {
			return errors.Join(os.Remove(in(dir, "empty.txt")), os.Mkdir(in(dir, "empty.txt"), 0o755))
		}, `missing [], changed ["empty.txt"], added []`},
		{"a link to the same bytes", func(dir string) error {
			return errors.Join(os.Rename(in(dir, "empty.txt"), dir+".txt"), os.Symlink(dir+".txt", in(dir, "empty.txt")))
		}, `missing [], changed ["empty.txt"], added []`},
		{"a folder that is a link", func(dir string) error {
			return errors.Join(os.Rename(in(dir, "article"), dir+"2"), os.Symlink(dir+"2", in(dir, "article")))
		}, `missing ["article/a.txt" "article/b.txt"], changed [], added ["article"]`},
		{"a pipe", func(dir string) error {
			return errors.Join(os.Remove(in(dir, "empty.txt")), syscall.Mkfifo(in(dir, "empty.txt"), 0o644))
		}, `missing [], changed ["empty.txt"], added []`},
		{"no receipt", func(dir string) error { return os.Remove(in(dir, receiptName)) }, "it has no receipt.json, by which it could be proved (name a folder that lectern has published, or a copy of one)"},
		{"a receipt that is a link", func(dir string) error {
			return errors.Join(os.Rename(in(dir, receiptName), dir+"r"), os.Symlink(dir+"r", in(dir, receiptName)))
		}, "it has no receipt.json, by which it could be proved (name a folder that lectern has published, or a copy of one)"},
		{"a receipt cut short", overwrite(receiptName, `{"generator":"lectern","files":[`), "receipt.json is no receipt of lectern's, or is damaged"},
		{"another's receipt", overwrite(receiptName, `{"generator":"other","files":[]}`), "receipt.json is no receipt of lectern's, or is damaged"},
		{"a receipt without end", func(dir string) error { return os.Truncate(in(dir, receiptName), maxReceipt+1) }, "receipt.json has 67108865 bytes, more than the limit of 67108864"},
		{"no folder", func(dir string) error { return os.RemoveAll(dir) }, "the folder cannot be opened: no such file or directory"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := proved(t, c.alter); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestHostileReceipts gives receipts that point elsewhere, or at one file
// twice: none is followed.
func TestHostileReceipts(t *testing.T) {
	t.Parallel()
	const empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
	line := func(path string, bytes int, sum string) string {
		return fmt.Sprintf(`{"path":%q,"bytes":%d,"sha256":%q}`, path, bytes, sum)
	}
	for _, c := range []struct{ name, files, want string }{
		{"upwards", line("../secret.txt", 0, empty), "lists what lectern never publishes: ../secret.txt"},
		{"upwards from inside", line("article/../../secret.txt", 0, empty), "lists what lectern never publishes: article/../../secret.txt"},
		{"absolute", line("/etc/passwd", 0, empty), "lists what lectern never publishes: /etc/passwd"},
		{"with a backslash", line(`..\secret.txt`, 0, empty), "lists what lectern never publishes"},
		{"a drive", line("C:/secret.txt", 0, empty), "lists what lectern never publishes"},
		{"no path", line("", 0, empty), "lists what lectern never publishes"},
		{"itself", line("receipt.json", 0, empty), "lists what lectern never publishes: receipt.json"},
		{"twice", line("empty.txt", 0, empty) + "," + line("empty.txt", 1, empty), "lists what lectern never publishes: empty.txt"},
		{"twice, in other letters", line("empty.txt", 0, empty) + "," + line("EMPTY.txt", 0, empty), "lists what lectern never publishes: EMPTY.txt"},
		{"a length below zero", line("empty.txt", -1, empty), "the length or the SHA-256 of empty.txt is none"},
		{"no SHA-256", line("empty.txt", 0, "x"), "the length or the SHA-256 of empty.txt is none"},
		{"a huge length", line("empty.txt", 1<<62, empty), `changed ["empty.txt"]`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := proved(t, func(dir string) error {
				err := os.WriteFile(filepath.Join(filepath.Dir(dir), "secret.txt"), nil, 0o000)
				return errors.Join(err, overwrite(receiptName, `{"generator":"lectern","edition":"1.0","files":[`+c.files+`]}`)(dir))
			})
			if !strings.Contains(got, c.want) {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}
