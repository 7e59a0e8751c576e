package figure

import "math"

// Chart is events in time, in lanes by what they are about, and the stages
// into which the time is parted. Times are years: 2020.5 is the middle of
// 2020.
type Chart struct {
	Lanes  []string
	Events []Event               // in the order of their beginning; stages stand among them
	Year   func(year int) string `json:"-"` // in words of the layouts
	Key    Key
}

// Key is what the marks mean, as a reader sees it.
type Key struct{ Exact, About, Lasting, Within string }

// Event is something that happened or lasted, or a stage.
type Event struct {
	From, To float64 // equal where it did not last
	About    bool    // when it began is not known exactly
	AboutEnd bool    // nor when it ended; only of stages
	Within   bool    // it happened at some time between From and To
	Lane     int     // index into Chart.Lanes, or Stage
	Date     string
	Text     string
	Href     string
}

// Stage is the lane of a stage.
const Stage = -1

// scale are the lengths of a chart on a sheet.
type scale struct {
	rail float64 // what the stages take beside the lanes
	line float64 // from line to line in a lane
	gap  float64 // from a lane's edge to its lines
	dot  float64 // a mark's radius
	date float64 // the column of dates; 0 where they stand at the texts' head
}

func scaleOf(s Sheet) scale {
	if s.wide() {
		return scale{14, 9, 9, 4, 124}
	}
	return scale{10, 7, 6, 3.2, 0}
}

// Timeline draws a chart downwards, one row an event, so that no number of
// events in one year can collide. Between rows time runs on evenly; the lines
// of the years say where it is, and stand close where little happened.
func Timeline(s Sheet, c Chart) *Drawing {
	t := &timeline{Drawing: s.drawing(), Chart: c, scale: scaleOf(s)}
	t.arrange()
	names := t.names()
	t.rows()
	for i, x := range t.left {
		t.stroke("line", x, names[i], x, t.Height)
	}
	for i := range t.Events {
		t.mark(i)
	}
	t.key()
	t.Height = whole(t.Height)
	return t.Drawing
}

// timeline is a chart on its way to be drawn.
type timeline struct {
	*Drawing
	Chart
	scale  scale
	line   []int     // of each event in its lane
	left   []float64 // where each lane begins
	words  float64   // where the texts begin
	at     []float64 // the height of each event's mark
	places []place   // in their order
}

// place is the height at which a time lies.
type place struct{ time, y float64 }

// arrange gives each event a line of its lane that no other takes meanwhile,
// and each lane the width that its lines need.
func (t *timeline) arrange() {
	taken := make([][]int, len(t.Lanes)) // of each line: the last row
	for i, e := range t.Events {
		if e.Lane == Stage {
			t.line = append(t.line, 0)
			continue
		}
		last := i
		for last+1 < len(t.Events) && t.Events[last+1].From < e.To {
			last++
		}
		lines, line := taken[e.Lane], 0
		for line < len(lines) && lines[line] >= i {
			line++
		}
		if line == len(lines) {
			lines = append(lines, last)
		}
		lines[line] = last
		taken[e.Lane] = lines
		t.line = append(t.line, line)
	}
	x := t.scale.rail
	for _, lines := range taken {
		t.left = append(t.left, x)
		x += 2*t.scale.gap + t.scale.line*float64(max(1, len(lines))-1)
	}
	t.words = x + 8
}

// names sets the lanes' names, each with a line that leads to its lane, and
// returns the heights of these lines.
func (t *timeline) names() (heights []float64) {
	s := t.sheet.small()
	for i, name := range t.Lanes {
		y := t.Height + s.leading/2
		heights = append(heights, y)
		t.stroke("line", t.words-5, y, t.left[i], y)
		t.Height += t.put(s, t.words, t.Height, t.Width-t.words, name) + 3
	}
	t.Height += 8
	return heights
}

// rows sets the years' lines and the events' texts, one below the other.
func (t *timeline) rows() {
	last := 0.0
	for _, e := range t.Events {
		last = max(last, e.From)
		if !math.IsInf(e.To, 1) {
			last = max(last, e.To)
		}
	}
	years := t.years(last)
	for _, e := range t.Events {
		for ; len(years) > 0 && float64(years[0]) <= e.From; years = years[1:] {
			t.year(years[0])
		}
		y := t.Height + target/2
		t.at = append(t.at, y)
		t.places = append(t.places, place{e.From, y})
		t.row(e)
	}
	for _, y := range years {
		t.year(y)
	}
	t.Height += 4
	t.places = append(t.places, place{last, t.Height})
}

// years are those at which a line is drawn: at even distances, and ten at
// most.
func (t *timeline) years(last float64) (list []int) {
	if len(t.Events) == 0 {
		return nil
	}
	first := t.Events[0].From
	step := 1
	for i := 0; (last-first)/float64(step) > 10; i++ {
		step = step * [3]int{2, 5, 4}[i%3] / [3]int{1, 2, 2}[i%3] // 1, 2, 5, 10
	}
	for y := int(math.Ceil(first/float64(step))) * step; float64(y) <= last; y += step {
		list = append(list, y)
	}
	return list
}

