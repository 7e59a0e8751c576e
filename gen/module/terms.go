package module

import (
	"cmp"
	"runtime"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"lectern/gen/markup"
)

// Use is a term where a passage uses it, in one of the forms that the
// glossary gives it.
type Use struct {
	Term    *Term
	Passage *Passage
	// Whether a link may stand there: it may not in a quotation, in another
	// link, or in a phrase of another language that is more than the term.
	Free     bool
	From, To Point
}

// Point is a place in running text, in bytes.
type Point struct {
	Text *markup.Text
	At   int
}

// terms finds where the article uses the glossary's terms: in each section
// the first use that may be linked, and for each term the passages.
func (m *Module) terms() {
	if m.Glossary == nil || len(m.Glossary.Terms) == 0 {
		return
	}
	words := newLexicon(m.Glossary.Terms)
	uses := make([][]Use, len(m.Sections))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, s := range m.Sections {
		g.Go(func() error { uses[i] = s.uses(words); return nil })
	}
	_ = g.Wait() // no function fails
	for i, s := range m.Sections {
		linked := map[*Term]bool{}
		for _, u := range uses[i] {
			if n := len(u.Term.Uses); n == 0 || u.Term.Uses[n-1] != u.Passage {
				u.Term.Uses = append(u.Term.Uses, u.Passage)
			}
			if u.Free && !linked[u.Term] {
				linked[u.Term] = true
				s.Terms = append(s.Terms, u)
			}
		}
	}
}

// uses finds the terms in a section's numbered passages.
func (s *Section) uses(words *lexicon) []Use {
	passages := map[int]*Passage{}
	for _, p := range s.Passages {
		passages[p.Number] = p
	}
	var all []Use
	var blocks func(list []markup.Block, p *Passage, quoted bool)
	blocks = func(list []markup.Block, p *Passage, quoted bool) {
		for _, b := range list {
			switch b := b.(type) {
			case *markup.Paragraph:
				at := p
				if b.Number > 0 {
					at = passages[b.Number]
				}
				if at != nil {
					all = append(all, inRunning(b.Content, words, at, quoted)...)
				}
			case *markup.List:
				for _, it := range b.Items {
					blocks(it.Blocks, passages[it.Number], quoted)
				}
			case *markup.Quote:
				blocks(b.Blocks, p, true)
			}
		}
	}
	blocks(s.Body, nil, false)
	return all
}

// inRunning finds the terms in running text.
func inRunning(list []markup.Inline, words *lexicon, p *Passage, quoted bool) []Use {
	var f flat
	f.add(list, open)
	found := words.find(f.text.String())
	if len(found) == 0 {
		return nil
	}
	quotations := quotations(f.text.String())
	var uses []Use
	next := 0
	for _, m := range found {
		for next < len(f.runs)-1 && f.runs[next+1].start <= m.start {
			next++
		}
		for len(quotations) > 0 && quotations[0].end <= m.start {
			quotations = quotations[1:]
		}
		u := Use{Term: m.term, Passage: p}
		inside := len(quotations) > 0 && quotations[0].start < m.end
		u.From, u.To, u.Free = f.points(next, m.span)
		u.Free = u.Free && !quoted && !inside
		uses = append(uses, u)
	}
	return uses
}

// span is a part of a text, in bytes.
type span struct{ start, end int }

// allowed tells where in a run a link may stand.
type allowed int

const (
	open  allowed = iota
	whole         // only around all of it: a phrase in another language
	never
)

// flat is running text as one string, and the texts that it is made of.
type flat struct {
	text  strings.Builder
	runs  []run
	group int
}

// run is one text in it. Texts with the same group stand side by side, with
// line ends between them at most.
type run struct {
	start int
	text  *markup.Text
	group int
	allowed
	phrase span // of what may be linked only as a whole
}

// apart is what stands for an inline between words that does not belong to
// them: no word holds it.
const apart = "\uFFFC"

func (f *flat) add(list []markup.Inline, a allowed) {
	f.group++
	start, first := f.text.Len(), len(f.runs)
	for _, in := range list {
		inner := a
		switch in := in.(type) {
		case *markup.Text:
			f.runs = append(f.runs, run{start: f.text.Len(), text: in, group: f.group, allowed: a})
			f.text.WriteString(in.S)
			continue
		case *markup.Break:
			f.text.WriteByte('\n')
			continue
		case *markup.Link:
			inner = never
		case *markup.Span:
			if _, foreign := in.Attr.Get("lang"); foreign && a != never {
				inner = whole
			}
		case *markup.Emphasis, *markup.Strike:
		default:
			f.text.WriteString(apart)
		}
		f.add(markup.Children(in), inner)
		f.group++
	}
	if a == whole {
		for i := first; i < len(f.runs); i++ {
			f.runs[i].phrase = span{start, f.text.Len()}
		}
	}
}

