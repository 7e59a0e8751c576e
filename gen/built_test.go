package main

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/html"

	"lectern/gen/markup"
	"lectern/gen/quiz"
)

// buildSite builds the shipped module into a folder of the test's.
func buildSite(t testing.TB) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	var faults bytes.Buffer
	if status := Main([]string{"-C", "..", "-o", out, "-q"}, io.Discard, &faults); status != 0 {
		t.Fatalf("the shipped module does not build:\n%s", &faults)
	}
	return out
}

// pagesOf lists the pages of a built site by their paths, in order.
func pagesOf(t testing.TB, folder string) []string {
	t.Helper()
	var pages []string
	err := fs.WalkDir(os.DirFS(folder), ".", func(path string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(path, ".html") {
			pages = append(pages, path)
		}
		return err
	})
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages in %s: %v", folder, err)
	}
	return pages
}

// The budgets of design.md, in bytes compressed by brotli. A page's own rises
// from 20 kB at 1,500 words to 24 kB at 7,000, and does not fall below.
const (
	styleBudget  = 7_000
	scriptBudget = 7_000
	mostRequests = 5
)

func pageBudget(words int) int {
	return 20_000 + max(0, words-1_500)*(24_000-20_000)/(7_000-1_500)
}

// handoutBudget is a handout's, which holds a whole module with all styles and
// scripts: compressed, and on a disk.
func handoutBudget(words int) (packed, plain int) {
	return 24_000 + words*194/100, 85_000 + words*1295/100
}

// weight is what a page makes a reader load, images apart.
type weight struct {
	page                  string
	words                 int
	html, styles, scripts int // bytes, compressed
	plain                 int // bytes of the page itself, not compressed
	requests              int
}

func (w weight) whole() int { return w.html + w.styles + w.scripts }

// TestBudgets weighs each page with what it loads.
func TestBudgets(t *testing.T) {
	t.Parallel()
	folder := buildSite(t)
	sizes := map[string]int{} // a stylesheet or script is packed once
	packed := func(file string) int {
		if _, ok := sizes[file]; !ok {
			sizes[file] = compressed(t, readFile(t, folder, file))
		}
		return sizes[file]
	}
	var all []weight
	for _, name := range pagesOf(t, folder) {
		page := readFile(t, folder, name)
		w := weight{page: name, html: compressed(t, page), plain: len(page), requests: 1}
		text, loads := readPage(page)
		w.words = len(strings.Fields(text))
		for _, load := range loads {
			if strings.HasPrefix(load, "data:") {
				continue
			}
			w.requests++
			switch file := path.Join(path.Dir(name), load); path.Ext(file) {
			case ".css":
				w.styles += packed(file)
			case ".js":
				w.scripts += packed(file)
			}
		}
		all = append(all, w)
	}
	slices.SortFunc(all, func(a, b weight) int { return b.whole() - a.whole() })
	for i, w := range all {
		handout := strings.HasPrefix(w.page, "handout/")
		budget, plain := pageBudget(w.words), 0
		if handout {
			budget, plain = handoutBudget(w.words)
		}
		if i < 12 {
			t.Logf("%-42s %6d words %6d of %6d bytes: html %6d, styles %5d, scripts %5d; %d requests", w.page, w.words, w.whole(), budget, w.html, w.styles, w.scripts, w.requests)
		}
		switch {
		case handout && w.requests != 1:
			t.Errorf("%s makes %d requests", w.page, w.requests)
		case handout && (w.whole() > budget || w.plain > plain):
			t.Errorf("%s: %d bytes, %d compressed, for %d words: more than %d or %d", w.page, w.plain, w.whole(), w.words, plain, budget)
		case handout:
		case reading(w.page) && w.whole() > budget:
			t.Errorf("%s: %d bytes for %d words, more than %d", w.page, w.whole(), w.words, budget)
		case w.styles > styleBudget:
			t.Errorf("%s: %d bytes of styles, more than %d", w.page, w.styles, styleBudget)
		case w.scripts > scriptBudget:
			t.Errorf("%s: %d bytes of scripts, more than %d", w.page, w.scripts, scriptBudget)
		case w.requests > mostRequests:
			t.Errorf("%s makes %d requests, more than %d", w.page, w.requests, mostRequests)
		case w.page != "404.html" && (w.styles == 0 || w.scripts == 0):
			t.Errorf("%s loads no styles or no scripts: it was not weighed", w.page)
		}
	}
}

