package bibliography

import (
	"fmt"
	"strings"

	"lectern/gen/module"
)

// bibtexTypes are BibTeX's entry types (Patashnik 1988) for CSL's; others are
// misc.
var bibtexTypes = map[string]string{
	"article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "review": "article",
	"book": "book", "collection": "book", "chapter": "incollection", "entry-encyclopedia": "incollection",
	"paper-conference": "inproceedings", "thesis": "phdthesis", "report": "techreport", "manuscript": "unpublished", "pamphlet": "booklet",
}

// BibTeX writes works as BibTeX entries under their keys.
func BibTeX(works []*module.Work) []byte {
	var b strings.Builder
	for i, w := range works {
		if i > 0 {
			b.WriteByte('\n')
		}
		kind := bibtexTypes[w.Type]
		if kind == "" {
			kind = "misc"
		}
		fmt.Fprintf(&b, "@%s{%s,\n", kind, w.Key)
		field := func(name, value string) {
			if value != "" {
				fmt.Fprintf(&b, "  %s = {%s},\n", name, bibtexEscaper.Replace(value))
			}
		}
		raw := func(name, value string) {
			if value != "" {
				fmt.Fprintf(&b, "  %s = {%s},\n", name, value)
			}
		}
		raw("author", bibtexNames(w.Authors))
		raw("editor", bibtexNames(w.Editors))
		// A second pair of braces keeps the capitals as they are.
		fmt.Fprintf(&b, "  title = {{%s}},\n", bibtexEscaper.Replace(w.Title))
		switch kind {
		case "article":
			field("journal", w.Container)
		case "misc":
			field("howpublished", w.Container)
		default:
			field("booktitle", w.Container)
		}
		field("volume", w.Volume)
		field("number", w.Issue)
		field("pages", strings.ReplaceAll(strings.ReplaceAll(w.Pages, "–", "-"), "-", "--"))
		switch kind {
		case "techreport":
			field("institution", w.Publisher)
		case "phdthesis":
			field("school", w.Publisher)
		default:
			field("publisher", w.Publisher)
		}
		field("address", w.Place)
		if dated(w.Issued) {
			year, month, _ := day(w.Issued.From)
			field("year", fmt.Sprint(year))
			if month > 0 {
				fmt.Fprintf(&b, "  month = %s,\n", bibtexMonths[month-1])
			}
		}
		raw("doi", w.DOI) // these two are taken as they are
		raw("url", w.URL)
		field("urldate", joined(w.Accessed, "-"))
		field("language", w.Language)
		field("note", w.Note)
		b.WriteString("}\n")
	}
	return []byte(b.String())
}

var bibtexMonths = [12]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

var bibtexEscaper = strings.NewReplacer(`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "&", `\&`, "%", `\%`, "$", `\$`, "#", `\#`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`)

// bibtexNames lists people as "Family, Given and Family, Given"; a name
// without a given one is an institution's, which braces keep whole.
func bibtexNames(people []module.Person) string {
	var list []string
	for _, p := range people {
		if p.Given == "" {
			list = append(list, "{"+bibtexEscaper.Replace(p.Family)+"}")
			continue
		}
		list = append(list, bibtexEscaper.Replace(p.Family+", "+p.Given))
	}
	return strings.Join(list, " and ")
}