// points are the ends of a match that begins in the run first, and whether a
// link may stand around it.
func (f *flat) points(first int, m span) (from, to Point, free bool) {
	last := first
	for last < len(f.runs)-1 && f.runs[last+1].start < m.end {
		last++
	}
	a, b := f.runs[first], f.runs[last]
	free = a.group == b.group && a.allowed != never && (a.allowed == open || a.phrase == m)
	return Point{a.text, m.start - a.start}, Point{b.text, m.end - b.start}, free
}

// closers are the marks that close a quotation, by the one that opens it, in
// the usage of several languages. ’ opens none: it is an apostrophe too.
var closers = map[rune]string{'“': "”", '„': "“”", '”': "”", '«': "»", '»': "«", '‘': "’", '"': `"`}

// quotations are the outermost quotations of a text. One that is not closed
// runs to the end, as where a quotation has several paragraphs.
func quotations(text string) []span {
	var list []span
	var stack []rune
	var before rune
	start := 0
	for i, r := range text {
		after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		depth := len(stack)
		switch {
		case depth > 0 && strings.ContainsRune(closers[stack[depth-1]], r):
			if r == '’' && inWord(before) && inWord(after) {
				break
			}
			if stack = stack[:depth-1]; depth == 1 {
				list = append(list, span{start, i})
			}
		case closers[r] != "":
			if stack = append(stack, r); depth == 0 {
				start = i
			}
		}
		before = r
	}
	if len(stack) > 0 {
		list = append(list, span{start, len(text)})
	}
	return list
}

// sameForm is what two forms have in common that no text can tell apart.
func sameForm(text string) string {
	var key []string
	for _, w := range wordsOf(text) {
		word := text[w.start:w.end]
		key = append(key, cmp.Or(acronym(word), foldWord(word)))
	}
	return strings.Join(key, " ")
}

// lexicon is the forms of all terms as a tree of their words: what follows a
// word, and the forms that end with it.
type lexicon struct {
	next map[string]*lexicon
	ends []form
}

// form is one form of a term. exact holds, for each of its words, how it must
// be written where that matters: an acronym's capitals.
type form struct {
	term  *Term
	exact []string
}

func newLexicon(terms []*Term) *lexicon {
	root := &lexicon{}
	for _, t := range terms {
		for _, text := range t.Forms() {
			node, f := root, form{term: t}
			for _, w := range wordsOf(text) {
				key := foldWord(text[w.start:w.end])
				if node.next == nil {
					node.next = map[string]*lexicon{}
				}
				if node.next[key] == nil {
					node.next[key] = &lexicon{}
				}
				node = node.next[key]
				f.exact = append(f.exact, acronym(text[w.start:w.end]))
			}
			if node != root {
				node.ends = append(node.ends, f)
			}
		}
	}
	return root
}

// match is a term found in a text.
type match struct {
	span
	term *Term
}

// find finds terms in a text, whole words only, the longest where several
// begin at one word.
func (l *lexicon) find(text string) []match {
	var found []match
	words := wordsOf(text)
	for i := 0; i < len(words); i++ {
		node, longest := l, 0
		for j := i; j < len(words); j++ {
			if j > i && strings.TrimSpace(text[words[j-1].end:words[j].start]) != "" {
				break
			}
			if node = node.next[foldWord(text[words[j].start:words[j].end])]; node == nil {
				break
			}
			for _, f := range node.ends {
				if f.fits(text, words[i:j+1]) {
					if longest > 0 {
						found = found[:len(found)-1]
					}
					longest = j + 1 - i
					found = append(found, match{span{words[i].start, words[j].end}, f.term})
					break
				}
			}
		}
		i += max(0, longest-1)
	}
	return found
}

func (f form) fits(text string, words []span) bool {
	for i, w := range words {
		if f.exact[i] != "" && f.exact[i] != text[w.start:w.end] {
			return false
		}
	}
	return true
}

// acronym is a word if its capitals matter, as in CIS; else "".
func acronym(word string) string {
	for i, r := range word {
		if i > 0 && unicode.IsUpper(r) && !strings.ContainsRune(hyphens, before(word, i)) {
			return word
		}
	}
	return ""
}

func before(s string, i int) rune {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r
}

// hyphens join the parts of one word.
const hyphens = "-‐‑"

const softHyphen = '\u00ad'

// wordsOf are the words of a text. Parts that a hyphen joins are one word, so
// that what is non-tidal is not taken for tidal; an apostrophe parts.
func wordsOf(text string) []span {
	var list []span
	start, end := -1, 0 // of the word at hand; end before a hyphen that may join
	for i, r := range text {
		switch {
		case inWord(r) || r == softHyphen:
			if start < 0 {
				start = i
			}
			end = i + utf8.RuneLen(r)
		case start >= 0 && end == i && strings.ContainsRune(hyphens, r):
		case start >= 0:
			list, start = append(list, span{start, end}), -1
		}
	}
	if start >= 0 {
		list = append(list, span{start, end})
	}
	return list
}

var folder = strings.NewReplacer("\u00ad", "", "‐", "-", "‑", "-")

func foldWord(word string) string {
	for i := 0; i < len(word); i++ {
		if word[i] >= utf8.RuneSelf {
			return strings.ToLower(folder.Replace(word))
		}
	}
	return strings.ToLower(word)
}
