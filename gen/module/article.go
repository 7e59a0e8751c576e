package module

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"lectern/gen/markup"
	"lectern/gen/quiz"
	"lectern/gen/source"
)

// checkHeading is the heading under which a section's own questions stand.
const checkHeading = "Check yourself"

// isCheck tells whether a heading is that one, letters and words alone
// counting; near tells whether it only resembles it.
func isCheck(h *markup.Heading) (is, near bool) {
	letters := func(s string) string { return strings.ReplaceAll(markup.Slug(s), "-", "") }
	edits := source.Distance(letters(markup.PlainText(h.Content)), letters(checkHeading), 3)
	is = edits == 0 && h.Level == 2
	return is, !is && edits < 3
}

// MostWords is how long an article may be, in words, that stands on one page: a
// book of some two hundred pages. A longer page opens and scrolls too slowly on
// a phone to be of use.
const MostWords = 60_000

// Long tells whether the article is too long to be had on one page unasked.
func (m *Module) Long() bool {
	words := 0
	for _, s := range m.Sections {
		words += s.Words
	}
	return words > MostWords
}

func (m *Module) readSection(file, slug string, number int, log *source.Log) *Section {
	page, front := m.readPage(file, []string{"title", "check"}, log)
	if page == nil {
		return nil
	}
	s := &Section{Page: *page, Slug: slug, Number: number, Body: page.Doc.Blocks}
	if v := front["check"]; v != nil {
		for _, id := range v.list() {
			at := id.pos()
			s.Drawn = append(s.Drawn, quiz.Name{Off: page.Doc.File.Offset(at.Line) + at.Column - 1, Text: id.text()})
		}
	}
	for i, b := range s.Body {
		if l, ok := b.(*markup.List); ok && l.Items[0].Task != markup.NoTask {
			log.Error(page.Doc.File.Pos(b.Start()), "options stand in the article's text, with the right one in sight", "put the question under ## "+checkHeading)
		}
		h, ok := b.(*markup.Heading)
		if !ok {
			continue
		}
		is, near := isCheck(h)
		if near {
			log.Error(page.Doc.File.Pos(b.Start()), fmt.Sprintf("the heading %q is read as one of the text", markup.PlainText(h.Content)), "write ## "+checkHeading+" over questions")
		}
		if is {
			var intro []markup.Block
			intro, s.Own = quiz.Read(page.Doc.File, s.Body[i+1:], 3, log.Under(readQuestion))
			for _, b := range intro {
				log.Error(page.Doc.File.Pos(b.Start()), "text stands under \"Check yourself\" before the first question", "begin each question with ###")
			}
			s.Body = s.Body[:i]
			break
		}
	}
	for range strings.FieldsSeq(markup.BlockText(s.Body)) {
		s.Words++
	}
	s.passages()
	return s
}

// passages lists what of a section can be referred to, in order. Its numbers
// count from 1; derive makes them run through the article.
func (s *Section) passages() {
	number := 0
	add := func(id string, off int, numbered bool, blocks ...markup.Block) *Passage {
		p := &Passage{Section: s, ID: id, Off: off, Blocks: blocks}
		if numbered {
			number++
			p.Number = number
		}
		s.Passages = append(s.Passages, p)
		return p
	}
	// named adds a block that has a name and no number.
	named := func(b markup.Block) {
		id := ""
		switch b := b.(type) {
		case *markup.Paragraph: // of an item, behind its first
			id = b.Attr.ID
		case *markup.Quote:
			id = b.Attr.ID
		case *markup.Table:
			id = b.Attr.ID
		case *markup.Figure:
			id = b.Attr.ID
		}
		if id != "" {
			add(id, b.Start(), false, b)
		}
	}
	var list func(*markup.List)
	var quote func(*markup.Quote)
	paragraph := func(p *markup.Paragraph) {
		p.Number = add(p.Attr.ID, p.Start(), true, p).Number
	}
	list = func(l *markup.List) {
		if l.Attr.ID != "" {
			add(l.Attr.ID, l.Start(), false, l)
		}
		for _, it := range l.Items {
			own, inner := splitItem(it)
			it.Number = add(it.Attr.ID, it.Start(), true, own...).Number
			for _, b := range it.Blocks {
				named(b)
			}
			for _, b := range inner {
				list(b)
			}
		}
	}
	quote = func(q *markup.Quote) {
		named(q)
		for _, b := range q.Blocks {
			switch b := b.(type) {
			case *markup.Paragraph:
				paragraph(b)
			case *markup.List:
				list(b)
			case *markup.Quote:
				quote(b)
			}
		}
	}
	for _, b := range s.Body {
		switch b := b.(type) {
		case *markup.Paragraph:
			paragraph(b)
		case *markup.List:
			list(b)
		case *markup.Quote:
			quote(b)
		default:
			named(b)
		}
	}
}

