package view

import (
	"html/template"
	"strings"

	"lectern/gen/module"
)

// Place stands for a passage's number in Section.Quote.
const Place = "\uFFFC"

// quote is how a passage of a section is cited, as plain text: the article's
// reference as the list has it, this edition, the passage and the article's DOI.
func (b *Builder) quote(s *module.Section) string {
	var doi string
	work := stop(b.M.Title)
	if w := b.M.References.Works[b.M.Article.Text]; w != nil {
		work, doi = plain(template.HTML(b.described(w))), doiAddress(w.DOI)
	}
	return strings.TrimSpace(b.word("cite-passage", work, b.M.Edition, s.Number, Place, doi))
}
