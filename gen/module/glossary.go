package module

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/gen/markup"
	"lectern/gen/source"
)

// Glossary is glossary.md: a definition list.
type Glossary struct {
	Page
	Intro []markup.Block
	Terms []*Term // in the author's order
}

// Term is one entry.
type Term struct {
	ID         string // "term-merge-sort"
	Off        int
	Name       []markup.Inline
	Definition []markup.Block
	Also       []string   // other forms of the term, as the text may use them
	Uses       []*Passage // of the article, in order
}

// Forms are all forms of a term, as the text may use them.
func (t *Term) Forms() []string { return append([]string{markup.PlainText(t.Name)}, t.Also...) }

// alsoMark opens the line that lists a term's other forms.
const alsoMark = "Also: "

func readGlossary(p *Page, log *source.Log) *Glossary {
	g := &Glossary{Page: *p}
	seen, stray := map[string]bool{}, false
	forms := map[string]*Term{}
	for _, b := range p.Doc.Blocks {
		list, ok := b.(*markup.Definitions)
		if !ok {
			term := termLike(b)
			switch {
			case term != "":
				log.Error(p.Doc.File.Pos(b.Start()), fmt.Sprintf("%q is read as text and looks like a term", term), "write its definition below it as \":   Definition.\"; an introduction begins with a whole sentence")
			case len(g.Terms) > 0:
				log.Error(p.Doc.File.Pos(b.Start()), "text stands between terms", "write a term on a line of its own and below it \":   Definition.\"")
			}
			stray = stray || term != ""
			g.Intro = append(g.Intro, b)
			continue
		}
		for _, e := range list.Entries {
			for i, name := range e.Terms {
				text := markup.PlainText(name)
				t := &Term{ID: "term-" + markup.Slug(text), Off: e.Start(), Name: name}
				if seen[t.ID] {
					log.Error(p.Doc.File.Pos(e.Start()), fmt.Sprintf("the term %q stands twice", text), "join the two")
					continue
				}
				seen[t.ID] = true
				if i > 0 {
					log.Error(p.Doc.File.Pos(e.Start()), fmt.Sprintf("two terms share one definition: %q and %q", markup.PlainText(e.Terms[0]), text), "name the second in a line \"Also: …\" at the definition's end")
				}
				for _, m := range e.Meanings {
					t.Definition = append(t.Definition, m...)
				}
				t.Definition, t.Also = takeAlso(t.Definition)
				if line := otherAlso(t.Definition); line != nil {
					log.Error(p.Doc.File.Pos(line.Off), fmt.Sprintf("the other forms of %q are not read: %q", text, line.S), "write them as the definition's last line: Also: form, other form")
				}
				if strings.TrimSpace(markup.BlockText(t.Definition)) == "" {
					log.Error(p.Doc.File.Pos(e.Start()), fmt.Sprintf("the term %q has no definition", text), "write it below as \":   Definition.\"")
				}
				for _, form := range t.Forms() {
					if other := forms[sameForm(form)]; other != nil && other != t {
						log.Error(p.Doc.File.Pos(e.Start()), fmt.Sprintf("%q is a form of two terms: %q and %q", form, markup.PlainText(other.Name), text), "leave it with the one that the article means by it")
					}
					forms[sameForm(form)] = t
				}
				g.Terms = append(g.Terms, t)
			}
		}
	}
	if len(g.Terms) == 0 && !stray && len(p.Doc.Blocks) > 0 {
		log.Error(p.Doc.File.Pos(0), "the glossary has no term", "write a term on a line of its own, and below it \":   Definition.\"; or delete the file")
	}
	return g
}

// termLike is what a block opens with that stands where a term does: a
// heading, bold words, a short line that no mark ends, or a word or a few before
// a colon; empty for text.
func termLike(b markup.Block) string {
	switch b := b.(type) {
	case *markup.Heading:
		return markup.PlainText(b.Content)
	case *markup.List:
		if len(b.Items[0].Blocks) > 0 {
			return termLike(b.Items[0].Blocks[0])
		}
	case *markup.Paragraph:
		if len(b.Content) == 0 {
			return ""
		}
		if e, ok := b.Content[0].(*markup.Emphasis); ok && e.Strong {
			return markup.PlainText(e.Content)
		}
		line, rest := b.Content, ""
		for i, in := range b.Content {
			if _, ok := in.(*markup.Break); ok {
				line, rest = b.Content[:i], markup.PlainText(b.Content[i+1:])
				break
			}
		}
		if strings.HasPrefix(rest, ":") { // a definition that is read as text, which has been said
			return ""
		}
		first := strings.TrimSpace(markup.PlainText(line))
		if words, _, ok := strings.Cut(first, ": "); ok && words != "" && len(strings.Fields(words)) <= surelyTerm && !strings.ContainsAny(words, ".!?;,") {
			return words
		}
		next, _ := utf8.DecodeRuneInString(rest)
		if len(strings.Fields(first)) <= longestTerm && !strings.ContainsAny(first[max(0, len(first)-1):], ".!?:;,") && (rest == "" || unicode.IsUpper(next) || len(strings.Fields(first)) <= surelyTerm) {
			return first
		}
	}
	return ""
}

// longestTerm is how many words a line may have to look like a term, and
// surelyTerm how many where the next line goes on in small letters or a colon
// stands behind them.
const (
	longestTerm = 6
	surelyTerm  = 3
)

// otherAlso is a line of a definition that was meant to list the term's other
// forms, and is written otherwise or stands elsewhere than at the end. Without
// its colon it is known by the full stop that it lacks.
func otherAlso(blocks []markup.Block) (line *markup.Text) {
	markup.Walk(blocks, func(b markup.Block) {
		p, ok := b.(*markup.Paragraph)
		if !ok {
			return
		}
		opens := true
		for i, in := range p.Content {
			if t, ok := in.(*markup.Text); ok && opens && (meantAlso.MatchString(t.S) || i == len(p.Content)-1 && withoutColon.MatchString(t.S)) {
				line = t
			}
			_, opens = in.(*markup.Break)
		}
	})
	return line
}

var (
	meantAlso    = regexp.MustCompile(`^(?i:also):.{2}`)
	withoutColon = regexp.MustCompile(`^Also [^.!?]+$`)
)

// takeAlso takes the line "Also: a, b" from the end of a definition.
func takeAlso(blocks []markup.Block) ([]markup.Block, []string) {
	if len(blocks) == 0 {
		return blocks, nil
	}
	p, ok := blocks[len(blocks)-1].(*markup.Paragraph)
	if !ok || len(p.Content) == 0 {
		return blocks, nil
	}
	last, ok := p.Content[len(p.Content)-1].(*markup.Text)
	if !ok || !strings.HasPrefix(last.S, alsoMark) {
		return blocks, nil
	}
	content := p.Content[:len(p.Content)-1]
	if len(content) > 0 {
		if _, afterBreak := content[len(content)-1].(*markup.Break); !afterBreak {
			return blocks, nil
		}
		content = content[:len(content)-1]
	}
	var also []string
	for form := range strings.SplitSeq(strings.TrimPrefix(last.S, alsoMark), ",") {
		if form = strings.TrimSpace(form); form != "" {
			also = append(also, form)
		}
	}
	kept := append([]markup.Block{}, blocks[:len(blocks)-1]...)
	if len(content) > 0 {
		short := *p
		short.Content = content
		kept = append(kept, &short)
	}
	return kept, also
}