// splitItem parts an item's own blocks from the lists nested in it.
func splitItem(it *markup.Item) (own []markup.Block, inner []*markup.List) {
	for _, b := range it.Blocks {
		if l, ok := b.(*markup.List); ok {
			inner = append(inner, l)
			continue
		}
		own = append(own, b)
	}
	return own, inner
}

// derive numbers passages through the article and fills the module's indexes.
func (m *Module) derive(log *source.Log) {
	m.Sections = sound(m.Sections)
	number := 0
	for _, s := range m.Sections {
		first := number
		for _, p := range s.Passages {
			if p.Number > 0 {
				p.Number += first
				number = p.Number
			}
			if p.ID != "" {
				m.passage(p, log)
			}
		}
		renumber(s.Body, first)
		m.notes(s, log)
	}
	m.terms()
	m.questionIDs(log)
	m.anchors(log)
	m.blanks(log)
}

// blanks reports blanks outside questions, in which the quiz room has found
// them: no page has a field to show for one.
func (m *Module) blanks(log *source.Log) {
	bodies := map[string][]markup.Block{}
	for _, s := range m.Sections {
		bodies[s.Path] = s.Body
	}
	for _, p := range m.Pages() {
		where, body := "on a page without questions", p.Doc.Blocks
		if strings.HasPrefix(p.Path, "article/") {
			where, body = "in the article", bodies[p.Path]
		}
		if name := path.Base(p.Path); name == "quiz.md" || name == "discussion.md" {
			where, body = "outside a question", nil
		}
		say := func(in markup.Inline) {
			if b, ok := in.(*markup.Blank); ok {
				log.Error(p.Doc.File.Pos(b.Off), "a blank stands "+where, "blanks belong to questions; escape the brackets as \\[\\[ if they are text")
			}
		}
		if p.Doc.Title != nil {
			markup.Each(p.Doc.Title.Content, say)
		}
		markup.Inlines(body, say)
		for _, n := range p.Doc.Notes {
			markup.Inlines(n.Blocks, say)
		}
	}
}

// sound drops sections that could not be read.
func sound(list []*Section) []*Section {
	var kept []*Section
	for _, s := range list {
		if s != nil {
			kept = append(kept, s)
		}
	}
	return kept
}

func renumber(blocks []markup.Block, add int) {
	markup.Walk(blocks, func(b markup.Block) {
		switch b := b.(type) {
		case *markup.Paragraph:
			if b.Number > 0 {
				b.Number += add
			}
		case *markup.List:
			for _, it := range b.Items {
				if it.Number > 0 {
					it.Number += add
				}
			}
		}
	})
}

func (m *Module) passage(p *Passage, log *source.Log) {
	if other := m.Passages[p.ID]; other != nil {
		at := other.Section.Doc.File.Pos(other.Off)
		m.twice[p.Section.Path+"#"+p.ID] = p
		m.amiss[p.Section.Path] = true // the id that it should have is missing
		log.Error(p.Section.Doc.File.Pos(p.Off), fmt.Sprintf("the passage id %q stands twice, first in %s:%d", p.ID, at.File, at.Line), "rename one: ids are unique across the article")
		return
	}
	m.Passages[p.ID] = p
}

var numeral = regexp.MustCompile(`^[0-9]+$`)

