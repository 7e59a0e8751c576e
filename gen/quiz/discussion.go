package quiz

import (
	"lectern/gen/markup"
	"lectern/gen/source"
)

// Discussion is one discussion question.
type Discussion struct {
	File       *source.File
	Off        int // byte offset of its heading
	ID         string
	Stem       []markup.Inline
	Body       []markup.Block
	Objectives []Name
	Level      Level
	Deeper     []Part
	ReturnTo   []Part
	Instructor []Part // in no student's edition
}

// ReadDiscussion reads a file of discussion questions: each stands under a
// heading of level 2.
func ReadDiscussion(file *source.File, blocks []markup.Block, log *source.Log) (intro []markup.Block, list []*Discussion) {
	r := &reader{file: file, log: log}
	intro, groups := r.split(blocks, 2)
	r.noBlank(intro)
	for _, g := range groups {
		q, _ := r.head(g.heading, nil, []string{"objective", "level"})
		d := &Discussion{File: file, Off: q.Off, ID: q.ID, Stem: q.Stem, Objectives: q.Objectives, Level: q.Level}
		labelled := map[string][]Part{}
		for _, b := range g.blocks {
			quote, ok := b.(*markup.Quote)
			switch {
			case ok && r.label(quote, labelled, discussionLabels):
			case len(labelled) > 0:
				r.fail(b.Start(), "text stands behind a labelled quote", "move it before the first, or label it")
			default:
				r.noBlank([]markup.Block{b})
				r.unquoted(b)
				d.Body = append(d.Body, b)
			}
		}
		d.Deeper, d.ReturnTo, d.Instructor = labelled["Go deeper."], labelled["Return to."], labelled["For the instructor."]
		if d.ID != "" {
			list = append(list, d)
		}
	}
	return intro, list
}
