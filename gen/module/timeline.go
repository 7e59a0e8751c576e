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
}

func (m *Module) readTimeline(log *source.Log) {
	m.readFields("timeline.yaml", log, func(list *value, _ *source.Log) { m.Timeline = events(list) })
}

func events(list *value) []*Event {
	var events []*Event
	for _, v := range list.list() {
		keys := v.mapping([]string{"date", "label", "event", "passage"}, "date", "event", "passage")
		if keys == nil {
			continue
		}
		e := &Event{At: v.pos(), Label: keys["label"].text(), Text: keys["event"].text(), Passage: keys["passage"].text(), PassageAt: keys["passage"].pos()}
		if d := keys["date"]; d != nil {
			written := d.text()
			date, ok := ParseDate(written)
			if !ok {
				d.fail(fmt.Sprintf("%q is no date in EDTF", written), "write \"2020\", \"2020-12\", \"2020-12-12\", \"200X\", \"2005~\" or \"1991/2005~\", and what these cannot say in label")
				continue
			}
			e.Date = date
		}
		events = append(events, e)
	}
	slices.SortStableFunc(events, func(a, b *Event) int { return a.Date.From.sortable() - b.Date.From.sortable() })
	return events
}
