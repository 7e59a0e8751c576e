// Package bibliography writes a module's works in the forms that reference
// managers read: BibTeX, RIS and CSL-JSON.
//
// What comes in are Works; what goes out are the bytes of a file, in UTF-8
// and in the order given. The package imports module.
package bibliography

import (
	"fmt"
	"strings"

	"lectern/gen/module"
)

// Format is one form of bibliography.
type Format struct {
	Name  string // "BibTeX"
	File  string // the file's name: "references.bib"
	Write func([]*module.Work) []byte
}

// Formats are all of them.
var Formats = []Format{
	{"BibTeX", "references.bib", BibTeX},
	{"RIS", "references.ris", RIS},
	{"CSL-JSON", "references.json", CSLJSON},
}

// day is a moment as year, month and day; those that were not given are 0.
func day(m module.Moment) (year, month, dayOfMonth int) {
	if m.Digits > 0 || m.Open || m.Unknown {
		return 0, 0, 0
	}
	if m.Month > 12 { // a season
		return m.Year, 0, 0
	}
	return m.Year, m.Month, m.Day
}

// dated tells whether a date says a year.
func dated(d module.Date) bool {
	year, _, _ := day(d.From)
	return d.Written != "" && year != 0
}

// joined is a date as its numbers, parted by a mark: "2016/08".
func joined(d module.Date, mark string) string {
	if !dated(d) {
		return ""
	}
	year, month, dayOfMonth := day(d.From)
	s := fmt.Sprintf("%04d", year)
	for _, n := range []int{month, dayOfMonth} {
		if n == 0 {
			break
		}
		s += fmt.Sprintf("%s%02d", mark, n)
	}
	return s
}

// pageRange parts pages into first and last.
func pageRange(pages string) (first, last string) {
	first, last, _ = strings.Cut(strings.ReplaceAll(strings.ReplaceAll(pages, "–", "-"), "--", "-"), "-")
	return strings.TrimSpace(first), strings.TrimSpace(last)
}
