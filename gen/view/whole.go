package view

import (
	"fmt"

	"lectern/gen/module"
)

// wholePath is where the article stands on one page. No section has this
// path: theirs lie in article/.
const wholePath = "article.html"

// hasWhole tells whether the article stands on one page too.
func (b *Builder) hasWhole() bool { return len(b.M.Sections) > 1 && !b.M.Long() }

// checkID is the id of the heading above a section's questions.
const checkID = "check-yourself"

// inWhole is a target's whole article: the sections are parts of one page, and
// every id stands behind its section's.
type inWhole struct {
	Target
	numbers map[string]int    // of sections, by path
	apart   map[string]string // the questions, which stand on other pages alone
}

func (t inWhole) Href(_, page, id string) string {
	switch n := t.numbers[page]; {
	case n == 0 || t.apart[id] != "" || id == checkID:
		return t.Target.Href(wholePath, page, id)
	case id == "":
		return "#" + wholeID(n)
	default:
		return "#" + t.Anchor(page, id)
	}
}

func (t inWhole) Anchor(page, id string) string { return wholeID(t.numbers[page]) + "-" + id }

func (t inWhole) Picture(_, picture string) string { return t.Target.Picture(wholePath, picture) }

// wholeID is a section's id on the page of all.
func wholeID(number int) string { return fmt.Sprintf("s%d", number) }

// whole is the article on one page: the text of every section with its notes,
// without questions and links to the glossary.
func (b *Builder) whole(p *Page) {
	t := inWhole{b.Target, map[string]int{}, b.home}
	for _, s := range b.M.Sections {
		t.numbers[b.pagePath[s.Path]] = s.Number
	}
	in := *b
	in.Target, in.Shift = t, b.Shift+1
	var main WholePage
	for _, s := range b.M.Sections {
		main.Sections = append(main.Sections, in.wholeSection(s))
		p.Contents = append(p.Contents, Link{Href: "#" + wholeID(s.Number), Text: b.titleOf(&s.Page)})
		p.Minutes += minutes(s.Words)
		p.Words += s.Words
	}
	p.Label = b.word("sections-count", len(b.M.Sections))
	p.Trail = []Link{b.homeLink(p)}
	p.Main = main
}

func (b *Builder) wholeSection(s *module.Section) WholeSection {
	path := b.pagePath[s.Path]
	p := &Page{Kind: KindSection, Path: path, Handout: true, Heading: b.titleOf(&s.Page),
		anchor: func(id string) string { return b.Target.Anchor(path, id) }}
	p.Main = b.sectionText(p, s, b.renderer(path, s.Path), text)
	return WholeSection{ID: wholeID(s.Number), Page: p}
}
