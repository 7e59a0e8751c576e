package check

import (
	"fmt"
	"strings"

	"lectern/gen/markup"
	"lectern/gen/module"
	"lectern/gen/quiz"
)

// shortest is how many words at least one part of a quotation must have to
// be evidence.
const shortest = 3

// evidence verifies quotations: every link into the article whose text is
// quoted must hold, and every rationale must have one that does.
func evidence(c *checker) {
	for _, p := range c.m.Pages() {
		eachInline(p, func(in markup.Inline) {
			if l, ok := in.(*markup.Link); ok {
				c.quotation(p, l)
			}
		})
	}
	for _, q := range c.m.AllQuestions() {
		if places, broken := c.evidenceOf(q); len(places) == 0 && !broken && !q.Rationale.Empty() {
			c.log.Error(q.Pos(q.Rationale.Off), "the rationale has no evidence", "link at least one quotation to the passage it is from: [“three words or more”](../../article/01-name.md#passage)")
		}
	}
}

func (c *checker) quotation(p *module.Page, l *markup.Link) {
	quoted, ok := module.Quotation(l)
	if !ok {
		return
	}
	place, fault, _ := c.m.Resolve(p.Path, l.To)
	if fault != "" || place.External != "" || !strings.HasPrefix(place.File, "article/") || c.m.Unread(place.File) {
		return
	}
	passage := c.m.Passage(place)
	if passage == nil {
		if c.m.Unsure(place) {
			return
		}
		c.fail(p, l.Off, "a quotation links to no passage", "link it to the passage's own id; headings and whole sections are no evidence")
		return
	}
	longest := 0
	for _, part := range module.QuotationParts(quoted) {
		longest = max(longest, len(words(part)))
	}
	if longest < shortest {
		c.fail(p, l.Off, fmt.Sprintf("the quotation “%s” is too short to be evidence", quoted), fmt.Sprintf("quote at least %d words in a row, or take the quotation marks off the link", shortest))
		return
	}
	if !passage.Holds(quoted) && !c.m.Twice(place) {
		help := "quote the passage word for word"
		if near := passage.Nearest(quoted); near != "" {
			help = fmt.Sprintf("the nearest words there are “%s”", near)
		}
		c.fail(p, l.Off, fmt.Sprintf("the passage %s#%s does not say “%s”", passage.Section.Path, passage.ID, quoted), help)
	}
}

// evidenceOf are the places in the article that a question's rationale quotes,
// whether or not the quotation holds; broken tells that it quotes what no
// link leads to.
func (c *checker) evidenceOf(q *quiz.Question) (places []module.Place, broken bool) {
	// A link that was not read as one, which has been said.
	broken = strings.Contains(markup.BlockText(q.Rationale.Blocks), ".md") && c.log.FailedIn(q.File.Path)
	from := strings.TrimPrefix(q.File.Path, module.Root+"/")
	markup.Inlines(q.Rationale.Blocks, func(in markup.Inline) {
		l, ok := in.(*markup.Link)
		if !ok {
			return
		}
		if _, quoted := module.Quotation(l); !quoted {
			return
		}
		p, fault, _ := c.m.Resolve(from, l.To)
		switch {
		case strings.HasPrefix(p.File, "article/"):
			places = append(places, p)
		case fault != "" || strings.HasPrefix(l.To, "/"):
			broken = true
		}
	})
	return places, broken
}
