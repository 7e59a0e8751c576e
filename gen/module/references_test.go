package module

import (
	"strings"
	"testing"
)

func TestReferences(t *testing.T) {
	t.Parallel()
	m, said := load(t, files{"references.yaml": `references:
- id: smith2020
  type: book
  title: "Tides: high and low"
  title-short: Tides
  author:
  - family: Smith
    given: Ann
  - {literal: Institute of the Sea}
  - family: Humboldt
    given: Alexander
    non-dropping-particle: von
  - family: King
    given: Martin
    suffix: Jr.
  - {family: Goethe, given: J. W., dropping-particle: von}
  - Aristotle
  editor: {family: Moon, given: Lu}
  publisher: Press
  publisher-place: Oslo
  number-of-pages: 214
  number: 7
  issued: 2020
  DOI: 10.1000/182
  URL: "https://example.org/a?b=c#d"
  abstract: Not shown.
`})
	wantSaid(t, said)
	w := m.References.Works["smith2020"]
	if w == nil {
		t.Fatal("there is no such work")
	}
	want := []Person{{"Smith", "Ann"}, {"Institute of the Sea", ""}, {"von Humboldt", "Alexander"}, {"King Jr.", "Martin"}, {"Goethe", "J. W. von"}, {"Aristotle", ""}}
	if len(w.Authors) != len(want) {
		t.Fatalf("the authors are %q", w.Authors)
	}
	for i, p := range want {
		if w.Authors[i] != p {
			t.Errorf("author %d is %q, not %q", i+1, w.Authors[i], p)
		}
	}
	if len(w.Editors) != 1 || w.Editors[0] != (Person{"Moon", "Lu"}) {
		t.Errorf("the editors are %q", w.Editors)
	}
	for _, c := range []struct{ name, got, want string }{
		{"title", w.Title, "Tides: high and low"}, {"short title", w.ShortTitle, "Tides"}, {"publisher", w.Publisher, "Press"}, {"place", w.Place, "Oslo"},
		{"extent", w.Extent, "214"}, {"number as issue", w.Issue, "7"}, {"year", w.Year(), "2020"}, {"DOI", w.DOI, "10.1000/182"}, {"URL", w.URL, "https://example.org/a?b=c#d"},
		{"place in the file", w.At.String(), "content/references.yaml:2:3"},
	} {
		if c.got != c.want {
			t.Errorf("%s is %q, not %q", c.name, c.got, c.want)
		}
	}
}

// TestReferenceDates gives the forms in which a date is met.
func TestReferenceDates(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want, year string }{
		{`2016`, "2016", "2016"},
		{`"2016-08"`, "2016-08", "2016"},
		{`2016-08-31`, "2016-08-31", "2016"},
		{`2016~`, "2016~", "2016"},
		{`{date-parts: [[2016]]}`, "2016", "2016"},
		{`{date-parts: [[2016, 8]]}`, "2016-08", "2016"},
		{`{date-parts: [["2016", "08", "31"]]}`, "2016-08-31", "2016"},
		{`{date-parts: [[2016, 8, 1], [2017, 12, 10]]}`, "2016-08-01/2017-12-10", "2016"},
		{`{year: 2016, month: 8, day: 3}`, "2016-08-03", "2016"},
		{`[{year: 2016, month: 8}]`, "2016-08", "2016"},
		{`[{year: 2016}, {year: 2017}]`, "2016/2017", "2016/2017"},
	} {
		m, said := load(t, files{"references.yaml": "- id: smith2020\n  type: book\n  title: Tides\n  issued: " + c.in + "\n"})
		wantSaid(t, said)
		if w := m.References.Works["smith2020"]; w == nil || w.Issued.Written != c.want {
			t.Errorf("%s is read as %+v", c.in, w)
		}
	}
}

