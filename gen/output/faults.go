package output

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Fault is something wrong with a page or a style sheet as it would be published.
type Fault struct {
	Path    string // slash-separated, from the folder's root
	Element string // as it stands there, shortened: <a href="x.html">, url(x.svg); "" where the whole page is meant
	Message string // what is wrong (and what to do)
}

func (f Fault) Error() string {
	if f.Element == "" {
		return f.Path + ": " + f.Message
	}
	return f.Path + ": " + f.Element + ": " + f.Message
}

// Faults are all faults of a publication, by path, element and message, each once.
type Faults []Fault

// Error gives one fault a line; one that several pages have, with the first.
func (faults Faults) Error() string {
	var lines []string
	for _, err := range faults.Unwrap() {
		lines = append(lines, err.Error())
	}
	return strings.Join(lines, "\n")
}

// few is on how many pages the same may be wrong for each to be named.
const few = 3

// Unwrap gives an error for each line.
func (faults Faults) Unwrap() []error {
	pages := map[Fault]int{} // without their paths
	same := func(f Fault) Fault { f.Path = ""; return f }
	for _, f := range faults {
		pages[same(f)]++
	}
	var all []error
	for _, f := range faults {
		switch n := pages[same(f)]; {
		case n == 0: // said with the first page
		case n > few:
			pages[same(f)] = 0
			all = append(all, fmt.Errorf("%w; %d other pages have the same: it is likely to come from layouts/", f, n-1))
		default:
			all = append(all, f)
		}
	}
	return all
}

func (faults Faults) sorted() Faults {
	slices.SortFunc(faults, func(a, b Fault) int {
		return cmp.Or(
			strings.Compare(a.Path, b.Path),
			strings.Compare(a.Element, b.Element),
			strings.Compare(a.Message, b.Message),
		)
	})
	return slices.Compact(faults)
}
