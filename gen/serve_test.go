package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

// startPreview shows a module of the test's and gives its address.
func startPreview(t *testing.T, content string) (root, address string) {
	t.Helper()
	root = install(t, content)
	r, err := newRun(settings{root: root, quiet: true}, io.Discard, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- r.serveAt(ctx, listener) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		r.folders.Close()
	})
	return root, "http://" + listener.Addr().String()
}

func get(t *testing.T, address string) (status int, body string) {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(data)
}

// told asks what has become of a page until it is other than it was.
func told(t *testing.T, address, name string, known *state) {
	t.Helper()
	for before := *known; *known == before; {
		_, answer := get(t, address+previewPath+"state.js?"+url.Values{"path": {name}, "page": {known.Page}, "seen": {known.Seen}}.Encode())
		fields := regexp.MustCompile(`"page":"(.*?)","seen":"(.*?)","faults":"(.*)"}\)`).FindStringSubmatch(answer)
		if fields == nil {
			t.Fatalf("the preview says %s", answer)
		}
		*known = state{fields[1], fields[2], fields[3]}
	}
}

// rewrite changes a file as editors do: in one step, so that nobody reads half
// of it.
func rewrite(t *testing.T, file, from, to string) {
	t.Helper()
	text := read(t, file)
	if !strings.Contains(text, from) {
		t.Fatalf("%s has no %q", file, from)
	}
	written := filepath.Join(t.TempDir(), "written")
	if err := os.WriteFile(written, []byte(strings.ReplaceAll(text, from, to)), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(written, file); err != nil {
		t.Fatal(err)
	}
}

// TestServe edits a module while it is shown: a page follows its file, a slip
// is told in the words of the terminal while the last good page stays, and goes
// when it is mended.
func TestServe(t *testing.T) {
	t.Parallel()
	root, address := startPreview(t, tides)
	const name = "/article/tides.html"
	file := filepath.Join(root, "content/article/01-tides.md")
	var now state
	for page := ""; !strings.Contains(page, "The moon pulls"); _, page = get(t, address+name) {
		told(t, address, name, &now)
	}
	told(t, address, name, &state{}) // what the page is now
	rewrite(t, file, "On the far side", "On the other side")
	told(t, address, name, &now)
	if _, page := get(t, address+name); !strings.Contains(page, "On the other side") {
		t.Error("the page does not follow its file")
	}
	good := now.Page
	rewrite(t, file, "{#pull}", "{#pull")
	told(t, address, name, &now)
	if !strings.Contains(now.Faults, "content/article/01-tides.md:3:") || !strings.Contains(now.Faults, ": error: ") || now.Page != good {
		t.Errorf("a slip is told as %+v", now)
	}
	if _, page := get(t, address+name); !strings.Contains(page, "On the other side") {
		t.Error("the last good page is gone")
	}
	rewrite(t, file, "{#pull", "{#pull}")
	told(t, address, name, &now)
	if now.Faults != "" || now.Page != good {
		t.Errorf("a mended slip leaves %+v", now)
	}
	folder := filepath.Join(root, "content/questions/2-more")
	if err := os.CopyFS(folder, os.DirFS(filepath.Join(root, "content/questions/1-cause"))); err != nil {
		t.Fatal(err)
	}
	for !strings.Contains(now.Faults, "2-more") { // the copy may be seen in parts
		told(t, address, name, &now)
	}
	rewrite(t, filepath.Join(folder, "index.md"), "What causes", "What else causes")
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	for now.Faults != "" {
		told(t, address, name, &now)
	}
	content, away := filepath.Join(root, "content"), filepath.Join(root, "away")
	if err := os.Rename(content, away); err != nil {
		t.Fatal(err)
	}
	for !strings.Contains(now.Faults, "content: error: ") {
		told(t, address, name, &now)
	}
	if err := os.Rename(away, content); err != nil {
		t.Fatal(err)
	}
	for now.Faults != "" {
		told(t, address, name, &now)
	}
}

// TestRemembered wants what is as it was to be neither parsed nor made
// again, and the site in memory to be that of a folder.
func TestRemembered(t *testing.T) {
	t.Parallel()
	root := install(t, sorting)
	r, err := newRun(settings{root: root, quiet: true}, io.Discard, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	defer r.folders.Close()
	before := newMemories()
	files, faults := r.remake(before)
	if faults != "" || before.files.Parsed() < 8 || before.pages.Fresh() < 15 {
		t.Fatalf("%d files parsed and %d made: %s", before.files.Parsed(), before.pages.Fresh(), faults)
	}
	gen(t, 0, "build", "-q", "-C", root)
	public := os.DirFS(filepath.Join(root, "public"))
	n := 0
	err = fs.WalkDir(public, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "receipt.json" {
			return err
		}
		n++
		data, err := fs.ReadFile(public, name)
		if !bytes.Equal(data, files[name]) {
			t.Errorf("%s is other in memory", name)
		}
		return err
	})
	if err != nil || n != len(files) {
		t.Errorf("%d files are published and %d in memory: %v", n, len(files), err)
	}
	if _, faults := r.remake(before); faults != "" || before.files.Parsed() != 0 || before.pages.Fresh() != 0 || before.shown.Fresh() != 0 {
		t.Errorf("nothing was saved, and %d files are parsed and %d and %d made: %s", before.files.Parsed(), before.shown.Fresh(), before.pages.Fresh(), faults)
	}
	// Made are its own page, that of the whole article, and its piece of the handout.
	rewrite(t, filepath.Join(root, "content/article/01-why-sort.md"), "two clerks a winter", "two clerks a summer")
	if _, faults := r.remake(before); faults != "" || before.files.Parsed() != 1 || before.shown.Fresh() != 1 || before.pages.Fresh() != 3 {
		t.Errorf("one section was saved, and %d are parsed and %d and %d made: %s", before.files.Parsed(), before.shown.Fresh(), before.pages.Fresh(), faults)
	}
}

// TestMemoryOfTrees wants a module that is loaded from memory to be that which
// is loaded anew, however often.
func TestMemoryOfTrees(t *testing.T) {
	t.Parallel()
	root := install(t, shipped)
	r, err := newRun(settings{root: root, quiet: true}, io.Discard, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	defer r.folders.Close()
	kept := newMemories()
	for _, change := range []struct{ file, old, new string }{
		{},
		{"content/article/02-claims.md", "\n\n", "\n\n\n"},
		{"content/questions/3-stages/quiz.md", "\n\n", "\n\n\n"},
		{"content/index.md", "\n\n", "\n\n\n"},
		{"content/article/02-claims.md", "# ", "# Of "},
		{"layouts/parts/colophon.html", `class="whose"`, `class="whose else"`},
		{"layouts/i18n/en.yaml", "Passage %d", "Paragraph %d"},
		{"layouts/i18n/en.yaml", "date-year: ", "date-year: year "},
		{"layouts/questions/choice.html", "<fieldset", "<fieldset class=other"},
		{"content/questions/1-attitude/argument.yaml", "text: ", "text: Or "},
		{"static/css/20-text.css", "{", "{ z-index: 0;"},
		{"static/page/00-base.js", "M2.5 8.5", "M2.5 8.25"},
		{"static/icon.svg", "<svg", "<svg class='other'"},
		{"content/module.yaml", `accent: "#0b6b73"`, `accent: "#7a3b10"`},
		{"content/teaching.md", "```yaml", "```python"},
		{"content/index.md", "\n\n", "\n\n```go\nfunc main() { return }\n```\n\n"},
	} {
		file := change.file
		if file != "" {
			rewrite(t, filepath.Join(root, file), change.old, change.new)
		}
		again, faults := r.remake(kept)
		anew, _ := r.remake(&memories{})
		if faults != "" || len(again) != len(anew) {
			t.Fatalf("%s: %d files and %d: %s", file, len(again), len(anew), faults)
		}
		for name := range anew {
			if !bytes.Equal(again[name], anew[name]) {
				t.Errorf("after a change of %q, %s is not what it would be anew", file, name)
			}
		}
	}
}

// TestPreviewAnswers wants only the pages of this computer to be answered, and
// only with files of the build.
func TestPreviewAnswers(t *testing.T) {
	t.Parallel()
	const policy = "<!doctype html><meta content=\"script-src 'self'\">"
	p := newPreview(fstest.MapFS{"preview.js": {Data: []byte("x")}, "empty.html": {Data: []byte("<title>Not yet</title>")}})
	ask := func(method, host, address string, head ...string) *httptest.ResponseRecorder {
		request := httptest.NewRequest(method, "http://localhost"+address, nil)
		request.Host = host
		for i := 0; i < len(head); i += 2 {
			request.Header.Set(head[i], head[i+1])
		}
		answer := httptest.NewRecorder()
		p.ServeHTTP(answer, request)
		return answer
	}
	if body := ask("GET", "localhost", "/").Body.String(); !strings.Contains(body, "Not yet") || !strings.Contains(body, "preview.js") {
		t.Errorf("before the first build: %s", body)
	}
	p.show(map[string][]byte{"index.html": []byte(policy + "Home"), "404.html": []byte("None"), "a/b.html": []byte(policy + "B"), "handout/c.html": []byte("C"), "search.js": []byte("s")}, "")
	for _, c := range []struct {
		method, host, address string
		head                  []string
		status                int
		body                  string
	}{
		{"GET", "localhost:8080", "/", nil, 200, "Home"},
		{"GET", "127.0.0.1:8080", "/index.html", nil, 200, "Home"},
		{"GET", "[::1]:8080", "/a/b.html?q=1", nil, 200, `B<script src="/~preview/preview.js"`},
		{"HEAD", "localhost", "/a/b.html", nil, 200, ""},
		{"GET", "localhost", "/search.js", nil, 200, "s"},
		{"GET", "localhost", "/nowhere", nil, 404, "None"},
		{"GET", "localhost", "/a/", nil, 404, "None"},
		{"GET", "localhost", "/../serve.go", nil, 404, "None"},
		{"GET", "localhost", "/~preview/../serve.go", nil, 404, "no such file"},
		{"GET", "localhost", "/~preview/preview.js", nil, 200, "x"},
		{"POST", "localhost", "/", nil, 405, "only shows"},
		{"GET", "evil.example", "/", nil, 421, "localhost only"},
		{"GET", "localhost.evil.example", "/", nil, 421, "localhost only"},
		{"GET", "192.168.1.2", "/", nil, 421, "localhost only"},
		{"GET", "", "/", nil, 421, "localhost only"},
		{"GET", "localhost", "/~preview/state.js", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"}, 403, "own pages"},
		{"GET", "localhost", "/", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate"}, 200, "Home"},
		{"GET", "localhost", "/search.js", []string{"Sec-Fetch-Site", "same-origin", "Sec-Fetch-Mode", "no-cors"}, 200, "s"},
	} {
		answer := ask(c.method, c.host, c.address, c.head...)
		if answer.Code != c.status || !strings.Contains(answer.Body.String(), c.body) {
			t.Errorf("%s %s of %q: %d %s", c.method, c.address, c.host, answer.Code, answer.Body)
		}
	}
	if body := ask("GET", "localhost", "/handout/c.html").Body.String(); body != "C" {
		t.Errorf("a page that stands alone is changed: %s", body)
	}
	p.show(nil, "a:1:1: error: </script>")
	if body := ask("GET", "localhost", "/~preview/state.js?path=/").Body.String(); strings.Contains(body, "<") || !strings.Contains(body, "a:1:1: error: ") {
		t.Errorf("the faults are told as %s", body)
	}
}

// TestServeElsewhere wants no preview where others could see it.
func TestServeElsewhere(t *testing.T) {
	t.Parallel()
	for _, address := range []string{":8080", "0.0.0.0:8080", "192.168.1.2:8080", "example.org:80", "localhost", "x"} {
		_, said := gen(t, 2, "serve", "-C", "..", "-addr", address)
		if want := fmt.Sprintf("gen: error: -addr is no place on this computer: %q (write it as localhost:8080)\n", address); said != want {
			t.Errorf("%s: %s", address, said)
		}
	}
}

// TestServeIgnores tells files whose saving makes nothing anew from those of
// the module.
func TestServeIgnores(t *testing.T) {
	t.Parallel()
	for _, root := range []string{".", "a/b", t.TempDir()} {
		r := &run{settings: settings{root: root}}
		for name, want := range map[string]bool{
			"content/README.md": true, "content/article/.01-tides.md.swp": true, "content/index.md~": true, "static/css/#base.css#": true,
			"README.md": true, "public": true, "content/article/01-tides.md": false, "content/article": false, "content": false, "static": false, "layouts/home.html": false,
		} {
			if file := filepath.Join(root, filepath.FromSlash(name)); r.ignored(file) != want {
				t.Errorf("%s is ignored: %v", file, !want)
			}
		}
	}
}
