package module

import (
	"slices"
	"strings"
	"testing"
)

// figureFaults are files of figures with all that is said of them.
var figureFaults = []struct {
	file, text string
	want       []string
}{
	{"figures/a.yaml", "# nothing\n", []string{"content/figures/a.yaml:1:1: error: the file says nothing (write it, or bring back an earlier copy)"}},
	{"figures/a.yaml", "- title: T\n", []string{`content/figures/a.yaml:1:1: error: this is not made of "key: value" lines (write each on a line of its own: title: …, caption: …, after: …, groups: …)`}},
	{"figures/a.yaml", "titel: T\nafter: x\ngroups:\n  - {name: One, items: [a]}\n", []string{
		"content/figures/a.yaml:1:1: error: unknown key titel (did you mean title?)"}},
	{"figures/a.yaml", "title: T\nafter: x\ngroups: []\n", []string{"content/figures/a.yaml:3:9: error: the value of groups is an empty list (fill it, or delete the line)"}},
	{"figures/a.yaml", "title: T\nafter: x\ngroups:\n  - {name: One, items: []}\n  - {name: One, items: [a, b, {name: a}]}\n", []string{
		"content/figures/a.yaml:4:24: error: the value of items is an empty list (fill it, or delete the line)",
		`content/figures/a.yaml:5:12: error: the group "One" stands twice, first in line 4 (rename or delete one)`,
		`content/figures/a.yaml:5:38: error: the item "a" stands twice, first in line 5 (rename or delete one)`}},
	{"figures/a.yaml", "title: T\nafter: x\ngroups:\n  - name: One\n", []string{"content/figures/a.yaml:4:5: error: the key items is missing (add a line \"items: …\")"}},
	{"figures/a.yaml", "title: T\nafter: x\ngroups:\n  - name: " + strings.Repeat("ж", 61) + "\n    items: [a]\n", []string{"content/figures/a.yaml:4:11: error: the value of name has 61 characters, and a figure has room for 60 (shorten it)"}},
	{"figures/A b.yaml", "x", []string{"content/figures/A b.yaml: error: this file has no place in content/"}},
	{"figures/deep/a.yaml", "x", []string{"content/figures/deep/a.yaml: error: this file has no place in content/"}},

	{"questions/1-why/argument.yaml", "title: T\nclaim: C\npassage: x\nsupport:\n  - {txt: A, passage: x}\n", []string{
		"content/questions/1-why/argument.yaml:5:6: error: unknown key txt (did you mean text?)"}},
	{"questions/1-why/argument.yaml", "title: T\nclaim: C\npassage: x\n", []string{"content/questions/1-why/argument.yaml:1:1: error: the key support is missing (add a line \"support: …\")"}},
	{"questions/1-why/argument.yaml", "title: T\nclaim: C\npassage: x\nsupport:\n  - text: A\n    passage: x\n    support:\n      - text: B\n        passage: x\n        objections:\n          - {text: D, passage: x}\n", []string{
		"content/questions/1-why/argument.yaml:11:11: error: this would be a fourth level, and an argument has three: claim, support, evidence (say it one level higher, or leave it to the text)"}},
	{"questions/2-how/argument.yaml", "title: T\n", []string{"content/questions/2-how: error: module.yaml names no research question 2-how (add it there under questions:, or remove the folder)"}},

	{"timeline.yaml", chartOf(`{date: "2001", event: E, passage: x, sphere: Tide, short: S}`), []string{`content/timeline.yaml:4:50: error: the timeline has no sphere "Tide" (did you mean Tides?)`}},
	{"timeline.yaml", chartOf(`{date: "2001", event: E, passage: x, sphere: Tides}`), []string{"content/timeline.yaml:4:50: error: the drawing has no words for this event (say it in short: with at most 60 characters, or delete sphere)"}},
	{"timeline.yaml", chartOf(`{date: "2001", event: E, passage: x, short: S}`), []string{"content/timeline.yaml:4:49: error: the drawing has no place for this event (name one of the spheres in sphere, or delete short)"}},
	{"timeline.yaml", chartOf(`{date: "2001", event: E, passage: x, stage: S}`), []string{"content/timeline.yaml:4:49: error: a stage begins at one date and ends at another (write its date as \"1991/2005~\")"}},
	{"timeline.yaml", chartOf(`{date: "2001/2002", event: E, passage: x, stage: S, short: A}`), []string{"content/timeline.yaml:4:54: error: an event is a stage or stands in a sphere, not both (delete stage, or sphere and short)"}},
	{"timeline.yaml", chartOf(`{date: "../2002", event: E, passage: x, sphere: Tides, short: A}`), []string{"content/timeline.yaml:4:53: error: an event without a beginning cannot be drawn (give its date a beginning, or delete sphere and short)"}},
	{"timeline.yaml", "- {date: \"2001\", event: E, passage: x, sphere: S}\n", []string{"content/timeline.yaml:1:40: error: unknown key sphere (known are date, label, event, passage)"}},
	{"timeline.yaml", "title: T\nspheres: [A, A]\nevnts: []\n", []string{
		`content/timeline.yaml:2:14: error: the sphere "A" stands twice, first in line 2 (rename or delete one)`,
		"content/timeline.yaml:3:1: error: unknown key evnts (did you mean events?)"}},
}

