package view

import (
	"bytes"
	"fmt"
	"html/template"
	"image"
	_ "image/jpeg" // for the sizes of pictures
	_ "image/png"  // for the sizes of pictures
	"strings"

	"lectern/gen/markup"
	"lectern/gen/module"
	"lectern/gen/quiz"
)

// firstEvents is how many events of the timeline the front page shows.
const firstEvents = 3

// homePage is the front page: index.md, the questions, the sections, the
// timeline's beginning.
func (b *Builder) homePage(p *Page) {
	r := b.renderer(p.Path, "index.md")
	blocks := b.M.Index.Doc.Blocks
	cut := len(blocks)
	for i, block := range blocks {
		if _, ok := block.(*markup.Heading); ok {
			cut = i
			break
		}
	}
	h := HomePage{Lead: template.HTML(r.Blocks(blocks[:cut])), Body: template.HTML(r.Blocks(blocks[cut:])), Objectives: len(b.align)}
	for _, s := range b.M.Sections {
		l := b.sectionLink(p.Path, s)
		h.Minutes += l.Minutes
		h.Sections = append(h.Sections, l)
	}
	for i, rq := range b.M.Questions {
		card := &p.Module.Questions[i]
		if rq.Discussion != nil {
			card.DiscussIDs = ids(rq.Discussion.List, func(d *quiz.Discussion) string { return d.ID })
		}
		if rq.Quiz != nil {
			card.QuizIDs = ids(rq.Quiz.List, func(q *quiz.Question) string { return q.ID })
		}
	}
	if len(b.align) > 0 {
		h.AlignHref = b.Target.Href(p.Path, "alignment.html", "")
	}
	if b.M.Timeline != nil {
		h.Timeline = b.events(p)
		h.Timeline = h.Timeline[:min(firstEvents, len(h.Timeline))]
		h.TimelineHref = b.Target.Href(p.Path, "timeline.html", "")
	}
	p.Main = h
}

// ids are the ids of questions with spaces between them.
func ids[Q any](list []Q, id func(Q) string) string {
	var all []string
	for _, q := range list {
		all = append(all, id(q))
	}
	return strings.Join(all, " ")
}

// sectionLink leads to a section from the page at a path.
func (b *Builder) sectionLink(page string, s *module.Section) Link {
	return Link{Href: b.Target.Href(page, b.pagePath[s.Path], ""), Text: b.titleOf(&s.Page), Label: b.word("section", s.Number), Minutes: minutes(s.Words)}
}

// sectionText gives a page the text and the notes of a section; body renders
// its blocks.
func (b *Builder) sectionText(p *Page, s *module.Section, r *markup.Renderer, body func(*Page, *module.Section, *markup.Renderer) template.HTML) Section {
	back := map[string][]string{}
	r.Note = func(n *markup.NoteRef) (id, target, name string) {
		id = "fnref-" + n.Label
		if k := len(back[n.Label]); k > 0 {
			id = fmt.Sprintf("%s-%d", id, k+1)
		}
		back[n.Label] = append(back[n.Label], p.anchor(id))
		return id, p.anchor("fn-" + n.Label), b.word("note-named", n.Label)
	}
	main := Section{Number: s.Number, Of: len(b.M.Sections), Body: body(p, s, r), Quote: b.quote(s)}
	for _, n := range s.Notes {
		entry := NoteEntry{Label: n.Label, ID: p.anchor("fn-" + n.Label), Body: template.HTML(noteBody(r, n))}
		for i, ref := range back[n.Label] {
			name := b.word("back-to-only", n.Label)
			if len(back[n.Label]) > 1 {
				name = b.word("back-to-note", n.Label, i+1)
			}
			entry.Back = append(entry.Back, Link{Href: "#" + ref, Text: "↩", Label: name})
		}
		p.Notes = append(p.Notes, entry)
	}
	p.Label = b.word("section-of", s.Number, len(b.M.Sections))
	return main
}

func (b *Builder) section(p *Page, s *module.Section) {
	r := b.renderer(p.Path, s.Path)
	r.Insert = b.terms(p.Path, s)
	passages := map[int]*module.Passage{}
	for _, passage := range s.Passages {
		passages[passage.Number] = passage
	}
	r.After = func(number int) string { return b.leans(p.Path, passages[number]) }
	main := b.sectionText(p, s, r, b.withFigures)
	if b.Holds == nil { // a page of its own
		main.Near = b.near(p.Path, s)
	}
	for i, q := range b.checks(s) {
		if b.Holds != nil && b.home[q.ID] != p.Path && b.Holds(b.home[q.ID]) {
			main.Drawn = append(main.Drawn, Link{Href: b.Target.Href(p.Path, b.home[q.ID], q.ID), Text: template.HTML(template.HTMLEscapeString(b.marks[q.ID]))})
			continue
		}
		main.Check = append(main.Check, b.face(p, q, i+1, 3))
	}
	main.Cite = b.howToCite(s)
	p.Minutes, p.Words, p.After = minutes(s.Words), s.Words, b.after[s.Number]
	p.Trail = []Link{b.homeLink(p)}
	p.Contents = b.contents(p, s.Path, s.Body)
	p.Main = main
	p.Meta = b.citationTags(s)
	if i := s.Number - 1; i > 0 {
		l := b.sectionLink(p.Path, b.M.Sections[i-1])
		p.Prev = &l
	}
	switch {
	case s.Number < len(b.M.Sections):
		l := b.sectionLink(p.Path, b.M.Sections[s.Number])
		p.Next = &l
	case len(b.M.Questions) > 0:
		l := b.questionLink(p.Path, b.M.Questions[0])
		p.Next = &l
	}
}

