package module

import (
	"strings"
	"testing"
)

func TestDates(t *testing.T) {
	t.Parallel()
	uncertain, about := Qualifier{Uncertain: true}, Qualifier{Approximate: true}
	for _, c := range []struct {
		in      string
		from    Moment
		to      Moment // of an interval
		machine string
	}{
		{in: "2016", from: Moment{Year: 2016}, machine: "2016"},
		{in: "2016-08", from: Moment{Year: 2016, Month: 8}, machine: "2016-08"},
		{in: "2016-02-29", from: Moment{Year: 2016, Month: 2, Day: 29}, machine: "2016-02-29"},
		{in: "0000", from: Moment{}},
		{in: "-0044", from: Moment{Year: -44}},
		{in: "0044-03-15", from: Moment{Year: 44, Month: 3, Day: 15}, machine: "0044-03-15"},
		{in: "Y-12000", from: Moment{Year: -12000}},
		{in: "Y12000", from: Moment{Year: 12000}},
		{in: "200X", from: Moment{Year: 2000, Digits: 1}},
		{in: "19XX", from: Moment{Year: 1900, Digits: 2}},
		{in: "2004-XX", from: Moment{Year: 2004}, machine: "2004"},
		{in: "2004-06-XX", from: Moment{Year: 2004, Month: 6}, machine: "2004-06"},
		{in: "2004-XX-XX", from: Moment{Year: 2004}, machine: "2004"},
		{in: "2001-21", from: Moment{Year: 2001, Month: 21}},
		{in: "2001-24", from: Moment{Year: 2001, Month: 24}},
		{in: "1984?", from: Moment{Year: 1984, Qualifier: uncertain}},
		{in: "2004-06~", from: Moment{Year: 2004, Month: 6, Qualifier: about}},
		{in: "2004-06-11%", from: Moment{Year: 2004, Month: 6, Day: 11, Qualifier: Qualifier{true, true}}},
		{in: "1991/2005~", from: Moment{Year: 1991}, to: Moment{Year: 2005, Qualifier: about}},
		{in: "2004-02-01/2005", from: Moment{Year: 2004, Month: 2, Day: 1}, to: Moment{Year: 2005}},
		{in: "2005/2005-02", from: Moment{Year: 2005}, to: Moment{Year: 2005, Month: 2}},
		{in: "2004/2004", from: Moment{Year: 2004}, to: Moment{Year: 2004}},
		{in: "1985/..", from: Moment{Year: 1985}, to: Moment{Open: true}},
		{in: "../1985", from: Moment{Open: true}, to: Moment{Year: 1985}},
		{in: "1985/", from: Moment{Year: 1985}, to: Moment{Unknown: true}},
		{in: "/1985", from: Moment{Unknown: true}, to: Moment{Year: 1985}},
		{in: "-0044/0014", from: Moment{Year: -44}, to: Moment{Year: 14}},
		{in: "2001-21/2001-23", from: Moment{Year: 2001, Month: 21}, to: Moment{Year: 2001, Month: 23}},
		{in: "2004-06/2004", from: Moment{Year: 2004, Month: 6}, to: Moment{Year: 2004}},
		{in: "1995/199X", from: Moment{Year: 1995}, to: Moment{Year: 1990, Digits: 1}},
		{in: "1995/19XX", from: Moment{Year: 1995}, to: Moment{Year: 1900, Digits: 2}},
		{in: "2001-04/2001-21", from: Moment{Year: 2001, Month: 4}, to: Moment{Year: 2001, Month: 21}},
		{in: "2004-06-15/2004-06", from: Moment{Year: 2004, Month: 6, Day: 15}, to: Moment{Year: 2004, Month: 6}},
	} {
		d, ok := ParseDate(c.in)
		interval := c.to != (Moment{})
		if !interval {
			c.to = c.from
		}
		if !ok || d.From != c.from || d.To != c.to || d.Interval != interval || d.Written != c.in {
			t.Errorf("%s is read as %+v, %t", c.in, d, ok)
		}
		if got := d.Machine(); got != c.machine {
			t.Errorf("%s is %q for machines, not %q", c.in, got, c.machine)
		}
	}
}

func TestNoDates(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", "/", "x", "16", "216", "02016", "2016-8", "2016-13", "2016-00", "2016-20", "2016-25", "2016-08-00", "2016-08-32",
		"2015-02-29", "2016-04-31", "2016-21-01", "2016-XX-01", "2XXX", "XXXX", "200X-05", "19XX-XX", "../..", "../", "/..", "2016/2015", "2016-08/2016-07", "2016-08-31/2016-08-30",
		"2001-24/2001-23", "2000/199X", "2000/19XX", "2001-06/2001-21", "2016/2017/2018", "2016?~", "?2016", "2016-08-31T10:00:00Z", " 2016", "2016 ", "..", "Y2016", "2016/x", "August 2016", "2016–2017", "1900-02-29"} {
		if d, ok := ParseDate(s); ok {
			t.Errorf("%q is read as %+v", s, d)
		}
	}
}

func TestTimeline(t *testing.T) {
	t.Parallel()
	event := func(date string) string {
		return "- date: " + date + "\n  event: E\n  passage: article/01-in.md#a\n"
	}
	m, said := load(t, files{"timeline.yaml": event(`"2001"`) + event(`-0044-03`) + event(`2000-12-31`) + event("2001-21") + event("2001-02") +
		"- date: 199X\n  label: the nineties\n  event: \"Held: twice\"\n  passage: article/01-in.md#a\n"})
	wantSaid(t, said)
	order := ""
	for _, e := range m.Timeline {
		order += e.Date.Written + " "
	}
	if order != "-0044-03 199X 2000-12-31 2001 2001-02 2001-21 " {
		t.Errorf("the order is %s", order)
	}
	if e := m.Timeline[1]; e.Label != "the nineties" || e.Text != "Held: twice" || e.PassageAt.String() != "content/timeline.yaml:19:12" {
		t.Errorf("the event is %+v", e)
	}
	for _, c := range []struct{ text, want string }{
		{event("2001-13"), `content/timeline.yaml:1:9: error: "2001-13" names month 13 (months are 01 to 12, seasons 21 to 24)`},
		{event("2001/1999"), `content/timeline.yaml:1:9: error: "2001/1999" ends before it begins (did you mean "1999/2001"?)`},
		{event("1967-02-31"), `content/timeline.yaml:1:9: error: "1967-02-31" is no day (February has 28 days that year)`},
		{event("2001/2004-04-31"), `content/timeline.yaml:1:9: error: "2001/2004-04-31" is no day (April has 30 days that year)`},
		{event("1991–2005"), `content/timeline.yaml:1:9: error: "1991–2005" is no date (part the years by a stroke: "1991/2005")`},
		{event("1991/x"), `content/timeline.yaml:1:9: error: "1991/x" is no date in EDTF (write "2020", `},
		{"- date: 2001\n  event: E\n", "content/timeline.yaml:1:3: error: the key passage is missing"},
		{"- date: 2001\n  even: E\n  passage: x\n", "content/timeline.yaml:2:3: error: unknown key even (did you mean event?)"},
		{"- 2001\n", `content/timeline.yaml:1:3: error: this is not made of "key: value" lines`},
		{"date: 2001\n", "content/timeline.yaml:1:1: error: this is not a list"},
	} {
		_, said := load(t, files{"timeline.yaml": c.text})
		if !strings.Contains("\n"+strings.Join(said, "\n"), "\n"+c.want) {
			t.Errorf("%q: %q", c.text, said)
		}
	}
}
