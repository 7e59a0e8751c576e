package view

import (
	"encoding/json"
	"fmt"
	"html"
	"html/template"

	"lectern/gen/markup"
	"lectern/gen/module"
)

// GlossaryData is the file, at the site's root, from which pages take a
// term's definition when a reader first asks for one.
const GlossaryData = "glossary.js"

const glossaryPath = "glossary.html"

// terms are the links from a section's text to the glossary, as the page at a
// path has them.
func (b *Builder) terms(page string, s *module.Section) map[*markup.Text][]markup.Insertion {
	insert := map[*markup.Text][]markup.Insertion{}
	for _, u := range s.Terms {
		open := `<a class="term" href="` + html.EscapeString(b.Target.Href(page, glossaryPath, u.Term.ID)) + `">`
		insert[u.From.Text] = append(insert[u.From.Text], markup.Insertion{At: u.From.At, HTML: open})
		insert[u.To.Text] = append(insert[u.To.Text], markup.Insertion{At: u.To.At, HTML: "</a>"})
	}
	return insert
}

func (b *Builder) glossary(p *Page) {
	g := b.M.Glossary
	r := b.renderer(p.Path, g.Path)
	main := GlossaryPage{Intro: template.HTML(r.Blocks(g.Intro))}
	for _, t := range g.Terms {
		main.Terms = append(main.Terms, Term{ID: p.anchor(t.ID), Name: template.HTML(r.Inlines(t.Name)), Definition: template.HTML(r.Blocks(t.Definition)), Uses: b.uses(p.Path, t), UseCount: len(t.Uses)})
	}
	p.Trail = []Link{b.homeLink(p)}
	p.Main = main
}

// uses are the passages that use a term, by section.
func (b *Builder) uses(page string, t *module.Term) []TermUses {
	var list []TermUses
	for i, passage := range t.Uses {
		if i == 0 || t.Uses[i-1].Section != passage.Section {
			list = append(list, TermUses{Section: b.word("place-section", passage.Section.Number)})
		}
		in := &list[len(list)-1]
		in.Passages = append(in.Passages, Link{Href: b.Target.Href(page, b.pagePath[passage.Section.Path], fmt.Sprint("p", passage.Number)),
			Text: template.HTML(b.word("place-passage", passage.Number))})
	}
	return list
}

// GlossaryScript is the content of GlossaryData: the terms' names and
// definitions as HTML, by their ids, with links as from the site's root.
func (b *Builder) GlossaryScript() (data []byte, err error) {
	defer reportMissing(&err)
	g := b.M.Glossary
	r := b.renderer(glossaryPath, g.Path)
	type entry [2]string // name, definition
	terms := map[string]entry{}
	for _, t := range g.Terms {
		terms[t.ID] = entry{r.Inlines(t.Name), r.Blocks(t.Definition)}
	}
	data, err = json.Marshal(terms)
	return fmt.Appendf(nil, "lectern.glossary=%s\n", data), err
}
