package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

const head = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'self'"><title>T</title>`

func page(body string) []byte {
	return []byte(head + "</head><body>" + body + "</body></html>")
}

func begin(t *testing.T, target string) *Publication {
	t.Helper()
	p, err := Begin(target)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Discard)
	return p
}

func addPage(t *testing.T, p *Publication, path, body string) {
	t.Helper()
	if err := p.AddPage(path, page(body)); err != nil {
		t.Fatal(err)
	}
}

// publish publishes a front page with the given words.
func publish(t *testing.T, target, words string) Summary {
	t.Helper()
	p := begin(t, target)
	addPage(t, p, "index.html", "<p>"+words+"</p>")
	s, err := p.Finish("1.0")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// files returns what lies in dir: content by slash-separated path.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if d.Type()&fs.ModeSymlink != 0 {
			found[path], err = os.Readlink(filepath.Join(dir, path))
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, path))
		found[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func entriesOf(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	names := []string{}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// onlyTarget checks that nothing but the target lies in its parent.
func onlyTarget(t *testing.T, target string) {
	t.Helper()
	if got := entriesOf(t, filepath.Dir(target)); !slices.Equal(got, []string{filepath.Base(target)}) {
		t.Errorf("beside the target lie %q", got)
	}
}

func shows(t *testing.T, target, words string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(target, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), words) {
		t.Errorf("the site does not say %q: %s", words, data)
	}
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestPublishNew(t *testing.T) {
	t.Parallel()
	target := filepath.Join(t.TempDir(), "public")
	p := begin(t, target)
	css, err := p.AddAsset("page.css", []byte("body { color : #ff0000 }"))
	if err != nil {
		t.Fatal(err)
	}
	addPage(t, p, "index.html", `<p><a href="article/one.html#top">One</a></p>`)
	if err := p.AddPage("article/one.html", []byte(head+`<link rel="stylesheet" href="../`+css+`"></head><body><h1 id="top">One</h1></body></html>`)); err != nil {
		t.Fatal(err)
	}
	if err := p.AddFile("CNAME", []byte("example.org\n")); err != nil {
		t.Fatal(err)
	}
	s, err := p.Finish("1.0")
	if err != nil {
		t.Fatal(err)
	}

	got := files(t, target)
	want := []string{"CNAME", "article/one.html", css, "index.html", "receipt.json"}
	if paths := slices.Sorted(maps.Keys(got)); !slices.Equal(paths, want) {
		t.Errorf("published %q, want %q", paths, want)
	}
	if got[css] != "body{color:red}" || !strings.HasPrefix(css, "assets/page.") || len(css) != len("assets/page.0123456789.css") {
		t.Errorf("the asset %s is %q", css, got[css])
	}
	var bytes int64
	for path, content := range got {
		if path != "receipt.json" {
			bytes += int64(len(content))
		}
	}
	if s.Pages != 2 || s.Files != 4 || s.Bytes != bytes {
		t.Errorf("summary %+v; the files have %d bytes", s, bytes)
	}
	onlyTarget(t, target)
}

func TestPublishedFolderCanBeServed(t *testing.T) {
	t.Parallel()
	target := filepath.Join(t.TempDir(), "public")
	p := begin(t, target)
	addPage(t, p, "a/index.html", "<p>x</p>")
	if _, err := p.Finish("1"); err != nil {
		t.Fatal(err)
	}
	// Compared with what this process's umask leaves of the same modes.
	model := filepath.Join(t.TempDir(), "model")
	if err := os.Mkdir(model, 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(model, "file"), "")
	for _, c := range [][2]string{{"", ""}, {"a", ""}, {"a/index.html", "file"}, {"receipt.json", "file"}} {
		got, err := os.Stat(filepath.Join(target, c[0]))
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.Stat(filepath.Join(model, c[1]))
		if err != nil {
			t.Fatal(err)
		}
		if got.Mode() != want.Mode() {
			t.Errorf("%q has mode %v, want %v", c[0], got.Mode(), want.Mode())
		}
	}
}

func TestPublishOverOld(t *testing.T) {
	t.Parallel()
	target := filepath.Join(t.TempDir(), "public")
	p := begin(t, target)
	addPage(t, p, "index.html", "<p>first</p>")
	addPage(t, p, "only/old.html", "<p>first</p>")
	if _, err := p.Finish("1"); err != nil {
		t.Fatal(err)
	}
	publish(t, target, "second")
	shows(t, target, "second")
	if got := entriesOf(t, target); !slices.Equal(got, []string{"index.html", "receipt.json"}) {
		t.Errorf("the site holds %q", got)
	}
	onlyTarget(t, target)
}

func TestPublishIntoEmptyFolder(t *testing.T) {
	t.Parallel()
	target := filepath.Join(t.TempDir(), "public")
	if err := os.MkdirAll(filepath.Join(target, "empty", "too"), 0o755); err != nil {
		t.Fatal(err)
	}
	publish(t, target, "words")
	shows(t, target, "words")
	onlyTarget(t, target)
}

// Each is refused, names what to do, and leaves the parent as it was.
func TestRefusedTargets(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		make func(t *testing.T, target string)
		want string
	}{
		{"a foreign folder", func(t *testing.T, target string) {
			write(t, filepath.Join(target, "thesis", "one.docx"), "years of work")
		}, "holds what lectern did not make: thesis/one.docx (move it away, or choose another folder with -o; a file that the host wants, such as CNAME, belongs in static/root/)"},
		{"a foreign folder with many files", func(t *testing.T, target string) {
			for i := range 9 {
				write(t, filepath.Join(target, fmt.Sprint(i)), "")
			}
		}, "holds what lectern did not make: 0, 1, 2 and more ("},
		{"somebody else's receipt", func(t *testing.T, target string) {
			write(t, filepath.Join(target, "receipt.json"), `{"generator":"other","files":[{"path":"a"}]}`)
			write(t, filepath.Join(target, "a"), "")
		}, "holds what lectern did not make: a, receipt.json ("},
		{"a foreign file in our folder", func(t *testing.T, target string) {
			publish(t, target, "ours")
			write(t, filepath.Join(target, "CNAME"), "example.org")
		}, "holds what lectern did not make: CNAME ("},
		{"a link in our folder in the place of a file", func(t *testing.T, target string) {
			publish(t, target, "ours")
			if err := os.Rename(filepath.Join(target, "index.html"), target+".html"); err != nil {
				t.Fatal(err)
			}
			if err := os.Symlink(target+".html", filepath.Join(target, "index.html")); err != nil {
				t.Fatal(err)
			}
		}, "holds what lectern did not make: index.html ("},
		{"a file", func(t *testing.T, target string) {
			write(t, target, "a letter")
		}, "is not a folder (remove it"},
		{"a symbolic link", func(t *testing.T, target string) {
			if err := os.Symlink(t.TempDir(), target); err != nil {
				t.Fatal(err)
			}
		}, "is a symbolic link (remove it"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			parent := t.TempDir()
			target := filepath.Join(parent, "public")
			c.make(t, target)
			before := files(t, parent)
			_, err := Begin(target)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got error %v, want %s", err, c.want)
			}
			if after := files(t, parent); !maps.Equal(before, after) {
				t.Errorf("the parent held %q, now %q", before, after)
			}
		})
	}
}

