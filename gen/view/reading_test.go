package view

import (
	"encoding/json"
	"fmt"
	"lectern/gen/module"
	"regexp"
	"strings"
	"testing"
)

// page makes the page at a path.
func page(t *testing.T, b *Builder, path string) *Page {
	t.Helper()
	for i, s := range b.Specs {
		if s.Path == path {
			p, err := b.Page(i)
			if err != nil {
				t.Fatal(err)
			}
			return p
		}
	}
	t.Fatalf("there is no page %s", path)
	return nil
}

const seaGlossary = "# Words\n\nTide\n:   The sea’s *rise*, see [the sea](article/01-in.md#twice).\n    Also: tides, tidal\n"

func TestTermLinks(t *testing.T) {
	t.Parallel()
	b := builder(t, map[string]string{
		"glossary.md":       seaGlossary,
		"article/01-in.md":  "# In\n\nThe *tidal* sea & the tide. {#twice}\n",
		"article/02-out.md": "# Out\n\nTides.\n\n“The tide.”\n",
	})
	for path, want := range map[string]string{
		"article/in.html":  `The <em><a class="term" href="../glossary.html#term-tide">tidal</a></em> sea &amp; the tide.`,
		"article/out.html": `</a><a class="term" href="../glossary.html#term-tide">Tides</a>.`,
	} {
		if body := string(page(t, b, path).Main.(Section).Body); !strings.Contains(body, want) {
			t.Errorf("%s: %s\nwant %s", path, body, want)
		}
	}
	term := page(t, b, "glossary.html").Main.(GlossaryPage).Terms[0]
	var uses []string
	for _, u := range term.Uses {
		for _, l := range u.Passages {
			uses = append(uses, fmt.Sprint(u.Section, " ", l.Text, " ", l.Href))
		}
	}
	if got := strings.Join(uses, ", "); got != "§ 1 ¶ 1 article/in.html#p1, § 2 ¶ 2 article/out.html#p2, § 2 ¶ 3 article/out.html#p3" || term.UseCount != 3 {
		t.Errorf("%d uses: %s", term.UseCount, got)
	}
	data, err := b.GlossaryScript()
	text, found := strings.CutPrefix(string(data), "lectern.glossary=")
	terms := map[string][2]string{}
	if err != nil || !found || json.Unmarshal([]byte(text), &terms) != nil {
		t.Fatalf("the glossary's data is %s, %v", data, err)
	}
	if got := terms["term-tide"]; got[0] != "Tide" || !strings.Contains(got[1], `<em>rise</em>, see <a href="article/in.html#twice">`) {
		t.Errorf("the term is %q", got)
	}
}

