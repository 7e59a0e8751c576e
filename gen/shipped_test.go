package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lectern/gen/markup"
	"lectern/gen/module"
)

// TestShippedIsSound wants not one word to be said about the shipped module.
func TestShippedIsSound(t *testing.T) {
	t.Parallel()
	_, faults := load(t, shipped)
	for _, f := range faults {
		t.Error(f)
	}
}

// TestShippedIsWhole counts what the reading edition has against the article:
// nine sections, fifty paragraphs, five items of lists, 42 notes in the order
// of their labels, 28 works cited.
func TestShippedIsWhole(t *testing.T) {
	t.Parallel()
	m, _ := load(t, shipped)
	count := func(what string, got, want int) {
		t.Helper()
		if got != want {
			t.Errorf("%d %s, the article has %d", got, what, want)
		}
	}
	atLeast := func(what string, got, want int) {
		t.Helper()
		if got < want {
			t.Errorf("%d %s, at least %d are promised", got, what, want)
		}
	}
	count("sections", len(m.Sections), 9)

	paragraphs, items, number := 0, 0, 0
	for _, s := range m.Sections {
		markup.Walk(s.Body, func(b markup.Block) {
			switch b := b.(type) {
			case *markup.Paragraph:
				if b.Number > 0 {
					paragraphs++
				}
			case *markup.List:
				items += len(b.Items)
			}
		})
		for _, p := range s.Passages {
			if number++; p.Number != number {
				t.Errorf("%s: passage %d has the number %d", s.Path, number, p.Number)
			}
			if p.ID == "" {
				t.Errorf("%s: passage %d has no id", s.Path, p.Number)
			}
		}
	}
	count("paragraphs", paragraphs, 50)
	count("list items", items, 5)
	count("passages", number, 55)

	var labels []string
	works := map[string]bool{}
	for _, s := range m.Sections {
		for _, n := range s.Notes {
			labels = append(labels, n.Label)
			if n.Refs != 1 {
				t.Errorf("the note %s has %d marks", n.Label, n.Refs)
			}
			for _, c := range n.Cites {
				works[c.Key] = true
			}
			if len(n.Cites) == 0 {
				t.Errorf("the note %s cites nothing", n.Label)
			}
		}
	}
	count("notes", len(labels), 42)
	for i, label := range labels {
		if label != strconv.Itoa(i+1) {
			t.Errorf("note %d is labelled %s", i+1, label)
		}
	}
	count("works cited", len(works), 28)
	count("references, the article among them", len(m.References.Works), 29)
	if works[m.Article.Text] || m.References.Works[m.Article.Text] == nil {
		t.Errorf("the article %s is cited by its own notes, or not listed", m.Article.Text)
	}
	if m.Glossary == nil || m.Teaching == nil {
		t.Fatal("a glossary and a page for instructors are promised")
	}
	atLeast("terms in the glossary", len(m.Glossary.Terms), 25)
	atLeast("dated events", len(m.Timeline), 20)
	count("research questions", len(m.Questions), 3)
	for _, rq := range m.Questions {
		atLeast("objectives of "+rq.Folder, len(rq.Objectives), 4)
		atLeast("discussion questions of "+rq.Folder, len(rq.Discussion.List), 8)
		atLeast("quiz questions of "+rq.Folder, len(rq.Quiz.List), 14)
	}
}

// TestShippedNotes holds what the notes cite against the article's own. Of
// its 42 notes, 15 only refer back ("Ibid.", "op. cit."): each must name the
// work and page that are meant. Note 19 cites two works.
func TestShippedNotes(t *testing.T) {
	t.Parallel()
	m, _ := load(t, shipped)
	for _, c := range []struct{ note, cites string }{
		{"4", "tokayev2021"},                // after 3
		{"6", "akimbekov2021"},              // after 5
		{"8", "lavrov2021"},                 // after 7
		{"11", "deyermond2016 p. 957"},      // after 10
		{"12", "deyermond2016 pp. 962–967"}, // after 11
		{"13", "deyermond2016 pp. 967–971"}, // after 12
		{"16", "abdelal2001 p. 3"},          // to 9
		{"22", "idanshaffer2011 p. 252"},    // after 21
		{"23", "abdelal2001"},               // to 9; no page is printed
		{"28", "rostovsky2013"},             // after 27
		{"31", "buzanwaever2003 p. 70"},     // to 29
		{"32", "lukin2011 p. 8"},            // to 30
		{"33", "buzanwaever2003 p. 44"},     // to 29
		{"34", "buzanwaever2003 p. 491"},    // after 33
		{"38", "menon1995 p. 169"},          // after 37
		{"9", "abdelal2001 p. 4"},           // what those refer to
		{"10", "deyermond2016"},
		{"21", "idanshaffer2011 p. 224"},
		{"29", "buzanwaever2003"},
		{"30", "lukin2011 p. 8"},
		{"37", "menon1995 p. 158"},
		{"19", "kassenova2013 pp. 149–154; sultanov2015 p. 106"},
	} {
		n := m.Notes[c.note]
		if n == nil {
			t.Errorf("there is no note %s", c.note)
			continue
		}
		var cites []string
		for _, item := range n.Cites {
			cites = append(cites, strings.TrimSpace(item.Key+" "+item.Locator))
		}
		if got := strings.Join(cites, "; "); got != c.cites {
			t.Errorf("note %s cites %s, the article %s", c.note, got, c.cites)
		}
		if text := strings.ToLower(markup.BlockText(n.Blocks)); strings.Contains(text, "ibid") || strings.Contains(text, "op. cit") {
			t.Errorf("note %s refers back: %s", c.note, text)
		}
	}
}

// TestShippedIsTaught wants every objective to be taught, discussed and tested
// more than once and at two levels, and every rationale to rest on a quotation
// that its passage holds.
func TestShippedIsTaught(t *testing.T) {
	t.Parallel()
	m, _ := load(t, shipped)
	for id, a := range m.Align() {
		var levels []string
		for _, q := range a.Tested {
			levels = append(levels, string(q.Level))
		}
		slices.Sort(levels)
		if len(a.Taught) == 0 || len(a.Discussed) == 0 || len(a.Tested) < 2 || len(slices.Compact(levels)) < 2 {
			t.Errorf("%s: taught %d, discussed %d, tested %d times, at the levels %v", id, len(a.Taught), len(a.Discussed), len(a.Tested), levels)
		}
	}
	rationales := 0
	for _, q := range m.AllQuestions() {
		quoted, err := evidence(m, q.File.Path, q.Rationale.Blocks)
		if err != nil {
			t.Errorf("%s: %s: %v", q.Pos(q.Off), q.ID, err)
		}
		if quoted == 0 {
			t.Errorf("%s: %s rests on no quotation", q.Pos(q.Off), q.ID)
		}
		rationales++
	}
	if rationales < 42 {
		t.Errorf("%d rationales", rationales)
	}
}

// evidence counts the quotations among links, and says which does not hold.
func evidence(m *module.Module, file string, blocks []markup.Block) (quoted int, err error) {
	markup.Inlines(blocks, func(in markup.Inline) {
		l, ok := in.(*markup.Link)
		if !ok {
			return
		}
		text, ok := module.Quotation(l)
		if !ok {
			return
		}
		quoted++
		place, fault, _ := m.Resolve(strings.TrimPrefix(file, module.Root+"/"), l.To)
		switch p := m.Passage(place); {
		case fault != "" || p == nil:
			err = fmt.Errorf("%s is no passage: %s", l.To, fault)
		case !p.Holds(text):
			err = fmt.Errorf("%s does not say %q", l.To, text)
		}
	})
	return quoted, err
}