// year draws the line of a year.
func (t *timeline) year(year int) {
	s := t.sheet.small()
	y := t.Height + s.leading/2
	t.places = append(t.places, place{float64(year), y})
	number := t.Year(year)
	t.stroke("year", t.scale.rail, y, t.words-6, y)
	t.put(s, t.words, t.Height, t.Width-t.words, number)
	t.stroke("year", t.words+Width(number, s.size, false)+6, y, t.Width, y)
	t.Height += s.leading + 2
}

// row sets an event's date and text as one link: the date in a column of its
// own where the sheet is wide, else above the text.
func (t *timeline) row(e Event) {
	words, when := t.sheet.text(), t.sheet.small()
	when.class = "when"
	room, y := t.Width-t.words, t.Height+(target-words.leading)/2
	at := t.Height + (target-when.leading)/2
	var texts []Text
	var end float64
	switch {
	case e.Lane == Stage:
		words.class, words.bold = "head", true
		name, below := t.write(words, t.words, y, room, e.Text)
		x, line := Width(e.Text, words.size, true)+10, 0.0
		if x+Width(e.Date, when.size, false) > room { // the date goes below the name
			x, line = 0, below
		}
		date, more := t.write(when, t.words+x, at+line, room-x, e.Date)
		texts, end = []Text{name, date}, y+max(below, line+more)
	case t.scale.date > 0:
		date, tall := t.write(when, t.words, at, t.scale.date-10, e.Date)
		text, below := t.write(words, t.words+t.scale.date, y, room-t.scale.date, e.Text)
		texts, end = []Text{date, text}, max(at+tall, y+below)
	default:
		date, tall := t.write(when, t.words, at, room, e.Date)
		text, below := t.write(words, t.words, at+tall, room, e.Text)
		texts, end = []Text{date, text}, at+tall+below
	}
	height := max(target, end-t.Height+3)
	t.link(Link{Href: e.Href}, t.words, t.Height, room, height, texts...)
	t.Height += height
}

// mark draws an event into its lane, or a stage beside the lanes.
func (t *timeline) mark(i int) {
	e, y := t.Events[i], t.at[i]
	end := max(y+2*t.scale.dot, t.height(e.To))
	if e.Lane == Stage {
		t.stage(i, y, end)
		return
	}
	x := t.left[e.Lane] + t.scale.gap + t.scale.line*float64(t.line[i])
	switch {
	case e.Within:
		t.stroke("dashed", x, y+t.scale.dot, x, end)
	case e.To > e.From:
		t.stroke("span", x, y+t.scale.dot, x, end)
	}
	class := "on"
	if e.About || e.Within {
		class = "off"
	}
	t.dot(class, x, y, t.scale.dot)
}

// stage draws a stage, broken where it begins or ends about a time, and with
// room before the next.
func (t *timeline) stage(i int, y, end float64) {
	const broken, room = 14, 6
	y -= t.sheet.Text / 2
	for j := i + 1; j < len(t.Events); j++ {
		if t.Events[j].Lane == Stage {
			end = min(end, t.at[j]-t.sheet.Text/2-room)
			break
		}
	}
	if e := t.Events[i]; end-y > 2*broken {
		if e.About {
			t.stroke("stage broken", 3, y, 3, y+broken)
			y += broken
		}
		if e.AboutEnd {
			t.stroke("stage broken", 3, end, 3, end-broken)
			end -= broken
		}
	}
	t.stroke("stage", 3, y, 3, end)
}

// height is where a time lies.
func (t *timeline) height(time float64) float64 {
	for i, p := range t.places {
		switch {
		case p.time < time:
		case i == 0 || p.time == time:
			return p.y
		default:
			before := t.places[i-1]
			return before.y + (p.y-before.y)*(time-before.time)/(p.time-before.time)
		}
	}
	return t.Height
}

// key says what the marks mean that were drawn.
func (t *timeline) key() {
	var exact, about, lasting, within bool
	for _, e := range t.Events {
		if e.Lane != Stage {
			exact = exact || !e.About && !e.Within
			about = about || e.About
			lasting = lasting || e.To > e.From && !e.Within
			within = within || e.Within
		}
	}
	t.Height += 12
	x, s, dot := 0.0, t.sheet.small(), t.scale.dot
	entry := func(used bool, words string, draw func(x, y float64)) {
		if !used {
			return
		}
		width := 14 + min(t.Width-14, Width(words, s.size, false))
		if x > 0 && x+width > t.Width {
			x = 0
			t.Height += s.leading
		}
		draw(x+4, t.Height+s.leading/2-1)
		t.put(s, x+14, t.Height, t.Width-x-14, words)
		x += width + 12
	}
	entry(exact, t.Key.Exact, func(x, y float64) { t.dot("on", x, y, dot) })
	entry(about, t.Key.About, func(x, y float64) { t.dot("off", x, y, dot) })
	entry(lasting, t.Key.Lasting, func(x, y float64) { t.stroke("span", x, y-7, x, y+7) })
	entry(within, t.Key.Within, func(x, y float64) { t.stroke("dashed", x, y-7, x, y+7) })
	t.Height += s.leading + 2
}
