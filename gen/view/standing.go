package view

import (
	"html/template"
	"strconv"

	"lectern/gen/markup"
	"lectern/gen/module"
)

func (b *Builder) timeline(p *Page) {
	p.Trail = []Link{b.homeLink(p)}
	main := TimelinePage{Events: b.events(p)}
	if b.M.Chart != nil {
		main.Chart = b.chart(p)
	}
	p.Main = main
}

// eventID is the id of an event of the timeline, by its index.
func eventID(i int) string { return "event-" + strconv.Itoa(i+1) }

// events are the timeline as a page shows it.
func (b *Builder) events(p *Page) []TimelineEntry {
	var list []TimelineEntry
	for i, e := range b.M.Timeline {
		entry := TimelineEntry{When: e.Label, Event: e.Text}
		if p.Kind == KindTimeline {
			entry.ID, entry.Sphere = p.anchor(eventID(i)), e.Sphere
		}
		if entry.When == "" {
			entry.When, entry.Machine = b.date(e.Date), e.Date.Machine()
		}
		if place, fault, _ := b.M.Resolve("timeline.yaml", e.Passage); fault == "" && b.M.Passage(place) != nil {
			l := b.passageLink(p.Path, place)
			entry.Passage = Link{Href: l.Href, Text: template.HTML(template.HTMLEscapeString(l.Label))}
		}
		list = append(list, entry)
	}
	return list
}

func (b *Builder) references(p *Page) {
	var main ReferencesPage
	entry := func(w *module.Work) ReferenceEntry {
		e := ReferenceEntry{ID: p.anchor("ref-" + w.Key), Body: b.reference(w)}
		for _, n := range b.citing[w.Key] {
			e.Notes = append(e.Notes, Link{Href: b.Target.Href(p.Path, b.pagePath[n.Section.Path], "fn-"+n.Label), Text: template.HTML(template.HTMLEscapeString(n.Label))})
		}
		return e
	}
	if w := b.M.References.Works[b.M.Article.Text]; w != nil {
		e := entry(w)
		main.Article = &e
	}
	for _, w := range b.M.References.Sorted(b.M.Article.Text) {
		main.Entries = append(main.Entries, entry(w))
	}
	p.Trail = []Link{b.homeLink(p)}
	p.Main = main
}

func (b *Builder) alignment(p *Page) {
	var main AlignmentPage
	for _, rq := range b.M.Questions {
		main.Questions = append(main.Questions, AlignmentQuestion{Card: b.card(b.spec(p), rq), Objectives: b.objectives(p.Path, rq)})
	}
	p.Trail = []Link{b.homeLink(p)}
	p.Main = main
}

func (b *Builder) text(p *Page) {
	t := b.M.Teaching
	p.Main = Text{Body: template.HTML(b.renderer(p.Path, t.Path).Blocks(t.Doc.Blocks))}
	p.Trail = []Link{b.homeLink(p)}
	p.Contents = b.contents(p, t.Path, t.Doc.Blocks)
}

// Pictures are the files, in content/, of all pictures that pages show.
func (b *Builder) Pictures() []string {
	seen := map[string]bool{}
	var list []string
	shown(b.M, func(from string, blocks []markup.Block) {
		markup.Inlines(blocks, func(in markup.Inline) {
			if im, ok := in.(*markup.Image); ok {
				if file := module.PicturePath(from, im.To); !seen[file] {
					seen[file] = true
					list = append(list, file)
				}
			}
		})
	})
	return list
}
