package view

import (
	"cmp"
	"html/template"
	"path"
	"slices"
	"strings"

	"lectern/gen/figure"
	"lectern/gen/markup"
	"lectern/gen/module"
)

// Figure is a figure drawn from data, on a wide and, in the site, a narrow
// sheet, of which the styles show one; and the same as a list.
type Figure struct {
	ID             string
	Title, Caption string
	Source         Link // the passage on which it rests; may be empty
	Wide, Narrow   *figure.Drawing
	List           []FigureEntry // empty where the page lists the same
}

// FigureEntry is one thing of a figure in its list.
type FigureEntry struct {
	Kind, Text, Note string // "Support"; what it says; what is said besides
	Links            []Link
	Below            []FigureEntry
}

// figured makes a figure that draw draws of data.
func figured[D any](b *Builder, p *Page, c module.Caption, data D, draw func(figure.Sheet, D) *figure.Drawing) *Figure {
	p.Drawn = true
	on := func(s figure.Sheet) *figure.Drawing {
		s.Mirrored = b.M.Direction == "rtl"
		return b.drawing(s, data, func(s figure.Sheet) *figure.Drawing { return draw(s, data) })
	}
	f := &Figure{ID: p.anchor(module.FigureID(c.Path)), Title: c.Title, Caption: c.Text, Wide: on(figure.Wide)}
	if b.Holds == nil { // a handout is printed, and carried with both it would be a tenth heavier
		f.Narrow = on(figure.Narrow)
	}
	return f
}

// grouping makes the figure of things in groups.
func (b *Builder) grouping(p *Page, g *module.Grouping) *Figure {
	var groups []figure.Group
	var list []FigureEntry
	for _, group := range g.Groups {
		drawn := figure.Group{Name: group.Name, Text: group.Text}
		entry := FigureEntry{Text: group.Name, Note: group.Text}
		for _, it := range group.Items {
			item := figure.Item{Name: it.Name, Note: it.Note}
			links := b.refs(p.Path, it.Passage, module.Ref{})
			if len(links) > 0 {
				item.Link = drawnLinks(links)[0]
			}
			drawn.Items = append(drawn.Items, item)
			entry.Below = append(entry.Below, FigureEntry{Text: it.Name, Note: it.Note, Links: links})
		}
		groups, list = append(groups, drawn), append(list, entry)
	}
	f := figured(b, p, g.Caption, groups, figure.Groups)
	f.List = list
	f.Source = b.refs(p.Path, g.After, module.Ref{})[0]
	return f
}

// argument makes the map of a research question's argument.
func (b *Builder) argument(p *Page, a *module.Argument) *Figure {
	kinds := [3]string{b.word("claim"), b.word("support"), b.word("evidence")}
	var below func(c *module.Claim, kind string, against bool, level int) (figure.Claim, FigureEntry)
	below = func(c *module.Claim, kind string, against bool, level int) (figure.Claim, FigureEntry) {
		links := b.refs(p.Path, c.Passage, c.Note)
		drawn := figure.Claim{Kind: kind, Text: c.Text, Against: against, Links: drawnLinks(links)}
		entry := FigureEntry{Kind: kind, Text: c.Text, Links: links}
		add := func(list []*module.Claim, kind string, against bool) {
			for _, s := range list {
				d, e := below(s, kind, against, level+1)
				drawn.Below, entry.Below = append(drawn.Below, d), append(entry.Below, e)
			}
		}
		add(c.Support, kinds[min(level+1, 2)], false)
		add(c.Objections, b.word("objection"), true)
		return drawn, entry
	}
	claim, entry := below(a.Claim, kinds[0], false, 0)
	f := figured(b, p, a.Caption, claim, figure.Argument)
	f.List = []FigureEntry{entry}
	return f
}

