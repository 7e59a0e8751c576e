package view

import (
	"bytes"
	"encoding/json"
	"html/template"
	"strings"

	"lectern/gen/markup"
	"lectern/gen/module"
	"lectern/gen/quiz"
)

// SearchPath is the path of the search index. Its name is fixed, so that pages
// stay as they are when another page's text changes.
const SearchPath = "search.js"

// SearchIndex is what is searched, as a script that holds nothing but data:
//
//	lectern.index = [[kind, path, title, [[id, label, text, head?], …]], …]
//
// kind is article, notes, glossary, questions, references or timeline; path and
// id say where a hit leads, label and title what that place is called; head is
// a title or term, which counts for more than text. The text of passages stands
// here once more: an index of words alone would be little smaller, and could not
// show a hit in its sentence. Keys, feedback, hints, rationales and what is for
// the instructor are not in it. It comes in parts, one a section and one of all
// the rest, none of which is kept.
func (b *Builder) SearchIndex(yield func([]byte, error) bool) {
	var x searchIndex
	x.buf.WriteString("lectern.index=[")
	for _, s := range b.M.Sections {
		if err := b.searchSection(&x, s); !yield(x.buf.Bytes(), err) {
			return
		}
		x.buf.Reset()
	}
	err := b.searchRest(&x)
	x.close()
	x.buf.WriteString("];\n")
	yield(x.buf.Bytes(), err)
}

// searchSection adds a section, its notes and its own questions.
func (b *Builder) searchSection(x *searchIndex, s *module.Section) (err error) {
	defer reportMissing(&err)
	page := b.pagePath[s.Path]
	x.part("article", page, plain(b.titleOf(&s.Page)))
	x.title()
	x.prose(s.Body, "", func(number int) string { return b.word("place", s.Number, number) })
	x.part("notes", page, x.name)
	r := b.renderer(page, s.Path)
	for _, n := range s.Notes {
		x.entry("fn-"+n.Label, b.word("note-named", n.Label), plain(template.HTML(noteBody(r, n))), "")
	}
	x.part("questions", page, x.name)
	b.searchQuiz(x, s.Own)
	return nil
}

// searchRest adds what does not belong to a section.
func (b *Builder) searchRest(x *searchIndex) (err error) {
	defer reportMissing(&err)
	for _, rq := range b.M.Questions {
		b.searchQuestion(x, rq)
	}
	b.searchStanding(x)
	return nil
}

// searchQuestion adds a research question's pages.
func (b *Builder) searchQuestion(x *searchIndex, rq *module.ResearchQuestion) {
	x.part("questions", b.pagePath[rq.Index.Path], plain(b.titleOf(rq.Index)))
	x.title()
	x.prose(rq.Index.Doc.Blocks, "", nil)
	if d := rq.Discussion; d != nil {
		x.part("questions", b.pagePath[d.Path], plain(b.titleOf(&d.Page)))
		x.title()
		for i, q := range d.List {
			x.entry(q.ID, b.word("question", i+1), markup.PlainText(q.Stem)+" "+markup.BlockText(q.Body), "")
		}
	}
	if q := rq.Quiz; q != nil {
		x.part("questions", b.pagePath[q.Path], plain(b.titleOf(&q.Page)))
		x.title()
		b.searchQuiz(x, q.List)
	}
}

// searchQuiz adds quiz questions: the stem, and nothing behind it.
func (b *Builder) searchQuiz(x *searchIndex, list []*quiz.Question) {
	for i, q := range list {
		x.entry(q.ID, b.word("question", i+1), markup.PlainText(q.Stem)+" "+markup.BlockText(q.Body), "")
	}
}