func TestReferenceFaults(t *testing.T) {
	t.Parallel()
	const at = "content/references.yaml:"
	for _, c := range []struct {
		name, more string
		want       []string
	}{
		{"type", "  type: boook\n", []string{at + `3:9: error: unknown type "boook" (did you mean book?)`}},
		{"type near none", "  type: zzz\n", []string{at + `3:9: error: unknown type "zzz" (use one of CSL's types, such as book, `}},
		{"no type", "", []string{at + "1:3: error: the key type is missing"}},
		{"variable", "  type: book\n  titel-short: x\n", []string{at + "4:3: error: unknown key titel-short (did you mean title-short?)"}},
		{"DOI as an address", "  type: book\n  DOI: https://doi.org/10.1000/182\n", []string{at + `4:8: error: "https://doi.org/10.1000/182" is no DOI (write it bare, as in 10.1000/182)`}},
		{"URL", "  type: book\n  URL: www.a.org\n", []string{at + `4:8: error: URL is no web address: "www.a.org"`}},
		{"URL with a space", "  type: book\n  URL: https://a.org/b c\n", []string{at + `4:8: error: URL is no web address`}},
		{"URL that runs", "  type: book\n  URL: javascript://a%0Aalert(1)\n", []string{at + `4:8: error: URL is no web address`}},
		{"date", "  type: book\n  issued: August 2016\n", []string{at + `4:11: error: issued is no date: "August 2016" (write it as "2016", "2016-08" or "2016-08-31")`}},
		{"day that is not", "  type: book\n  accessed: 2015-02-29\n", []string{at + `4:13: error: accessed is no date: "2015-02-29"`}},
		{"date-parts", "  type: book\n  issued: {date-parts: [[2016, 13]]}\n", []string{at + `4:12: error: issued is no date: "2016-13"`}},
		{"date in words", "  type: book\n  issued: {literal: long ago}\n", []string{at + `4:12: error: issued is no date: ""`}},
		{"list without a year", "  type: book\n  issued: [{month: 8}]\n", []string{at + `4:11: error: issued is no date`, at + "4:13: error: the key year is missing"}},
		{"person without a family name", "  type: book\n  author: [{given: Ann}]\n", []string{at + "4:13: error: a person without a family name"}},
		{"person with an unknown key", "  type: book\n  author: [{famly: Smith}]\n", []string{at + "4:13: error: ", at + "4:13: error: unknown key famly (did you mean family?)"}},
		{"key twice", "  type: book\n- id: smith2020\n  type: book\n  title: Other\n", []string{at + `4:3: error: the key "smith2020" stands twice, first in line 1 (rename one)`}},
		{"no id", "  type: book\n- type: book\n  title: Other\n", []string{at + "4:3: error: the key id is missing"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, said := load(t, files{"references.yaml": "- id: smith2020\n  title: Tides\n" + c.more})
			wantSaid(t, said, c.want...)
		})
	}
	_, said := load(t, files{"references.yaml": "works: []\n"})
	if all := strings.Join(said, "\n"); !strings.Contains(all, at+"1:1: error: unknown key works") || !strings.Contains(all, "the key references is missing") {
		t.Errorf("another key at the top: %s", all)
	}
}

func TestSorted(t *testing.T) {
	t.Parallel()
	work := func(key, family, year, title string) *Work {
		w := &Work{Key: key, Title: title, Issued: Date{Written: year}}
		if family != "" {
			w.Authors = []Person{{Family: family}}
		}
		return w
	}
	r := &References{Works: map[string]*Work{}}
	for _, w := range []*Work{work("a", "Young", "1999", "A"), work("b", "adams", "2001", "Z"), work("c", "Adams", "2000", "B"), work("d", "Adams", "2000", "A"), work("e", "", "", "“Moon”"), work("f", "Zed", "", "Z")} {
		r.Works[w.Key] = w
	}
	keys := ""
	for _, w := range r.Sorted("f") {
		keys += w.Key
	}
	if keys != "dcbea" {
		t.Errorf("the order is %s", keys)
	}
}
