package view

import (
	"html"
	"html/template"
	"strings"

	"lectern/gen/markup"
	"lectern/gen/module"
)

// reference is a work as an entry of the list: author, title, where it
// appeared, address.
func (b *Builder) reference(w *module.Work) template.HTML {
	var s strings.Builder
	s.WriteString(b.described(w))
	for _, address := range nonEmpty(doiAddress(w.DOI), w.URL) {
		s.WriteString(` <a class="address" href="` + html.EscapeString(address) + `">` + breakable(address) + "</a>")
	}
	if w.Accessed.Written != "" {
		s.WriteString(" " + html.EscapeString(b.word("ref-accessed", b.date(w.Accessed))))
	}
	if w.Note != "" {
		s.WriteString(` <span class="remark">` + html.EscapeString(stop(w.Note)) + "</span>")
	}
	return template.HTML(s.String())
}

// described is a work by author, title and where it appeared, as HTML.
func (b *Builder) described(w *module.Work) string {
	var s strings.Builder
	if names := b.names(w.Authors, true); names != "" {
		s.WriteString(html.EscapeString(stop(names)) + " ")
	}
	s.WriteString(b.title(w, stop(w.Title)))
	var rest []string
	add := func(parts ...string) {
		for _, p := range parts {
			if p != "" {
				rest = append(rest, p)
			}
		}
	}
	if w.Container != "" {
		container := "<cite>" + html.EscapeString(w.Container) + "</cite>"
		if w.Type == "chapter" || w.Type == "paper-conference" {
			container = b.word("ref-in", "") + container
		}
		add(container)
	}
	if len(w.Editors) > 0 {
		add(html.EscapeString(b.word("ref-editors", b.names(w.Editors, false))))
	}
	add(b.numbered("ref-volume", w.Volume), b.numbered("ref-issue", w.Issue))
	add(html.EscapeString(strings.Join(nonEmpty(w.Place, w.Publisher), ": ")))
	if w.Issued.Written != "" {
		add(html.EscapeString(b.date(w.Issued)))
	}
	add(b.pages(w.Pages), b.numbered("ref-extent", w.Extent))
	if len(rest) > 0 {
		s.WriteString(" " + stop(strings.Join(rest, ", ")))
	}
	return s.String()
}

// shortReference is a work as a note names it: author, title, year.
func (b *Builder) shortReference(w *module.Work) string {
	title := w.ShortTitle
	if title == "" {
		title, _, _ = strings.Cut(w.Title, ": ")
	}
	s := b.title(w, title)
	var families []string
	for _, p := range w.Authors {
		families = append(families, p.Family)
	}
	if len(families) > 3 {
		families = []string{b.word("ref-others", families[0])}
	}
	if len(families) > 0 {
		s = html.EscapeString(strings.Join(families, ", ")) + ", " + s
	}
	if year := w.Year(); year != "" {
		s += " (" + html.EscapeString(year) + ")"
	}
	return s
}

// selfContained are the types whose titles stand in italics; those of the
// others, parts of something, in quotation marks.
var selfContained = map[string]bool{"book": true, "report": true, "thesis": true, "collection": true, "legislation": true, "treaty": true, "document": true, "speech": true}

// title is a work's title in its own language.
func (b *Builder) title(w *module.Work, title string) string {
	text := html.EscapeString(title)
	if w.Language != "" && w.Language != b.M.Language && module.ValidLanguage(w.Language) {
		text = "<span" + b.speaks(w.Language) + ">" + text + "</span>"
	}
	if selfContained[w.Type] {
		return "<cite>" + text + "</cite>"
	}
	if strings.ContainsAny(title, "“”") {
		text = strings.NewReplacer("“", "‘", "”", "’").Replace(text)
	}
	return b.word("ref-quoted", text)
}

// speaks are the attributes of a text in another language than the page's.
func (b *Builder) speaks(language string) string {
	attributes := ` lang="` + html.EscapeString(language) + `"`
	if dir := markup.Direction(language); dir != b.M.Direction {
		attributes += ` dir="` + dir + `"`
	}
	return attributes
}

// names lists people: the first inverted where the list is sorted by it.
func (b *Builder) names(people []module.Person, inverted bool) string {
	var list []string
	for i, p := range people {
		switch {
		case p.Given == "":
			list = append(list, p.Family)
		case inverted && i == 0:
			list = append(list, p.Family+", "+p.Given)
		default:
			list = append(list, p.Given+" "+p.Family)
		}
	}
	return strings.Join(list, ", ")
}

func (b *Builder) numbered(key, value string) string {
	if value == "" {
		return ""
	}
	return html.EscapeString(b.word(key, value))
}

func (b *Builder) pages(pages string) string {
	if pages == "" {
		return ""
	}
	pages = strings.ReplaceAll(strings.ReplaceAll(pages, "--", "–"), "-", "–")
	if strings.ContainsAny(pages, "–,") {
		return html.EscapeString(b.word("ref-pages", pages))
	}
	return html.EscapeString(b.word("ref-page", pages))
}

// stop ends a text with a full stop.
func stop(s string) string {
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "!") {
		return s
	}
	return s + "."
}

func doiAddress(doi string) string {
	if doi == "" {
		return ""
	}
	return "https://doi.org/" + doi
}

// breakable is an address with places where a line may break.
func breakable(address string) string {
	return strings.NewReplacer("/", "/<wbr>", "-", "-<wbr>", "_", "_<wbr>", "?", "?<wbr>", "=", "=<wbr>").Replace(html.EscapeString(address))
}

func nonEmpty(list ...string) []string {
	var kept []string
	for _, s := range list {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

// date is a date as read in the module's language.
func (b *Builder) date(d module.Date) string {
	if !d.Interval {
		return b.moment(d.From)
	}
	switch from, to := b.moment(d.From), b.moment(d.To); {
	case from == "":
		return b.word("date-until", to)
	case to == "":
		return b.word("date-since", from)
	default:
		return b.word("date-span", from, to)
	}
}

// moment is one date; empty where it is open or not known.
func (b *Builder) moment(m module.Moment) string {
	if m.Open || m.Unknown {
		return ""
	}
	s := b.word("date-year", m.Year)
	switch {
	case m.Digits == 1:
		s = b.word("date-decade", m.Year)
	case m.Digits == 2:
		s = b.word("date-century", m.Year/100+1)
	case m.Month > 12:
		s = b.word("date-month", b.word(seasons[m.Month-21]), s)
	case m.Day > 0:
		s = b.word("date-day", m.Day, b.word(months[m.Month-1]+"-of"), s)
	case m.Month > 0:
		s = b.word("date-month", b.word(months[m.Month-1]), s)
	}
	if m.Approximate {
		s = b.word("date-about", s)
	}
	if m.Uncertain {
		s = b.word("date-uncertain", s)
	}
	return s
}

var (
	seasons = [4]string{"spring", "summer", "autumn", "winter"}
	months  = [12]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
)
