package view

import (
	"strings"

	"lectern/gen/module"
)

// Place stands for a passage's number in Section.Quote.
const Place = "\uFFFC"

// quote is how a passage of a section is cited, as plain text: the article's
// authors, year and title, this edition, the passage and the article's DOI.
func (b *Builder) quote(s *module.Section) string {
	var who, doi string
	title := b.M.Title
	if w := b.M.References.Works[b.M.Article.Text]; w != nil {
		who, title, doi = b.names(w.Authors, true), w.Title, doiAddress(w.DOI)
		if year := w.Year(); year != "" {
			who += " (" + year + ")"
		}
	}
	if who != "" {
		who = stop(who)
	}
	return strings.TrimSpace(b.word("cite-passage", who, stop(title), b.M.Edition, s.Number, Place, doi))
}