// searchStanding adds glossary, references and timeline.
func (b *Builder) searchStanding(x *searchIndex) {
	if g := b.M.Glossary; g != nil {
		x.part("glossary", b.pagePath[g.Path], "")
		for _, t := range g.Terms {
			text := markup.BlockText(t.Definition)
			if len(t.Also) > 0 {
				text += " (" + strings.Join(t.Also, ", ") + ")"
			}
			x.entry(t.ID, "", text, markup.PlainText(t.Name))
		}
	}
	x.part("references", referencesPath, "")
	if w := b.M.References.Works[b.M.Article.Text]; w != nil {
		x.entry("ref-"+w.Key, "", plain(b.reference(w)), "")
	}
	for _, w := range b.M.References.Sorted(b.M.Article.Text) {
		x.entry("ref-"+w.Key, "", plain(b.reference(w)), "")
	}
	x.part("timeline", timelinePath, "")
	for i, e := range b.M.Timeline {
		when := e.Label
		if when == "" {
			when = b.date(e.Date)
		}
		x.entry(eventID(i), when, e.Text, "")
	}
}

// searchIndex is an index in the making: a part is begun by its first entry, so
// that none is empty.
type searchIndex struct {
	buf              bytes.Buffer
	kind, path, name string
	open, any        bool // a part is open; one has been
}

// part ends the part before and names the next.
func (x *searchIndex) part(kind, path, name string) {
	x.close()
	x.kind, x.path, x.name = kind, path, name
}

func (x *searchIndex) close() {
	if x.open {
		x.buf.WriteString("]]")
		x.open = false
	}
}

// title makes the part's own title something to find.
func (x *searchIndex) title() { x.entry("", "", "", x.name) }

// entry adds an entry; one without words is left out.
func (x *searchIndex) entry(id, label, text, head string) {
	text = spaced(text)
	if text == "" && head == "" {
		return
	}
	switch {
	case x.open:
		x.buf.WriteString(",\n")
	default:
		if x.any {
			x.buf.WriteString(",\n")
		}
		x.open, x.any = true, true
		x.buf.WriteByte('[')
		x.list(x.kind, x.path, x.name)
		x.buf.WriteString(",[")
	}
	x.buf.WriteByte('[')
	if head == "" {
		x.list(id, label, text)
	} else {
		x.list(id, label, text, head)
	}
	x.buf.WriteByte(']')
}

// spaced is a text with single spaces between its words.
func spaced(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for word := range strings.FieldsSeq(text) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
	}
	return b.String()
}

// list writes texts as JSON, parted by commas.
func (x *searchIndex) list(texts ...string) {
	to := json.NewEncoder(&x.buf)
	for i, s := range texts {
		if i > 0 {
			x.buf.WriteByte(',')
		}
		_ = to.Encode(s)                // a string always can be
		x.buf.Truncate(x.buf.Len() - 1) // the line's end
	}
}

// prose adds the blocks of a page, one entry a paragraph, item, table, figure or
// piece of code. here is the id to lead to where a block has none; place names
// a numbered passage.
func (x *searchIndex) prose(blocks []markup.Block, here string, place func(number int) string) {
	add := func(id string, number int, text string) {
		label := ""
		switch {
		case number > 0:
			id, label = passageID(number), place(number)
		case id == "":
			id = here
		}
		x.entry(id, label, text, "")
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *markup.Heading:
			here = b.ID
			x.entry(b.ID, "", "", markup.PlainText(b.Content))
		case *markup.Paragraph:
			add(b.Attr.ID, b.Number, markup.PlainText(b.Content))
		case *markup.List:
			for _, it := range b.Items {
				var own, inner []markup.Block
				for _, part := range it.Blocks {
					if _, nested := part.(*markup.List); nested {
						inner = append(inner, part)
					} else {
						own = append(own, part)
					}
				}
				add(it.Attr.ID, it.Number, markup.BlockText(own))
				x.prose(inner, here, place)
			}
		case *markup.Quote:
			x.prose(b.Blocks, here, place)
		case *markup.Table:
			add(b.Attr.ID, 0, markup.BlockText([]markup.Block{b}))
		case *markup.Figure:
			add(b.Attr.ID, 0, b.Caption+" "+b.Image.Alt)
		default:
			add("", 0, markup.BlockText([]markup.Block{b}))
		}
	}
}
