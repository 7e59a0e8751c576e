package check

import (
	"fmt"
	"slices"

	"lectern/gen/module"
	"lectern/gen/source"
)

// figures wants what a figure says to be tied to passages, and the notes that
// it names to stand in the sections of these.
func figures(c *checker) {
	for _, g := range c.m.Figures {
		c.passage(g.After)
		for _, group := range g.Groups {
			for _, item := range group.Items {
				c.passage(item.Passage)
			}
		}
	}
	for _, rq := range c.m.Questions {
		if rq.Argument != nil {
			rq.Argument.Claim.Each(func(claim *module.Claim) { c.noteOf(c.passage(claim.Passage), claim.Note) })
		}
	}
}

// passage resolves the passage that a YAML file names by its path from
// content/; nil where it names none, which is reported.
func (c *checker) passage(r module.Ref) *module.Passage {
	if r.To == "" {
		return nil // a missing key has been reported
	}
	place, fault, help := c.m.Resolve("module.yaml", r.To)
	p := c.m.Passage(place)
	switch {
	case fault != "":
		c.unresolved(place, r.At, fault, help)
	case p == nil && !c.m.Unsure(place):
		c.log.Error(r.At, fmt.Sprintf("%q is no passage of the article", r.To), "write it as article/01-introduction.md#passage-id")
	}
	return p
}

// noteOf wants a note to be one of the section in which a passage stands.
func (c *checker) noteOf(p *module.Passage, r module.Ref) {
	if r.To == "" || p == nil {
		return
	}
	n := c.m.Notes[r.To]
	switch {
	case n == nil:
		var known []string
		for label := range c.m.Notes {
			known = append(known, label)
		}
		c.log.Error(r.At, fmt.Sprintf("the article has no note %q", r.To), source.Suggest(r.To, known, "write a note's label, without [^ and ]"))
	case n.Section != p.Section && !slices.ContainsFunc(p.Section.Notes, func(n *module.Note) bool { return n.Label == r.To }): // else it stands twice, which has been said
		c.log.Error(r.At, fmt.Sprintf("note %s stands in %s/%s, and the passage in %s/%s", r.To, module.Root, n.Section.Path, module.Root, p.Section.Path), "name a note of the passage")
	}
}
