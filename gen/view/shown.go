package view

import (
	"slices"

	"lectern/gen/markup"
	"lectern/gen/module"
	"lectern/gen/quiz"
)

// shown visits all blocks of a module that its pages may show, with the file
// in content/ from which they come. What is for the instructor is not among
// them, nor are the keys of withheld questions: not even a picture or the
// colours of a piece of code may tell of them.
func shown(m *module.Module, visit func(from string, blocks []markup.Block)) {
	whole := func(p *module.Page) {
		if p != nil {
			visit(p.Path, p.Doc.Blocks)
		}
	}
	questions := func(p *module.Page, list []*quiz.Question, withheld bool) {
		for _, q := range list {
			visit(p.Path, running(q.Stem))
			visit(p.Path, q.Body)
			visit(p.Path, interactive(q.Interaction, withheld))
			for _, hint := range q.Hints {
				visit(p.Path, hint.Blocks)
			}
			if !withheld {
				visit(p.Path, q.Rationale.Blocks)
			}
		}
	}
	whole(m.Index)
	for _, s := range m.Sections {
		visit(s.Path, s.Body)
		questions(&s.Page, s.Own, m.Withheld)
	}
	for _, rq := range m.Questions {
		whole(rq.Index)
		if d := rq.Discussion; d != nil {
			visit(d.Path, d.Intro)
			for _, q := range d.List {
				visit(d.Path, running(q.Stem))
				visit(d.Path, q.Body)
				for _, part := range slices.Concat(q.Deeper, q.ReturnTo) {
					visit(d.Path, part.Blocks)
				}
			}
		}
		if rq.Quiz != nil {
			visit(rq.Quiz.Path, rq.Quiz.Intro)
			questions(&rq.Quiz.Page, rq.Quiz.List, rq.Quiz.Withheld)
		}
	}
	if m.Glossary != nil {
		whole(&m.Glossary.Page)
	}
	whole(m.Teaching)
}

// interactive are the blocks of an interaction, without its key where that is
// withheld.
func interactive(in quiz.Interaction, withheld bool) []markup.Block {
	var all []markup.Block
	switch in := in.(type) {
	case *quiz.Choice:
		for _, o := range in.Options {
			all = append(all, running(o.Text)...)
			if !withheld {
				all = append(all, o.Feedback...)
			}
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
		if !withheld {
			all = append(append(all, in.Model.Blocks...), in.Criteria.Blocks...)
		}
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