func TestRefusedPlaces(t *testing.T) {
	t.Parallel()
	for target, want := range map[string]string{
		string(filepath.Separator): "cannot be replaced as a whole (choose",
		"":                         `there is no folder "" (choose`,
		filepath.Join(t.TempDir(), "absent", "public"): "is not a folder (make that folder first",
	} {
		if _, err := Begin(target); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got error %v, want %s", target, err, want)
		}
	}
}

func TestForeignFilePutThereDuringBuild(t *testing.T) {
	t.Parallel()
	target := filepath.Join(t.TempDir(), "public")
	publish(t, target, "old")
	p := begin(t, target)
	addPage(t, p, "index.html", "<p>new</p>")
	write(t, filepath.Join(target, "notes.txt"), "keep me")
	if _, err := p.Finish("2"); err == nil || !strings.Contains(err.Error(), "notes.txt") {
		t.Errorf("got error %v", err)
	}
	shows(t, target, "old")
	if files(t, target)["notes.txt"] != "keep me" {
		t.Error("the foreign file is gone")
	}
	onlyTarget(t, target)
}

func TestFaultsLeaveOldSite(t *testing.T) {
	t.Parallel()
	target := filepath.Join(t.TempDir(), "public")
	publish(t, target, "old")
	before := files(t, target)
	p := begin(t, target)
	addPage(t, p, "index.html", `<p><a href="absent.html">new</a></p>`)
	s, err := p.Finish("2")
	var faults Faults
	if !errors.As(err, &faults) || len(faults) != 1 || s != (Summary{}) {
		t.Errorf("got %+v, error %v", s, err)
	}
	if after := files(t, target); !maps.Equal(before, after) {
		t.Errorf("the site was %q, now %q", before, after)
	}
	onlyTarget(t, target)
}

