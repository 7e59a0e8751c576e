package quiz

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"lectern/gen/markup"
)

// Choice is QTI's choice interaction: single choice, multiple response, and
// true/false. It is written as a task list.
type Choice struct {
	Options   []Option // in the author's order
	Multiple  bool     // several may be right; the author marks it .multiple
	Partial   bool     // multiple response: each right mark counts
	TrueFalse bool     // the two options are True and False
	Shuffle   bool
}

// Option is one option of a choice.
type Option struct {
	Off      int
	Text     []markup.Inline
	Correct  bool
	Feedback []markup.Block // may be empty
}

func (c *Choice) withoutKey() Interaction {
	open := *c
	open.Options = nil
	for _, o := range c.Options {
		open.Options = append(open.Options, Option{Off: o.Off, Text: o.Text})
	}
	return &open
}

func (r *reader) choice(l *markup.List, marked map[string]bool) Interaction {
	c := &Choice{Multiple: marked["multiple"], Partial: marked["partial"], Shuffle: marked["shuffle"]}
	correct, seen := 0, map[string]int{}
	for _, it := range l.Items {
		o := Option{Off: it.Start(), Correct: it.Task == markup.Checked}
		var below []markup.Block // what may be meant as feedback
		for i, b := range it.Blocks {
			switch b := b.(type) {
			case *markup.Paragraph:
				if i > 0 {
					r.notQuote(b.Start(), "an option has a second paragraph", "make it one, or put feedback in a block quote: > …")
					below = append(below, b)
				} else {
					o.Text, below = r.oneLine(it, b)
				}
			case *markup.Quote:
				switch {
				case b.Label != "" || b.Meant() != "":
					r.fail(b.Start(), fmt.Sprintf("%q stands inside an option", cmp.Or(b.Label, b.Meant())), "feedback has no label; put labelled quotes behind the list, not indented")
				case o.Feedback != nil:
					r.fail(b.Start(), "an option has two feedbacks", "join the quotes")
				default:
					o.Feedback = b.Blocks
					r.noBlank(b.Blocks)
				}
			default:
				r.fail(b.Start(), "an option holds more than one paragraph and its feedback", "put lists, code and tables in the stem")
			}
		}
		if o.Feedback == nil {
			o.Feedback = below
		}
		text := strings.TrimSpace(markup.PlainText(o.Text))
		if text == "" {
			r.fail(it.Start(), "the option is blank", "write it or delete it")
		} else if first, twice := seen[text]; twice {
			r.fail(it.Start(), fmt.Sprintf("the option %q stands twice, first in line %d", text, r.file.Pos(first).Line), "change or delete one")
		}
		seen[text] = it.Start()
		if o.Correct {
			correct++
		}
		r.noBlankIn(o.Text)
		c.Options = append(c.Options, o)
	}
	_, yes := seen["True"]
	_, no := seen["False"]
	c.TrueFalse = len(l.Items) == 2 && yes && no && !c.Multiple
	switch {
	case l.Slips:
		return nil // and nothing that follows from it
	case len(l.Items) == 2 && !c.TrueFalse && !c.Multiple && folded(seen, "True") && folded(seen, "False"):
		r.fail(l.Start(), "the options are nearly those of true/false", "write True and False, or other words for a choice of two")
	case len(l.Items) < 2:
		r.fail(l.Start(), "a choice of one", "give it two options or more")
	case correct == 0:
		r.fail(l.Start(), "no option is marked as correct", "mark at least one with [x]")
	case correct > 1 && !c.Multiple:
		r.fail(l.Start(), fmt.Sprintf("%d options are marked as correct", correct), "mark one with [x], or add .multiple to the heading's braces")
	}
	return c
}

// oneLine takes the text of an option from its first line, and reports what
// goes on below: it may be feedback without its mark, which would be published
// with the option.
func (r *reader) oneLine(it *markup.Item, p *markup.Paragraph) (text []markup.Inline, below []markup.Block) {
	i := slices.IndexFunc(p.Content, func(in markup.Inline) bool { _, ok := in.(*markup.Break); return ok })
	if i < 0 {
		return p.Content, nil
	}
	line, start := r.file.Line(it.Start())
	next := start + len(line) + 1
	line, _ = r.file.Line(next)
	r.notQuote(next+len(line)-len(bytes.TrimLeft(line, " \t")), "this line is read as part of the option above it", "begin feedback with >, indented by two spaces; write the option itself on one line")
	return p.Content[:i], []markup.Block{&markup.Paragraph{Content: p.Content[i+1:]}}
}

// notQuote reports text that may be meant as a quote: it is one but for what
// cannot be seen before its mark.
func (r *reader) notQuote(off int, message, help string) {
	line, start := r.file.Line(off)
	first, _ := utf8.DecodeRune(line[off-start:])
	marked := bytes.TrimLeftFunc(line[off-start:], func(c rune) bool { return c == ' ' || markup.Unseen(c) != "" })
	if what := markup.Unseen(first); what != "" && bytes.HasPrefix(marked, []byte(">")) {
		message, help = what+" stands before \">\", which is so read as text", "write ordinary spaces there, or none"
	}
	r.fail(off, message, help)
}

// folded tells whether an option is a word but for its letters' case or a mark
// behind it.
func folded(options map[string]int, word string) bool {
	for text := range options {
		if strings.EqualFold(strings.TrimRight(text, ".! "), word) {
			return true
		}
	}
	return false
}
