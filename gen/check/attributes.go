package check

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"lectern/gen/markup"
	"lectern/gen/module"
	"lectern/gen/quiz"
	"lectern/gen/source"
)

// attributes reports keys that mean nothing where they stand. The headings of
// questions are the quiz room's, which has read them.
func attributes(c *checker) {
	for _, p := range c.m.Pages() {
		known := []string{"lang", "dir"}
		onItems := known
		if strings.HasPrefix(p.Path, "questions/") && strings.HasSuffix(p.Path, "/index.md") {
			onItems = append(slices.Clone(known), module.ObjectiveKey)
		}
		stems := c.stemsFrom(p)
		visit := func(b markup.Block) {
			switch b := b.(type) {
			case *markup.Heading:
				if b.Start() < stems {
					c.attributeList(p, b.Attr, known)
				}
			case *markup.Paragraph:
				if b.Start() < stems || !quiz.MeantAsHeading(b) {
					c.attributeList(p, b.Attr, known)
				}
			case *markup.Quote:
				c.attributeList(p, b.Attr, known)
			case *markup.Table:
				c.attributeList(p, b.Attr, known)
			case *markup.Figure:
				c.attributeList(p, b.Attr, known)
			case *markup.List:
				c.attributeList(p, b.Attr, known)
				for _, it := range b.Items {
					c.attributeList(p, it.Attr, onItems)
				}
			}
		}
		if p.Doc.Title != nil {
			c.attributeList(p, p.Doc.Title.Attr, known)
		}
		markup.Walk(p.Doc.Blocks, visit)
		for _, n := range p.Doc.Notes {
			markup.Walk(n.Blocks, visit)
		}
		eachInline(p, func(in markup.Inline) {
			switch in := in.(type) {
			case *markup.Link:
				c.attributeList(p, in.Attr, known)
			case *markup.Span:
				c.attributeList(p, in.Attr, known)
			}
		})
	}
}

// belongs is where the attributes stand that questions have.
var belongs = map[string]string{
	module.ObjectiveKey: "to the heading of a question, or to the list item of questions/N-name/index.md that links the passages",
	"level":             "to the heading of a question",
	"lint":              "to the heading of a question",
}

// attributeList reports what is wrong in one list {…}.
func (c *checker) attributeList(p *module.Page, a markup.Attributes, known []string) {
	for _, v := range a.Values {
		switch {
		case !slices.Contains(known, v.Key):
			help := "known here are " + strings.Join(known, ", ")
			if place, ok := belongs[v.Key]; ok {
				help = "it belongs " + place
			}
			c.fail(p, v.Off, "the attribute "+v.Key+" means nothing here", source.Suggest(v.Key, known, help))
		case v.Key == "lang" && !module.ValidLanguage(v.Text):
			c.fail(p, v.Off, fmt.Sprintf("%q is no language tag", v.Text), "write it as la, kk or ru-Latn")
		case v.Key == "dir" && v.Text != "ltr" && v.Text != "rtl":
			c.fail(p, v.Off, fmt.Sprintf("dir cannot be %q", v.Text), "write ltr or rtl")
		}
	}
}

// stemsFrom is the offset from which a page's headings are questions' stems:
// in a section those behind its heading "Check yourself".
func (c *checker) stemsFrom(p *module.Page) int {
	if strings.HasSuffix(p.Path, "/quiz.md") || strings.HasSuffix(p.Path, "/discussion.md") {
		return 0
	}
	if from, asks := c.stems[p.Path]; asks {
		return from
	}
	return math.MaxInt
}
