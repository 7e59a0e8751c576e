package markup

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Labels is the closed set of bold words that may open a block quote in
// quizzes and discussions, with their mark.
var Labels = []string{"Hint.", "Rationale.", "Model answer.", "Criteria.", "For the instructor.", "Go deeper.", "Return to."}

func knownLabel(s string) bool {
	return slices.Contains(Labels, strings.TrimSuffix(strings.TrimSuffix(s, "."), ":")+".")
}

// opensLike reads the words of a label at the head of a quote, the marks that
// are written around them, and the stop behind them.
var opensLike = regexp.MustCompile(`(?i)^[*_ ]*(` + strings.NewReplacer(".", "", "the instructor", "(?:the |an )?instructor").Replace(strings.Join(Labels, "|")) + `)s?(?:[*_ ]*([.:])|\PL|$)`)

// boldLabel finds a label, or that of an answer, behind marks of bold text.
var boldLabel = regexp.MustCompile(`(?i)^[> \t]*\*\*[ ]?(?:answer|` + strings.ReplaceAll(strings.Join(Labels, "|"), ".", "") + `)`)

// Meant is the label with whose words a quote opens, written as a label or not
// quite so: not all of it bold, without its full stop, in capitals, in the
// plural. It is empty where they resemble none; words that are neither stressed
// nor followed by a stop are text.
func (q *Quote) Meant() string {
	if len(q.Blocks) == 0 {
		return ""
	}
	if p, ok := q.Blocks[0].(*Paragraph); ok {
		if meant, stressed, stopped := p.opening(); stressed || stopped {
			return meant
		}
	}
	return ""
}

// Unquoted is the label that a paragraph opens with which is not in a quote:
// stressed, and with a stop behind it. It is empty where there is none.
func (p *Paragraph) Unquoted() string {
	if meant, stressed, stopped := p.opening(); stressed && stopped {
		return meant
	}
	return ""
}

// opening is the label with whose words a paragraph opens, and whether they are
// stressed and a stop follows them.
func (p *Paragraph) opening() (meant string, stressed, stopped bool) {
	if len(p.Content) == 0 {
		return "", false, false
	}
	_, stressed = p.Content[0].(*Emphasis)
	m := opensLike.FindStringSubmatch(PlainText(p.Content))
	if m == nil {
		return "", false, false
	}
	words := strings.ToLower(m[1])
	if strings.HasSuffix(words, "instructor") {
		words = "for the instructor"
	}
	return strings.ToUpper(words[:1]) + words[1:] + ".", stressed, m[2] != ""
}

// label is the bold text, ending with a full stop or colon, that opens a
// paragraph; empty where there is none.
func label(b Block) string {
	p, ok := b.(*Paragraph)
	if !ok || len(p.Content) == 0 {
		return ""
	}
	e, ok := p.Content[0].(*Emphasis)
	if !ok || !e.Strong {
		return ""
	}
	if s := PlainText(e.Content); strings.HasSuffix(s, ".") || strings.HasSuffix(s, ":") {
		return s
	}
	return ""
}

// runTogether reports a label inside a quote: two quotes on neighbouring lines,
// which Markdown reads as one.
func (c *context) runTogether(q *Quote, feedback bool) {
	above, help := fmt.Sprintf("%q", q.Label), "part them by a blank line without >"
	switch {
	case q.Label != "":
	case feedback:
		above, help = "the feedback", help+", and indent the label less"
	default:
		return
	}
	say := func(off int, label string) {
		c.fail(off, fmt.Sprintf("%q runs together with %s above it", label, above), help)
	}
	for _, b := range q.Blocks[1:] {
		if later := label(b); knownLabel(later) {
			say(b.Start(), later)
		}
	}
	p, ok := q.Blocks[0].(*Paragraph)
	if !ok {
		return
	}
	for i := 2; i < len(p.Content); i++ {
		e, ok := p.Content[i].(*Emphasis)
		if _, afterBreak := p.Content[i-1].(*Break); !ok || !e.Strong || !afterBreak {
			continue
		}
		if s := PlainText(e.Content); knownLabel(s) {
			say(offset(e.Content, q.Start()), s)
		}
	}
}

// offset is the place of the first inline that knows its own.
func offset(list []Inline, otherwise int) int {
	for _, in := range list {
		switch in := in.(type) {
		case *Text:
			return in.Off
		case *Link:
			return in.Off
		case *Emphasis:
			return offset(in.Content, otherwise)
		}
	}
	return otherwise
}

// WithoutLabel returns a labelled quote's blocks with the label taken off.
func (q *Quote) WithoutLabel() []Block {
	if q.Label == "" {
		return q.Blocks
	}
	first := *q.Blocks[0].(*Paragraph)
	first.Content = slices.Clone(first.Content[1:])
	if len(first.Content) > 0 {
		switch in := first.Content[0].(type) {
		case *Text:
			trimmed := strings.TrimLeft(in.S, " ")
			first.Content[0] = &Text{Off: in.Off + len(in.S) - len(trimmed), S: trimmed}
		case *Break:
			first.Content = first.Content[1:]
		}
	}
	if strings.TrimSpace(PlainText(first.Content)) == "" {
		return q.Blocks[1:]
	}
	return append([]Block{&first}, q.Blocks[1:]...)
}
