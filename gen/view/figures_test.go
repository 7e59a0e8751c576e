package view

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lectern/gen/figure"
)

var update = flag.Bool("update", false, "write what is made now into the golden files")

// little is a module with a figure of each kind.
var little = map[string]string{
	"article/01-in.md":              "# In\n\nThe sea rises twice a day.[^1] {#twice}\n\n- It falls. {#falls}\n- It rests.\n\nSo it goes on.\n\n[^1]: See [@smith2020].\n",
	"figures/sea.yaml":              "title: The sea\ncaption: What it does & when.\nafter: article/01-in.md#falls\ngroups:\n  - name: Moves\n    text: Most of the day\n    items: [Rises, {name: Falls, note: slowly, passage: article/01-in.md#falls}]\n  - {name: Rests, items: [Slack]}\n",
	"questions/1-why/argument.yaml": "title: Why\nclaim: It moves\npassage: article/01-in.md#twice\nnote: 1\nsupport:\n  - text: It rises\n    passage: article/01-in.md#twice\n    support: [{text: Seen, passage: article/01-in.md#falls}]\nobjections: [{text: It rests, passage: article/01-in.md#falls}]\n",
	"timeline.yaml":                 "title: A day\nspheres: [Sea, Shore]\nevents:\n  - {date: \"1900/1905~\", stage: First, event: E, passage: article/01-in.md#twice}\n  - {date: \"1901~\", sphere: Shore, short: Wet, event: It is wet, passage: article/01-in.md#falls}\n  - {date: 190X, sphere: Sea, short: Salt, event: It is salt, passage: article/01-in.md#twice}\n  - {date: \"1901/1903\", sphere: Sea, short: High, event: It is high, passage: article/01-in.md#twice}\n  - {date: \"1904\", event: Only listed, passage: article/01-in.md#twice}\n",
	"index.md":                      "# Tides\n\n[The sea](figures/sea.yaml), [the argument](questions/1-why/argument.yaml).\n",
}

// TestFigureMarkup holds the markup of each kind against a golden file.
func TestFigureMarkup(t *testing.T) {
	t.Parallel()
	b := drawing(t, little)
	for i, s := range b.Specs {
		p, err := b.Page(i)
		if err != nil {
			t.Fatal(err)
		}
		var f *Figure
		switch main := p.Main.(type) {
		case TimelinePage:
			f = main.Chart
		case ResearchQuestion:
			f = main.Argument
		case Section:
			f = b.grouping(p, b.M.Figures[0])
			body := string(main.Body)
			if at := strings.Index(body, `id="figure-sea"`); at < strings.Index(body, "It rests") || at > strings.Index(body, "So it goes on") {
				t.Errorf("the figure does not stand behind the list of its passage:\n%s", body)
			}
		case HomePage:
			for _, want := range []string{`href="article/in.html#figure-sea"`, `href="questions/why.html#figure-argument"`} {
				if !strings.Contains(string(main.Lead+main.Body), want) {
					t.Errorf("the front page has no %s:\n%s", want, main.Lead)
				}
			}
		}
		if p.Drawn != (f != nil) {
			t.Errorf("%s: drawn is %t", s.Path, p.Drawn)
		}
		if f == nil {
			continue
		}
		html, err := b.Look.execute("figure", f)
		if err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", f.ID+".html")
		if *update {
			if err := os.WriteFile(golden, []byte(html), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if string(html) != string(want) {
			t.Errorf("%s is now\n%s", golden, html)
		}
	}
}

// drawing is a builder with layouts.
func drawing(t *testing.T, files map[string]string) *Builder {
	t.Helper()
	b := builder(t, files)
	look, err := ReadLook(os.DirFS("../../layouts"), os.DirFS("../../static"), b.M)
	if err != nil {
		t.Fatal(err)
	}
	b.Look = look
	return b
}

// TestFigureMirrored wants a figure of a module that is read from right to
// left to be drawn so.
func TestFigureMirrored(t *testing.T) {
	t.Parallel()
	b := drawing(t, little)
	b.M.Direction = "rtl"
	f := b.argument(&Page{Path: "questions/why.html", anchor: func(id string) string { return id }}, b.M.Questions[0].Argument)
	if x := f.Wide.Parts[0].Texts[0].X; x != figure.Wide.Width {
		t.Errorf("the claim begins at %v", x)
	}
}
