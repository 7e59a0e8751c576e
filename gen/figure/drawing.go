// Package figure lays out drawings: where each line, mark and text of them
// stands. There is a file for each kind: timeline, groups, argument.
//
// What comes in are texts and links as a reader sees them, and a Sheet to draw
// on; what goes out is a Drawing, which a layout writes as SVG and the styles
// give its ink. Nothing here knows a module or a colour, and the package
// imports nothing of ours.
package figure

import (
	"math"
	"strconv"
	"strings"
)

// Sheet is what a figure is drawn on. Lengths are in units of which sixteen
// are the root's font size: on a sheet that is shown as wide as it is, units
// are CSS pixels.
type Sheet struct {
	Width       float64
	Text, Small float64 // sizes of type
	Mirrored    bool    // the text runs from right to left
}

// Narrow fits a phone of 320 pixels, Wide the measure of the text. A figure is
// drawn on both, and the styles show the one that fits.
var (
	Narrow = Sheet{Width: 284, Text: 14, Small: 12.5}
	Wide   = Sheet{Width: 608, Text: 15, Small: 13}
)

func (s Sheet) wide() bool { return s.Width >= Wide.Width }

// Drawing is a drawing on a sheet.
type Drawing struct {
	Width, Height float64
	Strokes       []Stroke
	Dots          []Dot
	Parts         []Part // in reading order

	sheet Sheet
}

// Stroke is all lines of one kind, as an SVG path.
type Stroke struct{ Class, Path string }

// Dot is a mark for one thing.
type Dot struct {
	Class   string
	X, Y, R float64
}

// Part is text, or a link with its text.
type Part struct {
	Href       string // of a link
	X, Y, W, H float64
	Texts      []Text
}

// Text is lines of one style that belong together.
type Text struct {
	Class   string
	Size    float64
	X, Y    float64 // where the first line's text begins, on its base line
	Leading float64
	Lines   []string
	Room    float64 // the width that it must keep to
}

// Link is an address with what stands there.
type Link struct{ Href, Text string }

func (s Sheet) drawing() *Drawing { return &Drawing{Width: s.Width, sheet: s} }

// across is where a point lies that is x from the side on which lines begin.
func (d *Drawing) across(x float64) float64 {
	if d.sheet.Mirrored {
		return d.Width - x
	}
	return x
}

// stroke draws through points given as x, y, x, y….
func (d *Drawing) stroke(class string, points ...float64) {
	var path strings.Builder
	for i := 0; i < len(points); i += 2 {
		path.WriteByte("ML"[min(i, 1)])
		path.WriteString(number(d.across(points[i])) + " " + number(points[i+1]))
	}
	for i := range d.Strokes { // one path for all that is drawn alike
		if d.Strokes[i].Class == class {
			d.Strokes[i].Path += path.String()
			return
		}
	}
	d.Strokes = append(d.Strokes, Stroke{class, path.String()})
}

// whole rounds to whole units: less cannot be seen, and digits cost.
func whole(x float64) float64 { return math.Round(x) }

func number(x float64) string { return strconv.FormatFloat(whole(x), 'f', -1, 64) }

func (d *Drawing) dot(class string, x, y, r float64) {
	d.Dots = append(d.Dots, Dot{class, whole(d.across(x)), whole(y), r})
}

// style is a way of setting text.
type style struct {
	class   string
	size    float64
	leading float64
	bold    bool
}

func (s Sheet) head() style  { return style{"head", s.Text + 2, s.Text + 8, true} }
func (s Sheet) text() style  { return style{"words", s.Text, s.Text + 5, false} }
func (s Sheet) small() style { return style{"small", s.Small, s.Small + 5, false} }

// write sets a text into a room and returns the text and its height.
func (d *Drawing) write(s style, x, y, room float64, text string) (Text, float64) {
	lines := Wrap(text, s.size, s.bold, room)
	t := Text{Class: s.class, Size: s.size, X: whole(d.across(x)), Y: whole(y + s.size), Leading: s.leading, Lines: lines, Room: room}
	return t, s.leading * float64(len(lines))
}

// put sets a text as a part of its own and returns its height.
func (d *Drawing) put(s style, x, y, room float64, text string) float64 {
	if text == "" {
		return 0
	}
	t, height := d.write(s, x, y, room, text)
	d.Parts = append(d.Parts, Part{Texts: []Text{t}})
	return height
}

// target is the least height and width of what can be clicked (WCAG 2.2,
// 2.5.8), in units.
const target = 24

// link sets a link around a text.
func (d *Drawing) link(l Link, x, y, width, height float64, texts ...Text) {
	if d.sheet.Mirrored {
		x = d.Width - x - width
	}
	d.Parts = append(d.Parts, Part{Href: l.Href, X: whole(x), Y: whole(y), W: whole(width), H: whole(height), Texts: texts})
}

// rowGap is what parts small words and links in a row.
const rowGap = 10

// row sets small words and links behind one another, in as many rows as they
// need, and returns their height.
func (d *Drawing) row(x, y, room float64, words string, links []Link) float64 {
	s := d.sheet.small()
	at, top := 0.0, y
	if words != "" {
		t, height := d.write(s, x, y+(target-s.leading)/2, room, words)
		d.Parts = append(d.Parts, Part{Texts: []Text{t}})
		at = d.sheet.rowWidth(words, nil) + rowGap
		if len(t.Lines) > 1 {
			at, top = 0, top+height
		}
	}
	for _, l := range links {
		width := min(room, d.sheet.linkWidth(l))
		if at > 0 && at+width > room {
			at, top = 0, top+target
		}
		t, _ := d.write(s, x+at, top+(target-s.leading)/2, width, l.Text)
		t.Class = "to"
		d.link(l, x+at, top, width, target, t)
		at += width + rowGap
	}
	if at > 0 {
		top += target
	}
	return top - y
}

// rowWidth is what words and links take in one row.
func (s Sheet) rowWidth(words string, links []Link) float64 {
	width := Width(words, s.Small, false)
	for _, l := range links {
		width += rowGap + s.linkWidth(l)
	}
	return width
}

func (s Sheet) linkWidth(l Link) float64 { return max(target, Width(l.Text, s.Small, false)) }
