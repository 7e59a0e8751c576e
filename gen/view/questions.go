package view

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"

	"lectern/gen/markup"
	"lectern/gen/module"
	"lectern/gen/quiz"
)

func (b *Builder) spec(p *Page) Spec { return Spec{Path: p.Path, Kind: p.Kind} }

// questionLink leads to a research question's own page.
func (b *Builder) questionLink(page string, rq *module.ResearchQuestion) Link {
	return Link{Href: b.Target.Href(page, b.pagePath[rq.Index.Path], ""), Text: b.titleOf(rq.Index), Label: b.word("question-label", rq.Number)}
}

func (b *Builder) question(p *Page, rq *module.ResearchQuestion) {
	card := b.card(b.spec(p), rq)
	main := ResearchQuestion{Card: card, Body: template.HTML(b.renderer(p.Path, rq.Index.Path).Blocks(rq.Index.Doc.Blocks)), Objectives: b.objectives(p.Path, rq)}
	p.Contents = b.contents(p, rq.Index.Path, rq.Index.Doc.Blocks)
	head := func(id, word string) {
		p.Contents = append(p.Contents, Link{Href: "#" + p.anchor(id), Text: template.HTML(template.HTMLEscapeString(b.word(word)))})
	}
	if rq.Argument != nil {
		main.Argument = b.argument(p, rq.Argument)
		head("argument-map", "argument")
	}
	if len(main.Objectives) > 0 {
		head("objectives", "objectives")
	}
	for _, s := range b.read[rq] {
		main.Reading = append(main.Reading, b.sectionLink(p.Path, s))
	}
	if len(main.Reading) > 0 {
		head("reading", "what-to-read")
	}
	p.Trail = []Link{b.homeLink(p)}
	p.Main = main
	if rq.Number > 1 {
		l := b.questionLink(p.Path, b.M.Questions[rq.Number-2])
		p.Prev = &l
	}
	if rq.Discussion != nil {
		p.Next = b.fileLink(p.Path, &rq.Discussion.Page, "discuss")
	}
}

// Head is the heading, and the same as plain text, of a research question and
// all that belongs to it; of the article where none is given.
func (b *Builder) Head(rq *module.ResearchQuestion) (template.HTML, string) {
	if rq == nil {
		s := b.word("the-article")
		return template.HTML(template.HTMLEscapeString(s)), s
	}
	h := b.titleOf(rq.Index)
	return h, plain(h)
}

// fileLink leads to the page of a file, under a word.
func (b *Builder) fileLink(page string, to *module.Page, word string) *Link {
	return &Link{Href: b.Target.Href(page, b.pagePath[to.Path], ""), Text: b.titleOf(to), Label: b.word(word)}
}

// trail leads home and to a research question's own page.
func (b *Builder) trail(p *Page, rq *module.ResearchQuestion) []Link {
	l := b.questionLink(p.Path, rq)
	l.Text = template.HTML(template.HTMLEscapeString(l.Label))
	return []Link{b.homeLink(p), l}
}

// objectives are a research question's objectives with their alignment, as
// links from the page at a path.
func (b *Builder) objectives(page string, rq *module.ResearchQuestion) []Objective {
	var list []Objective
	for _, o := range rq.Objectives {
		a := b.align[o.ID]
		row := Objective{ID: o.ID, Text: o.Text, Level: b.level(o.Level)}
		seen := map[module.Place]bool{}
		for _, r := range a.Taught {
			if !seen[r.Place] {
				seen[r.Place] = true
				l := b.passageLink(page, r.Place)
				l.Text, l.Label = template.HTML(template.HTMLEscapeString(l.Label)), ""
				row.Taught = append(row.Taught, l)
			}
		}
		for _, d := range a.Discussed {
			row.Discussed = append(row.Discussed, b.about(page, d.ID))
		}
		for _, q := range a.Tested {
			if !q.Withheld { // which question tests what is no key, but it would point to one
				row.Tested = append(row.Tested, b.about(page, q.ID))
			}
		}
		list = append(list, row)
	}
	return list
}

