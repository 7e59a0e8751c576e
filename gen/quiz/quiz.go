// Package quiz holds questions and the interactions they are answered by.
//
// What comes in are the blocks of a Doc; what goes out are Questions, each
// with exactly one Interaction of the closed set that QTI (1EdTech Question
// and Test Interoperability 3.0) names: choice, order, match, text entry and
// extended text. Each interaction stands in a file of its own with its
// reading and its faults. Every question that is read is sound; one that is
// not has been reported. The package imports source and markup.
package quiz

import (
	"fmt"
	"slices"
	"strings"

	"lectern/gen/markup"
	"lectern/gen/source"
)

// Question is one question of a quiz or of a section's check.
type Question struct {
	File        *source.File
	Off         int // byte offset of its heading
	ID          string
	Stem        []markup.Inline
	Body        []markup.Block // what follows the heading, up to the interaction
	Objectives  []Name
	Level       Level
	Interaction Interaction
	Hints       []Part
	Rationale   Part
	Instructor  []Part            // for the instructor: in no student's edition
	Silenced    map[string]string // lint rule → reason
}

// Interaction is how a question is answered: *Choice, *Order, *Match, *Entry
// or *Essay.
type Interaction interface{ interaction() }

// Name is a word that refers to something, with its place.
type Name struct {
	Off  int
	Text string
}

// Part is a labelled block quote without its label.
type Part struct {
	Off    int
	Blocks []markup.Block
}

// Empty tells whether the part was not written.
func (p Part) Empty() bool { return len(p.Blocks) == 0 }

// Level is a level of Bloom's taxonomy as revised by Anderson and Krathwohl
// (2001), by its verb; empty where none is named.
type Level string

// Levels are the six, lowest first.
var Levels = []Level{"remember", "understand", "apply", "analyze", "evaluate", "create"}

// ReadLevel reads a level's name; "analyse" is "analyze".
func ReadLevel(s string) (Level, bool) {
	if s == "analyse" {
		s = "analyze"
	}
	return Level(s), slices.Contains(Levels, Level(s))
}

// LevelNames are the names to suggest for a misspelt level.
func LevelNames() []string {
	names := []string{"analyse"}
	for _, l := range Levels {
		names = append(names, string(l))
	}
	return names
}

// Pos is the place of an offset in the question's file.
func (q *Question) Pos(off int) source.Pos { return q.File.Pos(off) }

// reader reads the questions of one file.
type reader struct {
	file *source.File
	log  *source.Log
}

func (r *reader) fail(off int, message, help string) {
	r.log.Error(r.file.Pos(off), message, help)
}

// Read reads the questions that stand under headings of the given level: 2 in
// a quiz, 3 under "Check yourself". Blocks before the first heading are
// returned as the introduction.
func Read(file *source.File, blocks []markup.Block, level int, log *source.Log) (intro []markup.Block, questions []*Question) {
	r := &reader{file, log}
	intro, groups := r.split(blocks, level)
	for _, g := range groups {
		if q := r.question(g); q != nil {
			questions = append(questions, q)
		}
	}
	return intro, questions
}

// group is a heading and what follows it.
type group struct {
	heading *markup.Heading
	blocks  []markup.Block
}

func (r *reader) split(blocks []markup.Block, level int) (intro []markup.Block, groups []group) {
	for _, b := range blocks {
		h, ok := b.(*markup.Heading)
		switch {
		case ok && h.Level == level:
			groups = append(groups, group{heading: h})
		case ok:
			r.fail(h.Start(), fmt.Sprintf("a heading of level %d stands among questions", h.Level), fmt.Sprintf("questions have level %d; write what is inside one in bold", level))
		case len(groups) == 0:
			intro = append(intro, b)
		default:
			g := &groups[len(groups)-1]
			g.blocks = append(g.blocks, b)
		}
	}
	return intro, groups
}

// marks are what a quiz question's attribute list may say.
var (
	marks = []string{"multiple", "partial", "shuffle"}
	keys  = []string{"objective", "level", "lint"}
)

// head reads what a question's attribute list says.
func (r *reader) head(h *markup.Heading, classes, values []string) (q *Question, marked map[string]bool) {
	q = &Question{File: r.file, Off: h.Start(), Stem: h.Content, ID: h.Attr.ID, Silenced: map[string]string{}}
	if q.ID == "" {
		r.fail(h.End, "the question has no id", "end its heading with {#some-name}, so that it keeps its place when the text changes")
	}
	marked = map[string]bool{}
	for _, class := range h.Attr.Classes {
		if !slices.Contains(classes, class) {
			r.fail(h.Attr.Off, fmt.Sprintf("unknown mark .%s", class), source.Suggest(class, classes, "known are ."+strings.Join(classes, ", .")))
		}
		marked[class] = true
	}
	for _, v := range h.Attr.Values {
		switch {
		case !slices.Contains(values, v.Key):
			r.fail(v.Off, fmt.Sprintf("unknown attribute %s", v.Key), source.Suggest(v.Key, values, "known are "+strings.Join(values, ", ")))
		case v.Key == "objective":
			q.Objectives = Names(v)
		case v.Key == "level":
			level, ok := ReadLevel(v.Text)
			if !ok {
				r.fail(v.Off, fmt.Sprintf("%q is no level of Bloom's taxonomy", v.Text), source.Suggest(v.Text, LevelNames(), "known are remember, understand, apply, analyze, evaluate, create"))
			}
			q.Level = level
		case v.Key == "lint":
			r.silence(q, v)
		}
	}
	markup.Each(h.Content, func(in markup.Inline) {
		if b, ok := in.(*markup.Blank); ok {
			r.fail(b.Off, "a blank stands in the heading", "put it in a paragraph below")
		}
	})
	return q, marked
}

