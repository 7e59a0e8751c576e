package check

import (
	"fmt"
	"slices"
	"strings"

	"lectern/gen/markup"
)

// labels reports block quotes that open with the words of a label and are not
// read as one: what is for the instructor alone must not be published because
// a mark is missing, or because it stands where labels are not read.
func labels(c *checker) {
	read := map[*markup.Quote]bool{} // where labels are read
	for _, p := range c.m.Pages() {
		stems, begun := c.stemsFrom(p), false
		for _, b := range p.Doc.Blocks {
			switch b := b.(type) {
			case *markup.Heading:
				begun = begun || b.Start() >= stems
			case *markup.Quote:
				read[b] = begun
			}
		}
		markup.Walk(p.Doc.Blocks, func(b markup.Block) {
			q, ok := b.(*markup.Quote)
			if !ok {
				return
			}
			label := opensLike(q)
			if label == "" || read[q] && slices.Contains(markup.Labels, q.Label) {
				return
			}
			c.fail(p, q.Start(), fmt.Sprintf("this quote opens like a label and is none, so that all of it would be published: %q", label),
				"write > **"+label+"** behind a question's answer, or begin the quote with other words")
		})
	}
}

// opensLike is the label that the opening words of a quote resemble; empty
// where they resemble none.
func opensLike(q *markup.Quote) string {
	if len(q.Blocks) == 0 {
		return ""
	}
	p, ok := q.Blocks[0].(*markup.Paragraph)
	if !ok || len(p.Content) == 0 {
		return ""
	}
	_, stressed := p.Content[0].(*markup.Emphasis)
	text := strings.ToLower(strings.TrimSpace(markup.PlainText(p.Content)))
	for _, label := range markup.Labels {
		rest, ok := strings.CutPrefix(text, strings.ToLower(strings.TrimSuffix(label, ".")))
		if ok && (stressed || strings.HasPrefix(rest, ".") || strings.HasPrefix(rest, ":")) {
			return label
		}
	}
	return ""
}