func (b *Builder) discussion(p *Page, rq *module.ResearchQuestion) {
	d := rq.Discussion
	r := b.renderer(p.Path, d.Path)
	main := Discussion{Card: b.card(b.spec(p), rq), Intro: template.HTML(r.Blocks(d.Intro))}
	for i, q := range d.List {
		entry := b.talk(r, q, i+1)
		main.Questions = append(main.Questions, entry)
		p.Contents = append(p.Contents, Link{Href: "#" + p.anchor(q.ID), Text: unbroken(b.linkText(p.Path, d.Path, q.Stem))})
	}
	p.Trail = b.trail(p, rq)
	p.Main = main
	p.Prev = b.fileLink(p.Path, rq.Index, "read")
	if rq.Quiz != nil {
		p.Next = b.fileLink(p.Path, &rq.Quiz.Page, "quiz")
	}
}

// talk is a discussion question as a page shows it.
func (b *Builder) talk(r *markup.Renderer, q *quiz.Discussion, number int) DiscussionQuestion {
	d := DiscussionQuestion{ID: q.ID, Number: number, Stem: template.HTML(markup.Unbroken(r.Inlines(q.Stem))), Body: template.HTML(r.Blocks(q.Body)), Level: b.level(q.Level)}
	d.Deeper, d.ReturnTo, d.Instructor = rendered(r, q.Deeper), rendered(r, q.ReturnTo), rendered(r, q.Instructor)
	d.Hash = fingerprint(func(w io.Writer) {
		fmt.Fprintln(w, markup.PlainText(q.Stem), markup.BlockText(q.Body))
	})
	return d
}

// rendered are labelled parts as HTML.
func rendered(r *markup.Renderer, parts []quiz.Part) []template.HTML {
	var list []template.HTML
	for _, part := range parts {
		list = append(list, template.HTML(r.Blocks(part.Blocks)))
	}
	return list
}

func (b *Builder) quiz(p *Page, rq *module.ResearchQuestion) {
	main := Quiz{Card: b.card(b.spec(p), rq), Intro: template.HTML(b.renderer(p.Path, rq.Quiz.Path).Blocks(rq.Quiz.Intro)), Withheld: rq.Quiz.Withheld && b.Students == nil}
	for i, q := range rq.Quiz.List {
		face := b.face(p, q, i+1, 2)
		main.Questions = append(main.Questions, face)
		p.Contents = append(p.Contents, Link{Href: "#" + p.anchor(q.ID), Text: template.HTML(template.HTMLEscapeString(b.word("question", i+1)))})
	}
	p.Trail = b.trail(p, rq)
	p.Main = main
	if rq.Discussion != nil {
		p.Prev = b.fileLink(p.Path, &rq.Discussion.Page, "discuss")
	} else {
		p.Prev = b.fileLink(p.Path, rq.Index, "read")
	}
	if rq.Number < len(b.M.Questions) {
		l := b.questionLink(p.Path, b.M.Questions[rq.Number])
		p.Next = &l
	}
}

// fingerprint is a short hash by which a stored answer knows its question.
func fingerprint(write func(io.Writer)) string {
	h := sha256.New()
	write(h)
	return hex.EncodeToString(h.Sum(nil))[:8]
}

// face is a question as a page shows it. In the instructor's handout it bears
// the hash that students' answers bear, which tells nothing of a withheld key.
func (b *Builder) face(p *Page, q *quiz.Question, number, heading int) Question {
	r := b.renderer(p.Path, strings.TrimPrefix(q.File.Path, module.Root+"/"))
	f := Question{ID: q.ID, Number: number, Heading: heading + b.Shift, Withheld: q.Withheld, Level: b.level(q.Level),
		Stem: template.HTML(markup.Unbroken(r.Inlines(q.Stem))), Body: template.HTML(r.Blocks(q.Body)), Rationale: template.HTML(r.Blocks(q.Rationale.Blocks)),
		Hints: rendered(r, q.Hints), Instructor: rendered(r, q.Instructor)}
	b.interaction(&f, r, q)
	if student := b.Students[q.ID]; student != nil && student.Withheld {
		f.Hash = b.studentHash(p, student)
	} else {
		f.Hash = hash(q, &f)
	}
	return f
}

