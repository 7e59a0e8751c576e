package main

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"lectern/gen/module"
	"lectern/gen/output"
)

// raw takes the pages of a site as they were before they are minified.
type raw struct {
	mu    sync.Mutex
	pages map[string][]byte
}

func (r *raw) AddAsset(name string, _ []byte) (string, error) { return "assets/" + name, nil }
func (r *raw) AddFile(string, []byte) error                   { return nil }
func (r *raw) AddFileParts(string, output.Parts) error        { return nil }

func (r *raw) AddMade(name string, _ any, html func() ([]byte, error)) error {
	page, err := html()
	if err != nil {
		return err
	}
	return r.AddPage(name, page)
}

func (r *raw) AddPage(name string, page []byte) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.pages[name] = bytes.Clone(page)
	return nil
}

func (r *raw) AddParts(name string, parts output.Parts) error {
	var whole []byte
	for part, err := range parts {
		if err != nil {
			return err
		}
		whole = append(whole, part...)
	}
	return r.AddPage(name, whole)
}

// TestMinified wants minifying to change nothing that a reader, a link or a
// form would notice, on any page of any module.
func TestMinified(t *testing.T) {
	t.Parallel()
	for _, content := range []string{shipped, sorting, tides} {
		root := install(t, content)
		r, err := newRun(settings{root: root, quiet: true}, io.Discard, io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		defer r.folders.Close()
		m, look, err := r.prepare(module.Load)
		if err != nil {
			t.Fatal(err)
		}
		before := &raw{pages: map[string][]byte{}}
		if err := r.make(m, look, before); err != nil {
			t.Fatal(err)
		}
		if len(before.pages) < 10 {
			t.Fatalf("%s has only %d pages", content, len(before.pages))
		}
		for name, page := range before.pages {
			was := noticed(t, page)
			minified, err := output.Minify(path.Ext(name), page)
			if err != nil {
				t.Fatal(err)
			}
			is := noticed(t, minified)
			for i := range max(len(was), len(is)) {
				if i >= len(was) || i >= len(is) || was[i] != is[i] {
					t.Errorf("%s: %q has become %q", name, was[min(i, len(was)):min(i+2, len(was))], is[min(i, len(is)):min(i+2, len(is))])
					break
				}
			}
		}
	}
}

// seenBy are the attributes that somebody sees: links, names, what forms hold.
var seenBy = []string{"id", "href", "src", "for", "name", "value", "type", "checked", "selected", "disabled", "multiple", "hidden", "open", "alt", "title", "aria-label", "aria-current", "aria-hidden", "role", "lang", "dir", "datetime", "placeholder", "content", "tabindex"}

// defaults are values that an attribute has where it is not written.
var defaults = map[string]string{"type=text": "", "type=text/javascript": "", "type=submit": "", "dir=": "", "value=": ""}

// running are elements that part no words.
var running = []string{"a", "abbr", "b", "bdi", "cite", "code", "del", "em", "i", "label", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "tspan", "wbr"}

// noticed is what of a page is noticed, in its order: text with its spaces
// folded, and attributes.
func noticed(t *testing.T, page []byte) (list []string) {
	t.Helper()
	tree, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	var visit func(*html.Node)
	visit = func(n *html.Node) {
		switch n.Type {
		case html.TextNode:
			text.WriteString(n.Data)
		case html.ElementNode:
			if n.Data == "script" || n.Data == "style" {
				return
			}
			for _, a := range n.Attr {
				value := strings.Join(strings.Fields(a.Val), " ")
				if !slices.Contains(seenBy, a.Key) || a.Key == "content" && n.Data == "meta" || slices.Contains([]string{"checked", "selected", "hidden", "open", "disabled", "multiple"}, a.Key) && value != "" {
					value = "" // of a mark it only counts that it is there
				}
				if strings.HasPrefix(value, "data:image/") {
					value = "a drawing" // written another way
				}
				fact := fmt.Sprintf("%s %s=%s", n.Data, a.Key, value)
				if _, isDefault := defaults[a.Key+"="+a.Val]; slices.Contains(seenBy, a.Key) && !isDefault {
					list = append(list, fact)
				}
			}
		}
		apart := n.Type == html.ElementNode && !slices.Contains(running, n.Data)
		if apart {
			text.WriteByte(' ')
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			visit(c)
		}
		if apart {
			text.WriteByte(' ')
		}
	}
	visit(tree)
	slices.Sort(list) // an element's attributes may come in another order
	return append(list, strings.Fields(text.String())...)
}
