package output

import (
	"cmp"
	"slices"
	"strings"
)

// Fault is something wrong with a page or a style sheet as it would be published.
type Fault struct {
	Path    string // slash-separated, from the folder's root
	Element string // as it stands there, shortened: <a href="x.html">, url(x.svg); "" where the whole page is meant
	Message string // what is wrong (and what to do)
}

func (f Fault) String() string {
	if f.Element == "" {
		return f.Path + ": " + f.Message
	}
	return f.Path + ": " + f.Element + ": " + f.Message
}

// Faults are all faults of a publication, by path, element and message, each once.
type Faults []Fault

// Error gives one fault a line.
func (faults Faults) Error() string {
	lines := make([]string, len(faults))
	for i, f := range faults {
		lines[i] = f.String()
	}
	return strings.Join(lines, "\n")
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
