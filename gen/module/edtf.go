package module

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Date is a date in EDTF, the Library of Congress's Extended Date/Time Format
// (2019; now part of ISO 8601-2), levels 0 and 1 without times of day.
type Date struct {
	From     Moment
	To       Moment // of an interval; else equal to From
	Interval bool
	Written  string
}

// Moment is one date, as precise as it was written.
type Moment struct {
	Year   int // of an unspecified decade or century, the first
	Digits int // unspecified digits of the year: 0, 1 (a decade), 2 (a century)
	Month  int // 1 to 12; a season is 21 (spring) to 24 (winter); 0: none
	Day    int // 0: none
	Qualifier
	Open    bool // "..": no bound
	Unknown bool // empty: a bound that is not known
}

// Qualifier is EDTF's "?", "~" or "%".
type Qualifier struct{ Uncertain, Approximate bool }

var edtf = regexp.MustCompile(`^(?:(-?[0-9]{4})|([0-9]{3})X|([0-9]{2})XX|Y(-?[0-9]{5,9}))(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([?~%])?$`)

// ParseDate reads a date or an interval; ok is false where it is neither.
func ParseDate(s string) (d Date, ok bool) {
	d.Written = s
	from, to, interval := strings.Cut(s, "/")
	if !interval {
		d.From, ok = parseMoment(from)
		d.To = d.From
		return d, ok
	}
	d.Interval = true
	var okFrom, okTo bool
	d.From, okFrom = parseBound(from)
	d.To, okTo = parseBound(to)
	begins, ends := !d.From.Open && !d.From.Unknown, !d.To.Open && !d.To.Unknown
	return d, okFrom && okTo && (begins || ends) && !(begins && ends && d.To.before(d.From))
}

// noDate tells why a text is no date where that can be told, and what to do;
// otherwise an empty message.
func noDate(s string) (message, help string) {
	from, to, interval := strings.Cut(s, "/")
	for _, bound := range []string{from, to} {
		switch m, ok := parseMoment(bound); {
		case ok:
		case m.Month > 12 && m.Month < 21 || m.Month > 24:
			return fmt.Sprintf("%q names month %d", s, m.Month), "months are 01 to 12, seasons 21 to 24"
		case m.Month > 0 && m.Month <= 12 && m.Day > 0:
			return fmt.Sprintf("%q is no day", s), fmt.Sprintf("%s has %d days that year", time.Month(m.Month), time.Date(m.Year, time.Month(m.Month)+1, 0, 0, 0, 0, 0, time.UTC).Day())
		}
	}
	_, okFrom := parseMoment(from)
	_, okTo := parseMoment(to)
	switch {
	case interval && okFrom && okTo:
		return fmt.Sprintf("%q ends before it begins", s), fmt.Sprintf("did you mean \"%s/%s\"?", to, from)
	case years.MatchString(s):
		return fmt.Sprintf("%q is no date", s), "part the years by a stroke: \"" + years.ReplaceAllString(s, "$1/$2") + "\""
	}
	return "", ""
}

// years are two of them, parted as in a text.
var years = regexp.MustCompile(`^([0-9]{4})[-–—]([0-9]{4})$`)

func parseBound(s string) (Moment, bool) {
	switch s {
	case "..":
		return Moment{Open: true}, true
	case "":
		return Moment{Unknown: true}, true
	}
	return parseMoment(s)
}

func parseMoment(s string) (m Moment, ok bool) {
	p := edtf.FindStringSubmatch(s)
	if p == nil {
		return m, false
	}
	switch {
	case p[1] != "":
		m.Year, _ = strconv.Atoi(p[1])
	case p[2] != "":
		m.Year, _ = strconv.Atoi(p[2] + "0")
		m.Digits = 1
	case p[3] != "":
		m.Year, _ = strconv.Atoi(p[3] + "00")
		m.Digits = 2
	default:
		m.Year, _ = strconv.Atoi(p[4])
	}
	if m.Digits > 0 && p[5] != "" {
		return m, false // level 2
	}
	if p[5] != "XX" {
		m.Month, _ = strconv.Atoi(p[5])
	}
	if p[6] != "XX" {
		m.Day, _ = strconv.Atoi(p[6])
	}
	m.Uncertain = p[7] == "?" || p[7] == "%"
	m.Approximate = p[7] == "~" || p[7] == "%"
	switch {
	case p[5] == "00" || p[6] == "00", p[5] == "XX" && m.Day > 0:
		return m, false
	case m.Month >= 21 && m.Month <= 24:
		return m, p[6] == ""
	case m.Month > 12:
		return m, false
	case m.Day > 0:
		return m, time.Date(m.Year, time.Month(m.Month), m.Day, 0, 0, 0, 0, time.UTC).Day() == m.Day
	}
	return m, true
}

// sortable is a moment's earliest day, as a number that sorts.
func (m Moment) sortable() int {
	month := m.Month
	if month > 12 {
		month = (month-21)*3 + 3 // spring begins in March
	}
	return m.Year*10000 + month*100 + m.Day
}

// latest is a moment's last day, as a number that sorts.
func (m Moment) latest() int {
	year, month, day := m.Year+[3]int{0, 9, 99}[m.Digits], m.Month, m.Day
	switch {
	case month == 0:
		month = 12
	case month > 12:
		month = (month-21)*3 + 5 // spring ends in May
	}
	if day == 0 {
		day = 31
	}
	return year*10000 + month*100 + day
}

// before tells whether all of a moment lies before another.
func (m Moment) before(n Moment) bool { return m.latest() < n.sortable() }

// Years is the date as years and parts of them: where it begins, and the
// middle of where it ends. They are equal for one date, unless it is only
// known to a decade or century; an end that is open or not known is infinite.
func (d Date) Years() (from, to float64) {
	from, end := d.From.years()
	switch {
	case d.Interval && (d.To.Open || d.To.Unknown):
		return from, math.Inf(1)
	case d.Interval:
		begins, ends := d.To.years()
		return from, max(from, (begins+ends)/2)
	case d.From.Digits > 0:
		return from, end
	}
	return from, from
}

// years is when a moment begins and ends.
func (m Moment) years() (begins, ends float64) {
	const months, days = 12, 31 * 12
	begins = float64(m.Year)
	month, length := m.Month, 1.0
	if month > 12 {
		month, length = (month-21)*3+3, 3
	}
	switch {
	case month == 0:
		return begins, begins + [3]float64{1, 10, 100}[m.Digits]
	case m.Day == 0:
		begins += float64(month-1) / months
		return begins, begins + length/months
	}
	begins += float64(month-1)/months + float64(m.Day-1)/days
	return begins, begins + 1.0/days
}

// Machine is the date as HTML's <time datetime> knows it; empty for what HTML
// has no form for.
func (d Date) Machine() string {
	m := d.From
	if d.Interval || m.Digits > 0 || m.Month > 12 || m.Year < 1 || m.Year > 9999 || m.Uncertain || m.Approximate {
		return ""
	}
	return strings.ReplaceAll(strings.TrimRight(d.Written, "?~%"), "-XX", "")
}
