package bibliography

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lectern/gen/module"
)

func date(t *testing.T, s string) module.Date {
	t.Helper()
	d, ok := module.ParseDate(s)
	if !ok {
		t.Fatalf("%q is no date", s)
	}
	return d
}

func works(t *testing.T) []*module.Work {
	return []*module.Work{
		{Key: "lukin2011", Type: "article-journal", Title: "A & B: 100 % {sure}", Authors: []module.Person{{Family: "Lukin", Given: "A. L."}, {Family: "Институт_1"}},
			Container: "Oykumena", Issue: "2", Pages: "8–12", Issued: date(t, "2011-02"), Language: "ru-Latn", DOI: "10.1/a_b"},
		{Key: "site", Type: "webpage", Title: "A page", URL: "https://example.org/a_b?c=1&d=%20", Accessed: date(t, "2021-01-02"), Note: "Two\nlines"},
	}
}

func TestBibTeX(t *testing.T) {
	t.Parallel()
	want := `@article{lukin2011,
  author = {Lukin, A. L. and {Институт\_1}},
  title = {{A \& B: 100 \% \{sure\}}},
  journal = {Oykumena},
  number = {2},
  pages = {8--12},
  year = {2011},
  month = feb,
  doi = {10.1/a_b},
  language = {ru-Latn},
}

@misc{site,
  title = {{A page}},
  url = {https://example.org/a_b?c=1&d=%20},
  urldate = {2021-01-02},
  note = {Two
lines},
}
`
	if diff := cmp.Diff(want, string(BibTeX(works(t)))); diff != "" {
		t.Error(diff)
	}
}

func TestRIS(t *testing.T) {
	t.Parallel()
	want := strings.ReplaceAll(`TY  - JOUR
ID  - lukin2011
AU  - Lukin, A. L.
AU  - Институт_1
TI  - A & B: 100 % {sure}
T2  - Oykumena
IS  - 2
SP  - 8
EP  - 12
PY  - 2011
DA  - 2011/02
DO  - 10.1/a_b
LA  - ru-Latn
ER  - 
TY  - ELEC
ID  - site
TI  - A page
Y2  - 2021/01/02
UR  - https://example.org/a_b?c=1&d=%20
N1  - Two lines
ER  - 
`, "\n", "\r\n")
	if diff := cmp.Diff(want, string(RIS(works(t)))); diff != "" {
		t.Error(diff)
	}
}

func TestCSLJSON(t *testing.T) {
	t.Parallel()
	var got []map[string]any
	if err := json.Unmarshal(CSLJSON(works(t)), &got); err != nil {
		t.Fatal(err)
	}
	want := []map[string]any{
		{"id": "lukin2011", "type": "article-journal", "title": "A & B: 100 % {sure}", "container-title": "Oykumena", "issue": "2", "page": "8–12", "language": "ru-Latn", "DOI": "10.1/a_b",
			"author": []any{map[string]any{"family": "Lukin", "given": "A. L."}, map[string]any{"literal": "Институт_1"}},
			"issued": map[string]any{"date-parts": []any{[]any{2011.0, 2.0}}}},
		{"id": "site", "type": "webpage", "title": "A page", "URL": "https://example.org/a_b?c=1&d=%20", "note": "Two\nlines",
			"accessed": map[string]any{"date-parts": []any{[]any{2021.0, 1.0, 2.0}}}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
