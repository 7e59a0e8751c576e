package module

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"lectern/gen/markup"
	"lectern/gen/source"
)

// References is references.yaml: CSL-YAML, the form of the Citation Style
// Language's items (CSL 1.0.2, appendix IV) that Zotero and Pandoc exchange.
type References struct {
	Works map[string]*Work // by key
}

// Work is one item, with the variables that our reference style shows. Texts
// are plain.
type Work struct {
	At         source.Pos
	Key        string
	Type       string // CSL's: "book", "article-journal", "webpage"…
	Title      string
	ShortTitle string
	Authors    []Person
	Editors    []Person
	Container  string // journal, book or site
	Publisher  string
	Place      string
	Volume     string
	Issue      string
	Pages      string
	Extent     string // number-of-pages
	Issued     Date   // Written is empty where none is given
	Accessed   Date
	URL, DOI   string
	Language   string // of the title
	Genre      string
	Note       string
}

// Person is an author or editor; an institution has only a Family name.
type Person struct{ Family, Given string }

// types are CSL's item types.
var types = strings.Fields(`article article-journal article-magazine article-newspaper bill book broadcast chapter classic
	collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case
	legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
	personal_communication post post-weblog regulation report review review-book software song speech standard thesis treaty webpage`)

// variables are CSL's, those first that our reference style shows. The others
// are passed over, and so are the last few, which its JSON has besides.
var variables = strings.Fields(`id type title author editor issued container-title publisher publisher-place volume issue page
	DOI URL accessed language title-short number number-of-pages genre note
	abstract annote archive archive_collection archive_location archive-place authority available-date call-number chair
	chapter-number citation-key citation-label citation-number collection-editor collection-number collection-title compiler
	composer container-author container-title-short contributor curator dimensions director division edition
	editor-translator editorial-director event event-date event-place event-title executive-producer
	first-reference-note-number guest host illustrator interviewer ISBN ISSN jurisdiction keyword license locator medium
	narrator number-of-volumes organizer original-author original-date original-publisher original-publisher-place
	original-title page-first part-number part-title performer PMCID PMID printing-number producer recipient references
	reviewed-author reviewed-genre reviewed-title scale script-writer section series-creator source status submitted
	supplement-number translator version volume-title year-suffix
	categories custom journalAbbreviation shortTitle`)

// richText is CSL's markup of titles, of which the words are taken.
var richText = regexp.MustCompile(`</?(?:i|b|sub|sup|sc)>|<span(?: [^<>]*)?>|</span>`)

func (m *Module) readReferences(log *source.Log) {
	m.References = &References{Works: map[string]*Work{}}
	m.readFields("references.yaml", log, m.References.fill)
}

func (refs *References) fill(list *value, log *source.Log) {
	if list.isMapping() {
		list = list.mapping([]string{"references"}, "references")["references"]
	}
	for _, v := range list.list() {
		w := readWork(v)
		if w == nil {
			continue
		}
		if other := refs.Works[w.Key]; other != nil {
			log.Error(w.At, fmt.Sprintf("the key %q stands twice, first in line %d", w.Key, other.At.Line), "rename one")
			continue
		}
		refs.Works[w.Key] = w
	}
}

func readWork(v *value) *Work {
	keys := v.mapping(variables, "id", "type", "title")
	if keys["id"] == nil {
		return nil
	}
	get := func(key string) string { return richText.ReplaceAllString(keys[key].text(), "") }
	w := &Work{
		At: v.pos(), Key: get("id"), Title: get("title"), ShortTitle: cmp.Or(get("title-short"), get("shortTitle")),
		Authors: persons(keys["author"]), Editors: persons(keys["editor"]),
		Container: get("container-title"), Publisher: get("publisher"), Place: get("publisher-place"),
		Volume: get("volume"), Issue: get("issue"), Pages: get("page"), Extent: get("number-of-pages"),
		Issued: date(keys["issued"]), Accessed: date(keys["accessed"]),
		URL: anyAddress(keys["URL"]), DOI: get("DOI"), Language: get("language"), Genre: get("genre"), Note: get("note"),
	}
	if w.Key != "" && !markup.ValidKey(w.Key) {
		keys["id"].fail(fmt.Sprintf("no note can cite the key %q", w.Key), "write letters, digits and hyphens, as in smith2020")
	}
	if w.Issue == "" {
		w.Issue = get("number")
	}
	if t := keys["type"]; t != nil {
		if w.Type = t.text(); !slices.Contains(types, w.Type) {
			t.fail(fmt.Sprintf("unknown type %q", w.Type), source.Suggest(w.Type, types, "use one of CSL's types, such as book, chapter, article-journal, webpage"))
		}
	}
	if w.DOI != "" && !strings.HasPrefix(w.DOI, "10.") {
		keys["DOI"].fail(fmt.Sprintf("%q is no DOI", w.DOI), "write it bare, as in 10.1000/182")
	}
	return w
}

