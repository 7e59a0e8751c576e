package figure

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// Texts of several scripts, long words among them.
var texts = []string{
	"Tides",
	"The moon pulls at the water, and most strongly where the water is nearest to it, so that the sea rises twice a day",
	"Суверенитет и территориальная целостность государства как предмет переговоров",
	"Қазақстанның егемендігі мен аумақтық тұтастығы, қауіпсіздік кешені",
	"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
	"WWWWW MMMMM — ЩЩЩЩЩ ЖЖЖЖЖ", "ماه آب را به سوی خود می\u200cکشد", "潮の満ち引きは月の引力によって起こる",
}

func TestWrap(t *testing.T) {
	t.Parallel()
	for _, text := range texts {
		for _, bold := range []bool{false, true} {
			for room := 40.0; room < 600; room += 37 {
				lines := Wrap(text, 15, bold, room)
				for _, line := range lines {
					if w := Width(line, 15, bold); w > room && len([]rune(line)) > 1 {
						t.Errorf("%q is %.0f wide, its room %.0f", line, w, room)
					}
				}
				if got, want := strings.ReplaceAll(strings.Join(lines, ""), " ", ""), strings.ReplaceAll(text, " ", ""); got != want {
					t.Errorf("of %q there remains %q", text, got)
				}
				if room > 550 && len(text) < 30 && len(lines) != 1 {
					t.Errorf("%q has the lines %q", text, lines)
				}
			}
		}
	}
	for text, want := range map[string]string{
		"The tide comes in and goes out":    "The tide comes|in and goes out", // of one length, not one word behind a full line
		"no\u00a0break here":                "no\u00a0break here",
		"half-and-half-and-half-and-halves": "half-and-half-and-|half-and-halves",
		"":                                  "",
	} {
		if got := strings.Join(Wrap(text, 15, false, 170), "|"); got != want {
			t.Errorf("%q is parted as %q, not %q", text, got, want)
		}
	}
}

// drawings are figures of every kind with texts of every script.
func drawings(s Sheet) map[string]*Drawing {
	links := []Link{{Href: "#a", Text: "§ 3 ¶ 12"}, {Href: "#b", Text: "Примечание 12"}}
	all := map[string]*Drawing{}
	for n := 1; n <= 5; n++ {
		var groups []Group
		for i := range n {
			g := Group{Name: texts[i], Text: texts[(i+1)%len(texts)]}
			for j := range i + 2 {
				it := Item{Name: texts[(i+j)%len(texts)], Note: texts[(i*j)%len(texts)]}
				if j%2 > 0 {
					it.Link = links[0]
				}
				g.Items = append(g.Items, it)
			}
			groups = append(groups, g)
		}
		all[fmt.Sprintf("%d groups", n)] = Groups(s, groups)
	}
	claim := Claim{Kind: "Claim", Text: texts[1], Links: links}
	for i, text := range texts {
		c := Claim{Kind: "Возражение", Text: text, Against: i%2 > 0, Links: links[:i%3]}
		for j := range i % 4 {
			c.Below = append(c.Below, Claim{Kind: "Evidence", Text: texts[j], Against: j == 2, Links: links})
		}
		claim.Below = append(claim.Below, c)
	}
	all["an argument"] = Argument(s, claim)
	all["a bare argument"] = Argument(s, Claim{Kind: "Claim", Text: "It is so", Below: []Claim{{Kind: "Support", Text: "It is seen"}}})
	all["a timeline"] = Timeline(s, crowd())
	all["one event"] = Timeline(s, Chart{Lanes: texts[:1], Events: []Event{{From: 1900, To: 1900, Date: "1900", Text: "It rises", Href: "#a"}}, Year: year})
	all["no event"] = Timeline(s, Chart{Lanes: texts[:2], Year: year})
	return all
}

func year(y int) string { return fmt.Sprint(y) }

// crowd is a chart of much in few years, and little in many.
func crowd() Chart {
	c := Chart{Lanes: texts[:4], Year: year, Key: Key{"dated", "about this time", "lasting", "at some time within"}}
	for i := range 24 {
		from := 1990 + float64(i)/12
		if i > 20 {
			from += 30
		}
		e := Event{From: from, To: from, Lane: i%5 - 1, Date: fmt.Sprintf("December %d – about January %d", 1990+i, 1991+i), Text: texts[i%4], Href: "#a", About: i%3 == 0}
		switch {
		case e.Lane == Stage:
			e.To, e.AboutEnd = from+8, true
		case i%4 == 0:
			e.To = math.Inf(1)
		case i%3 == 1:
			e.To, e.Within = from+10, true
		}
		c.Events = append(c.Events, e)
	}
	return c
}

// box is what a text or link takes at most.
type box struct {
	left, top, right, bottom float64
	what                     string
}

func (b box) meets(c box) bool {
	const touch = 1
	return b.left < c.right-touch && c.left < b.right-touch && b.top < c.bottom-touch && c.top < b.bottom-touch
}

