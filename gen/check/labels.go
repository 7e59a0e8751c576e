package check

import (
	"fmt"
	"strings"

	"lectern/gen/markup"
	"lectern/gen/quiz"
)

// instructor is the label of what is never published.
const instructor = "For the instructor."

// labels reports block quotes that open with the words of a label and are not
// read as one: what is for the instructor alone must not be published because
// a mark is missing, or because it stands where labels are not read. Of that it
// reports paragraphs too; those among questions the quiz room does.
func labels(c *checker) {
	for _, p := range c.m.Pages() {
		read := map[*markup.Quote]bool{} // where the quiz room has read them
		stems, begun := c.stemsFrom(p), false
		asked := !strings.HasSuffix(p.Path, "/discussion.md") // else no list is one of options
		for _, b := range p.Doc.Blocks {
			switch b := b.(type) {
			case *markup.Heading:
				begun = begun || b.Start() >= stems
			case *markup.Paragraph:
				begun = begun || b.Start() >= stems && quiz.MeantAsHeading(b)
				if label := b.Unquoted(); !begun && label == instructor && p != c.m.Teaching {
					c.fail(p, b.Start(), fmt.Sprintf("this opens with a label that is not read here, so that all of it would be published: %q", label),
						"write > **"+label+"** behind a question's answer, or begin it with other words")
				}
			case *markup.Quote:
				read[b] = begun
			case *markup.List:
				for _, it := range b.Items {
					for _, inner := range it.Blocks {
						if q, ok := inner.(*markup.Quote); ok {
							read[q] = begun && asked && it.Task != markup.NoTask
						}
					}
				}
			}
		}
		markup.Walk(p.Doc.Blocks, func(b markup.Block) {
			if q, ok := b.(*markup.Quote); ok && !read[q] && q.Meant() != "" {
				c.fail(p, q.Start(), fmt.Sprintf("this quote opens like a label and is none, so that all of it would be published: %q", q.Meant()),
					"write > **"+q.Meant()+"** behind a question's answer, or begin the quote with other words")
			}
		})
	}
}