func (b *Builder) studentHash(p *Page, q *quiz.Question) string {
	r := b.renderer(p.Path, strings.TrimPrefix(q.File.Path, module.Root+"/"))
	f := Question{Withheld: q.Withheld}
	b.interaction(&f, r, q)
	return hash(q, &f)
}

// hash is the fingerprint of what is asked, and of its key as far as the face
// has one: the same on every page, whatever its links look like.
func hash(q *quiz.Question, f *Question) string {
	return fingerprint(func(w io.Writer) {
		fmt.Fprintln(w, f.Kind, markup.PlainText(q.Stem), markup.BlockText(q.Body), f.Partial)
		for _, o := range f.Options {
			fmt.Fprintln(w, plain(o.Text), o.Correct, o.Place)
		}
		if f.Match != nil {
			for _, it := range slices.Concat(f.Match.Left, f.Match.Right) {
				fmt.Fprintln(w, plain(it.Text), it.Key)
			}
		}
		if f.Entry != nil {
			fmt.Fprintln(w, plain(f.Entry.Body), f.Entry.Blanks)
		}
	})
}

// interaction gives a face its interaction.
func (b *Builder) interaction(f *Question, r *markup.Renderer, q *quiz.Question) {
	switch in := q.Interaction.(type) {
	case *quiz.Choice:
		b.choice(f, r, in)
	case *quiz.Order:
		b.order(f, r, in)
	case *quiz.Match:
		b.match(f, r, in)
	case *quiz.Entry:
		b.entry(f, r, in)
	case *quiz.Essay:
		f.Kind, f.Model, f.Criteria = "essay", template.HTML(r.Blocks(in.Model.Blocks)), template.HTML(r.Blocks(in.Criteria.Blocks))
		f.Lines = max(essayLines, len(strings.Fields(markup.BlockText(in.Model.Blocks)))/wordsPerLine)
	default:
		panic(fmt.Sprintf("view: unknown interaction %T", in))
	}
}

// An essay's lines on paper: at least so many, and half as many again as a
// hand needs for the model answer.
const (
	essayLines   = 8
	wordsPerLine = 7
)

func (b *Builder) choice(f *Question, r *markup.Renderer, c *quiz.Choice) {
	f.Kind, f.Partial = "choice", c.Partial
	switch {
	case c.TrueFalse:
		f.Kind = "truefalse"
	case c.Multiple:
		f.Kind = "multiple"
	}
	options := slices.Clone(c.Options)
	if c.Shuffle {
		quiz.ByHash(options, func(o quiz.Option) string { return markup.PlainText(o.Text) })
	}
	for i, o := range options {
		option := Option{Value: strconv.Itoa(i + 1), Text: template.HTML(r.Inlines(o.Text)), Correct: o.Correct, Feedback: template.HTML(r.Blocks(o.Feedback))}
		if c.TrueFalse {
			option.Text = template.HTML(template.HTMLEscapeString(b.word(strings.ToLower(markup.PlainText(o.Text)))))
		}
		f.Options = append(f.Options, option)
	}
}

func (b *Builder) order(f *Question, r *markup.Renderer, o *quiz.Order) {
	f.Kind = "order"
	type placed struct {
		quiz.Item
		place int
	}
	var items []placed
	for i, it := range o.Items {
		items = append(items, placed{it, i + 1})
	}
	quiz.ByHash(items, func(p placed) string { return markup.PlainText(p.Text) })
	for i, it := range items {
		option := Option{Value: strconv.Itoa(i + 1), Text: template.HTML(r.Inlines(it.Text))}
		if !f.Withheld {
			option.Place = it.place
		}
		f.Options = append(f.Options, option)
	}
}

