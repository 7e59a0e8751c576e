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
	"bytes"
	"cmp"
	"fmt"
	"regexp"
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
	Withheld    bool              // its key has been taken out
	Silenced    map[string]string // lint rule → reason
}

// Interaction is how a question is answered: *Choice, *Order, *Match, *Entry
// or *Essay.
type Interaction interface {
	// withoutKey is a copy that is the same whatever the key is.
	withoutKey() Interaction
}

// WithoutKey is a copy of a question that is the same whatever its key is: its
// marks, order, pairs, answers, feedback, rationale, model answer and criteria.
func (q *Question) WithoutKey() *Question {
	c := *q
	c.Withheld, c.Rationale, c.Interaction = true, Part{}, q.Interaction.withoutKey()
	return &c
}

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
	file   *source.File
	log    *source.Log
	failed bool // an error of the file has been found here
}

// wrong tells whether an error of the file has been reported, here or before.
func (r *reader) wrong() bool { return r.failed || r.log.FailedIn(r.file.Path) }

func (r *reader) fail(off int, message, help string) {
	r.failed = true
	r.log.Error(r.file.Pos(off), message, help)
}

// Read reads the questions that stand under headings of the given level: 2 in
// a quiz, 3 under "Check yourself". Blocks before the first heading are
// returned as the introduction.
func Read(file *source.File, blocks []markup.Block, level int, log *source.Log) (intro []markup.Block, questions []*Question) {
	r := &reader{file: file, log: log}
	intro, groups := r.split(blocks, level)
	r.noBlank(intro)
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
	end     int // byte offset behind them
}

func (r *reader) split(blocks []markup.Block, level int) (intro []markup.Block, groups []group) {
	open := func(h *markup.Heading) {
		if k := len(groups); k > 0 {
			groups[k-1].end = h.Start()
		}
		groups = append(groups, group{heading: h, end: len(r.file.Text)})
	}
	for _, b := range blocks {
		h, ok := b.(*markup.Heading)
		p, text := b.(*markup.Paragraph)
		switch {
		case text && MeantAsHeading(p):
			marks := strings.Repeat("#", level)
			r.fail(p.Start(), "the heading of a question is read as text", "begin it with "+marks+" and a space, not in bold")
			open(p.AsHeading(level))
		case ok && h.Level == level:
			open(h)
		case ok:
			r.fail(h.Start(), fmt.Sprintf("a heading with %s stands among questions", strings.Repeat("#", h.Level)), fmt.Sprintf("write a question's heading with %s, and what is inside a question in bold", strings.Repeat("#", level)))
			if !h.Attr.Empty() { // it was meant as one
				open(h)
			}
		case len(groups) == 0:
			intro = append(intro, b)
		default:
			g := &groups[len(groups)-1]
			g.blocks = append(g.blocks, b)
		}
	}
	return intro, groups
}

// MeantAsHeading tells whether a paragraph has what only headings of questions
// have.
func MeantAsHeading(p *markup.Paragraph) bool {
	return slices.ContainsFunc(p.Attr.Values, func(v markup.Value) bool { return slices.Contains(keys, v.Key) })
}

// marks are what a quiz question's attribute list may say.
var (
	marks = []string{"multiple", "partial", "shuffle"}
	keys  = []string{"objective", "level", "lint"}
)

