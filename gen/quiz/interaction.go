package quiz

import (
	"bytes"
	"fmt"
	"slices"

	"lectern/gen/markup"
)

const (
	notAnswer   = "this is not read as the answer"
	beginAnswer = "begin it with **Answer:** and a space"
)

// found is what has been met of a question's interaction.
type found struct {
	text   []byte // the question's, as written
	tasks  []*markup.List
	order  []*markup.List
	tables []*markup.Table
	answer []*markup.Paragraph
	blanks []markup.Block // the paragraphs from the first that holds a blank
	parted bool           // a quote parts the options, which has been said
	own    *markup.List   // that list as a copy, which takes the quote and what follows
	closed bool           // a fault about the order of things has been said
}

func (f *found) any() bool {
	return len(f.tasks)+len(f.order)+len(f.tables)+len(f.answer)+len(f.blanks) > 0
}

// interactive tells whether a block is (part of) an interaction.
func interactive(b markup.Block) bool {
	switch b := b.(type) {
	case *markup.List, *markup.Table:
		return true
	case *markup.Paragraph:
		return isAnswer(b) || hasBlank(b)
	}
	return false
}

// place files a block as a part of the stem or of the interaction.
func (r *reader) place(q *Question, f *found, b markup.Block) {
	switch b := b.(type) {
	case *markup.List:
		switch {
		case slices.ContainsFunc(b.Items, func(it *markup.Item) bool { return it.Task != markup.NoTask }):
			if last := len(f.tasks) - 1; f.parted && last >= 0 { // one list, but for that
				f.tasks[last].Items = append(f.tasks[last].Items, b.Items...)
				f.parted = false
				return
			}
			f.tasks = append(f.tasks, b)
		case b.Ordered:
			f.order = append(f.order, b)
		default:
			r.fail(b.Start(), "a bulleted list is no interaction", "mark its items with [ ] and [x] for a choice, number them for an ordering, or put it in a block quote if it belongs to the stem")
			f.closed = true
		}
		return
	case *markup.Table:
		f.tables = append(f.tables, b)
		return
	case *markup.Paragraph:
		switch {
		case isAnswer(b):
			f.answer = append(f.answer, b)
			return
		case almostAnswer(b):
			r.fail(b.Start(), notAnswer, beginAnswer)
			f.closed = true
			return
		case hasBlank(b) || len(f.blanks) > 0:
			f.blanks = append(f.blanks, b)
			return
		}
	}
	r.noBlank([]markup.Block{b})
	if _, quote := b.(*markup.Quote); quote && len(f.tasks) > 0 {
		r.fail(b.Start(), "a quote stands outside the options", "indent feedback by two spaces, so that it stands in its option; label other quotes, as in > **Rationale.**")
		last := len(f.tasks) - 1
		if f.own != f.tasks[last] { // not to write into the tree
			whole := *f.tasks[last]
			whole.Items = slices.Clone(whole.Items)
			f.own, f.tasks[last] = &whole, &whole
		}
		option := &f.own.Items[len(f.own.Items)-1]
		if !f.parted {
			own := **option
			own.Blocks = slices.Clone(own.Blocks)
			*option, f.parted = &own, true
		}
		(*option).Blocks = append((*option).Blocks, b)
		return
	}
	if f.any() {
		r.notQuote(b.Start(), "text stands behind the interaction", "move what belongs to the stem before it; label the rest, as in > **Rationale.**")
		return
	}
	r.unquoted(b)
	q.Body = append(q.Body, b)
}

