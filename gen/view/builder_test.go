package view

import (
	"maps"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/gen/module"
	"lectern/gen/source"
)

// relative is a site's target.
type relative struct{}

func (relative) Href(from, page, id string) string   { return RelativeHref(from, page, id) }
func (relative) Anchor(_, id string) string          { return id }
func (relative) Picture(from, picture string) string { return Relative(from, picture) }

// builder makes the pages of a sound little module in which some files are
// other ones, with the words that are shipped.
func builder(t *testing.T, other map[string]string) *Builder {
	t.Helper()
	all := map[string]string{
		"module.yaml":      "id: tides\ntitle: Tides\nlanguage: en\nedition: \"1\"\nlicence: {name: CC BY 4.0}\narticle: smith2020\nquestions:\n  - folder: 1-why\n",
		"index.md":         "# Tides\n",
		"article/01-in.md": "# In\n\nThe sea rises twice a day. {#twice}\n",
		"references.yaml":  "- id: smith2020\n  type: book\n  title: Tides\n", "questions/1-why/index.md": "# Why\n",
	}
	maps.Copy(all, other)
	fsys := fstest.MapFS{}
	for name, text := range all {
		fsys[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	var log source.Log
	m := module.Load(fsys, &log)
	for _, d := range log.Sorted() {
		t.Fatal(d)
	}
	words, err := readWords(os.DirFS("../../layouts"), "en", source.Pos{})
	if err != nil {
		t.Fatal(err)
	}
	look := &Look{Words: words}
	if err := look.parse(os.DirFS("../../layouts")); err != nil {
		t.Fatal(err)
	}
	b, err := NewBuilder(m.Published(), look, relative{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestRelative(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ from, page, id, want string }{
		{"index.html", "index.html", "", "index.html"},
		{"index.html", "index.html", "x", "#x"},
		{"index.html", "article/in.html", "", "article/in.html"},
		{"article/in.html", "index.html", "", "../index.html"},
		{"article/in.html", "article/out.html", "p3", "out.html#p3"},
		{"article/in.html", "questions/in.html", "q", "../questions/in.html#q"},
		{"article/in.html", "article/in.html", "", "in.html"},
		{"article/in.html", "article-in.html", "", "../article-in.html"},
		{"a/b/c.html", "a/d.html", "", "../d.html"},
		{"a/b/c.html", "e/d.html", "", "../../e/d.html"},
		{"a/c.html", "a/b/d.html", "", "b/d.html"},
	} {
		if got := RelativeHref(c.from, c.page, c.id); got != c.want {
			t.Errorf("from %s to %s#%s is %q, not %q", c.from, c.page, c.id, got, c.want)
		}
	}
	if got := PartID("article/in.html"); got != "article-in" {
		t.Errorf("the part is %s", got)
	}
}

func TestDates(t *testing.T) {
	t.Parallel()
	b := builder(t, nil)
	for written, want := range map[string]string{
		"2016": "2016", "2016-08": "August 2016", "2016-08-31": "31 August 2016", "2016-01-05": "5 January 2016",
		"200X": "2000s", "18XX": "19th century", "2001-21": "spring 2001", "2001-24": "winter 2001", "2004-XX": "2004",
		"1984?": "1984 (?)", "1984-06~": "about June 1984", "1984%": "about 1984 (?)",
		"1991/2005~": "1991 – about 2005", "1985/..": "since 1985", "../1985-04": "until April 1985", "1985/": "since 1985",
	} {
		d, ok := module.ParseDate(written)
		if got := b.date(d); !ok || got != want {
			t.Errorf("%s is read as %q, not %q", written, got, want)
		}
	}
}

func TestReferencesAsRead(t *testing.T) {
	t.Parallel()
	b := builder(t, nil)
	date := func(s string) module.Date { d, _ := module.ParseDate(s); return d }
	smith, moon := module.Person{Family: "Smith", Given: "Ann"}, module.Person{Family: "Moon", Given: "Lu"}
	for _, c := range []struct {
		name        string
		work        module.Work
		long, short string
	}{
		{"book", module.Work{Type: "book", Title: "Tides: high & low", Authors: []module.Person{smith, moon}, Place: "Oslo", Publisher: "Press", Issued: date("2020"), Extent: "214"},
			"Smith, Ann, Lu Moon. <cite>Tides: high &amp; low.</cite> Oslo: Press, 2020, 214 pp.", "Smith, Moon, <cite>Tides</cite> (2020)"},
		{"article", module.Work{Type: "article-journal", Title: "Who rises?", ShortTitle: "Rising", Authors: []module.Person{smith}, Container: "Sea & Shore", Volume: "3", Issue: "2", Issued: date("2016-08"), Pages: "10--12", DOI: "10.1000/182"},
			`Smith, Ann. “Who rises?” <cite>Sea &amp; Shore</cite>, vol. 3, no. 2, August 2016, pp. 10–12. <a class="address" href="https://doi.org/10.1000/182">https:/<wbr>/<wbr>doi.org/<wbr>10.1000/<wbr>182</a>`, "Smith, “Rising” (2016)"},
		{"chapter", module.Work{Type: "chapter", Title: "The “spring” tide", Authors: []module.Person{smith}, Container: "Seas", Editors: []module.Person{moon}, Pages: "7", Publisher: "Press"},
			"Smith, Ann. “The ‘spring’ tide.” in <cite>Seas</cite>, ed. by Lu Moon, Press, p. 7.", "Smith, “The ‘spring’ tide”"},
		{"web page", module.Work{Type: "webpage", Title: "Now", Authors: []module.Person{{Family: "Institute of the Sea"}}, URL: "https://a.org/b?c=d&e", Accessed: date("2026-01-02"), Note: "Moved"},
			`Institute of the Sea. “Now.” <a class="address" href="https://a.org/b?c=d&amp;e">https:/<wbr>/<wbr>a.org/<wbr>b?<wbr>c=<wbr>d&amp;e</a> Accessed 2 January 2026. <span class="remark">Moved.</span>`, "Institute of the Sea, “Now”"},
		{"no author", module.Work{Type: "report", Title: "Levels"}, "<cite>Levels.</cite>", "<cite>Levels</cite>"},
		{"another language", module.Work{Type: "book", Title: "Прилив", Language: "ru", Issued: date("1999~")}, `<cite><span lang="ru">Прилив.</span></cite> about 1999.`, `<cite><span lang="ru">Прилив</span></cite> (1999)`},
		{"many authors", module.Work{Type: "book", Title: "All", Authors: []module.Person{smith, moon, smith, moon}}, "Smith, Ann, Lu Moon, Ann Smith, Lu Moon. <cite>All.</cite>", "Smith and others, <cite>All</cite>"},
		{"marks of HTML", module.Work{Type: "book", Title: "<b>x</b>", Authors: []module.Person{{Family: "<i>"}}, Note: "<u>"}, `&lt;i&gt;. <cite>&lt;b&gt;x&lt;/b&gt;.</cite> <span class="remark">&lt;u&gt;.</span>`, "&lt;i&gt;, <cite>&lt;b&gt;x&lt;/b&gt;</cite>"},
		{"interval", module.Work{Type: "book", Title: "Years", Issued: date("2016/2017")}, "<cite>Years.</cite> 2016 – 2017.", "<cite>Years</cite> (2016/2017)"},
	} {
		if got := string(b.reference(&c.work)); got != c.long {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.long)
		}
		if got := b.shortReference(&c.work); got != c.short {
			t.Errorf("%s in short:\n got %s\nwant %s", c.name, got, c.short)
		}
	}
}

// TestAccent wants a colour to be readable as text on either paper.
func TestAccent(t *testing.T) {
	t.Parallel()
	style, err := os.ReadFile("../../static/css/00-base.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark := oklch{0.985, 0.006, 85}, oklch{0.20, 0.012, 260}
	if c := fromRGB(255, 255, 255).contrast(fromRGB(0, 0, 0)); c < 20.99 || c > 21.01 {
		t.Errorf("white on black has a contrast of %f", c)
	}
	if c := fromRGB(0x77, 0x77, 0x77).contrast(fromRGB(255, 255, 255)); c < 4.47 || c > 4.49 { // as WebAIM's checker has it
		t.Errorf("#777 on white has a contrast of %f", c)
	}
	for _, rgb := range [][3]uint8{{0, 0, 0}, {255, 255, 255}, {255, 255, 0}, {255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {0, 255, 255}, {128, 128, 128}, {0xab, 0, 0x42}} {
		c := fromRGB(rgb[0], rgb[1], rgb[2])
		for name, readable := range map[string]float64{"light": c.readable(light, -0.005).contrast(light), "dark": c.readable(dark, 0.005).contrast(dark)} {
			if readable < accentContrast {
				t.Errorf("%v on %s paper has a contrast of %.2f", rgb, name, readable)
			}
		}
	}
	if rule, err := accentRule(style, ""); rule != nil || err != nil {
		t.Errorf("no accent gives %q, %v", rule, err)
	}
	rule, err := accentRule(style, "#000080")
	if err != nil || !strings.HasPrefix(string(rule), ":root{--accent:light-dark("+fromRGB(0, 0, 0x80).String()+",oklch(") {
		t.Errorf("a colour that is readable already becomes %s, %v", rule, err)
	}
	yellow := fromRGB(255, 255, 0)
	rule, err = accentRule(style, "#FFFF00")
	if want := ":root{--accent:light-dark(" + yellow.readable(light, -0.005).String() + "," + yellow.String() + ")}\n"; err != nil || string(rule) != want {
		t.Errorf("yellow becomes %s, %v", rule, err)
	}
	if _, err := accentRule([]byte("a{}"), "#000080"); err == nil {
		t.Error("a style without a paper is taken")
	}
}
