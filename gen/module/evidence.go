package module

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/gen/markup"
)

// Quotation is the quoted text of a link, without its quotation marks; ok is
// false where the link's text does not open and close with them.
func Quotation(l *markup.Link) (text string, ok bool) {
	s := strings.TrimSpace(markup.PlainText(l.Content))
	first, n := utf8.DecodeRuneInString(s)
	last, k := utf8.DecodeLastRuneInString(s)
	if len(s) < n+k || !isQuote(first) || !isQuote(last) {
		return "", false
	}
	return s[n : len(s)-k], true
}

func isQuote(r rune) bool { return strings.ContainsRune("\"'“”„‟‘’‚‛«»‹›", r) }

// Fold makes texts comparable that differ only in the form of quotation
// marks, dashes and spaces.
func Fold(s string) string {
	s = strings.NewReplacer("...", "…", "---", "-", "--", "-").Replace(s)
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			space = true
			continue
		case r == '\u00ad' || r == '\u200b' || r == '\u2060': // invisible: soft hyphen, zero-width space, word joiner
			continue
		case isQuote(r):
			r = '\''
		case strings.ContainsRune("‐‑‒–—―−", r):
			r = '-'
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// Elision is what parts a quotation: each part must follow the one before.
const Elision = "[…]"

// Texts are what a quotation may be taken from and does not cross: one a
// paragraph, item and cell.
func (p *Passage) Texts() []string {
	var all []string
	for _, b := range p.Blocks {
		if f, ok := b.(*markup.Figure); ok {
			all = append(all, f.Caption, f.Image.Alt)
			continue
		}
		all = append(all, strings.Split(markup.BlockText([]markup.Block{b}), "\n")...)
	}
	return all
}

// Holds tells whether a quotation stands in one of the passage's texts: each
// part in whole words, one after the other.
func (p *Passage) Holds(quotation string) bool {
	parts := QuotationParts(quotation)
	for _, text := range p.Texts() {
		rest, ok := Fold(text), true
		for _, part := range parts {
			end := findWords(rest, part)
			if end < 0 {
				ok = false
				break
			}
			rest = rest[end:]
		}
		if ok {
			return true
		}
	}
	return false
}

// QuotationParts are the folded parts of a quotation between its elisions.
func QuotationParts(quotation string) []string {
	folded := strings.ReplaceAll(Fold(quotation), "[...]", Elision)
	var parts []string
	for part := range strings.SplitSeq(folded, Elision) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// findWords finds words in a text, where they neither begin nor end inside a
// word of it, and returns the offset behind them; -1 where they do not stand.
func findWords(text, words string) int {
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return -1
		}
		start := from + i
		end := start + len(words)
		before, _ := utf8.DecodeLastRuneInString(text[:start])
		after, _ := utf8.DecodeRuneInString(text[end:])
		first, size := utf8.DecodeRuneInString(words)
		last, _ := utf8.DecodeLastRuneInString(words)
		if !(inWord(before) && inWord(first)) && !(inWord(after) && inWord(last)) {
			return end
		}
		from = start + size
	}
}

func inWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// Nearest is the run of words of the passage that most resembles a quotation,
// as the passage has it.
func (p *Passage) Nearest(quotation string) string {
	want := map[string]int{}
	n := 0
	for _, w := range strings.Fields(Fold(quotation)) {
		want[bare(w)]++
		n++
	}
	best, bestHits := "", 0
	for _, text := range p.Texts() {
		words := strings.Fields(text)
		have, hits := map[string]int{}, 0
		for i, w := range words {
			w = bare(Fold(w))
			if have[w]++; have[w] <= want[w] {
				hits++
			}
			if i >= n {
				old := bare(Fold(words[i-n]))
				if have[old] <= want[old] {
					hits--
				}
				have[old]--
			}
			if hits > bestHits {
				best, bestHits = strings.Join(words[max(0, i-n+1):i+1], " "), hits
			}
		}
	}
	return best
}

// bare is a word without the marks around it.
func bare(w string) string {
	return strings.ToLower(strings.TrimFunc(w, func(r rune) bool { return !inWord(r) }))
}
