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
		main.Sections = append(main.Sections, b.sectionLink(p.Path, s))
	}
	for _, rq := range b.M.Questions {
		part := WorkPart{Card: b.card(b.spec(p), rq)}
		if rq.Discussion != nil {
			r := b.renderer(p.Path, rq.Discussion.Path)
			for i, q := range rq.Discussion.List {
				part.Discussion = append(part.Discussion, b.talk(r, q, i+1))
			}
		}
		if rq.Quiz != nil {
			for i, q := range rq.Quiz.List {
				part.Quiz = append(part.Quiz, asked(b.face(p, q, i+1, 3)))
			}
		}
		main.Parts = append(main.Parts, part)
	}
	p.Trail = []Link{b.homeLink(p)}
	p.Main = main
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