func TestQuote(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ works, want string }{
		{"- {id: smith2020, type: book, title: Tides}\n", "Tides. Reading edition, 1, § 1 ¶ \uFFFC."},
		{"- {id: smith2020, type: book, title: Why tides?, author: [{family: Smith, given: Ann}, {family: Li, given: Bo}], issued: \"2020-05\", DOI: 10.1000/182}\n",
			"Smith, Ann, Bo Li. Why tides? May 2020. Reading edition, 1, § 1 ¶ \uFFFC. https://doi.org/10.1000/182"},
		{"- {id: smith2020, type: book, title: Tides, author: [{literal: \"The Office.\"}]}\n", "The Office. Tides. Reading edition, 1, § 1 ¶ \uFFFC."},
	} {
		b := builder(t, map[string]string{"references.yaml": c.works})
		if got := page(t, b, "article/in.html").Main.(Section).Quote; got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

var (
	anID   = regexp.MustCompile(` id="([^"]+)"`)
	ownRef = regexp.MustCompile(` href="#([^"]+)"`)
)

// TestWhole wants every id on the page of the whole article to stand once, and
// every link within it to have one.
func TestWhole(t *testing.T) {
	t.Parallel()
	const section = "# %s\n\n## Notes\n\nSee [the other](0%d-%s.md#%s) and [its end](0%[2]d-%[3]s.md#notes).[^%[1]s] {#%[1]s}\n\n## Cite\n\nA tide,[^%[1]s] and [the other's question](0%[2]d-%[3]s.md#q-%[3]s) [there](0%[2]d-%[3]s.md#check-yourself).\n\n[^%[1]s]: Words.\n\n## Check yourself\n\n### Is it? {#q-%[1]s}\n\n- [x] True\n- [ ] False\n\n> **Rationale.** [“the other and its”](#%[1]s)\n"
	b := builder(t, map[string]string{
		"glossary.md":       seaGlossary,
		"article/01-in.md":  fmt.Sprintf(section, "in", 2, "out", "out"),
		"article/02-out.md": fmt.Sprintf(section, "out", 1, "in", "in"),
	})
	p := page(t, b, wholePath)
	ids, all := map[string]bool{}, ""
	for i, s := range p.Main.(WholePage).Sections {
		all += fmt.Sprintf(` id="%s"`, s.ID) + string(s.Page.Main.(Section).Body)
		for _, n := range s.Page.Notes {
			all += fmt.Sprintf(` id="%s"`, n.ID)
			for _, l := range n.Back {
				all += fmt.Sprintf(` href="%s"`, l.Href)
			}
		}
		if want := fmt.Sprintf(` id="s%d-p%d" href="#s%[1]d-p%[2]d"`, i+1, 2*i+1); !strings.Contains(all, want) {
			t.Errorf("%s is not in %s", want, all)
		}
	}
	for _, m := range anID.FindAllStringSubmatch(all, -1) {
		if ids[m[1]] {
			t.Errorf("the id %s stands twice", m[1])
		}
		ids[m[1]] = true
	}
	for _, m := range ownRef.FindAllStringSubmatch(all, -1) {
		if !ids[m[1]] {
			t.Errorf("a link leads to #%s, which is not there", m[1])
		}
	}
	if len(ids) < 14 {
		t.Errorf("only %d ids are found", len(ids))
	}
	if strings.Contains(all, "term") {
		t.Errorf("terms are linked in %s", all)
	}
}

// TestWholeOfLongArticles wants no page of the whole where it would be too long,
// or the same as another.
func TestWholeOfLongArticles(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		sections, words int
		want            bool
	}{{1, 10, false}, {2, 10, true}, {2, module.MostWords/2 + 1, false}} {
		files := map[string]string{}
		for i := range c.sections {
			files[fmt.Sprintf("article/%02d-s%d.md", i+1, i+1)] = "# S\n\n" + strings.Repeat("word\n\n", c.words)
		}
		files["article/01-in.md"] = files["article/01-s1.md"]
		delete(files, "article/01-s1.md")
		b := builder(t, files)
		if got := page(t, b, Home).Module.WholeHref != ""; got != c.want || b.hasWhole() != c.want {
			t.Errorf("%d sections of %d words have a page of the whole: %t", c.sections, c.words, got)
		}
	}
}

// TestContentsOfLongArticles wants a section's contents to list the sections
// around it, and not more where the article has more.
func TestContentsOfLongArticles(t *testing.T) {
	t.Parallel()
	files := map[string]string{}
	for i := 2; i <= 100; i++ {
		files[fmt.Sprintf("article/%03d-s%d.md", i, i)] = "# S\n\nWords.\n"
	}
	b := builder(t, files)
	for slug, want := range map[string]string{"in": "1 to 13", "s50": "38 to 62", "s100": "88 to 100"} {
		near := page(t, b, "article/"+slug+".html").Main.(Section).Near
		before, after := strings.Count(string(near.Before), "<li>"), strings.Count(string(near.After), "<li>")
		if got := fmt.Sprintf("%d to %d", near.First, near.First+before+after); got != want {
			t.Errorf("%s lists %s, want %s", slug, got, want)
		}
		if near.This.Href != slug+".html" {
			t.Errorf("%s lists itself as %s", slug, near.This.Href)
		}
	}
	if p := page(t, b, "article/s98.html"); p.After != 2 {
		t.Errorf("%d minutes follow the last but two, want 2", p.After)
	}
}
