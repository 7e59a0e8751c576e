package view

import (
	"html/template"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"lectern/gen/markup"
	"lectern/gen/module"
)

// indexPage is the index from A to Z that stands in for search where scripts
// do not run: terms with the passages that use them, people and works with the
// notes that cite them.
func (b *Builder) indexPage(p *Page) {
	entries := slices.Concat(b.indexTerms(p.Path), b.indexPeople(p.Path))
	tag := language.Make(b.M.Language)
	order, alike := collate.New(tag, collate.IgnoreCase, collate.Numeric), collate.New(tag, collate.Loose)
	slices.SortStableFunc(entries, func(x, y IndexEntry) int { return order.CompareString(x.sort, y.sort) })
	var main IndexPage
	for _, e := range entries {
		letter := initial(e.sort, alike)
		if n := len(main.Letters); n == 0 || main.Letters[n-1].Letter != letter {
			id := p.anchor("letter-" + strings.ToLower(letter))
			main.Letters = append(main.Letters, IndexLetter{Letter: letter, ID: id})
			p.Contents = append(p.Contents, Link{Href: "#" + id, Text: template.HTML(template.HTMLEscapeString(letter))})
		}
		last := &main.Letters[len(main.Letters)-1]
		last.Entries = append(last.Entries, e)
	}
	p.Trail = []Link{b.homeLink(p)}
	p.Main = main
}

// initial is the letter under which a name stands: without its marks where the
// language sorts it so, and "0–9" for all figures.
func initial(name string, alike *collate.Collator) string {
	first, _ := utf8.DecodeRuneInString(name)
	if unicode.IsDigit(first) {
		return "0–9"
	}
	letter := string(unicode.ToUpper(first))
	if base := string([]rune(norm.NFD.String(letter))[:1]); alike.CompareString(base, letter) == 0 {
		return base
	}
	return letter
}

// sortable is a name from its first letter or figure on.
func sortable(name string) string {
	return strings.TrimLeftFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// indexTerms are the terms of the glossary, with the passages that use them.
func (b *Builder) indexTerms(page string) []IndexEntry {
	if b.M.Glossary == nil {
		return nil
	}
	r := b.renderer(page, b.M.Glossary.Path)
	var list []IndexEntry
	for _, t := range b.M.Glossary.Terms {
		e := IndexEntry{
			sort: sortable(markup.PlainText(t.Name)), Name: template.HTML(r.Inlines(markup.Unlinked(t.Name))),
			Href: b.Target.Href(page, b.pagePath[b.M.Glossary.Path], t.ID),
		}
		for _, passage := range t.Uses {
			e.Places = append(e.Places, b.numberLink(page, passage))
		}
		list = append(list, e)
	}
	return list
}

// numberLink leads to a numbered passage by its place.
func (b *Builder) numberLink(page string, p *module.Passage) Link {
	return Link{
		Href: b.Target.Href(page, b.pagePath[p.Section.Path], passageID(p.Number)),
		Text: template.HTML(template.HTMLEscapeString(b.placeName(p))),
	}
}

// indexPeople are the authors, each with their works, and the works that name
// no author.
func (b *Builder) indexPeople(page string) []IndexEntry {
	people := map[string]int{}
	var list []IndexEntry
	for _, w := range b.M.References.Sorted("") {
		work := IndexEntry{
			sort: sortable(w.Title), Name: template.HTML(b.title(w, w.Title)),
			Href: b.Target.Href(page, referencesPath, "ref-"+w.Key),
		}
		for _, n := range b.citing[w.Key] {
			work.Notes = append(work.Notes, Link{
				Href: b.Target.Href(page, b.pagePath[n.Section.Path], "fn-"+n.Label),
				Text: template.HTML(template.HTMLEscapeString(n.Label)),
			})
		}
		if len(w.Authors) == 0 {
			list = append(list, work)
		}
		for _, a := range w.Authors {
			name := b.names([]module.Person{a}, true)
			i, known := people[name]
			if !known {
				i = len(list)
				people[name] = i
				list = append(list, IndexEntry{sort: sortable(name), Name: template.HTML(template.HTMLEscapeString(name))})
			}
			list[i].Works = append(list[i].Works, work)
		}
	}
	return list
}
