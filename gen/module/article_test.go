package module

import (
	"fmt"
	"strings"
	"testing"

	"lectern/gen/markup"
)

const numbered = `# In

One. {#one}

- Two
- Three {#three}
  1. Four
  2. Five

{#list}

> Six.
>
> - Seven

{#quote}

| a | b |
|---|---|
| c | d |

{#table}

![alt](a.png "Caption") {#figure}

## Heading

Eight[^1].

[^1]: A note.

    Not numbered.

## Check yourself

### True? {#q}

Not numbered.

- [x] True
- [ ] False

> **Rationale.** So.
`

func TestNumbers(t *testing.T) {
	t.Parallel()
	m, said := load(t, files{"article/01-in.md": numbered, "article/02-out.md": "# Out\n\nNine.\n\n- Ten {#ten}\n", "article/a.png": "x"})
	wantSaid(t, said)
	var got []string
	for _, s := range m.Sections {
		for _, p := range s.Passages {
			got = append(got, fmt.Sprintf("%d %s %q", p.Number, p.ID, p.Texts()))
		}
	}
	want := []string{
		`1 one ["One."]`, `0 list ["Two" "Three" "Four" "Five"]`, `2  ["Two"]`, `3 three ["Three"]`, `4  ["Four"]`, `5  ["Five"]`,
		`0 quote ["Six." "Seven"]`, `6  ["Six."]`, `7  ["Seven"]`, `0 table ["a" "b" "c" "d"]`, `0 figure ["Caption" "alt"]`, `8  ["Eight."]`,
		`9  ["Nine."]`, `10 ten ["Ten"]`,
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("\ngot\n%s\nwant\n%s", g, w)
	}
	for id, number := range map[string]int{"one": 1, "three": 3, "ten": 10, "list": 0, "table": 0} {
		if p := m.Passages[id]; p == nil || p.Number != number {
			t.Errorf("the passage %s is %+v", id, p)
		}
	}
	// What is shown beside a paragraph is the number that the passage has.
	if p, ok := m.Sections[1].Body[0].(*markup.Paragraph); !ok || p.Number != 9 {
		t.Errorf("the second section begins with %+v", m.Sections[1].Body[0])
	}
	if l, ok := m.Sections[1].Body[1].(*markup.List); !ok || l.Items[0].Number != 10 {
		t.Error("the item has another number")
	}
	if s := m.Sections[0]; len(s.Own) != 1 || s.Own[0].ID != "q" || m.Quiz["q"] != s.Own[0] {
		t.Errorf("the section's questions are %v", s.Own)
	}
}

func TestNotes(t *testing.T) {
	t.Parallel()
	m, said := load(t, files{"article/01-in.md": "# In\n\nB[^9], a[^2], b again[^9].\n\n[^2]: See [@smith2020, p. 4; @other].\n\n[^9]: Nine.\n"})
	wantSaid(t, said)
	var got []string
	for _, n := range m.Sections[0].Notes {
		got = append(got, fmt.Sprint(n.Label, n.Refs, len(n.Cites)))
	}
	if s := strings.Join(got, ", "); s != "9 2 0, 2 1 2" && s != "92 0, 21 2" {
		t.Errorf("the notes are %s", s)
	}
	if c := m.Notes["2"].Cites; len(c) != 2 || c[0].Key != "smith2020" || c[1].Key != "other" {
		t.Errorf("the note cites %+v", c)
	}

	const at, two = "content/article/01-in.md:", "content/article/02-out.md:"
	for _, c := range []struct {
		name, in, out string
		want          []string
	}{
		{"not defined", "A[^9].", "", []string{at + `3:2: error: the note 9 is not defined in this file (add a line "[^9]: …" at the file's end)`}},
		{"misspelt", "A[^smith], b[^smyth].\n\n[^smith]: S.", "", []string{at + "3:13: error: the note smyth is not defined in this file (did you mean smith?)"}},
		{"a number is never misspelt", "A[^18], b[^19].\n\n[^18]: S.", "", []string{at + `3:10: error: the note 19 is not defined in this file (add a line`}},
		{"unused", "A.\n\n[^1]: N.", "", []string{at + "5:1: error: nothing refers to the note 1 (put [^1] where it belongs, or delete the note)"}},
		{"a list", "A[^1].\n\n[^1]: N.\n\n    - item", "", []string{at + "7:5: error: in the note 1 stands something else than a paragraph"}},
		{"twice", "A[^1].\n\n[^1]: N.\n\n[^1]: M.", "", []string{at + "7:1: error: the note 1 is defined twice, first in content/article/01-in.md:5 (rename one"}},
		{"twice in the article", "A[^1].\n\n[^1]: N.", "B[^1].\n\n[^1]: M.", []string{two + "5:1: error: the note 1 is defined twice, first in content/article/01-in.md:5 (rename one, and its mark in the text: labels are unique across the article, so numbers run on from section to section)"}},
		{"of another file", "A[^1].\n\n[^1]: N.", "B[^1].", []string{two + "3:2: error: the note 1 is not defined in this file"}},
		{"in a note", "A[^1].\n\n[^1]: N[^2].\n\n[^2]: M.", "", []string{at + "5:8: error: a note refers to a note", at + "7:1: error: nothing refers to the note 2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, said := load(t, files{"article/01-in.md": "# In\n\n" + c.in + "\n", "article/02-out.md": "# Out\n\n" + c.out + "\n"})
			wantSaid(t, said, c.want...)
		})
	}
}

