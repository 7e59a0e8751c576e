package quiz

import "lectern/gen/markup"

// Essay is QTI's extended text interaction: a free answer that the student
// compares with a model and judges by criteria.
type Essay struct {
	Model    Part
	Criteria Part // a list; may be empty
}

func (*Essay) withoutKey() Interaction { return &Essay{} }

func (r *reader) essay(model, criteria Part) Interaction {
	if !criteria.Empty() {
		isList := false
		for _, b := range criteria.Blocks {
			if _, ok := b.(*markup.List); ok {
				isList = true
			}
		}
		if !isList {
			r.fail(criteria.Off, "the criteria are no list", "write each on a line of its own: > - …")
		}
	}
	return &Essay{Model: model, Criteria: criteria}
}
