package bibliography

import (
	"fmt"
	"strings"

	"lectern/gen/module"
)

// risTypes are RIS's reference types (Research Information Systems 2001) for
// CSL's; others are GEN.
var risTypes = map[string]string{
	"article-journal": "JOUR", "review": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "book": "BOOK", "collection": "BOOK",
	"chapter": "CHAP", "entry-encyclopedia": "ENCYC", "paper-conference": "CONF", "thesis": "THES", "report": "RPRT", "webpage": "ELEC",
	"post": "BLOG", "post-weblog": "BLOG", "legislation": "STAT", "treaty": "STAT", "bill": "BILL", "map": "MAP", "patent": "PAT",
	"manuscript": "UNPB", "dataset": "DATA", "pamphlet": "PAMP", "interview": "GEN", "speech": "GEN",
}

// RIS writes works as RIS records; lines end as the format asks, by CR LF.
func RIS(works []*module.Work) []byte {
	var b strings.Builder
	for _, w := range works {
		tag := func(name, value string) {
			if value != "" {
				fmt.Fprintf(&b, "%s  - %s\r\n", name, strings.Join(strings.Fields(value), " "))
			}
		}
		kind := risTypes[w.Type]
		if kind == "" {
			kind = "GEN"
		}
		tag("TY", kind)
		tag("ID", w.Key)
		for _, p := range w.Authors {
			tag("AU", risName(p))
		}
		for _, p := range w.Editors {
			tag("ED", risName(p))
		}
		tag("TI", w.Title)
		tag("ST", w.ShortTitle)
		tag("T2", w.Container)
		tag("VL", w.Volume)
		tag("IS", w.Issue)
		first, last := pageRange(w.Pages)
		tag("SP", first)
		tag("EP", last)
		tag("PB", w.Publisher)
		tag("CY", w.Place)
		if dated(w.Issued) {
			year, _, _ := day(w.Issued.From)
			tag("PY", fmt.Sprint(year))
			tag("DA", joined(w.Issued, "/"))
		}
		tag("Y2", joined(w.Accessed, "/"))
		tag("DO", w.DOI)
		tag("UR", w.URL)
		tag("LA", w.Language)
		tag("N1", w.Note)
		b.WriteString("ER  - \r\n")
	}
	return []byte(b.String())
}

func risName(p module.Person) string {
	if p.Given == "" {
		return p.Family
	}
	return p.Family + ", " + p.Given
}