// notes files a section's notes in the order of their first reference, and
// reports those that are referred to and not defined, or the other way round.
func (m *Module) notes(s *Section, log *source.Log) {
	file := s.Doc.File
	defined := map[string]*Note{}
	for _, n := range s.Doc.Notes {
		note := &Note{Note: n, Section: s}
		markup.Inlines(n.Blocks, func(in markup.Inline) {
			switch in := in.(type) {
			case *markup.Citation:
				note.Cites = append(note.Cites, in.Items...)
			case *markup.NoteRef:
				log.Error(file.Pos(in.Off), "a note refers to a note", "say in words what is meant, and cite the work: [@key, p. 4]")
			}
		})
		if other := m.Notes[n.Label]; other != nil {
			at := other.Section.Doc.File.Pos(other.Start())
			help := "rename one: labels are unique across the article"
			if other.Section != s {
				help = "rename one, and its mark in the text: labels are unique across the article, so numbers run on from section to section"
			}
			log.Error(file.Pos(n.Start()), fmt.Sprintf("the note %s is defined twice, first in %s:%d", n.Label, at.File, at.Line), help)
			if defined[n.Label] == nil { // for its marks here
				defined[n.Label] = note
			}
			continue
		}
		if len(n.Blocks) == 0 {
			log.Error(file.Pos(n.Start()), fmt.Sprintf("the note %s is empty", n.Label), "write it behind the colon")
		}
		for _, b := range n.Blocks {
			if _, ok := b.(*markup.Paragraph); !ok {
				log.Error(file.Pos(b.Start()), fmt.Sprintf("in the note %s stands something else than a paragraph", n.Label), "write it in sentences: a note has no lists, quotes or tables; or begin it at the line's beginning, where it belongs to the text")
			}
		}
		m.Notes[n.Label], defined[n.Label] = note, note
	}
	markup.Inlines(s.Body, func(in markup.Inline) {
		ref, ok := in.(*markup.NoteRef)
		if !ok {
			return
		}
		note := defined[ref.Label]
		if note == nil {
			var known []string
			for label := range defined {
				known = append(known, label)
			}
			help := "add a line \"[^" + ref.Label + "]: …\" at the file's end"
			if !numeral.MatchString(ref.Label) { // no number is another one misspelt
				help = source.Suggest(ref.Label, known, help)
			}
			log.Error(file.Pos(ref.Off), fmt.Sprintf("the note %s is not defined in this file", ref.Label), help)
			return
		}
		if note.Refs++; note.Refs == 1 {
			s.Notes = append(s.Notes, note)
		}
	})
	for _, n := range s.Doc.Notes {
		if note := defined[n.Label]; note != nil && note.Note == n && note.Refs == 0 && m.Notes[n.Label] == note {
			log.Error(file.Pos(n.Start()), fmt.Sprintf("nothing refers to the note %s", n.Label), "put [^"+n.Label+"] where it belongs, or delete the note")
		}
	}
}

// questionIDs files questions by id: unique in the module.
func (m *Module) questionIDs(log *source.Log) {
	seen := map[string]source.Pos{}
	unique := func(id string, at source.Pos) bool {
		if first, twice := seen[id]; twice {
			log.Error(at, fmt.Sprintf("the question id %q stands twice, first in %s:%d", id, first.File, first.Line), "rename one: question ids are unique in the module")
			return false
		}
		seen[id] = at
		return true
	}
	for _, q := range m.AllQuestions() {
		if unique(q.ID, q.Pos(q.Off)) {
			m.Quiz[q.ID] = q
		}
	}
	for _, rq := range m.Questions {
		if rq.Discussion == nil {
			continue
		}
		for _, d := range rq.Discussion.List {
			if unique(d.ID, d.File.Pos(d.Off)) {
				m.Talk[d.ID] = d
			}
		}
	}
}

// AllQuestions lists the quizzes' questions, then those that sections hold
// themselves, each in order.
func (m *Module) AllQuestions() []*quiz.Question {
	var all []*quiz.Question
	for _, rq := range m.Questions {
		if rq.Quiz != nil {
			all = append(all, rq.Quiz.List...)
		}
	}
	for _, s := range m.Sections {
		all = append(all, s.Own...)
	}
	return all
}