// silence reads lint="rule: reason; other-rule: reason".
func (r *reader) silence(q *Question, v markup.Value) {
	for part := range strings.SplitSeq(v.Text, ";") {
		rule, reason, ok := strings.Cut(part, ":")
		rule, reason = strings.TrimSpace(rule), strings.TrimSpace(reason)
		if !ok || rule == "" || reason == "" {
			r.fail(v.Off, "a rule is silenced without a reason", "write lint=\"rule: reason\"")
			continue
		}
		q.Silenced[rule] = reason
	}
}

// Names splits an attribute's value at its spaces.
func Names(v markup.Value) []Name {
	var list []Name
	off := v.Off
	for word := range strings.SplitSeq(v.Text, " ") {
		if word != "" {
			list = append(list, Name{Off: off, Text: word})
		}
		off += len(word) + 1
	}
	return list
}

// question reads one question; nil after a fault that leaves none.
func (r *reader) question(g group) *Question {
	q, marked := r.head(g.heading, marks, keys)
	r.underscores(g)
	var found found
	labelled := map[string][]Part{}
	for _, b := range g.blocks {
		switch b := b.(type) {
		case *markup.Quote:
			if b.Label == "" {
				if found.any() {
					r.fail(b.Start(), "text stands behind the interaction", "move what belongs to the stem before it; label the rest, as in > **Rationale.**")
				} else {
					q.Body = append(q.Body, b)
				}
				continue
			}
			r.label(b, labelled, quizLabels)
		default:
			if len(labelled) > 0 && !found.closed {
				if _, isText := b.(*markup.Paragraph); !isText || r.interactive(b) {
					r.fail(b.Start(), "a labelled quote stands before the interaction", "put hints, rationale and model answer behind it")
				}
				found.closed = true
			}
			r.place(q, &found, b)
		}
	}
	q.Hints = labelled["Hint."]
	q.Instructor = labelled["For the instructor."]
	q.Rationale = r.one(labelled, "Rationale.")
	if q.Rationale.Empty() && len(labelled["Rationale."]) == 0 {
		r.fail(g.heading.Start(), "the question has no rationale", "say why the answer is right in a block quote that opens with > **Rationale.**")
	}
	model, criteria := r.one(labelled, "Model answer."), r.one(labelled, "Criteria.")
	q.Interaction = r.interaction(q, &found, marked, model, criteria)
	if q.Interaction == nil || q.ID == "" {
		return nil
	}
	return q
}

// quizLabels may open a quote in a quiz, discussionLabels in a discussion.
var (
	quizLabels       = []string{"Hint.", "Rationale.", "Model answer.", "Criteria.", "For the instructor."}
	discussionLabels = []string{"Go deeper.", "Return to.", "For the instructor."}
)

// label files a labelled quote under its label.
func (r *reader) label(b *markup.Quote, labelled map[string][]Part, known []string) {
	name := strings.TrimSuffix(strings.TrimSuffix(b.Label, "."), ":") + "."
	if !slices.Contains(known, name) {
		r.fail(b.Start(), fmt.Sprintf("unknown label %q", b.Label), source.Suggest(name, known, "known here are "+strings.Join(known, " ")))
		return
	}
	part := Part{Off: b.Start(), Blocks: b.WithoutLabel()}
	if part.Empty() {
		r.fail(b.Start(), fmt.Sprintf("%q has no text", b.Label), "write it behind the label")
		return
	}
	labelled[name] = append(labelled[name], part)
}

func (r *reader) one(labelled map[string][]Part, name string) Part {
	list := labelled[name]
	if len(list) == 0 {
		return Part{}
	}
	for _, extra := range list[1:] {
		r.fail(extra.Off, fmt.Sprintf("a second %q in one question", name), "join the two")
	}
	return list[0]
}

// underscores reports runs of underscores, which are meant as blanks.
func (r *reader) underscores(g group) {
	check := func(in markup.Inline) {
		if t, ok := in.(*markup.Text); ok && strings.Contains(t.S, "___") {
			r.fail(t.Off, "a run of underscores is no blank", "write [[answer]], or escape the underscores as \\_ if they are text")
		}
	}
	markup.Each(g.heading.Content, check)
	markup.Inlines(g.blocks, check)
}

// found is what has been met of a question's interaction.
type found struct {
	tasks  []*markup.List
	order  []*markup.List
	tables []*markup.Table
	answer []*markup.Paragraph
	blanks []markup.Block // the paragraphs from the first that holds a blank
	closed bool           // a fault about the order of things has been said
}

func (f *found) any() bool {
	return len(f.tasks)+len(f.order)+len(f.tables)+len(f.answer)+len(f.blanks) > 0
}

// interactive tells whether a block is (part of) an interaction.
func (r *reader) interactive(b markup.Block) bool {
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
		case b.Items[0].Task != markup.NoTask:
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
		case hasBlank(b) || len(f.blanks) > 0:
			f.blanks = append(f.blanks, b)
			return
		}
	}
	markup.Inlines([]markup.Block{b}, func(in markup.Inline) {
		if blank, ok := in.(*markup.Blank); ok {
			r.fail(blank.Off, "a blank stands outside a paragraph of the question", "put it in a paragraph of its own")
		}
	})
	if f.any() {
		r.fail(b.Start(), "text stands behind the interaction", "move what belongs to the stem before it; label the rest, as in > **Rationale.**")
		return
	}
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
		return r.blanks(f.blanks, marked["shuffle"])
	case !model.Empty():
		return r.essay(model, criteria)
	}
	if !f.closed {
		r.fail(q.Off, "the question cannot be answered", "add a task list, a numbered list, a two-column table, **Answer:**, a [[blank]] or > **Model answer.**")
	}
	return nil
}
