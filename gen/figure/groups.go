package figure

// Group is things that belong together, under a name.
type Group struct {
	Name, Text string // Text says what they share; it may be empty
	Items      []Item
}

// Item is one thing of a group.
type Item struct {
	Name, Note string // Note says what is particular about it; it may be empty
	Link       Link   // may be empty
}

// Groups draws groups: side by side where the sheet is wide, three at most,
// else one below the other. Each hangs its items on a rail.
func Groups(s Sheet, groups []Group) *Drawing {
	const gap = 28
	columns := 1
	if s.wide() {
		columns = min(len(groups), 3)
		if len(groups) == 4 {
			columns = 2
		}
	}
	d := s.drawing()
	width := (s.Width - gap*float64(columns-1)) / float64(columns)
	for i := 0; i < len(groups); i += columns {
		row := groups[i:min(i+columns, len(groups))]
		if i > 0 {
			d.Height += gap
		}
		top, heads := d.Height, 0.0
		for _, g := range row { // items of all columns begin at one height
			heads = max(heads, s.drawing().groupHead(g, 0, 0, width))
		}
		for c, g := range row {
			x := float64(c) * (width + gap)
			d.groupHead(g, x, top, width)
			d.Height = max(d.Height, d.groupItems(g, x, top+heads, width))
		}
	}
	d.Height = whole(d.Height)
	return d
}

// groupHead draws a group's name under a rule and returns where it ends.
func (d *Drawing) groupHead(g Group, x, y, width float64) float64 {
	d.stroke("rule", x, y+1, x+width, y+1)
	y += 9
	y += d.put(d.sheet.head(), x, y, width, g.Name)
	if g.Text != "" {
		y += 2 + d.put(d.sheet.small(), x, y+2, width, g.Text)
	}
	return y + 8
}

// groupItems hangs a group's items on a rail and returns where it ends. An
// item's link stands at the end of its first line, or below where the group is
// narrow.
func (d *Drawing) groupItems(g Group, x, y, width float64) float64 {
	const indent, gap, narrow = 18, 6, 240
	top, last := y, y
	text, small := d.sheet.text(), d.sheet.small()
	for _, it := range g.Items {
		last = y + text.leading/2 + 1
		d.dot("on", x+4, last, 4)
		room, link, first := width-indent, 0.0, y
		if it.Link.Href != "" {
			link = d.sheet.linkWidth(it.Link)
		}
		beside := link > 0 && width >= narrow
		if beside {
			room -= link + 12
		}
		y += d.put(text, x+indent, y, room, it.Name)
		if beside {
			y = max(y, first+target-2)
		}
		y += d.put(small, x+indent, y, width-indent, it.Note)
		switch {
		case beside:
			d.row(x+width-link, first-2, link, "", []Link{it.Link})
		case link > 0:
			y += d.row(x+indent, y, width-indent, "", []Link{it.Link})
		}
		y += gap
	}
	d.stroke("line", x+4, top, x+4, last)
	return y
}