// reading tells whether a page is there to be read: the budget is that of
// text. A quiz holds every question's options, feedback and rationale, and a
// student's own page every question's stem; of these the code is limited.
func reading(page string) bool {
	return !strings.HasSuffix(page, "-quiz.html") && page != "work.html"
}

func readFile(t testing.TB, folder, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// compressed is the size of data as hosts send it that pack files beforehand.
func compressed(t testing.TB, data []byte) int {
	t.Helper()
	var buf bytes.Buffer
	w := brotli.NewWriterLevel(&buf, brotli.BestCompression)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Len()
}

// readPage gives the text of a page, and the addresses that it loads by itself.
func readPage(page []byte) (text string, loads []string) {
	var words strings.Builder
	skip, name := false, ""
	attributes := map[string]string{}
	lexer := html.NewLexer(parse.NewInputBytes(page))
	for {
		kind, data := lexer.Next()
		switch kind {
		case html.ErrorToken:
			return words.String(), loads
		case html.StartTagToken:
			name = string(lexer.Text())
			clear(attributes)
			skip = name == "script" || name == "style"
		case html.EndTagToken:
			skip = false
			words.WriteByte(' ')
		case html.AttributeToken:
			attributes[string(lexer.AttrKey())] = strings.Trim(string(lexer.AttrVal()), `"'`)
		case html.StartTagCloseToken, html.StartTagVoidToken:
			switch {
			case name == "script" || name == "img":
				if src := attributes["src"]; src != "" {
					loads = append(loads, src)
				}
			case name == "link" && loaded[attributes["rel"]]:
				loads = append(loads, attributes["href"])
			}
		case html.TextToken:
			if !skip {
				words.Write(data)
			}
		}
	}
}

// loaded are the kinds of link that a browser follows by itself.
var loaded = map[string]bool{"stylesheet": true, "icon": true, "preload": true, "manifest": true}

// TestInstructorsWords looks for the parts that are for instructors alone in
// everything that is published. What is for all is looked for in the same
// way, and has to be found.
func TestInstructorsWords(t *testing.T) {
	t.Parallel()
	folder := buildSite(t)
	var published strings.Builder
	for _, name := range pagesOf(t, folder) {
		text, _ := readPage(readFile(t, folder, name))
		published.WriteString(bare(text))
	}
	all := published.String()
	m, _ := load(t, shipped)
	kept := 0
	look := func(id string, parts []quiz.Part) {
		for _, part := range parts {
			for _, block := range part.Blocks {
				text := bare(markup.BlockText([]markup.Block{block}))
				if text == "" {
					continue
				}
				kept++
				// A sentence of it is enough.
				if start := text[:min(len(text), 60)]; strings.Contains(all, start) {
					t.Errorf("%s: what is for the instructor is published: %s", id, start)
				}
			}
		}
	}
	for id, q := range m.Talk {
		look(id, q.Instructor)
		if stem := bare(markup.PlainText(q.Stem)); !strings.Contains(all, stem) {
			t.Errorf("%s: its stem is not found, so that nothing would be: %s", id, stem)
		}
	}
	for id, q := range m.Quiz {
		look(id, q.Instructor)
	}
	if kept == 0 {
		t.Error("the module has no part for the instructor")
	}
}

var notBare = regexp.MustCompile(`&[#\w]+;|[^\p{L}\p{N}]+`)

// bare is a text without its spaces, marks and character references, which
// typography and minification may change.
func bare(text string) string { return notBare.ReplaceAllString(text, "") }

// TestLongArticle wants no page of everything beside the site of an article too
// long for one, nor a link to it; and the handout all the same where it is
// asked for.
func TestLongArticle(t *testing.T) {
	t.Parallel()
	root, out, dist := t.TempDir(), filepath.Join(t.TempDir(), "public"), t.TempDir()
	generate(t, root, 50) // of 1,200 words each
	for _, args := range [][]string{{"-C", root, "-o", out, "-q"}, {"handout", "-C", root, "-o", dist, "-q"}} {
		if status := Main(args, io.Discard, os.Stderr); status != 0 {
			t.Fatalf("%q ends with status %d", args, status)
		}
	}
	for _, name := range []string{"handout", "article.html"} {
		if _, err := os.Stat(filepath.Join(out, name)); err == nil {
			t.Errorf("%s is beside the site", name)
		}
	}
	if home, err := os.ReadFile(filepath.Join(out, "index.html")); err != nil || bytes.Contains(home, []byte("handout/")) {
		t.Errorf("the front page links a handout (%v)", err)
	}
	if _, err := os.Stat(filepath.Join(dist, "generated-student.html")); err != nil {
		t.Error(err)
	}
}
