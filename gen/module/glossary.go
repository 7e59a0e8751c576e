package module

import (
	"fmt"
	"strings"

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
	Also       []string // other forms of the term, as the text may use them
}

// alsoMark opens the line that lists a term's other forms.
const alsoMark = "Also: "

func readGlossary(p *Page, log *source.Log) *Glossary {
	g := &Glossary{Page: *p}
	seen := map[string]bool{}
	for _, b := range p.Doc.Blocks {
		list, ok := b.(*markup.Definitions)
		if !ok {
			if len(g.Terms) > 0 {
				log.Error(p.Doc.File.Pos(b.Start()), "text stands between terms", "write a term on a line of its own and below it \":   Definition.\"")
			}
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
				if strings.TrimSpace(markup.BlockText(t.Definition)) == "" {
					log.Error(p.Doc.File.Pos(e.Start()), fmt.Sprintf("the term %q has no definition", text), "write it below as \":   Definition.\"")
				}
				g.Terms = append(g.Terms, t)
			}
		}
	}
	return g
}

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
