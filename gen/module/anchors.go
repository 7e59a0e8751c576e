package module

import (
	"fmt"
	"strings"

	"lectern/gen/markup"
	"lectern/gen/source"
)

// anchors collects what a link's fragment can name, file by file, and reports
// ids that stand twice in one file.
func (m *Module) anchors(log *source.Log) {
	told := map[*source.File]map[int]string{} // what stands where, of which derive has told the ids apart
	tell := func(what string, file *source.File, off int) {
		if told[file] == nil {
			told[file] = map[int]string{}
		}
		told[file][off] = what
	}
	for _, s := range m.Sections {
		for _, p := range s.Passages {
			tell("passage", s.Doc.File, p.Off)
		}
	}
	for _, q := range m.AllQuestions() {
		tell("question", q.File, q.Off)
	}
	for _, rq := range m.Questions {
		if rq.Discussion != nil {
			for _, d := range rq.Discussion.List {
				tell("question", d.File, d.Off)
			}
		}
	}
	for _, p := range m.Pages() {
		m.amiss[p.Path] = m.amiss[p.Path] || p.Doc.Amiss
		ids, first := map[string]bool{}, map[string]named{}
		file := p.Doc.File
		add := func(n named) {
			id := n.id()
			if id == "" {
				return
			}
			switch other := first[id]; {
			case !ids[id]:
				ids[id], first[id] = true, n
			case told[file][n.off] == "" || told[file][n.off] != told[file][other.off]:
				n.twice(other, file, log)
			}
		}
		block := func(b markup.Block, a markup.Attributes) { add(named{b.Start(), a, nil}) }
		if h := p.Doc.Title; h != nil {
			block(h, h.Attr)
		}
		markup.Walk(p.Doc.Blocks, func(b markup.Block) {
			switch b := b.(type) {
			case *markup.Heading:
				add(named{b.Start(), b.Attr, b})
			case *markup.Paragraph:
				block(b, b.Attr)
			case *markup.Quote:
				block(b, b.Attr)
			case *markup.Table:
				block(b, b.Attr)
			case *markup.Figure:
				block(b, b.Attr)
			case *markup.List:
				block(b, b.Attr)
				for _, it := range b.Items {
					add(named{it.Start(), it.Attr, nil})
				}
			}
		})
		m.Anchors[p.Path] = ids
	}
	if m.Glossary != nil {
		for _, t := range m.Glossary.Terms {
			m.Anchors[m.Glossary.Path][t.ID] = true
		}
	}
	m.Anchors["references.yaml"] = map[string]bool{}
	if m.References != nil {
		for key := range m.References.Works {
			m.Anchors["references.yaml"][key] = true
		}
	}
	if m.Timeline != nil {
		m.Anchors["timeline.yaml"] = map[string]bool{}
	}
	for _, g := range m.Figures {
		m.figureAnchor(g.Caption, strings.SplitN(g.After.To, "#", 2)[0], log)
	}
	for _, q := range m.Questions {
		if q.Argument != nil {
			m.figureAnchor(q.Argument.Caption, "questions/"+q.Folder+"/index.md", log)
		}
	}
}

// named is what a link can name: by an id that its author gave it or, of a
// heading, by one of its words.
type named struct {
	off     int
	attr    markup.Attributes
	heading *markup.Heading // nil where it is none
}

func (n named) id() string {
	if n.heading != nil {
		return n.heading.ID
	}
	return n.attr.ID
}

// twice reports that another of the file has its id.
func (n named) twice(other named, file *source.File, log *source.Log) {
	if n.attr.ID == "" {
		n, other = other, n
	}
	message, help := fmt.Sprintf("the id %q stands twice in this file, first in line %d", n.id(), file.Pos(other.off).Line), "rename one"
	if other.attr.ID == "" { // which its author does not see
		message = fmt.Sprintf("the id %q is that of the heading %q in line %d too, by its words", n.id(), markup.PlainText(other.heading.Content), file.Pos(other.off).Line)
		help = "choose another here, or give the heading one of its own: {#some-name} at its end"
	}
	log.Error(file.Pos(n.attr.Off), message, help)
}

// figureAnchor lets links name a figure's file, and reports an id on the page
// that is the figure's own.
func (m *Module) figureAnchor(c Caption, page string, log *source.Log) {
	m.Anchors[c.Path] = map[string]bool{}
	if id := FigureID(c.Path); m.Anchors[page][id] {
		log.Error(c.At, fmt.Sprintf("%s/%s has the id %q, which this figure would have", Root, page, id), "rename the figure's file, or the id")
	}
}

// Pages lists every Markdown file that was read, in the order in which a
// reader meets them.
func (m *Module) Pages() []*Page {
	var list []*Page
	add := func(p *Page) {
		if p != nil {
			list = append(list, p)
		}
	}
	add(m.Index)
	for _, s := range m.Sections {
		add(&s.Page)
	}
	for _, q := range m.Questions {
		add(q.Index)
		if q.Discussion != nil {
			add(&q.Discussion.Page)
		}
		if q.Quiz != nil {
			add(&q.Quiz.Page)
		}
	}
	if m.Glossary != nil {
		add(&m.Glossary.Page)
	}
	add(m.Teaching)
	return list
}
