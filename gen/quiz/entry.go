package quiz

import (
	"bytes"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lectern/gen/markup"
)

// Entry is QTI's text entry interaction, with its inline choice beside it:
// one field for a short answer or a number, or blanks in running text.
type Entry struct {
	Text   []markup.Block // the paragraphs that hold the blanks (of which only their places count); nil for a single field
	Blanks []Blank        // in the order of the text
}

// Blank is one field.
type Blank struct {
	Off    int
	Key    Key
	Picked bool     // chosen from a list; else typed
	Picks  []string // the list, in the order shown
}

// Key is what answers a blank: *Words, *Number or *Pick; nil where it was taken out.
type Key interface{ key() }

// Words are the variants of a short answer, each as written.
type Words struct{ Variants []string }

// Number is a number with its tolerance (inclusive; 0: exact) and unit.
type Number struct {
	Value, Tolerance float64
	Unit             string
	Written          string // as the author wrote it
}

// Pick is the right one of a list.
type Pick struct{ Text string }

func (*Words) key()  {}
func (*Number) key() {}
func (*Pick) key()   {}

func (e *Entry) withoutKey() Interaction {
	open := &Entry{Text: e.Text}
	for _, b := range e.Blanks {
		b.Key = nil
		open.Blanks = append(open.Blanks, b)
	}
	return open
}

const answerLabel = "Answer:"

func isAnswer(p *markup.Paragraph) bool {
	if len(p.Content) == 0 {
		return false
	}
	e, ok := p.Content[0].(*markup.Emphasis)
	return ok && e.Strong && markup.PlainText(e.Content) == answerLabel
}

// almostAnswer tells whether a paragraph was meant as an answer, but opens
// otherwise: **Answer**:, **Answers:** or **Answer:**word, which is not bold.
func almostAnswer(p *markup.Paragraph) bool {
	if len(p.Content) == 0 || isAnswer(p) {
		return false
	}
	opening := ""
	switch first := p.Content[0].(type) {
	case *markup.Emphasis:
		opening = markup.PlainText(first.Content)
	case *markup.Text:
		opening, _, _ = strings.Cut(strings.TrimPrefix(strings.TrimPrefix(first.S, "**"), "__"), ":")
		if opening == first.S || strings.HasPrefix(first.S, opening) {
			return false
		}
	}
	return strings.EqualFold(strings.TrimSuffix(strings.TrimRight(opening, ".: "), "s"), strings.TrimSuffix(answerLabel, ":"))
}

// plainAnswer tells whether a block was meant as an answer if nothing else is
// one: it opens with the label, which is not bold.
func plainAnswer(b markup.Block) bool {
	p, ok := b.(*markup.Paragraph)
	return ok && strings.HasPrefix(strings.ToLower(markup.PlainText(p.Content)), strings.ToLower(answerLabel))
}

func hasBlank(p *markup.Paragraph) bool { return len(blanksIn(p.Content)) > 0 }

// answer reads a paragraph **Answer:** … from its source.
func (r *reader) answer(p *markup.Paragraph) Interaction {
	for _, in := range p.Content[1:] {
		switch in.(type) {
		case *markup.Text:
		case *markup.Break:
			r.fail(p.Start(), "the answer goes over several lines", "write it on one line; leave a blank line behind it")
			return nil
		default:
			r.fail(p.Start(), "the answer holds markup", "write it as plain text")
			return nil
		}
	}
	if !p.Attr.Empty() {
		r.fail(p.Attr.Off, "an answer has no attributes", "put them in the question's heading")
		return nil
	}
	line, start := r.file.Line(p.Start())
	mark := strings.Index(string(line), answerLabel)
	if mark < 0 {
		r.fail(p.Start(), "the label of the answer holds markup", "write it as **Answer:**")
		return nil
	}
	raw := string(line[mark+len(answerLabel):])
	raw = strings.TrimPrefix(strings.TrimPrefix(raw, "**"), "__")
	off := start + len(line) - len(strings.TrimLeft(raw, " \t"))
	key := r.key(off, raw)
	if key == nil {
		return nil
	}
	return &Entry{Blanks: []Blank{{Off: off, Key: key}}}
}