// chart makes the drawing of the timeline.
func (b *Builder) chart(p *Page) *Figure {
	c := figure.Chart{Lanes: b.M.Chart.Spheres, Year: func(year int) string { return b.word("date-year", year) },
		Key: figure.Key{Exact: b.word("mark-exact"), About: b.word("mark-about"), Lasting: b.word("mark-lasting"), Within: b.word("mark-within")}}
	lanes := map[string]int{}
	for i, name := range c.Lanes {
		lanes[name] = i
	}
	for _, e := range b.M.Timeline {
		if e.Sphere == "" && e.Stage == "" {
			continue
		}
		d := figure.Event{Lane: figure.Stage, Text: e.Stage, Date: b.date(e.Date)}
		if e.Stage == "" {
			d.Lane, d.Text = lanes[e.Sphere], e.Short
			if e.Date.From.Month > 0 {
				d.Date = b.moment(e.Date.From) // the drawing shows how long it lasted
			}
		}
		if e.Label != "" { // the author knows it less exactly than the drawing has to place it
			d.Date = e.Label
		}
		d.From, d.To = e.Date.Years()
		d.Within = !e.Date.Interval && e.Date.From.Digits > 0
		d.About = e.Date.From.Approximate || e.Date.From.Uncertain
		d.AboutEnd = e.Date.To.Approximate || e.Date.To.Uncertain
		if place, fault, _ := b.M.Resolve(b.M.Chart.Path, e.Passage); fault == "" {
			d.Href = b.href(p.Path, place)
		}
		c.Events = append(c.Events, d)
	}
	// A stage stands before what happened in it.
	slices.SortStableFunc(c.Events, func(x, y figure.Event) int {
		return cmp.Or(cmp.Compare(x.From, y.From), cmp.Compare(min(x.Lane, 0), min(y.Lane, 0)))
	})
	return figured(b, p, b.M.Chart.Caption, c, figure.Timeline)
}

// refs leads to a passage and to a note, where they are named.
func (b *Builder) refs(page string, passage, note module.Ref) []Link {
	var list []Link
	// Paths in YAML begin at content/, wherever the file stands.
	if place, fault, _ := b.M.Resolve("module.yaml", passage.To); passage.To != "" && fault == "" {
		l := b.passageLink(page, place)
		list = append(list, Link{Href: l.Href, Text: template.HTML(template.HTMLEscapeString(l.Label))})
	}
	if n := b.M.Notes[note.To]; n != nil {
		list = append(list, Link{Href: b.Target.Href(page, b.pagePath[n.Section.Path], "fn-"+n.Label), Text: template.HTML(template.HTMLEscapeString(b.word("note-named", n.Label)))})
	}
	return list
}

func drawnLinks(list []Link) []figure.Link {
	var drawn []figure.Link
	for _, l := range list {
		drawn = append(drawn, figure.Link{Href: l.Href, Text: plain(l.Text)})
	}
	return drawn
}

// withFigures renders a section's blocks, each figure behind the block in
// which its passage stands.
func (b *Builder) withFigures(p *Page, s *module.Section, r *markup.Renderer) template.HTML {
	behind := map[int][]*module.Grouping{} // by the index of the block
	for _, g := range b.M.Figures {
		place, _, _ := b.M.Resolve("module.yaml", g.After.To)
		passage := b.M.Passage(place)
		if passage == nil || passage.Section.Path != s.Path {
			continue
		}
		at := 0
		for i, block := range s.Body {
			if block.Start() <= passage.Off {
				at = i
			}
		}
		behind[at] = append(behind[at], g)
	}
	if len(behind) == 0 {
		return text(p, s, r)
	}
	var all strings.Builder
	for i := range s.Body {
		all.WriteString(r.Blocks(s.Body[i : i+1]))
		for _, g := range behind[i] {
			html, err := b.Look.execute("figure", b.grouping(p, g))
			if err != nil {
				panic(missingWord{err})
			}
			all.WriteString(string(html))
		}
	}
	return template.HTML(all.String())
}

// text renders a section's blocks without figures: on the page of the whole
// article they would weigh more than the text that they stand for.
func text(_ *Page, s *module.Section, r *markup.Renderer) template.HTML {
	return template.HTML(r.Blocks(s.Body))
}

// figurePages gives the page on which each figure's file is shown.
func (b *Builder) figurePages() {
	for _, g := range b.M.Figures {
		file, _, _ := strings.Cut(g.After.To, "#")
		b.pagePath[g.Path] = b.pagePath[path.Clean(file)]
	}
	for _, rq := range b.M.Questions {
		if rq.Argument != nil {
			b.pagePath[rq.Argument.Path] = b.pagePath[rq.Index.Path]
		}
	}
}