// nearby is how many sections before and after it a section's contents list,
// where the article has more than twice as many: with all of them, the pages
// of a long article would grow with its length.
const nearby = 12

// near are the sections around a section, as its contents list them. The same
// lines stand in those of all sections near one: each is made once.
func (b *Builder) near(page string, s *module.Section) Near {
	from, to := max(0, s.Number-1-nearby), min(len(b.M.Sections), s.Number+nearby)
	lines := b.listed()
	return Near{First: from + 1, Before: template.HTML(strings.Join(lines[from:s.Number-1], "")),
		This: b.sectionLink(page, s), After: template.HTML(strings.Join(lines[s.Number:to], ""))}
}

// listSections makes the line that links a section, of each, as the pages of
// all sections have it.
func (b *Builder) listSections() []string {
	var lines []string
	for _, s := range b.M.Sections {
		line, err := b.Look.execute("near", b.sectionLink(b.pagePath[b.M.Sections[0].Path], s))
		if err != nil {
			panic(missingWord{err})
		}
		lines = append(lines, string(line))
	}
	return lines
}

// noteBody is a note as running text: its paragraphs one behind the other.
func noteBody(r *markup.Renderer, n *module.Note) string {
	var parts []string
	for _, block := range n.Blocks {
		if para, ok := block.(*markup.Paragraph); ok {
			parts = append(parts, r.Inlines(para.Content))
		}
	}
	return strings.Join(parts, " ")
}

// checks are a section's own questions, then those it draws.
func (b *Builder) checks(s *module.Section) []*quiz.Question {
	list := append([]*quiz.Question{}, s.Own...)
	for _, name := range s.Drawn {
		if q := b.M.Quiz[name.Text]; q != nil {
			list = append(list, q)
		}
	}
	return list
}

// howToCite says how a passage of this edition is cited, by the section's first
// as an example.
func (b *Builder) howToCite(s *module.Section) template.HTML {
	place := b.word("place-section", s.Number)
	for _, p := range s.Passages {
		if p.Number > 0 {
			place = b.placeName(p)
			break
		}
	}
	work := string(b.citation)
	if strings.HasSuffix(work, "</a>") {
		work += "." // an address ends without a stop, and words follow
	}
	return template.HTML(b.word("cite-how", work, template.HTMLEscapeString(b.M.Edition), template.HTMLEscapeString(place)))
}

// citationTags are the tags by which Zotero and Google Scholar know the work:
// a page of the reading edition stands for the article it renders.
func (b *Builder) citationTags(s *module.Section) []MetaTag {
	w := b.M.References.Works[b.M.Article.Text]
	if w == nil {
		return nil
	}
	tags := []MetaTag{{"citation_title", w.Title}}
	for _, a := range w.Authors {
		name := a.Family
		if a.Given != "" {
			name += ", " + a.Given
		}
		tags = append(tags, MetaTag{"citation_author", name})
	}
	add := func(name, value string) {
		if value != "" {
			tags = append(tags, MetaTag{name, value})
		}
	}
	add("citation_publication_date", strings.ReplaceAll(strings.TrimRight(w.Issued.Written, "?~%"), "-", "/"))
	add("citation_journal_title", w.Container)
	add("citation_volume", w.Volume)
	add("citation_issue", w.Issue)
	first, last, _ := strings.Cut(w.Pages, "-")
	add("citation_firstpage", first)
	add("citation_lastpage", strings.TrimLeft(last, "-"))
	add("citation_doi", w.DOI)
	add("citation_language", b.M.Language)
	if b.M.SiteURL != "" {
		add("citation_public_url", b.M.SiteURL+b.pagePath[s.Path])
	}
	return tags
}

func (b *Builder) homeLink(p *Page) Link {
	return Link{Href: b.Target.Href(p.Path, "index.html", ""), Text: template.HTML(template.HTMLEscapeString(b.M.Short))}
}

// pictureSize is a picture's size in pixels; 0 where it has none that a PNG or
// JPEG would say.
func pictureSize(m *module.Module, file string) (width, height int) {
	data, err := m.Picture(file)
	if err != nil {
		return 0, 0
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return 0, 0
	}
	return config.Width, config.Height
}