// blanks reads the paragraphs of a question that hold blanks.
func (r *reader) blanks(list []markup.Block, shuffle bool) Interaction {
	e := &Entry{Text: list}
	ok := true
	markup.Inlines(list, func(in markup.Inline) {
		b, is := in.(*markup.Blank)
		if !is {
			return
		}
		blank := Blank{Off: b.Off}
		if fromTable(b.Raw) {
			r.fail(b.Off, `"\|" stands between the choices of a blank`, `write | without a backslash, which only tables need; a bar inside an answer has no spaces around it: a\|b`)
		} else if picks := splitUnescaped(b.Raw, "|"); len(picks) > 1 {
			blank.Picked = true
			blank.Picks, blank.Key = r.picks(b.Off, picks)
			if shuffle {
				ByHash(blank.Picks, func(s string) string { return s })
			}
		} else if _, right := marked(b.Raw); right {
			r.fail(b.Off, "a blank's list has one choice", "add wrong ones behind |, or take the *…* off for an answer to be typed")
		} else {
			blank.Key = r.key(b.Off, b.Raw)
		}
		ok = ok && blank.Key != nil
		e.Blanks = append(e.Blanks, blank)
	})
	if !ok {
		return nil
	}
	return e
}

// picks reads *right* | wrong | wrong.
func (r *reader) picks(off int, written []string) (picks []string, key Key) {
	seen := map[string]bool{}
	for _, p := range written {
		p, right := marked(p)
		text := strings.TrimSpace(unescape(p))
		switch {
		case text == "":
			r.fail(off, "a blank's list has an empty choice", "write it or take out the | beside it")
			return nil, nil
		case strings.HasPrefix(text, "*") && strings.HasSuffix(text, "*") && right:
			r.fail(off, "bold marks no choice of a blank as right", "put single stars around it: *"+strings.Trim(text, "*")+"*")
			return nil, nil
		case seen[text]:
			r.fail(off, fmt.Sprintf("a blank's list has %q twice", text), "change or delete one")
			return nil, nil
		case right && key != nil:
			r.fail(off, "a blank's list has two right choices", "put *…* around one")
			return nil, nil
		case right:
			key = &Pick{Text: text}
		}
		seen[text] = true
		picks = append(picks, text)
	}
	if key == nil {
		r.fail(off, "a blank's list has no right choice", "put *…* around it: [[*conceded* | upheld]]")
		return nil, nil
	}
	return picks, key
}

// fromTable tells whether a blank was copied from a table, where its bars are
// escaped.
func fromTable(raw string) bool {
	choices := strings.Split(raw, `\|`)
	return strings.Contains(raw, ` \| `) || len(choices) > 1 && slices.ContainsFunc(choices, func(choice string) bool {
		_, right := marked(choice)
		return right
	})
}

// single is a blank in single brackets: what stands in them is parted as
// answers or choices are. No second bracket and no address follows.
var single = regexp.MustCompile("(^|[^\\[\\\\])(\\[[^\\[\\]\\\\`]* [/|] [^\\[\\]\\\\`]*\\])(?:[^({\\[\\]]|$)")

// singleBrackets reports blanks in single brackets, which would be shown with
// their answers, and tells whether there is one.
func (r *reader) singleBrackets(list []markup.Block) (any bool) {
	for _, b := range list {
		p, ok := b.(*markup.Paragraph)
		if !ok {
			continue
		}
		last := -1
		markup.Each(p.Content, func(in markup.Inline) {
			t, ok := in.(*markup.Text)
			if !ok {
				return
			}
			line, start := r.file.Line(t.Off)
			if start == last {
				return
			}
			last = start
			if at := single.FindSubmatchIndex(line); at != nil && bytes.Count(line[:at[4]], []byte("`"))%2 == 0 {
				any = true
				r.fail(start+at[4], "single brackets make no blank", "write [[…]], or escape the bracket as \\[ if it is text")
			}
		})
	}
	return any
}

// marked takes the marks off the right one of a list: *conceded*.
func marked(pick string) (text string, right bool) {
	text = strings.TrimSpace(pick)
	if len(text) > 2 && strings.HasPrefix(text, "*") && strings.HasSuffix(text, "*") {
		return text[1 : len(text)-1], true
	}
	return text, false
}

const (
	thin     = "\u2009\u202f\u00a0" // spaces that may group thousands
	gap      = `[\s` + thin + `]*`
	unsigned = `([0-9]{1,3}(?:[` + thin + `][0-9]{3})+|[0-9]+)(?:([.,])([0-9]+))?`
)