func TestIDs(t *testing.T) {
	t.Parallel()
	const at, two = "content/article/01-in.md:", "content/article/02-out.md:"
	question := "### Q? {#q}\n\n- [x] a\n- [ ] b\n\n> **Rationale.** So.\n"
	for _, c := range []struct {
		name, in, out string
		want          []string
	}{
		{"passage twice", "A. {#a}\n\nB. {#a}", "", []string{at + `5:1: error: the passage id "a" stands twice, first in content/article/01-in.md:3 (rename one: ids are unique across the article)`}},
		{"passage in two files", "A. {#a}", "- B {#a}", []string{two + `3:1: error: the passage id "a" stands twice, first in content/article/01-in.md:3`}},
		{"heading and heading", "## A {#a}\n\n## B {#a}", "", []string{at + `5:6: error: the id "a" stands twice in this file, first in line 3 (rename one)`}},
		{"heading and passage", "## A {#a}\n\nB. {#a}", "", []string{at + `5:4: error: the id "a" stands twice in this file, first in line 3 (rename one)`}},
		{"passage under a heading of its words", "## The drones\n\nB. {#the-drones}", "", []string{at + `5:4: error: the id "the-drones" is that of the heading "The drones" in line 3 too, by its words (choose another here, or give the heading one of its own: {#some-name} at its end)`}},
		{"list above such a heading", "- B\n\n{#drones}\n\n## Drones", "", []string{at + `5:1: error: the id "drones" is that of the heading "Drones" in line 7 too`}},
		{"heading behind one of its words", "## Drones\n\n## Old drones {#drones}", "", []string{at + `5:15: error: the id "drones" is that of the heading "Drones" in line 3 too`}},
		{"passage and heading", "A. {#a}\n\n## B {#a}", "", []string{at + `5:6: error: the id "a" stands twice in this file`}},
		{"passage and question", "A. {#q}\n\n## Check yourself\n\n" + question, "", []string{at + `7:8: error: the id "q" stands twice in this file`}},
		{"passage and a question's text", "A. {#a}\n\n## Check yourself\n\n### Q? {#q}\n\nB. {#a}\n\n- [x] a\n- [ ] b\n\n> **Rationale.** So.\n", "", []string{at + `9:4: error: the id "a" stands twice in this file`}},
		{"question twice", "## Check yourself\n\n" + question, "## Check yourself\n\n" + question, []string{two + `5:1: error: the question id "q" stands twice, first in content/article/01-in.md:5`}},
		{"blank in the article", "A [[b]].", "", []string{at + "3:5: error: a blank stands in the article"}},
		{"its heading in other letters", "## CHECK  yourself:\n\n" + question, "## Check Yourself!\n\n" + strings.Replace(question, "{#q", "{#r", 1), nil},
		{"its heading misspelt", "## Chek yourself\n\n### More\n", "", []string{at + `3:1: error: the heading "Chek yourself" is read as one of the text (write ## Check yourself over questions)`}},
		{"its heading of another level", "### Check yourself\n\nText.\n", "", []string{at + `3:1: error: the heading "Check yourself" is read as one of the text (write ## Check yourself over questions)`}},
		{"headings that are near it", "## Check\n\n## Check your sources\n\n## Cheek\n\nText.\n", "", nil},
		{"options in the text", "## Self-check\n\nWhich?\n\n- [x] a\n- [ ] b\n", "", []string{at + "7:1: error: options stand in the article's text, with the right one in sight (put the question under ## Check yourself)"}},
		{"text before the questions", "## Check yourself\n\nText.\n\n" + question, "", []string{at + `5:1: error: text stands under "Check yourself" before the first question (begin each question with ###)`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, said := load(t, files{"article/01-in.md": "# In\n\n" + c.in + "\n", "article/02-out.md": "# Out\n\n" + c.out + "\n"})
			wantSaid(t, said, c.want...)
		})
	}
}

