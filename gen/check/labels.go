package check

import (
	"fmt"
	"regexp"
	"strings"

	"lectern/gen/markup"
	"lectern/gen/quiz"
)

// instructor is the label of what is never published.
const instructor = "For the instructor."

// forInstructor finds that label at the head of a paragraph, bold or not.
var forInstructor = regexp.MustCompile(`(?i)^\s*for (?:the |an )?instructors?\s*[.:]`)

// labels reports block quotes that open with the words of a label and are not
// read as one: what is for the instructor alone must not be published because
// a mark is missing, or because it stands where labels are not read. Of that it
// reports paragraphs too; bold ones among questions the quiz room does.
func labels(c *checker) {
	for _, p := range c.m.Pages() {
		read := map[*markup.Quote]bool{}     // where the quiz room has read them
		told := map[*markup.Paragraph]bool{} // what a quote opens with, and what the quiz room reports
		labelled := false                    // behind which the quiz room reports all text
		stems, begun := c.stemsFrom(p), false
		asked := !strings.HasSuffix(p.Path, "/discussion.md") // else no list is one of options
		for _, b := range p.Doc.Blocks {
			switch b := b.(type) {
			case *markup.Heading:
				begun, labelled = begun || b.Start() >= stems, false
			case *markup.Paragraph:
				begun = begun || b.Start() >= stems && quiz.MeantAsHeading(b)
				told[b] = begun && (labelled || b.Unquoted() != "")
			case *markup.Quote:
				read[b] = begun
				labelled = labelled || begun && b.Meant() != ""
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
			switch b := b.(type) {
			case *markup.Quote:
				if len(b.Blocks) > 0 && b.Meant() != "" {
					opening, _ := b.Blocks[0].(*markup.Paragraph)
					told[opening] = true
				}
				if !read[b] && b.Meant() != "" {
					c.fail(p, b.Start(), fmt.Sprintf("this quote opens like a label and is none, so that all of it would be published: %q", b.Meant()),
						"write > **"+b.Meant()+"** behind a question's answer, or begin the quote with other words")
				}
			case *markup.Paragraph:
				if told[b] || !forInstructor.MatchString(markup.BlockText([]markup.Block{b})) {
					return
				}
				help := "write > **" + instructor + "** behind a question's answer, or begin it with other words"
				if begun && b.Start() >= stems {
					help = "begin each of its lines with >, the first with > **" + instructor + "**, behind the question"
				}
				c.fail(p, b.Start(), fmt.Sprintf("this opens with a label that is not read here, so that all of it would be published: %q", instructor), help)
			}
		})
	}
}