// boxes are those of all lines of text, and of all links.
func (d *Drawing) boxes() (lines, links []box) {
	for _, p := range d.Parts {
		if p.Href != "" {
			links = append(links, box{p.X, p.Y, p.X + p.W, p.Y + p.H, p.Href})
		}
		for _, t := range p.Texts {
			for i, line := range t.Lines {
				base := t.Y + float64(i)*t.Leading
				width := Width(line, t.Size, t.Class == "head")
				b := box{t.X, base - t.Size*0.8, t.X + width, base + t.Size*0.2, line}
				if d.sheet.Mirrored {
					b.left, b.right = t.X-width, t.X
				}
				lines = append(lines, b)
			}
		}
	}
	return lines, links
}

// TestRoom wants no two texts to overlap, none to leave its room or the sheet,
// and every link to be large enough to be hit (WCAG 2.2, 2.5.8).
func TestRoom(t *testing.T) {
	t.Parallel()
	for _, sheet := range []Sheet{Narrow, Wide} {
		for _, mirrored := range []bool{false, true} {
			sheet.Mirrored = mirrored
			for name, d := range drawings(sheet) {
				name = fmt.Sprintf("%s on %.0f, mirrored %t", name, sheet.Width, mirrored)
				lines, links := d.boxes()
				for i, a := range lines {
					if a.left < -1 || a.right > d.Width+1 || a.top < 0 || a.bottom > d.Height+1 {
						t.Errorf("%s: %q leaves the sheet: %+v of %.0f", name, a.what, a, d.Height)
					}
					for _, b := range lines[i+1:] {
						if a.meets(b) {
							t.Errorf("%s: %q lies on %q", name, a.what, b.what)
						}
					}
				}
				for i, a := range links {
					if a.right-a.left < target || a.bottom-a.top < target {
						t.Errorf("%s: a link is %.0f by %.0f", name, a.right-a.left, a.bottom-a.top)
					}
					for _, b := range links[i+1:] {
						if a.meets(b) {
							t.Errorf("%s: two links overlap: %+v %+v", name, a, b)
						}
					}
				}
			}
		}
	}
}

// TestMirror wants a mirrored drawing to be the same, seen in a mirror.
func TestMirror(t *testing.T) {
	t.Parallel()
	mirrored := Wide
	mirrored.Mirrored = true
	left, right := drawings(Wide), drawings(mirrored)
	for name, d := range left {
		e := right[name]
		if d.Height != e.Height || len(d.Dots) != len(e.Dots) || len(d.Parts) != len(e.Parts) {
			t.Fatalf("%s has another form", name)
		}
		for i := range d.Dots {
			if math.Abs(d.Dots[i].X+e.Dots[i].X-d.Width) > 1 || d.Dots[i].Y != e.Dots[i].Y {
				t.Errorf("%s: the dot %+v becomes %+v", name, d.Dots[i], e.Dots[i])
			}
		}
		for i := range d.Parts {
			if p, q := d.Parts[i], e.Parts[i]; p.Href != "" && math.Abs(p.X+p.W+q.X-d.Width) > 1 {
				t.Errorf("%s: the link %+v becomes %+v", name, p, q)
			}
		}
	}
}

// TestLanes wants no mark to lie on the line of what lasts meanwhile.
func TestLanes(t *testing.T) {
	t.Parallel()
	for _, sheet := range []Sheet{Narrow, Wide} {
		c := &timeline{Drawing: sheet.drawing(), Chart: crowd(), scale: scaleOf(sheet)}
		c.arrange()
		for i, e := range c.Events {
			for j := i + 1; j < len(c.Events); j++ {
				if f := c.Events[j]; f.Lane == e.Lane && e.Lane != Stage && f.From < e.To && c.line[i] == c.line[j] {
					t.Errorf("the events %d and %d share a line", i, j)
				}
			}
		}
		if c.words > 0.6*sheet.Width {
			t.Errorf("the lanes take %.0f of %.0f", c.words, sheet.Width)
		}
	}
	years := func(first, last float64) []int {
		return (&timeline{Chart: Chart{Events: []Event{{From: first, To: last}}}}).years(last)
	}
	for _, c := range []struct {
		first, last float64
		want        string
	}{
		{1989, 2021.5, "[1990 1995 2000 2005 2010 2015 2020]"}, {1900, 1900, "[1900]"}, {1911.2, 1912.5, "[1912]"},
		{-500, 400, "[-500 -400 -300 -200 -100 0 100 200 300 400]"}, {1000, 2000, "[1000 1100 1200 1300 1400 1500 1600 1700 1800 1900 2000]"},
	} {
		if got := fmt.Sprint(years(c.first, c.last)); got != c.want {
			t.Errorf("the years from %v to %v are %s", c.first, c.last, got)
		}
	}
}