func TestDiscard(t *testing.T) {
	t.Parallel()
	target := filepath.Join(t.TempDir(), "public")
	p := begin(t, target)
	addPage(t, p, "index.html", "<p>x</p>")
	p.Discard()
	p.Discard()
	if got := entriesOf(t, filepath.Dir(target)); len(got) != 0 {
		t.Errorf("left behind: %q", got)
	}
	if err := p.AddFile("late.txt", nil); err == nil {
		t.Error("a file could be added afterwards")
	}

	p = begin(t, target)
	addPage(t, p, "index.html", "<p>words</p>")
	if _, err := p.Finish("1"); err != nil {
		t.Fatal(err)
	}
	p.Discard()
	shows(t, target, "words")
	if _, err := p.Finish("1"); err == nil {
		t.Error("it could be finished twice")
	}
}

func TestReceipt(t *testing.T) {
	t.Parallel()
	target := filepath.Join(t.TempDir(), "public")
	p := begin(t, target)
	if err := p.AddFile("b.txt", []byte("bee\n")); err != nil {
		t.Fatal(err)
	}
	if err := p.AddFile("a.txt", []byte("a")); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Finish(`2026 "autumn"`); err != nil {
		t.Fatal(err)
	}
	want := `{"generator":"lectern","edition":"2026 \"autumn\"","files":[
{"path":"a.txt","bytes":1,"sha256":"ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"},
{"path":"b.txt","bytes":4,"sha256":"c150e5a8a604acebd8d15bd7bf8ea96b2874bdcc91dee6319977d353251283b0"}
]}
`
	if got := files(t, target)["receipt.json"]; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	t.Parallel()
	build := func(order []int) map[string]string {
		target := filepath.Join(t.TempDir(), "public")
		p := begin(t, target)
		var wg sync.WaitGroup
		for _, i := range order {
			wg.Go(func() {
				addPage(t, p, fmt.Sprintf("d%d/p%d.html", i%5, i), fmt.Sprintf(`<p id="p">Page %d &amp; <a href="../d%d/p%d.html#p">next</a></p>`, i, (i+1)%40%5, (i+1)%40))
			})
		}
		wg.Wait()
		if _, err := p.Finish("1"); err != nil {
			t.Error(err)
		}
		return files(t, target)
	}
	var order []int
	for i := range 40 {
		order = append(order, i)
	}
	first := build(order)
	slices.Reverse(order)
	if second := build(order); len(first) != 41 || !maps.Equal(first, second) {
		t.Error("two builds of the same pages differ")
	}
}
