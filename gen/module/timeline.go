package module

import (
	"fmt"
	"slices"

	"lectern/gen/source"
)

// Event is one entry of timeline.yaml.
type Event struct {
	At        source.Pos
	Date      Date
	Label     string // what EDTF cannot say: "the mid-2000s"; may be empty
	Text      string
	Passage   string // "article/03-merging.md#change"
	PassageAt source.Pos
	// In a timeline that is drawn, an event is a stage or has its place in a
	// sphere; both are empty where it is only listed.
	Stage  string // the stage's name
	Sphere string // one of the chart's
	Short  string // what the drawing says of it
}

// Chart is how a timeline is drawn.
type Chart struct {
	Caption
	Spheres []string // in the order of their lanes
}

// readTimeline reads timeline.yaml: a list of events, or a mapping of which
// the list is one part, and which says how it is drawn.
func (m *Module) readTimeline(log *source.Log) {
	m.readFields("timeline.yaml", log, func(v *value, _ *source.Log) { m.Timeline, m.Chart = events(v) })
}

func events(list *value) (events []*Event, chart *Chart) {
	known := []string{"date", "label", "event", "passage"}
	if list.isMapping() && list.mapping(nil)["date"] == nil { // else the hyphen is missing
		keys := list.mapping([]string{"title", "caption", "spheres", "events"}, "title", "spheres", "events")
		chart = &Chart{Caption: caption(list, keys)}
		seen := map[string]source.Pos{}
		for _, s := range keys["spheres"].entries() {
			s.once(seen, "sphere")
			chart.Spheres = append(chart.Spheres, s.short(longestName))
		}
		known = append(known, "stage", "sphere", "short")
		list = keys["events"]
	}
	for _, v := range list.list() {
		if e, keys := readEvent(v, known); e != nil {
			if chart != nil {
				chart.place(e, keys)
			}
			events = append(events, e)
		}
	}
	slices.SortStableFunc(events, func(a, b *Event) int { return a.Date.From.sortable() - b.Date.From.sortable() })
	return events, chart
}

// readEvent reads an event; nil where it has no date that can be read.
func readEvent(v *value, known []string) (e *Event, keys map[string]*value) {
	keys = v.mapping(known, "date", "event", "passage")
	if keys == nil {
		return nil, nil
	}
	e = &Event{At: v.pos(), Label: keys["label"].text(), Text: keys["event"].text(), Passage: keys["passage"].text(), PassageAt: keys["passage"].pos(),
		Stage: keys["stage"].short(longestName), Sphere: keys["sphere"].text(), Short: keys["short"].short(longestName)}
	if d := keys["date"]; d != nil {
		written := d.text()
		date, ok := d.date(written, fmt.Sprintf("%q is no date in EDTF", written), "write \"2020\", \"2020-12\", \"2020-12-12\", \"200X\", \"2005~\" or \"1991/2005~\", and what these cannot say in label")
		if !ok {
			return nil, nil
		}
		e.Date = date
	}
	return e, keys
}

// place looks at what an event says of its place in the drawing.
func (c *Chart) place(e *Event, keys map[string]*value) {
	switch {
	case e.Stage != "" && (e.Sphere != "" || e.Short != ""):
		keys["stage"].fail("an event is a stage or stands in a sphere, not both", "delete stage, or sphere and short")
	case e.Stage != "" && (!e.Date.Interval || e.Date.From.Open || e.Date.From.Unknown):
		keys["stage"].fail("a stage begins at one date and ends at another", "write its date as \"1991/2005~\"")
	case e.Sphere != "" && e.Short == "":
		keys["sphere"].fail("the drawing has no words for this event", "say it in short: with at most 60 characters, or delete sphere")
	case e.Short != "" && e.Sphere == "":
		keys["short"].fail("the drawing has no place for this event", "name one of the spheres in sphere, or delete short")
	case e.Sphere != "" && !slices.Contains(c.Spheres, e.Sphere):
		keys["sphere"].fail(fmt.Sprintf("the timeline has no sphere %q", e.Sphere), source.Suggest(e.Sphere, c.Spheres, "add it to spheres"))
	case e.Sphere != "" && (e.Date.From.Open || e.Date.From.Unknown):
		keys["sphere"].fail("an event without a beginning cannot be drawn", "give its date a beginning, or delete sphere and short")
	}
}