// anyAddress reads a web address with query and fragment.
func anyAddress(v *value) string {
	s := v.text()
	scheme, rest, _ := strings.Cut(s, "://")
	if s != "" && (scheme != "https" && scheme != "http" || rest == "" || strings.ContainsAny(s, " <>\"")) {
		v.fail(fmt.Sprintf("URL is no web address: %q", s), "write it as https://host/path; an address that is damaged in the source belongs in note")
		return ""
	}
	return s
}

func persons(v *value) []Person {
	if v == nil {
		return nil
	}
	list := []*value{v}
	if v.isList() {
		list = v.list()
	}
	var all []Person
	for _, p := range list {
		if !p.isMapping() {
			all = append(all, Person{Family: p.text()})
			continue
		}
		keys := p.mapping([]string{"family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle", "comma-suffix", "static-ordering", "parse-names"})
		if literal := keys["literal"].text(); literal != "" {
			all = append(all, Person{Family: literal})
			continue
		}
		join := func(parts ...string) string { return strings.TrimSpace(strings.Join(parts, " ")) }
		person := Person{
			Family: join(keys["non-dropping-particle"].text(), keys["family"].text(), keys["suffix"].text()),
			Given:  join(keys["given"].text(), keys["dropping-particle"].text()),
		}
		if person.Family == "" {
			p.fail("a person without a family name", "write family and given, or literal for an institution")
			continue
		}
		all = append(all, person)
	}
	return all
}

// date reads the forms of a date that CSL-YAML is met with: EDTF as a text
// (Pandoc), date-parts (CSL-JSON), and a list of year, month, day (older Pandoc).
func date(v *value) Date {
	if v == nil {
		return Date{}
	}
	known := []string{"year", "month", "day", "season", "circa"}
	var bounds []string
	switch {
	case v.isList():
		for _, part := range v.list() {
			keys := part.mapping(known, "year")
			bounds = append(bounds, bound(keys, keys["year"], keys["month"], keys["day"]))
		}
	case v.isMapping():
		keys := v.mapping(append(known, "date-parts", "literal", "raw", "edtf"))
		for _, parts := range keys["date-parts"].list() {
			bounds = append(bounds, bound(keys, parts.list()...))
		}
		if keys["year"] != nil {
			bounds = append(bounds, bound(keys, keys["year"], keys["month"], keys["day"]))
		}
		if bounds == nil {
			bounds = append(bounds, cmp.Or(keys["edtf"].text(), keys["raw"].text(), keys["literal"].text()))
		}
	default:
		bounds = append(bounds, v.text())
	}
	written := strings.Join(bounds, "/")
	d, _ := v.date(written, fmt.Sprintf("%s is no date: %q", v.name, written), "write it as \"2016\", \"2016-08\" or \"2016-08-31\"")
	return d
}

// bound is year, month and day as EDTF has them, with what else is said of them:
// a season by its number stands for the month.
func bound(said map[string]*value, parts ...*value) string {
	var numbers []string
	for _, p := range parts[:min(len(parts), 3)] {
		numbers = append(numbers, p.text())
	}
	switch season := said["season"].text(); {
	case season == "":
	case len(season) > 1 || !strings.Contains("1234", season):
		said["season"].fail(fmt.Sprintf("%q is no season", season), "write its number: 1 for spring to 4 for winter")
	case len(numbers) == 1 || len(numbers) == 3 && numbers[1] == "":
		numbers = []string{numbers[0], "2" + season}
	}
	approximate := ""
	if circa := said["circa"].text(); circa != "" && circa != "false" && circa != "0" {
		approximate = "~"
	}
	return dashed(numbers...) + approximate
}

// date reads a date as it is written; otherwise it says why it is none, as well as
// that can be told.
func (v *value) date(written, message, help string) (d Date, ok bool) {
	if d, ok = ParseDate(written); !ok {
		if why, what := noDate(written); why != "" {
			message, help = why, what
		}
		v.fail(message, help)
	}
	return d, ok
}

// dashed joins year, month and day as ISO 8601 does.
func dashed(parts ...string) string {
	var b strings.Builder
	for i, p := range parts {
		if p == "" {
			break
		}
		if i > 0 {
			b.WriteByte('-')
			if len(p) == 1 {
				b.WriteByte('0')
			}
		}
		b.WriteString(p)
	}
	return b.String()
}

// Sorted lists the works by author, year and title, but for the one of the
// given key.
func (r *References) Sorted(except string) []*Work {
	var list []*Work
	for _, w := range r.Works {
		if w.Key != except {
			list = append(list, w)
		}
	}
	slices.SortFunc(list, func(a, b *Work) int {
		return strings.Compare(a.sortKey(), b.sortKey())
	})
	return list
}

func (w *Work) sortKey() string {
	name := w.Title
	if len(w.Authors) > 0 {
		name = w.Authors[0].Family + " " + w.Authors[0].Given
	}
	trimmed := strings.TrimLeft(name, "“‘\"'«")
	return strings.ToLower(trimmed) + "\x00" + w.Issued.Written + "\x00" + w.Title + "\x00" + w.Key
}

// Year is the year of issue as shown: "2016"; empty where none is given.
func (w *Work) Year() string {
	if w.Issued.Written == "" {
		return ""
	}
	return strings.TrimRight(strings.SplitN(w.Issued.Written, "-", 2)[0], "?~%")
}