func TestGlossary(t *testing.T) {
	t.Parallel()
	m, said := load(t, files{"glossary.md": "# Words\n\nIntro of *some* words. And\nmore (a little).\n\nSpring tide\n\n:   A high tide.\n    Also: spring tides, springs\n\nNeap\n\n:   A low one.\n\n    Also: neaps\n"})
	wantSaid(t, said)
	if m.Glossary == nil || len(m.Glossary.Intro) != 1 || len(m.Glossary.Terms) != 2 {
		t.Fatalf("the glossary is %+v", m.Glossary)
	}
	for i, want := range []string{"term-spring-tide|A high tide.|spring tides,springs", "term-neap|A low one.|neaps"} {
		term := m.Glossary.Terms[i]
		if got := term.ID + "|" + markup.BlockText(term.Definition) + "|" + strings.Join(term.Also, ","); got != want {
			t.Errorf("term %d is %s", i+1, got)
		}
		if !m.Anchors["glossary.md"][term.ID] {
			t.Errorf("no link can name %s", term.ID)
		}
	}
	const at = "content/glossary.md:"
	for _, c := range []struct{ text, want string }{
		{"Tide\n\n:   A.\n\nTide\n\n:   B.\n", at + `7:1: error: the term "Tide" stands twice (join the two)`},
		{"Tide\n\n:   A.\n\nText.\n", at + "7:1: error: text stands between terms"},
		{"Tide\n\nNeap\n\n:   A.\n", at + `3:1: error: "Tide" is read as text and looks like a term (write its definition below it as ":   Definition."; an introduction begins with a whole sentence)`},
		{"Spring tide\nthe sea at its highest.\n\nNeap\n\n:   A.\n", at + `3:1: error: "Spring tide" is read as text and looks like a term`},
		{"Tide\nThe sea rises.\n\nNeap\n\n:   A.\n", at + `3:1: error: "Tide" is read as text and looks like a term`},
		{"Neap\n\n:   A.\n\nTide (high)\n", at + `7:1: error: "Tide (high)" is read as text and looks like a term`},
		{"**Tide**: the sea rises.\n\nNeap\n\n:   A.\n", at + `3:1: error: "Tide" is read as text and looks like a term`},
		{"- **Tide:** the sea rises.\n- **Neap** low\n", at + `3:1: error: "Tide:" is read as text and looks like a term`},
		{"## Tide\n\nThe sea rises.\n\nNeap\n\n:   A.\n", at + `3:1: error: "Tide" is read as text and looks like a term`},
		{"Tide: the sea rises.\n\nNeap\n\n:   A.\n", at + `3:1: error: "Tide" is read as text and looks like a term`},
		{"- Spring tide: the sea\n  at its highest.\n\nNeap\n\n:   A.\n", at + `3:1: error: "Spring tide" is read as text and looks like a term`},
		{"Words that help.\n", at + `1:1: error: the glossary has no term (write a term on a line of its own, and below it ":   Definition."; or delete the file)`},
		{"Tide\n\n:   A.\n    also: tides\n", at + `6:5: error: the other forms of "Tide" are not read: "also: tides" (write them as the definition's last line: Also: form, other form)`},
		{"Tide\n\n:   A.\n    Also: tides,\n    high tides\n", at + `6:5: error: the other forms of "Tide" are not read: "Also: tides,"`},
		{"Tide\n\n:   A.\n    Also tides, tidal\n", at + `6:5: error: the other forms of "Tide" are not read: "Also tides, tidal"`},
		{"Tide\n\n:   Also: tides\n\n    A.\n", at + `5:5: error: the other forms of "Tide" are not read: "Also: tides"`},
		{"Tide\nNeap\n\n:   A.\n", at + `3:1: error: two terms share one definition: "Tide" and "Neap"`},
		{"Tide\n\n:   Also: tides\n", at + `3:1: error: the term "Tide" has no definition`},
	} {
		_, said := load(t, files{"glossary.md": "# Words\n\n" + c.text})
		wantSaid(t, said, c.want)
	}
	for _, sound := range []string{
		"These are the words: they help.\n\nTide\n\n:   A.\n",
		"Tide\n\n:   A.\n    Also used of lakes.\n\nNeap\n:   B.\n    Also said\n    of *low* water\n",
	} {
		_, said := load(t, files{"glossary.md": "# Words\n\n" + sound})
		wantSaid(t, said)
	}
}
