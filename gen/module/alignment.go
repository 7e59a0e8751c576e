package module

import (
	"lectern/gen/markup"
	"lectern/gen/quiz"
)

// Alignment is where an objective is taught, discussed and tested.
type Alignment struct {
	Taught    []Reading
	Discussed []*quiz.Discussion
	Tested    []*quiz.Question
}

// Reading is a link that a research question's page gives for an objective.
type Reading struct {
	Link  *markup.Link
	Place Place
}

// Align collects the alignment of every objective, by id, from what names
// it: names of objectives that do not exist are skipped.
func (m *Module) Align() map[string]*Alignment {
	all := map[string]*Alignment{}
	for _, rq := range m.Questions {
		for _, o := range rq.Objectives {
			all[o.ID] = &Alignment{}
		}
	}
	for _, rq := range m.Questions {
		if rq.Index != nil {
			m.readings(rq.Index, all)
		}
		if rq.Discussion != nil {
			for _, d := range rq.Discussion.List {
				for _, name := range d.Objectives {
					if a := all[name.Text]; a != nil {
						a.Discussed = append(a.Discussed, d)
					}
				}
			}
		}
	}
	for _, q := range m.AllQuestions() {
		for _, name := range q.Objectives {
			if a := all[name.Text]; a != nil {
				a.Tested = append(a.Tested, q)
			}
		}
	}
	return all
}

// ObjectiveKey is the attribute by which a list item of a question's page
// says what its passages teach.
const ObjectiveKey = "objective"

func (m *Module) readings(p *Page, all map[string]*Alignment) {
	markup.Walk(p.Doc.Blocks, func(b markup.Block) {
		l, ok := b.(*markup.List)
		if !ok {
			return
		}
		for _, it := range l.Items {
			v, ok := it.Attr.Get(ObjectiveKey)
			if !ok {
				continue
			}
			for _, name := range quiz.Names(v) {
				a := all[name.Text]
				if a == nil {
					continue
				}
				markup.Inlines(it.Blocks, func(in markup.Inline) {
					link, ok := in.(*markup.Link)
					if !ok {
						return
					}
					if place, fault, _ := m.Resolve(p.Path, link.To); fault == "" && m.Passage(place) != nil {
						a.Taught = append(a.Taught, Reading{link, place})
					}
				})
			}
		}
	})
}
