package view

import (
	"slices"

	"lectern/gen/markup"
	"lectern/gen/module"
	"lectern/gen/quiz"
)

// shown visits all blocks of a module that its pages show, with the file in
// content/ from which they come: of what was taken out of the module not even
// a picture or the colours of a piece of code may tell.
func shown(m *module.Module, visit func(from string, blocks []markup.Block)) {
	whole := func(p *module.Page) {
		if p != nil {
			visit(p.Path, p.Doc.Blocks)
		}
	}
	parts := func(p *module.Page, lists ...[]quiz.Part) {
		for _, part := range slices.Concat(lists...) {
			visit(p.Path, part.Blocks)
		}
	}
	questions := func(p *module.Page, list []*quiz.Question) {
		for _, q := range list {
			visit(p.Path, running(q.Stem))
			visit(p.Path, q.Body)
			visit(p.Path, interactive(q.Interaction))
			parts(p, q.Hints, []quiz.Part{q.Rationale}, q.Instructor)
		}
	}
	whole(m.Index)
	for _, s := range m.Sections {
		visit(s.Path, s.Body)
		questions(&s.Page, s.Own)
	}
	for _, rq := range m.Questions {
		whole(rq.Index)
		if d := rq.Discussion; d != nil {
			visit(d.Path, d.Intro)
			for _, q := range d.List {
				visit(d.Path, running(q.Stem))
				visit(d.Path, q.Body)
				parts(&d.Page, q.Deeper, q.ReturnTo, q.Instructor)
			}
		}
		if rq.Quiz != nil {
			visit(rq.Quiz.Path, rq.Quiz.Intro)
			questions(&rq.Quiz.Page, rq.Quiz.List)
		}
	}
	if m.Glossary != nil {
		whole(&m.Glossary.Page)
	}
	whole(m.Teaching)
}

// interactive are the blocks of an interaction.
func interactive(in quiz.Interaction) []markup.Block {
	var all []markup.Block
	switch in := in.(type) {
	case *quiz.Choice:
		for _, o := range in.Options {
			all = append(append(all, running(o.Text)...), o.Feedback...)
		}
	case *quiz.Order:
		for _, it := range in.Items {
			all = append(all, running(it.Text)...)
		}
	case *quiz.Match:
		all = append(all, running(in.LeftName, in.RightName)...)
		for _, it := range in.Left {
			all = append(all, running(it.Text)...)
		}
		for _, it := range in.Right {
			all = append(all, running(it.Text)...)
		}
	case *quiz.Entry:
		all = append(all, in.Text...)
	case *quiz.Essay:
		all = append(append(all, in.Model.Blocks...), in.Criteria.Blocks...)
	}
	return all
}

// running makes running text into blocks.
func running(texts ...[]markup.Inline) []markup.Block {
	var all []markup.Block
	for _, text := range texts {
		all = append(all, &markup.Paragraph{Content: text})
	}
	return all
}
