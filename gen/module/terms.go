package module

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/gen/markup"
)

// TermClass marks the links from the article to the glossary, which the build
// makes.
const TermClass = "term"

// linkTerms links the first use of each term in each section to the glossary,
// and lists for each term the passages that use it. Headings, links, block
// quotes and what stands in quotation marks are left alone.
func (m *Module) linkTerms() {
	if m.Glossary == nil {
		return
	}
	forms := newForms(m.Glossary.Terms)
	for _, s := range m.Sections {
		l := &termLinker{forms: forms, linked: map[*Term]bool{}}
		numbers := map[int]*Passage{}
		for _, p := range s.Passages {
			numbers[p.Number] = p
		}
		l.blocks(s.Body, func(number int) { l.passage = numbers[number] })
	}
}

// forms finds terms by the words they begin with.
type forms map[string][]form

// form is one form of a term, in folded case unless it is an abbreviation.
type form struct {
	words []string
	term  *Term
}

func newForms(terms []*Term) forms {
	f := forms{}
	for _, t := range terms {
		for _, text := range append([]string{markup.PlainText(t.Name)}, t.Also...) {
			words := strings.Fields(text)
			for i, w := range words {
				words[i] = foldTerm(w)
			}
			if len(words) > 0 {
				f[words[0]] = append(f[words[0]], form{words, t})
			}
		}
	}
	return f
}

// foldTerm folds the case of a word, but not of an abbreviation: CIS is no
// cis.
func foldTerm(w string) string {
	capitals := 0
	for _, r := range w {
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	if capitals > 1 {
		return w
	}
	return strings.ToLower(strings.ReplaceAll(w, "’", "'"))
}

// termLinker goes through one section.
type termLinker struct {
	forms   forms
	linked  map[*Term]bool // in this section
	passage *Passage       // in which we are
	quoted  int            // how deep in quotation marks
}

func (l *termLinker) blocks(list []markup.Block, enter func(number int)) {
	for _, b := range list {
		switch b := b.(type) {
		case *markup.Paragraph:
			if b.Number > 0 {
				enter(b.Number)
			}
			l.quoted = 0
			b.Content = l.inlines(b.Content)
		case *markup.List:
			for _, it := range b.Items {
				enter(it.Number)
				l.blocks(it.Blocks, enter)
			}
		}
	}
}

// inlines links terms in running text and returns it anew.
func (l *termLinker) inlines(list []markup.Inline) []markup.Inline {
	var out []markup.Inline
	for _, in := range list {
		switch in := in.(type) {
		case *markup.Text:
			out = append(out, l.text(in)...)
			continue
		case *markup.Emphasis:
			in.Content = l.inlines(in.Content)
		}
		out = append(out, in)
	}
	return out
}

// text parts a text at the terms in it.
func (l *termLinker) text(t *markup.Text) []markup.Inline {
	var out []markup.Inline
	done := 0 // up to where the text has been put out
	for i := 0; i < len(t.S); {
		r, size := utf8.DecodeRuneInString(t.S[i:])
		switch {
		case r == '“' || r == '«':
			l.quoted++
		case (r == '”' || r == '»') && l.quoted > 0:
			l.quoted--
		}
		if !inWord(r) {
			i += size
			continue
		}
		end := i + wordEnd(t.S[i:])
		if l.quoted == 0 {
			if term, stop := l.at(t.S, i); term != nil {
				l.use(term)
				if !l.linked[term] {
					l.linked[term] = true
					out = append(out, &markup.Text{Off: t.Off, S: t.S[done:i]}, &markup.Link{
						Off: t.Off, To: "../glossary.md#" + term.ID,
						Content: []markup.Inline{&markup.Text{Off: t.Off, S: t.S[i:stop]}},
						Attr:    markup.Attributes{Classes: []string{TermClass}},
					})
					done = stop
				}
				end = stop
			}
		}
		i = end
	}
	if done == 0 {
		return []markup.Inline{t}
	}
	return append(out, &markup.Text{Off: t.Off, S: t.S[done:]})
}

// use notes that the passage uses a term.
func (l *termLinker) use(t *Term) {
	if k := len(t.Uses); l.passage != nil && (k == 0 || t.Uses[k-1] != l.passage) {
		t.Uses = append(t.Uses, l.passage)
	}
}

// at finds the longest form that stands at text[i:], and where it ends.
func (l *termLinker) at(text string, i int) (best *Term, stop int) {
	for _, f := range l.forms[foldTerm(text[i:i+wordEnd(text[i:])])] {
		end := i
		for k, want := range f.words {
			if k > 0 {
				if end >= len(text) || text[end] != ' ' {
					end = -1
					break
				}
				end++
			}
			n := wordEnd(text[end:])
			if foldTerm(text[end:end+n]) != want {
				end = -1
				break
			}
			end += n
		}
		if end > stop {
			best, stop = f.term, end
		}
	}
	return best, stop
}

// wordEnd is the length of the word at the head of a text: letters, digits,
// and hyphens and apostrophes between them.
func wordEnd(s string) int {
	end := 0
	for i, r := range s {
		if inWord(r) {
			end = i + utf8.RuneLen(r)
			continue
		}
		if r != '-' && r != '‑' && r != '\'' && r != '’' {
			break
		}
	}
	return end
}
