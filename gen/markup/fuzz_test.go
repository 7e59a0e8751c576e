package markup

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"golang.org/x/net/html"

	"lectern/gen/source"
)

// seeds are texts of a whole module and every construct of the grammar.
func seeds(f *testing.F) {
	f.Helper()
	files, err := filepath.Glob("../testdata/sorting/content/*/*.md")
	if err != nil || len(files) == 0 {
		f.Fatalf("no content to begin with: %v", err)
	}
	for _, file := range files[:3] {
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text[:min(len(text), 2000)]))
	}
	f.Add(everything)
	for _, s := range []string{
		"---\ntitle: a\n---\n# T\n\na {#b}\n", "# a[^1] [b](c)\n\n[^1]: [@d, p. 1]", "## [[a | *b*]]\n\n- [ ] a\n- [x] b\n\n{#c .d e=\"f\"}",
		"> **Hint.** a\n> **Rationale.** b\n{#x}", "|a|b|\n|:-|-:|\n|c|d|e|\n{#x}", "```go\na\n``", "a\n:   b\n:   c\n\n    d", ":   a", "[a\n*b*]{lang=la} ]{.x} [y]{#z", "![a [[b]] [^1]](c \"d\") {#e}",
		"1. a\n   - b\n\n     {#c}\n2) d", "    a\n\n\tb\n\n~~~\n", "a\\\nb  \n<i>c</i> &amp; \\& <a@b.c>", "[a][b] [b]\n\n[b]: c 'd'", "[^1]: \n    [^2]: a\n- [^3]: b", "a\n*\t  b", "***a** b*** __c__ ~~d~~ \"e\" 'f' -- --- ...",
	} {
		f.Add(s)
	}
}

// FuzzParse holds parsing and rendering to their promises for any text.
func FuzzParse(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		var log source.Log
		file := source.Read(fstest.MapFS{"a.md": {Data: []byte(text)}}, "", "a.md", &log)
		if file == nil {
			return
		}
		_, body := file.FrontMatter(&log)
		doc := Parse(file, body, "en", &log)
		for _, d := range log.Sorted() {
			inside(t, file, d)
		}
		if doc.Title == nil && !log.Failed() {
			t.Fatal("neither a title nor an error")
		}
		within(t, len(file.Text), doc.Blocks)
		blocks := doc.Blocks
		if doc.Title != nil {
			blocks = append([]Block{doc.Title}, blocks...)
		}
		for _, n := range doc.Notes {
			blocks = append(blocks, n.Blocks...)
		}
		page := plainRenderer().Blocks(blocks)
		if fault := unbalanced(page); fault != "" {
			t.Fatalf("%s\n%s", fault, page)
		}
		if fault := unfit(page); fault != "" && !log.Failed() {
			t.Fatalf("%s\n%s", fault, page)
		}
		BlockText(blocks)
	})
}

// inside tells whether a diagnostic points into the file.
func inside(t *testing.T, f *source.File, d source.Diagnostic) {
	t.Helper()
	if d.Pos.File != f.Path || d.Pos.Line < 1 || d.Pos.Column < 1 || d.Message == "" {
		t.Fatalf("a diagnostic without a place: %v", d)
	}
	all := strings.Split(string(f.Text), "\n")
	if d.Pos.Line > len(all) || d.Pos.Column > utf8.RuneCountInString(all[d.Pos.Line-1])+1 {
		t.Fatalf("a place outside the file: %v", d)
	}
}

// within tells whether blocks begin inside the text.
func within(t *testing.T, size int, list []Block) {
	t.Helper()
	Walk(list, func(b Block) {
		if b.Start() < 0 || b.Start() > size {
			t.Fatalf("a %T at %d of %d", b, b.Start(), size)
		}
	})
}

var void = []string{"br", "hr", "img"}

// unbalanced says what is wrong with the nesting of a page's elements.
func unbalanced(page string) string {
	var open []string
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				return fmt.Sprintf("left open: %v", open)
			}
			return ""
		case html.StartTagToken:
			name, _ := z.TagName()
			if slices.Contains(void, string(name)) {
				continue
			}
			open = append(open, string(name))
		case html.EndTagToken:
			name, _ := z.TagName()
			if len(open) == 0 || open[len(open)-1] != string(name) {
				return fmt.Sprintf("</%s> closes %v", name, open)
			}
			open = open[:len(open)-1]
		case html.CommentToken, html.DoctypeToken, html.SelfClosingTagToken:
			return "this is none of ours: " + string(z.Raw())
		}
	}
}

// unfit says what of a page may not be where no error was reported: a link
// inside a link, and what could act or reach out.
func unfit(page string) string {
	z := html.NewTokenizer(strings.NewReader(page))
	links := 0
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return ""
		}
		token := z.Token()
		switch {
		case token.Data != "a":
		case kind == html.EndTagToken:
			links--
		case kind == html.StartTagToken && links > 0:
			return "a link inside a link"
		case kind == html.StartTagToken:
			links++
		}
		for _, a := range token.Attr {
			scheme, _, found := strings.Cut(strings.ToLower(a.Val), ":")
			switch {
			case strings.HasPrefix(a.Key, "on") || a.Key == "style":
				return "the attribute " + a.Key
			case a.Key == "href" && found && !strings.ContainsAny(scheme, "/#?") && !slices.Contains([]string{"http", "https", "mailto"}, scheme):
				return "an address of the scheme " + scheme
			}
		}
	}
}
