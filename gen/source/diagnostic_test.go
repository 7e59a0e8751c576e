package source

import (
	"strconv"
	"strings"
	"sync"
	"testing"
)

func TestDiagnosticString(t *testing.T) {
	t.Parallel()
	at := Pos{"content/a.md", 14, 3}
	for _, c := range []struct {
		d    Diagnostic
		want string
	}{
		{Diagnostic{Pos: at, Message: "no option is marked", Help: "mark one"}, "content/a.md:14:3: error: no option is marked (mark one)"},
		{Diagnostic{Pos: at, Message: "no option is marked"}, "content/a.md:14:3: error: no option is marked"},
		{Diagnostic{Pos: at, Severity: Warning, Rule: "option-count", Message: "two options"}, "content/a.md:14:3: warning: two options [option-count]"},
		{Diagnostic{Message: "nothing to build"}, "gen: error: nothing to build"},
	} {
		if got := c.d.String(); got != c.want {
			t.Errorf("\n got %s\nwant %s", got, c.want)
		}
	}
}

// TestSorted files diagnostics from the last to the first, some twice and by
// several goroutines.
func TestSorted(t *testing.T) {
	t.Parallel()
	want := []Diagnostic{
		{Message: "of the run"},
		{Pos: Pos{File: "a.md"}, Message: "of the file"},
		{Pos: Pos{"a.md", 2, 9}, Message: "z"},
		{Pos: Pos{"a.md", 10, 1}, Message: "b"},
		{Pos: Pos{"a.md", 10, 2}, Message: "b", Help: "one"},
		{Pos: Pos{"a.md", 10, 2}, Message: "b", Help: "two"},
		{Pos: Pos{"a.md", 10, 2}, Severity: Warning, Message: "a"},
		{Pos: Pos{"a.md", 10, 2}, Severity: Warning, Message: "a", Rule: "rule-a"},
		{Pos: Pos{"a.md", 10, 2}, Severity: Warning, Message: "a", Rule: "rule-b"},
		{Pos: Pos{"b.md", 1, 1}, Message: "a"},
	}
	var log Log
	var wait sync.WaitGroup
	for range 3 {
		wait.Go(func() {
			for i := range want {
				log.Add(want[len(want)-1-i])
			}
		})
	}
	wait.Wait()
	got := log.Sorted()
	if len(got) != len(want) {
		t.Fatalf("%d diagnostics, want %d", len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%d: got %v, want %v", i, got[i], want[i])
		}
	}
	if errors, warnings := Count(got); errors != 7 || warnings != 3 {
		t.Errorf("counted %d and %d", errors, warnings)
	}
}

func TestFailed(t *testing.T) {
	t.Parallel()
	var log Log
	if log.Failed() {
		t.Error("an empty log failed")
	}
	log.Under("option-count").Warn(Pos{File: "a.md"}, "two options", "add one")
	if log.Failed() {
		t.Error("a warning is no failure")
	}
	log.Error(Pos{File: "a.md"}, "no title", "add one")
	if !log.Failed() {
		t.Error("an error is a failure")
	}
	if got := lines(&log); got != "a.md: error: no title (add one)\na.md: warning: two options (add one) [option-count]" {
		t.Error(got)
	}
}

// TestUnder files what parts of a log are given, and asks them for all of it.
func TestUnder(t *testing.T) {
	t.Parallel()
	var log Log
	outer := log.Under("outer")
	inner := outer.Under("inner")
	inner.Error(Pos{File: "a.md"}, "a", "")
	outer.Error(Pos{File: "b.md"}, "b", "")
	outer.Add(Diagnostic{Pos: Pos{File: "c.md"}, Rule: "own", Message: "c"})
	log.Error(Pos{File: "d.md"}, "d", "")
	var got []string
	for _, d := range inner.Sorted() {
		got = append(got, d.Message+" "+d.Rule)
	}
	if s := strings.Join(got, ", "); s != "a inner, b outer, c own, d " || !outer.Failed() {
		t.Error(s)
	}
}

func TestSuggest(t *testing.T) {
	t.Parallel()
	known := []string{"understand", "remember", "apply", "analyze", "title", "id", "Қазақ"}
	for _, c := range []struct{ word, want string }{
		{"undrestand", "did you mean understand?"},
		{"Remember", "did you mean remember?"},
		{"aply", "did you mean apply?"},
		{"tilte", "did you mean title?"},
		{"titel", "did you mean title?"},
		{"di", "did you mean id?"},
		{"Казак", "look it up"}, // three letters of five
		{"Қазақша", "did you mean Қазақ?"},
		{"evaluate", "look it up"},
		{"xy", "look it up"},
	} {
		if got := Suggest(c.word, known, "look it up"); got != c.want {
			t.Errorf("%s: got %s, want %s", c.word, got, c.want)
		}
	}
	if got := Suggest("ac", []string{"ab", "aa"}, ""); got != "did you mean aa?" {
		t.Errorf("of two equally near the first by name: %s", got)
	}
	if got := Suggest("a", nil, "none"); got != "none" {
		t.Error(got)
	}
}

func TestDistance(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b  string
		limit int
		want  int
	}{
		{"", "", 5, 0}, {"abc", "abc", 5, 0}, {"abc", "", 5, 3}, {"", "ab", 5, 2},
		{"abc", "acb", 5, 1}, {"abc", "abd", 5, 1}, {"abc", "abcd", 5, 1}, {"bc", "abc", 5, 1},
		{"ca", "abc", 5, 3}, // no edit touches a swap: the restricted distance
		{"kitten", "sitting", 9, 3}, {"ъяю", "ъюя", 5, 1},
		{"a", "abcdef", 3, 3},
	} {
		if got := Distance(c.a, c.b, c.limit); got != c.want {
			t.Errorf("%q, %q: got %d, want %d", c.a, c.b, got, c.want)
		}
		if got := Distance(c.b, c.a, c.limit); got != c.want {
			t.Errorf("%q, %q: got %d, want %d", c.b, c.a, got, c.want)
		}
	}
}

func TestSeverityString(t *testing.T) {
	t.Parallel()
	if got := strings.Join([]string{Error.String(), Warning.String(), strconv.Itoa(int(Error))}, " "); got != "error warning 0" {
		t.Error(got)
	}
}

func TestMixed(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]bool{
		"pull": false, "тяга": false, "рull": true, "aim-цель": false, "q1-sсandal": true, "қазақ-2": false, "a1б": false, "αb": true, "": false,
	} {
		if Mixed(word) != want {
			t.Errorf("%q mixes alphabets: %v", word, !want)
		}
	}
	if got, want := Suggest("еvent", []string{"event", "date"}, "none"), "did you mean event? what stands here mixes letters of two alphabets that look alike"; got != want {
		t.Errorf("%s", got)
	}
}
