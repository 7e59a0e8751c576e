//go:build unix

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"lectern/gen/check"
	"lectern/gen/module"
	"lectern/gen/source"
)

// loadFrom reads and checks a module as a build does, and gives what is said.
func loadFrom(t *testing.T, content string) (said string) {
	t.Helper()
	root, err := os.OpenRoot(content)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	var log source.Log
	check.All(module.Load(root.FS(), &log), &log)
	var list strings.Builder
	for _, d := range log.Sorted() {
		fmt.Fprintln(&list, d)
	}
	return list.String()
}

// TestHostileFiles puts into content/ what is no plain file, or has a name that
// other systems cannot bear. Each is an error that names the file.
func TestHostileFiles(t *testing.T) {
	t.Parallel()
	secret := filepath.Join(t.TempDir(), "secret.md")
	if err := os.WriteFile(secret, []byte("# A secret\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	const (
		plain    = "error: this is no plain file inside the module (put a copy of the file itself here)"
		reserved = "error: this name is reserved on Windows (choose another)"
		windows  = "error: this name holds %q, which Windows does not allow (choose another)"
		stray    = "error: this file has no place in content/ ("
	)
	type maker func(name string) error
	link := func(to string) maker { return func(name string) error { return os.Symlink(to, name) } }
	pipe := func(name string) error { return syscall.Mkfifo(name, 0o644) }
	file := func(name string) error { return os.WriteFile(name, []byte("\x89PNG\r\n\x1a\n"), 0o644) }
	folder := func(name string) error {
		if err := os.Mkdir(name, 0o755); err != nil {
			return err
		}
		return file(filepath.Join(name, "a.png"))
	}
	for _, c := range []struct {
		name string
		make maker
		want string
	}{
		{"article/02-out.md", link(secret), plain},
		{"article/02-out.md", link("/dev/zero"), plain},
		{"article/02-out.md", link("nowhere.md"), plain},
		{"article/02-out.md", link("02-out.md"), plain},
		{"article/02-pipe.md", pipe, plain},
		{"article/pipe.png", pipe, plain},
		{"article/a.png", link(secret), plain},
		{"pictures", link(filepath.Dir(secret)), plain},
		{"inside", link("article"), plain},
		{"index.md", link(secret), plain},
		{"index.md", pipe, plain},
		{"module.yaml", pipe, plain},
		{"references.yaml", pipe, plain},
		{"questions/1-cause/index.md", pipe, plain},
		{"questions/1-cause/index.md", folder, "error: a folder stands where a file belongs (rename it, and write the file)"},
		{"con.png", file, reserved},
		{"AUX.svg", file, reserved},
		{"nul .png", file, reserved},
		{"com1.tar.png", file, reserved},
		{"LPT³.png", file, reserved},
		{"conout$.png", file, reserved},
		{"prn", folder, reserved},
		{"a:b.png", file, fmt.Sprintf(windows, ":")},
		{"a?.png", file, fmt.Sprintf(windows, "?")},
		{`a\b.png`, file, fmt.Sprintf(windows, `\`)},
		{"a<b>.png", file, fmt.Sprintf(windows, "<")},
		{"a*b", folder, fmt.Sprintf(windows, "*")},
		{"a\nb.png", file, fmt.Sprintf(windows, "\n")},
		{"a\x1b[2Jb.png", file, fmt.Sprintf(windows, "\x1b")},
		{"a.png.", file, stray},
		{"a.png ", file, stray},
		{"a.exe", file, stray},
		{"Index.md", file, "error: this differs only in upper and lower case from "},
		{"article/01-TIDES.md", file, "error: this differs only in upper and lower case from "},
		{strings.Repeat("l", 200) + ".png", file, "error: this name has 204 bytes, more than the limit of 200 (shorten it)"},
	} {
		t.Run(strings.ReplaceAll(c.name, "/", " "), func(t *testing.T) {
			t.Parallel()
			content := filepath.Join(t.TempDir(), "content")
			if err := os.CopyFS(content, os.DirFS(tides)); err != nil {
				t.Fatal(err)
			}
			name := filepath.Join(content, c.name)
			_ = os.Remove(name) // where it stands for a file of the module
			if err := c.make(name); err != nil {
				t.Fatal(err)
			}
			said := loadFrom(t, content)
			if !strings.Contains(said, ": "+c.want) || !strings.HasPrefix(said, "content/") || strings.Contains(said, "secret") {
				t.Errorf("got %s\nwant %s", said, c.want)
			}
			if strings.Contains(said, "\x1b") || strings.Count(said, "\n") != strings.Count(said, "error: ")+strings.Count(said, "warning: ") {
				t.Errorf("a name reaches the terminal as it is: %q", said)
			}
		})
	}
}

// TestHostileText writes into a section what could act, or lead a reader
// astray. Each is an error at its place.
func TestHostileText(t *testing.T) {
	t.Parallel()
	const (
		html   = "raw HTML is not allowed in content"
		scheme = "links to %q addresses are not allowed"
	)
	for _, c := range []struct{ text, place, want string }{
		{"a <b>c</b>", "1:3", html},
		{"<script>alert(1)</script>", "1:1", html},
		{"a <img src=x onerror=alert(1)>", "1:3", html},
		{"a\n\n<div>\n", "3:1", html},
		{"<iframe src=\"https://a.b\"></iframe>", "1:1", html},
		{"a <!-- c --> d", "1:3", "HTML comments are not allowed in content"},
		{"a <?php x ?> b", "1:3", html},
		{"a <![CDATA[x]]> b", "1:3", html},
		{"> - a <a href='javascript:alert(1)'>b</a>", "1:7", html},
		{"[a](javascript:alert(1))", "1:1", fmt.Sprintf(scheme, "javascript:")},
		{"[a](JaVaScRiPt:alert(1))", "1:1", fmt.Sprintf(scheme, "JaVaScRiPt:")},
		{"[a](javascript&colon;alert(1))", "1:1", fmt.Sprintf(scheme, "javascript:")},
		{"[a](javascript&#58;alert(1))", "1:1", fmt.Sprintf(scheme, "javascript:")},
		{"[a](&#x6A;avascript:alert(1))", "1:1", fmt.Sprintf(scheme, "javascript:")},
		{"[a](java&Tab;script:alert(1))", "1:1", ""},
		{"[a](<java&NewLine;script:alert(1)>)", "1:1", ""},
		{"[a](<&#1;javascript:alert(1)>)", "1:1", ""},
		{"[a](<&nbsp;javascript:alert(1)>)", "1:1", ""},
		{"[a](javascript\\:alert(1))", "1:1", fmt.Sprintf(scheme, "javascript:")},
		{"[a](vbscript:msgbox(1))", "1:1", fmt.Sprintf(scheme, "vbscript:")},
		{"[a](data:text/html,<script>alert(1)</script>)", "1:1", fmt.Sprintf(scheme, "data:")},
		{"[a](data:text/html;base64,PHN2Zz4=)", "1:1", fmt.Sprintf(scheme, "data:")},
		{"[a](file:///etc/passwd)", "1:1", fmt.Sprintf(scheme, "file:")},
		{"[a](blob:https://a.b/c)", "1:1", fmt.Sprintf(scheme, "blob:")},
		{"[a](view-source:https://a.b)", "1:1", fmt.Sprintf(scheme, "view-source:")},
		{"[a](https:javascript:alert(1))", "1:1", "the address \"https:javascript:alert(1)\" has no host"},
		{"[a](//a.b)", "1:1", "the address \"//a.b\" begins with a slash"},
		{"[a](\\\\a.b)", "1:1", ""},
		{"[a](/etc)", "1:1", "the address \"/etc\" begins with a slash"},
		{"<javascript:alert(1)>", "1:1", fmt.Sprintf(scheme, "javascript:")},
		{"[a][b]\n\n[b]: javascript:alert(1)", "1:1", fmt.Sprintf(scheme, "javascript:")},
		{"![a](javascript:alert(1))", "1:1", "the picture javascript:alert(1) is not in the module"},
		{"![a](data:image/svg+xml,<svg/onload=alert(1)>)", "1:1", "the picture data:image/svg+xml,<svg/onload=alert(1)> is not in the module"},
		{"![a](https://a.b/c.png)", "1:1", "the picture https://a.b/c.png is not in the module"},
		{"![a](../../../etc/passwd)", "1:1", ""},
		{"[a](../../../../etc/passwd)", "1:1", "\"../../../../etc/passwd\" leads out of the module"},
		{"[a](%2e%2e/%2e%2e/%2e%2e/etc/passwd)", "1:1", "\"%2e%2e/%2e%2e/%2e%2e/etc/passwd\" leads out of the module"},
		{"[a](..\\..\\x)", "1:1", ""},
		{"[a](index.md){onclick=\"alert(1)\"}", "1:24", "the attribute onclick means nothing here"},
		{"[a]{style=\"color:red\"}", "1:12", "the attribute style means nothing here"},
		{"a {onload=\"alert(1)\"}", "1:12", "the attribute onload means nothing here"},
		{"[a]{lang=\"x onload=alert(1)\"}", "1:11", "is no language tag"},
		{"[a]{dir=\"auto onload=x\"}", "1:10", "dir cannot be"},
		{"a {.x\"onload}", "", ""},
		{"a\x00b", "1:2", "control character U+0000"},
		{"a\x1b[31mb", "1:2", "control character U+001B"},
		{"a\u202eb", "1:2", "bidirectional control character U+202E"},
		{"a\u2066b", "1:2", "bidirectional control character U+2066"},
		{"a\u0085b", "1:2", "control character U+0085"},
		{"a\rb", "1:2", "control character U+000D"},
		{"a \xff b", "1:3", "the file is not UTF-8"},
		{"```html\"onload=x\na\n```", "1:1", "the language"},
	} {
		t.Run(c.text, func(t *testing.T) {
			t.Parallel()
			content := filepath.Join(t.TempDir(), "content")
			if err := os.CopyFS(content, os.DirFS(tides)); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(content, "article/02-bad.md"), []byte("# T\n\n"+c.text+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
			place := "content/article/02-bad.md:"
			if line, column, ok := strings.Cut(c.place, ":"); ok {
				n := 0
				fmt.Sscan(line, &n)
				place += fmt.Sprint(n+2, ":", column, ": ")
			}
			said := loadFrom(t, content)
			for line := range strings.Lines(said) {
				if strings.HasPrefix(line, place) && strings.Contains(line, "error: ") && strings.Contains(line, c.want) {
					return
				}
			}
			t.Errorf("want %s … %s, got\n%s", place, c.want, said)
		})
	}
}