var (
	numeric   = regexp.MustCompile(`^([+\-\x{2212}]?)` + unsigned + `(?:` + gap + `±` + gap + unsigned + `)?(?:(?:\s+|([^\pL\pN\s.,]))([^0-9±]*))?$`)
	plusMinus = regexp.MustCompile(`[0-9]\s*(?:\+-|\+/-|\+\x{2212})\s*[0-9]`)
	spaced    = regexp.MustCompile(`^[+\-\x{2212}]?[0-9]{1,3}(?: [0-9]{3})+\s*±|±\s*[0-9]{1,3} [0-9]{3}\b`)
	grouped   = regexp.MustCompile(`(^|[^0-9.,])[0-9]{1,3}(,[0-9]{3})+($|[^0-9,])`)
)

// key reads an answer: words with variants, or a number.
func (r *reader) key(off int, raw string) Key {
	raw = strings.TrimSpace(raw)
	if raw == "" {
		r.fail(off, "the answer is empty", "write it behind **Answer:** or between [[ and ]]")
		return nil
	}
	variants := splitUnescaped(raw, " / ")
	if plusMinus.MatchString(raw) {
		r.fail(off, fmt.Sprintf("the tolerance of %q is read as text", raw), "write ± for it: 12 ± 0.5 billion")
		return nil
	}
	if spaced.MatchString(raw) {
		r.fail(off, fmt.Sprintf("an ordinary space stands in the number %q", raw), "group thousands by a no-break space or not at all: 12000 ± 5")
		return nil
	}
	if len(variants) == 1 {
		if grouped.MatchString(raw) && numberLike(raw) {
			r.fail(off, fmt.Sprintf("%q can be read in two ways", raw), "write a decimal with a point (1.234), thousands with a no-break space or none (1234)")
			return nil
		}
		if m := numeric.FindStringSubmatch(raw); m != nil {
			n := &Number{
				Value:     parse(m[1], m[2], m[4]),
				Tolerance: parse("", m[5], m[7]),
				Unit:      strings.TrimSpace(unescape(m[8] + m[9])),
				Written:   raw,
			}
			if math.IsInf(n.Value, 0) || math.IsInf(n.Tolerance, 0) {
				r.fail(off, "the number has too many digits to be compared", "write fewer")
				return nil
			}
			return n
		}
	}
	w := &Words{}
	seen := map[string]bool{}
	for _, v := range variants {
		slash := v == "/" || strings.HasPrefix(v, "/ ") || strings.HasSuffix(v, " /")
		v = strings.TrimSpace(unescape(v))
		switch {
		case v == "" || slash:
			r.fail(off, "one of the answers is empty", "write it or take out the / beside it")
			return nil
		case seen[v]:
			r.fail(off, fmt.Sprintf("the answer %q stands twice", v), "delete one")
			return nil
		case strings.Contains(v, "±"):
			r.fail(off, "± belongs to a single number with its tolerance", "write it as 12 ± 0.5 billion")
			return nil
		}
		seen[v] = true
		w.Variants = append(w.Variants, v)
	}
	return w
}

// numberLike tells whether a text with grouped digits was meant as one number:
// it begins with them.
func numberLike(s string) bool {
	s = strings.TrimLeft(s, "+-\u2212")
	return s != "" && s[0] >= '0' && s[0] <= '9'
}

func parse(sign, whole, fraction string) float64 {
	for _, space := range thin {
		whole = strings.ReplaceAll(whole, string(space), "")
	}
	if whole == "" {
		return 0
	}
	if fraction != "" {
		whole += "." + fraction
	}
	v, err := strconv.ParseFloat(whole, 64)
	if err != nil { // more digits than a float holds: the value is infinite
		return v
	}
	if sign == "-" || sign == "\u2212" {
		v = -v
	}
	return v
}

// splitUnescaped splits at a separator whose last character is not escaped.
func splitUnescaped(s, sep string) []string {
	var parts []string
	start := 0
	for i := 0; i+len(sep) <= len(s); i++ {
		if s[i] == '\\' {
			i++
			continue
		}
		if strings.HasPrefix(s[i:], sep) {
			parts = append(parts, s[start:i])
			start = i + len(sep)
			i = start - 1
		}
	}
	return append(parts, s[start:])
}

var escapes = strings.NewReplacer(`\/`, "/", `\|`, "|", `\]`, "]", `\\`, `\`)

func unescape(s string) string { return escapes.Replace(s) }
