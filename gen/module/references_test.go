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
		{`[{year: 2016, circa: true}]`, "2016~", "2016"},
		{`{date-parts: [[2016]], season: "2"}`, "2016-22", "2016"},
		{`{date-parts: [[2016, 8]], season: 2, circa: 1}`, "2016-08~", "2016"},
		{`{date-parts: [[2016]], circa: false}`, "2016", "2016"},
		{`{raw: 2016-08}`, "2016-08", "2016"},
	} {
		m, said := load(t, files{"references.yaml": "- id: smith2020\n  type: book\n  title: Tides\n  issued: " + c.in + "\n"})
		wantSaid(t, said)
		if w := m.References.Works["smith2020"]; w == nil || w.Issued.Written != c.want {
			t.Errorf("%s is read as %+v", c.in, w)
		}
	}
}

// TestExportedReferences reads what Zotero exports as CSL-YAML and as CSL-JSON:
// variables that are not shown are passed over, and of rich text the words are
// taken.
func TestExportedReferences(t *testing.T) {
	t.Parallel()
	const title, short, container = "Apis mellifera and CO2 in the Tian Shan of 1 < 2 m", "Apis", "Bees & Bulletin"
	for _, export := range []string{`---
references:
- id: beeker2019
  abstract: A study of <i>Apis</i>.
  archive_location: "7"
  author:
    - family: Beeker
      given: Ann
      comma-suffix: true
      suffix: Jr.
  call-number: QL568
  citation-key: beeker2019
  collection-title: Studies
  container-title: <span style="font-variant:small-caps;">Bees</span> & Bulletin
  container-title-short: Bees
  event-title: Bee Days
  issued:
    - year: 2019
      month: 5
  ISSN: 1234-5678
  license: CC BY
  PMCID: PMC1
  PMID: "123"
  title: <i>Apis mellifera</i> and CO<sub>2</sub> in the <span class="nocase">Tian Shan</span> of <b>1 < 2</b> m
  title-short: <i>Apis</i>
  type: article-journal
...
`, `[
	{"id":"beeker2019","type":"article-journal","abstract":"A study: \u201c\/\u201d","author":[{"family":"Beeker","given":"Ann","suffix":"Jr."}],
	"container-title":"<span style=\"font-variant: small-caps;\">Bees<\/span> & Bulletin","journalAbbreviation":"Bees","shortTitle":"<i>Apis</i>",
	"issued":{"date-parts":[["2019",5]]},"number-of-volumes":"2","PMID":"123","custom":{"a":["b"]},"categories":["c"],
	"title":"<i>Apis mellifera</i> and CO<sub>2</sub> in the <span class=\"nocase\">Tian Shan</span> of <b>1 < 2</b> m"}
]
`} {
		m, said := load(t, files{"references.yaml": export})
		wantSaid(t, said)
		w := m.References.Works["beeker2019"]
		if w == nil {
			t.Fatal("there is no such work")
		}
		if w.Title != title || w.ShortTitle != short || w.Container != container || w.Issued.Written != "2019-05" || len(w.Authors) != 1 || w.Authors[0] != (Person{"Beeker Jr.", "Ann"}) {
			t.Errorf("the work is %+v", w)
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
		{"day that is not", "  type: book\n  accessed: 2015-02-29\n", []string{at + `4:13: error: "2015-02-29" is no day (February has 28 days that year)`}},
		{"date-parts", "  type: book\n  issued: {date-parts: [[2016, 13]]}\n", []string{at + `4:12: error: "2016-13" names month 13`}},
		{"season", "  type: book\n  issued: {date-parts: [[2016]], season: Spring}\n", []string{at + `4:42: error: "Spring" is no season (write its number: 1 for spring to 4 for winter)`}},
		{"date in words", "  type: book\n  issued: {literal: long ago}\n", []string{at + `4:12: error: issued is no date: "long ago"`}},
		{"date that ends before it begins", "  type: book\n  issued: 1970/1967\n", []string{at + `4:11: error: "1970/1967" ends before it begins (did you mean "1967/1970"?)`}},
		{"variable in small letters", "  type: book\n  doi: 10.1000/182\n  Issn: 1234-5678\n", []string{at + "4:3: error: unknown key doi (did you mean DOI?)", at + "5:3: error: unknown key Issn (did you mean ISSN?)"}},
		{"variable of another form", "  type: book\n  year: 1970\n  journal: Tides\n", []string{at + "4:3: error: unknown key year (did you mean issued?)", at + "5:3: error: unknown key journal (did you mean container-title?)"}},
		{"variable near none", "  type: book\n  zzz: x\n", []string{at + "4:3: error: unknown key zzz (known are id, type, title, author, editor, issued, container-title, publisher, publisher-place, volume, issue, page, DOI, URL, accessed, language and others)"}},
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