// head reads what a question's attribute list says.
func (r *reader) head(h *markup.Heading, classes, values []string) (q *Question, marked map[string]bool) {
	q = &Question{File: r.file, Off: h.Start(), Stem: h.Content, ID: h.Attr.ID, Silenced: map[string]string{}}
	if _, otherwise := h.Attr.Get("id"); q.ID == "" && !otherwise && !h.Attr.Broken {
		r.fail(h.End, "the question has no id", "end its heading with {#some-name}, so that it keeps its place when the text changes")
	}
	marked = map[string]bool{}
	known := "discussion questions have none"
	if len(classes) > 0 {
		known = "known are ." + strings.Join(classes, ", .")
	}
	for _, class := range h.Attr.Classes {
		if !slices.Contains(classes, class) {
			r.fail(h.Attr.Off, fmt.Sprintf("unknown mark .%s", class), source.Suggest(class, classes, known))
		}
		marked[class] = true
	}
	for _, v := range h.Attr.Values {
		switch {
		case v.Key == "id" && q.ID == "":
			r.fail(v.Off, "unknown attribute id", "write the question's id as #"+cmp.Or(markup.Slug(v.Text), "some-name"))
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
	for _, b := range blanksIn(h.Content) {
		r.fail(b.Off, "a blank stands in the heading", "put it in a paragraph below")
	}
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

// rationale finds a rationale in a place where it is not read as one: where an
// error is said of the file, that is it.
var rationale = regexp.MustCompile(`(?im)^[ \t` + markup.UnseenClass + `>]*>[ \t]*[*_]*rationale`)

// misread finds blanks and options, of which those that are none are reported
// where Markdown is read; in code they are right, and no answer.
var misread = regexp.MustCompile(`\[\[|(?m:^\|)|(?m:^[ \t]*\S?[ \t\x{a0}]*\[[ \x{a0}xXхХ]\])`)

// question reads one question; nil after a fault that leaves none.
func (r *reader) question(g group) *Question {
	q, marked := r.head(g.heading, marks, keys)
	r.underscores(g)
	found := found{text: r.file.Text[q.Off:g.end]}
	labelled := map[string][]Part{}
	for _, b := range g.blocks {
		quote, isQuote := b.(*markup.Quote)
		switch {
		case isQuote && r.label(quote, labelled, quizLabels):
		case len(labelled) > 0 && !interactive(b):
			r.notQuote(b.Start(), "text stands behind a labelled quote", "move it before the first, or label it")
		case len(labelled) > 0 && !found.any():
			r.fail(b.Start(), "a labelled quote stands before the interaction", "put hints, rationale and model answer behind it")
			found.closed = true
			r.place(q, &found, b)
		default:
			r.place(q, &found, b)
		}
	}
	q.Hints = labelled["Hint."]
	q.Instructor = labelled["For the instructor."]
	q.Rationale = r.one(labelled, "Rationale.")
	model, criteria := r.one(labelled, "Model answer."), r.one(labelled, "Criteria.")
	q.Interaction = r.interaction(q, &found, marked, model, criteria)
	if q.Rationale.Empty() && len(labelled["Rationale."]) == 0 && !(rationale.Match(found.text) && r.wrong()) {
		r.fail(g.heading.Start(), "the question has no rationale", "say why the answer is right in a block quote that opens with > **Rationale.**")
	}
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

// label files a quote under its label, and tells whether it has one or was
// meant to. One that is written amiss is filed as it was meant.
func (r *reader) label(b *markup.Quote, labelled map[string][]Part, known []string) bool {
	written, meant := b.Label, b.Meant()
	name := strings.TrimRight(written, ".:") + "."
	switch {
	case written == "" && meant == "":
		return false
	case slices.Contains(known, name):
	case written == "" && slices.Contains(known, meant):
		r.fail(b.Start(), fmt.Sprintf("this quote opens like the label %q and is not read as one", meant), "open it with > **"+meant+"** and a space, or with other words")
		name = meant
	default:
		if !slices.Contains(known, meant) {
			meant = source.Nearest(name, known)
		}
		help := "known here are " + strings.Join(known, " ")
		if meant != "" {
			help = "did you mean " + meant + "?"
		}
		r.fail(b.Start(), fmt.Sprintf("unknown label %q", cmp.Or(written, b.Meant())), help)
		name = meant
	}
	r.noBlank(b.Blocks)
	part := Part{Off: b.Start(), Blocks: b.WithoutLabel()}
	if part.Empty() {
		r.fail(b.Start(), fmt.Sprintf("%q has no text", b.Label), "write it behind the label")
	}
	labelled[name] = append(labelled[name], part)
	return true
}

// unquoted reports a label that does not stand in a quote, in what would be
// shown with the stem.
func (r *reader) unquoted(b markup.Block) {
	if p, ok := b.(*markup.Paragraph); ok && p.Unquoted() != "" {
		r.fail(b.Start(), fmt.Sprintf("the label %q stands in no quote, so that all of it would be published", p.Unquoted()), "begin each line of it with >, or the text with other words")
	}
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

// underscores reports runs of underscores, which are meant as blanks: in the
// text, where they are not escaped, and on a line of their own, where Markdown
// takes them for a line across the page.
func (r *reader) underscores(g group) {
	say := func(off int) {
		r.fail(off, "a run of underscores is no blank", "write [[answer]], or escape the underscores as \\_ if they are text")
	}
	check := func(in markup.Inline) {
		t, ok := in.(*markup.Text)
		if !ok || !strings.Contains(t.S, "___") {
			return
		}
		line, start := r.file.Line(t.Off)
		if i := bytes.Index(line[t.Off-start:], []byte("___")); i >= 0 {
			say(t.Off + i)
		}
	}
	markup.Each(g.heading.Content, check)
	markup.Inlines(g.blocks, check)
	markup.Walk(g.blocks, func(b markup.Block) {
		if _, ok := b.(*markup.Rule); ok {
			if line, _ := r.file.Line(b.Start()); bytes.ContainsRune(line, '_') {
				say(b.Start())
			}
		}
	})
}
