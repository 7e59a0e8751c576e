package source

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Pos is a place in a file. A Pos without a line means the file as a whole,
// one without a file the run itself.
type Pos struct {
	File   string // slash-separated, relative to the module's root
	Line   int    // 1-based; 0: the whole file
	Column int    // 1-based, in characters
}

// String is "path:line:column", as editors and terminals make it clickable.
func (p Pos) String() string {
	switch {
	case p.File == "":
		return "gen"
	case p.Line == 0:
		return p.File
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Severity tells whether a build may go on.
type Severity int

// The severities. An Error stops the build; a Warning does not.
const (
	Error Severity = iota
	Warning
)

func (s Severity) String() string {
	if s == Warning {
		return "warning"
	}
	return "error"
}

// Diagnostic is one thing to tell the author, in the one shape that all
// messages have: "path:line:column: error: what is wrong (what to do)". Both
// texts are in lower case and without a full stop.
type Diagnostic struct {
	Pos      Pos
	Severity Severity
	Rule     string // what it is filed under, "option-count"
	Message  string // what is wrong
	Help     string // what to do; may be empty
}

func (d Diagnostic) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s: %s", d.Pos, d.Severity, d.Message)
	if d.Help != "" {
		fmt.Fprintf(&b, " (%s)", d.Help)
	}
	if d.Severity == Warning && d.Rule != "" { // which its rule's name can silence
		fmt.Fprintf(&b, " [%s]", d.Rule)
	}
	return b.String()
}

// Error lets a diagnostic be the error that stops a run.
func (d Diagnostic) Error() string { return d.String() }

// Diagnostics are those that an error is or joins; another error is one without
// a place.
func Diagnostics(err error) []Diagnostic {
	var d Diagnostic
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var list []Diagnostic
		for _, e := range joined.Unwrap() {
			list = append(list, Diagnostics(e)...)
		}
		return list
	}
	if errors.As(err, &d) {
		return []Diagnostic{d}
	}
	return []Diagnostic{{Message: err.Error()}}
}

// Log collects diagnostics. The zero Log is ready; it may be used by several
// goroutines at once.
type Log struct {
	mu   sync.Mutex
	list []Diagnostic

	whole *Log   // the log of which this is a part; nil: it is one itself
	rule  string // what this part files things under
}

// Under is the part of a log that files what it is given under a rule, unless
// that says otherwise.
func (l *Log) Under(rule string) *Log { return &Log{whole: l, rule: rule} }

// Add records d.
func (l *Log) Add(d Diagnostic) {
	if l.whole != nil {
		if d.Rule == "" {
			d.Rule = l.rule
		}
		l.whole.Add(d)
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.list = append(l.list, d)
}

// Error records an error.
func (l *Log) Error(p Pos, message, help string) {
	l.Add(Diagnostic{Pos: p, Message: message, Help: help})
}

// Warn records a warning.
func (l *Log) Warn(p Pos, message, help string) {
	l.Add(Diagnostic{Pos: p, Severity: Warning, Message: message, Help: help})
}

// Failed tells whether any error has been recorded.
func (l *Log) Failed() bool {
	if l.whole != nil {
		return l.whole.Failed()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.ContainsFunc(l.list, func(d Diagnostic) bool { return d.Severity == Error })
}

// FailedIn tells whether any error has been recorded in a file.
func (l *Log) FailedIn(file string) bool {
	if l.whole != nil {
		return l.whole.FailedIn(file)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.ContainsFunc(l.list, func(d Diagnostic) bool { return d.Severity == Error && d.Pos.File == file })
}

// Sorted returns what has been recorded by file, line, column and text, each
// once.
func (l *Log) Sorted() []Diagnostic {
	if l.whole != nil {
		return l.whole.Sorted()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	list := slices.Clone(l.list)
	slices.SortFunc(list, func(a, b Diagnostic) int {
		return cmp.Or(
			cmp.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column),
			cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.Message, b.Message),
			cmp.Compare(a.Help, b.Help),
			cmp.Compare(a.Rule, b.Rule),
		)
	})
	return slices.Compact(list)
}

// Count counts errors and warnings.
func Count(list []Diagnostic) (errors, warnings int) {
	for _, d := range list {
		if d.Severity == Error {
			errors++
		} else {
			warnings++
		}
	}
	return errors, warnings
}
