package module

import (
	"lectern/gen/quiz"
)

// Published is the module as students may have it, and the one place where
// this is decided: withheld questions are without their keys, what is for the
// instructor is gone, and so are the trees of the files that hold such things.
func (m *Module) Published() *Module {
	p := &Module{Config: m.Config, FS: m.FS, Index: m.Index, References: m.References,
		Glossary: m.Glossary, Timeline: m.Timeline, Chart: m.Chart, Figures: m.Figures, Teaching: m.Teaching, Files: m.Files,
		Passages: m.Passages, Notes: m.Notes, Anchors: m.Anchors,
		Quiz: map[string]*quiz.Question{}, Talk: map[string]*quiz.Discussion{}}
	for _, s := range m.Sections {
		open := *s
		open.Page, open.Own = s.Page.untold(), p.questions(s.Own, m.Withheld)
		p.Sections = append(p.Sections, &open)
	}
	for _, rq := range m.Questions {
		open := *rq
		if d := rq.Discussion; d != nil {
			open.Discussion = &Discussion{Page: d.Page.untold(), Intro: d.Intro}
			for _, q := range d.List {
				talk := *q
				talk.Instructor = nil
				open.Discussion.List = append(open.Discussion.List, &talk)
				p.Talk[q.ID] = &talk
			}
		}
		if f := rq.Quiz; f != nil {
			open.Quiz = &QuizFile{Page: f.Page.untold(), Intro: f.Intro, List: p.questions(f.List, f.Withheld), Withheld: f.Withheld}
		}
		p.Questions = append(p.Questions, &open)
	}
	return p
}

// questions lists a file's questions as students may have them.
func (m *Module) questions(list []*quiz.Question, withheld bool) []*quiz.Question {
	var open []*quiz.Question
	for _, q := range list {
		student := *q
		if withheld {
			student = *q.WithoutKey()
		}
		student.Instructor = nil
		m.Quiz[q.ID] = &student
		open = append(open, &student)
	}
	return open
}

// untold is a page without the tree of its text: its title stays.
func (p Page) untold() Page {
	doc := *p.Doc
	doc.Blocks, doc.Notes = nil, nil
	p.Doc = &doc
	return p
}