// chartOf is a drawn timeline of one event.
func chartOf(event string) string {
	return "title: T\nspheres: [Tides, Moons]\nevents:\n  - " + event + "\n"
}

func TestFigureFaults(t *testing.T) {
	t.Parallel()
	for _, c := range figureFaults {
		_, said := load(t, files{"module.yaml": config + "questions:\n  - folder: 1-why\n", c.file: c.text})
		// What is said of the files that are missing stands before.
		said = slices.DeleteFunc(said, func(s string) bool { return !strings.HasPrefix(s, "content/"+c.file) && !strings.Contains(s, "2-how") })
		fits := len(said) == len(c.want)
		for i := range min(len(said), len(c.want)) {
			fits = fits && strings.HasPrefix(said[i], c.want[i])
		}
		if !fits {
			t.Errorf("%s %q:\n got %s\nwant %s", c.file, c.text, strings.Join(said, "\n     "), strings.Join(c.want, "\n     "))
		}
	}
}

func TestFigures(t *testing.T) {
	t.Parallel()
	m, _ := load(t, files{
		"module.yaml":                   config + "questions:\n  - folder: 1-why\n",
		"figures/b.yaml":                "title: T\ncaption: C\nafter: x#y\ngroups:\n  - name: One\n    text: Both\n    items: [1911, {name: a, note: n, passage: p}]\n",
		"figures/a.yaml":                "title: First\nafter: x\ngroups: [{name: One, items: [a]}]\n",
		"questions/1-why/argument.yaml": "title: T\nclaim: C\npassage: x\nsupport: [{text: A, passage: x, note: 9}]\nobjections: [{text: B, passage: x}]\n",
		"timeline.yaml":                 chartOf(`{date: "2001", event: E, passage: x, sphere: Moons, short: S}`),
	})
	if len(m.Figures) != 2 || m.Figures[0].Title != "First" || m.Figures[1].Caption.Text != "C" || m.Figures[1].After.To != "x#y" {
		t.Fatalf("the figures are %+v", m.Figures)
	}
	if items := m.Figures[1].Groups[0].Items; items[0].Name != "1911" || items[1].Note != "n" || items[1].Passage.To != "p" {
		t.Errorf("the items are %+v", items)
	}
	if m.Chart == nil || !slices.Equal(m.Chart.Spheres, []string{"Tides", "Moons"}) || m.Timeline[0].Sphere != "Moons" || m.Timeline[0].Short != "S" {
		t.Errorf("the chart is %+v of %+v", m.Chart, m.Timeline)
	}
	a := m.Questions[0].Argument
	var texts string
	a.Claim.Each(func(c *Claim) { texts += c.Text })
	if texts != "CAB" || a.Claim.Support[0].Note.To != "9" || a.Claim.Objections[0].Text != "B" {
		t.Errorf("the argument is %+v", a.Claim)
	}
}

func TestYears(t *testing.T) {
	t.Parallel()
	for written, want := range map[string][2]float64{
		"2001": {2001, 2001}, "199X": {1990, 2000}, "19XX": {1900, 2000}, "1991/2005~": {1991, 2005.5},
		"2020-07": {2020.5, 2020.5}, "2020-07/2020-07": {2020.5, 2020.5 + 1.0/24}, "2001-21": {2001 + 2.0/12, 2001 + 2.0/12},
	} {
		d, ok := ParseDate(written)
		if from, to := d.Years(); !ok || from != want[0] || to-want[1] > 1e-9 || want[1]-to > 1e-9 {
			t.Errorf("%s is %v to %v, not %v", written, from, to, want)
		}
	}
	if d, _ := ParseDate("1990/.."); true {
		if _, to := d.Years(); to < 1e9 {
			t.Errorf("an open end is %v", to)
		}
	}
}