// interaction reads the one interaction of a question, or reports why there
// is none; several are named.
func (r *reader) interaction(q *Question, f *found, marked map[string]bool, model, criteria Part) Interaction {
	type candidate struct {
		name string
		off  int
	}
	var all []candidate
	for _, l := range f.tasks {
		all = append(all, candidate{"a task list", l.Start()})
	}
	for _, l := range f.order {
		all = append(all, candidate{"a numbered list", l.Start()})
	}
	for _, t := range f.tables {
		all = append(all, candidate{"a table", t.Start()})
	}
	for _, p := range f.answer {
		all = append(all, candidate{"**Answer:**", p.Start()})
	}
	if len(f.blanks) > 0 {
		all = append(all, candidate{"blanks", f.blanks[0].Start()})
	}
	if len(all) > 1 {
		slices.SortFunc(all, func(a, b candidate) int { return a.off - b.off })
		above, below := r.marker(all[0].off), r.marker(all[1].off)
		if all[0].name == all[1].name && above != below && above != "" && below != "" {
			r.fail(all[1].off, fmt.Sprintf("another list begins here: this item is marked with %q and those above with %q", below, above), "mark all items of a list alike")
			return nil
		}
		r.fail(all[1].off, fmt.Sprintf("two interactions in one question: %s and %s", all[0].name, all[1].name), "keep one; what belongs to the stem stands in a block quote")
		return nil
	}
	if len(all) == 1 && !model.Empty() {
		r.fail(model.Off, fmt.Sprintf("a model answer beside %s", all[0].name), "a model answer makes an essay: remove it, or remove the other interaction")
	}
	if model.Empty() && !criteria.Empty() {
		r.fail(criteria.Off, "criteria without a model answer", "add > **Model answer.** or remove the criteria")
	}
	for _, mark := range marks {
		if marked[mark] && (len(f.tasks) == 0 && !(mark == "shuffle" && len(f.blanks) > 0) || mark == "partial" && !marked["multiple"]) {
			r.fail(q.Off, fmt.Sprintf(".%s means nothing here", mark), map[string]string{
				"multiple": "it marks task lists", "shuffle": "it marks task lists and picked blanks", "partial": "it marks questions that are .multiple",
			}[mark])
		}
	}
	switch {
	case len(f.tasks) == 1:
		return r.choice(f.tasks[0], marked)
	case len(f.order) == 1:
		return r.order(f.order[0])
	case len(f.tables) == 1:
		return r.match(f.tables[0])
	case len(f.answer) == 1:
		return r.answer(f.answer[0])
	case len(f.blanks) > 0:
		r.singleBrackets(q.Body)
		r.singleBrackets(f.blanks)
		return r.blanks(f.blanks, marked["shuffle"])
	case !model.Empty():
		return r.essay(model, criteria)
	}
	if i := slices.IndexFunc(q.Body, plainAnswer); i >= 0 {
		r.fail(q.Body[i].Start(), notAnswer, beginAnswer)
	} else if !r.singleBrackets(q.Body) && !f.closed && !(misread.Match(f.text) && r.wrong()) {
		r.fail(q.Off, "the question cannot be answered", "add options as - [ ] and - [x], a numbered list, a two-column table, **Answer:**, a [[blank]] or > **Model answer.**")
	}
	return nil
}

// marker is what marks the items of the list that starts at an offset: a bullet,
// or what stands behind the numbers.
func (r *reader) marker(off int) string {
	mark := bytes.TrimLeft(r.file.Text[off:], "0123456789")
	if len(mark) == 0 || !bytes.Contains([]byte("-*+.)"), mark[:1]) {
		return ""
	}
	return string(mark[:1])
}

// blanksIn lists the blanks in running text.
func blanksIn(list []markup.Inline) []*markup.Blank {
	var all []*markup.Blank
	markup.Each(list, func(in markup.Inline) {
		if b, ok := in.(*markup.Blank); ok {
			all = append(all, b)
		}
	})
	return all
}

// noBlank reports blanks where none can be.
func (r *reader) noBlank(list []markup.Block) {
	markup.Inlines(list, func(in markup.Inline) {
		if b, ok := in.(*markup.Blank); ok {
			r.fail(b.Off, "a blank stands outside a paragraph of the question", "put it in a paragraph of its own")
		}
	})
}

// noBlankIn does the same for running text.
func (r *reader) noBlankIn(list []markup.Inline) {
	r.noBlank([]markup.Block{&markup.Paragraph{Content: list}})
}
