package check

import (
	"fmt"
	"strconv"

	"lectern/gen/markup"
)

// headings wants no level of headings to be left out on the way down: readers
// who move by headings take it for something missing.
func headings(c *checker) {
	for _, p := range c.m.Pages() {
		level, stems := 1, c.stemsFrom(p)
		for _, b := range p.Doc.Blocks {
			h, ok := b.(*markup.Heading)
			if !ok {
				continue
			}
			if h.Start() >= stems { // the quiz room has looked at these
				break
			}
			if h.Level > level+1 {
				c.warn(p.Doc.File.Pos(h.Start()), fmt.Sprintf("a heading of level %d follows one of level %d", h.Level, level), fmt.Sprintf("give it %d marks #", level+1))
			}
			level = h.Level
		}
	}
}

// noteOrder wants notes whose labels are numbers to be met in their order:
// the labels are those of the published article, and one that stands
// elsewhere is easily one misplaced.
func noteOrder(c *checker) {
	last := 0
	for _, s := range c.m.Sections {
		met := map[string]bool{}
		markup.Inlines(s.Body, func(in markup.Inline) {
			ref, ok := in.(*markup.NoteRef)
			if !ok || met[ref.Label] {
				return
			}
			if n := c.m.Notes[ref.Label]; n == nil || n.Section != s { // a label twice in the article, which has been said
				return
			}
			met[ref.Label] = true
			n, err := strconv.Atoi(ref.Label)
			if err != nil {
				return
			}
			if n < last {
				c.warn(s.Doc.File.Pos(ref.Off), fmt.Sprintf("note %d comes behind note %d", n, last), "move its mark, or correct the numbers")
			}
			last = n
		})
	}
}
