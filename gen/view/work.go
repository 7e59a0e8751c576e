package view

import (
	"fmt"
	"html/template"

	"lectern/gen/markup"
	"lectern/gen/module"
	"lectern/gen/quiz"
)

// work is the page that gathers a student's own work.
func (b *Builder) work(p *Page) {
	var main WorkPage
	for _, s := range b.M.Sections {
		link := b.sectionLink(p.Path, s)
		main.Sections = append(main.Sections, link)
		part := WorkPart{Link: Link{Href: link.Href, Label: link.Label, Text: template.HTML(b.word("work-check", link.Text))}}
		for i, q := range b.checks(s) {
			if home := b.home[q.ID]; home == b.pagePath[s.Path] || b.Holds != nil && !b.Holds(home) {
				part.Questions = append(part.Questions, asked(b.face(p, q, i+1, 3)))
			}
		}
		main.add(part)
	}
	for _, rq := range b.M.Questions {
		card := b.card(b.spec(p), rq)
		part := func(href, name string) WorkPart {
			return WorkPart{Link: Link{Href: href, Label: b.word("question-label", rq.Number), Text: template.HTML(template.HTMLEscapeString(name))}}
		}
		if rq.Discussion != nil {
			r, talk := b.renderer(p.Path, rq.Discussion.Path), part(card.Discuss, b.word("work-discussion", card.Short))
			for i, q := range rq.Discussion.List {
				d := b.talk(r, q, i+1)
				talk.Questions = append(talk.Questions, Asked{ID: d.ID, Hash: d.Hash, Number: d.Number, Stem: d.Stem})
			}
			main.add(talk)
		}
		if rq.Quiz != nil {
			test := part(card.Quiz, b.word("work-quiz", card.Short))
			for i, q := range rq.Quiz.List {
				test.Questions = append(test.Questions, asked(b.face(p, q, i+1, 3)))
			}
			main.add(test)
		}
	}
	p.Trail = []Link{b.homeLink(p)}
	p.Main = main
}

// add adds a part in which something is asked.
func (w *WorkPage) add(part WorkPart) {
	if len(part.Questions) > 0 {
		w.Parts = append(w.Parts, part)
	}
}

// asked is what a face asks, without what answers it.
func asked(q Question) Asked {
	a := Asked{ID: q.ID, Kind: q.Kind, Hash: q.Hash, Number: q.Number, Stem: q.Stem, Body: q.Body}
	if q.Match != nil {
		for _, left := range q.Match.Left {
			a.Lefts = append(a.Lefts, MatchItem{Value: left.Value, Text: left.Text})
		}
	}
	if q.Entry != nil {
		a.Blanks = q.Entry.Body
	}
	return a
}

// lean finds the passages that are the evidence of questions: what settles a
// withheld question is part of its key, and none is found.
func (b *Builder) lean() {
	b.leaning = map[*module.Passage][]*quiz.Question{}
	for _, q := range b.M.AllQuestions() {
		from := q.File.Path[len(module.Root)+1:]
		seen := map[*module.Passage]bool{}
		markup.Inlines(q.Rationale.Blocks, func(in markup.Inline) {
			l, ok := in.(*markup.Link)
			if !ok {
				return
			}
			if _, quoted := module.Quotation(l); !quoted {
				return
			}
			place, _, _ := b.M.Resolve(from, l.To)
			if p := b.M.Passage(place); p != nil && !seen[p] {
				seen[p] = true
				b.leaning[p] = append(b.leaning[p], q)
			}
		})
	}
}

// leans is a passage's mark for the questions that rest on it, as HTML: a
// button that opens their list, without scripts too; empty where there are none.
func (b *Builder) leans(page string, p *module.Passage) string {
	var links string
	count := 0
	for _, q := range b.leaning[p] {
		if href := b.Target.Href(page, b.home[q.ID], q.ID); href != "" {
			links += ` <a href="` + template.HTMLEscapeString(href) + `">` + template.HTMLEscapeString(b.marks[q.ID]) + "</a>"
			count++
		}
	}
	if count == 0 {
		return ""
	}
	name := template.HTMLEscapeString(b.word("leans", count))
	id := b.Target.Anchor(page, passageID(p.Number)+"q")
	return fmt.Sprintf(` <span class="leans"><button popovertarget="%s" title="%s" aria-label="%[2]s">?%d</button><span popover id="%[1]s">%[2]s:%[4]s</span></span>`, id, name, count, links)
}