func (b *Builder) match(f *Question, r *markup.Renderer, m *quiz.Match) {
	f.Kind = "match"
	f.Match = &Match{LeftName: template.HTML(r.Inlines(m.LeftName)), RightName: template.HTML(r.Inlines(m.RightName))}
	type side struct {
		quiz.Item
		index int
	}
	sides := func(list []quiz.Item) []side {
		var all []side
		for i, it := range list {
			all = append(all, side{it, i})
		}
		quiz.ByHash(all, func(s side) string { return markup.PlainText(s.Text) })
		return all
	}
	value := make([]string, len(m.Right))
	for i, right := range sides(m.Right) {
		value[right.index] = strconv.Itoa(i + 1)
		// A target stands in a list to pick from, which holds plain text.
		f.Match.Right = append(f.Match.Right, MatchItem{Value: value[right.index], Text: template.HTML(template.HTMLEscapeString(markup.PlainText(right.Text)))})
	}
	for i, left := range sides(m.Left) {
		item := MatchItem{Value: strconv.Itoa(i + 1), Text: template.HTML(r.Inlines(left.Text))}
		if m.Pair != nil {
			item.Key = value[m.Pair[left.index]]
		}
		f.Match.Left = append(f.Match.Left, item)
	}
}

func (b *Builder) entry(f *Question, r *markup.Renderer, e *quiz.Entry) {
	f.Kind = "entry"
	f.Entry = &Entry{}
	for i, blank := range e.Blanks {
		f.Entry.Blanks = append(f.Entry.Blanks, face(i, blank))
	}
	if e.Text == nil {
		return
	}
	next := 0
	r.Blank = func(*markup.Blank) string {
		next++
		return b.control(f.Entry.Blanks[next-1], next, len(f.Entry.Blanks))
	}
	f.Entry.Body = template.HTML(r.Blocks(e.Text))
}

// face is a blank as pages show it; all are of one width, because an answer's
// own length would tell something of it.
func face(i int, blank quiz.Blank) Blank {
	face := Blank{Name: "b" + strconv.Itoa(i+1)}
	for k, pick := range blank.Picks {
		face.Picks = append(face.Picks, Pick{Value: strconv.Itoa(k + 1), Text: pick})
	}
	switch key := blank.Key.(type) {
	case *quiz.Words:
		face.Variants = key.Variants
	case *quiz.Number:
		face.Number, face.Value, face.Tolerance, face.Unit = true, key.Value, key.Tolerance, key.Unit
		face.Variants = []string{key.Written}
	case *quiz.Pick:
		for k := range face.Picks {
			face.Picks[k].Correct = face.Picks[k].Text == key.Text
		}
	}
	return face
}

// control is the field or list that stands for a blank in running text.
func (b *Builder) control(blank Blank, n, of int) string {
	name := html.EscapeString(b.word("blank", n, of))
	var s strings.Builder
	if blank.Picks == nil {
		mode := ""
		if blank.Number {
			mode = ` inputmode="decimal"`
		}
		fmt.Fprintf(&s, `<input class="blank" type="text" name="%s" size="16"%s aria-label="%s" autocomplete="off" autocapitalize="off" spellcheck="false">`, blank.Name, mode, name)
		return s.String()
	}
	fmt.Fprintf(&s, `<span class="pick"><select class="blank" name="%s" aria-label="%s"><option value="">%s</option>`, blank.Name, name, html.EscapeString(b.word("choose")))
	for _, p := range blank.Picks {
		fmt.Fprintf(&s, `<option value="%s">%s</option>`, p.Value, html.EscapeString(p.Text))
	}
	texts := make([]string, len(blank.Picks))
	for i, p := range blank.Picks {
		texts[i] = html.EscapeString(p.Text)
	}
	fmt.Fprintf(&s, `</select><span class="picks" aria-hidden="true"> (%s)</span></span>`, strings.Join(texts, " / "))
	return s.String()
}
