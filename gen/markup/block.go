package markup

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

func (c *context) rawHTML(off int) {
	what := "raw HTML is not allowed in content"
	if bytes.HasPrefix(bytes.TrimLeft(c.file.Text[off:], " "), []byte("<!--")) {
		what = "HTML comments are not allowed in content"
	}
	c.fail(off, what, "write it in Markdown, or escape the bracket as \\< if it is text")
}

// start is the offset at which a block begins. goldmark knows it for blocks
// of its own (but not of code that a tab indents); for the others it is that
// of the first line or child.
func (c *context) start(n ast.Node) int {
	_, code := n.(*ast.CodeBlock)
	if p := n.Pos(); p >= 0 && !code {
		return min(p, len(c.file.Text))
	}
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	if n.FirstChild() != nil {
		return c.start(n.FirstChild())
	}
	return 0
}

// indented reports code that nothing but its indent makes so: mostly it is a
// paragraph that stands too far in. In an item it is taken for the feedback, so
// that none is missed.
func (c *context) indented(n *ast.CodeBlock) Block {
	off := c.start(n)
	line, start := c.file.Line(off)
	first := max(off, start+len(line)-len(bytes.TrimLeft(line, " \t")))
	c.fail(first, "four spaces or more make code of what follows them", "indent it less; if it is code, write it between two lines ```")
	if n.Parent().Kind() != ast.KindListItem {
		return nil
	}
	text := &Text{Off: off, S: lines(n, c.file.Text)}
	return &Quote{at: at(off), Blocks: []Block{&Paragraph{at: at(off), Content: []Inline{text}}}}
}

func lines(n ast.Node, src []byte) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		b.Write(seg.Value(src))
	}
	return b.String()
}

func (c *context) attributesOf(n ast.Node) Attributes {
	if n.Lines().Len() == 0 {
		return Attributes{}
	}
	return c.lists[n.Lines().At(0).Start]
}

func (c *context) heading(n *ast.Heading) Block {
	h := &Heading{at: at(c.start(n)), Level: n.Level, Attr: c.attributesOf(n), Content: c.inlines(n)}
	line, lineStart := c.file.Line(h.Start())
	h.End = lineStart + len(line)
	h.Attr.Broken = c.amiss[lineStart]
	if n.Parent().Kind() != ast.KindDocument {
		c.fail(h.Start(), "a heading stands inside another block", "move it out, or escape the # as \\#")
		return nil
	}
	if !bytes.HasPrefix(bytes.TrimLeft(c.file.Text[lineStart:], " "), []byte("#")) {
		c.fail(h.Start(), "an underlined heading", "write it with # or ##, or leave a blank line above the hyphens")
	}
	if strings.TrimSpace(PlainText(h.Content)) == "" {
		c.fail(h.Start(), "the heading is empty", "give it a text or delete it")
	}
	h.ID = h.Attr.ID
	if h.ID == "" {
		h.ID = c.headingID(PlainText(h.Content))
	}
	c.ids[h.ID] = true
	return h
}

// headingID makes an id of a heading's text as GitHub does, so that links to
// it work there too: lower case, spaces to hyphens, no punctuation, a number
// behind the second of a kind.
func (c *context) headingID(s string) string {
	base := Slug(s)
	if Reserved(base) || !ValidID(base) {
		base = "section-" + base
	}
	id := base
	for c.ids[id] {
		c.next[base]++
		id = fmt.Sprintf("%s-%d", base, c.next[base])
	}
	return id
}

// Slug makes a name for addresses and ids of a text.
func Slug(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '-':
			return '-'
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, strings.TrimSpace(s))
}

func (c *context) paragraph(n ast.Node, before []Block) Block {
	p := &Paragraph{at: at(c.start(n)), Attr: c.attributesOf(n)}
	if first := n.Lines().At(0); first.Stop == first.Start && !p.Attr.Empty() { // an attribute list on its own
		c.nameBefore(p.Attr, before)
		return nil
	}
	c.slips(n)
	p.Content = c.inlines(n)
	if len(p.Content) == 1 {
		if image, ok := p.Content[0].(*Image); ok {
			return &Figure{at: p.at, Image: image, Caption: image.Title, Attr: p.Attr}
		}
	}
	for _, in := range p.Content {
		if image, ok := in.(*Image); ok {
			c.fail(image.Off, "a picture stands inside a paragraph", "give it a paragraph of its own")
		}
	}
	return p
}

// nameBefore gives the list, quote or table before it the attributes that
// stand on a line of their own.
func (c *context) nameBefore(a Attributes, before []Block) {
	var target *Attributes
	if len(before) > 0 {
		switch b := before[len(before)-1].(type) {
		case *List:
			target = &b.Attr
		case *Quote:
			target = &b.Attr
		case *Table:
			target = &b.Attr
		case *Figure:
			target = &b.Attr
		}
	}
	switch {
	case target == nil:
		c.fail(a.Off, "this attribute list names nothing: there is no list, quote or table before it", "to name a paragraph, put it at the paragraph's end")
	case !target.Empty():
		c.fail(a.Off, "what stands before has an attribute list already", "keep one of the two")
	default:
		*target = a
	}
}

func (c *context) list(n *ast.List) Block {
	l := &List{at: at(c.start(n)), Ordered: n.IsOrdered(), First: n.Start, Tight: n.IsTight}
	if n.IsOrdered() && n.Start == 0 {
		l.First = 1
	}
	tasks, slips, before := 0, map[*Item]bool{}, c.slipped
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		it := &Item{at: at(c.start(item))}
		it.Task, slips[it] = c.task(item.FirstChild())
		if it.Task != NoTask {
			tasks++
		}
		it.Blocks = c.blocks(item)
		if len(it.Blocks) > 0 {
			if p, ok := it.Blocks[0].(*Paragraph); ok {
				it.Attr, p.Attr = p.Attr, Attributes{}
			}
		}
		l.Items = append(l.Items, it)
	}
	l.Slips = c.slipped > before
	if tasks > 0 {
		for _, it := range l.Items {
			if it.Task == NoTask && !slips[it] {
				c.fail(it.Start(), "a task list with an item that has no [ ] or [x]", "mark every item or none")
			}
			for _, b := range it.Blocks {
				if inner, ok := b.(*List); ok {
					c.fail(inner.Start(), "a list nested in a task list", "end the item before it, or indent less")
				}
			}
		}
	}
	return l
}

func (c *context) quote(n *ast.Blockquote) Block {
	q := &Quote{at: at(c.start(n)), Blocks: c.blocks(n)}
	if len(q.Blocks) > 0 {
		q.Label = label(q.Blocks[0])
		c.runTogether(q, n.Parent().Kind() == ast.KindListItem)
	}
	return q
}

func (c *context) fenced(n *ast.FencedCodeBlock) Block {
	off := c.start(n)
	language := ""
	if n.Info != nil {
		info := strings.Fields(string(n.Info.Segment.Value(c.file.Text)))
		if len(info) > 0 {
			language = info[0]
		}
		if len(info) > 1 {
			c.fail(n.Info.Segment.Start, "a fence takes one word, the language's name", "write ```"+language)
		}
	}
	open, start := c.file.Line(off)
	mark := string(bytes.TrimLeft(open[off-start:], " "))[:3]
	after := start + len(open) + 1 // the line behind the opening
	if k := n.Lines().Len(); k > 0 {
		after = n.Lines().At(k - 1).Stop
	}
	closing, _ := c.file.Line(after)
	if after >= len(c.file.Text) || !bytes.HasPrefix(bytes.TrimLeft(closing, "> \t"), []byte(mark)) {
		c.fail(off, "the code fence never closes", "end the code with a line "+mark)
	}
	return newCode(c, off, language, lines(n, c.file.Text))
}

func (c *context) table(n *extast.Table) Block {
	t := &Table{at: at(c.start(n))}
	t.Attr = c.lists[t.Start()]
	for _, a := range n.Alignments {
		t.Align = append(t.Align, map[extast.Alignment]Align{
			extast.AlignLeft: AlignLeft, extast.AlignCenter: AlignCenter, extast.AlignRight: AlignRight,
		}[a])
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		off := row.Pos()
		line, start := c.file.Line(off)
		trimmed := bytes.TrimSpace(line[off-start:])
		_, head := row.(*extast.TableHeader)
		if got := cells(trimmed); got > len(t.Align) {
			help := "take the extra cells out, or write \\| for a line in the text"
			if bytes.HasSuffix(trimmed, []byte("}")) {
				c.wrongList(off)
				help = "to name the table, write {#name} on a line of its own, after a blank line"
			}
			c.fail(off, fmt.Sprintf("the row has %d cells and the table %d columns", got, len(t.Align)), help)
		}
		var list []Cell
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			content := c.inlines(cell)
			list = append(list, Cell{at: at(offset(content, max(cell.Pos(), off))), Content: content})
		}
		if head {
			t.Head = list
		} else {
			t.Rows = append(t.Rows, list)
		}
	}
	return t
}

// cells counts the cells of a row as GFM parts them: by every | that is not
// escaped, the outer ones left out.
func cells(row []byte) int {
	row = bytes.TrimPrefix(row, []byte("|"))
	if bytes.HasSuffix(row, []byte("|")) && !bytes.HasSuffix(row, []byte(`\|`)) {
		row = row[:len(row)-1]
	}
	n := 1
	for i, b := range row {
		if b == '|' && (i == 0 || row[i-1] != '\\') {
			n++
		}
	}
	return n
}

func (c *context) definitions(n *extast.DefinitionList) Block {
	d := &Definitions{at: at(c.start(n))}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child := child.(type) {
		case *extast.DefinitionTerm:
			if k := len(d.Entries); k == 0 || len(d.Entries[k-1].Meanings) > 0 {
				d.Entries = append(d.Entries, Definition{at: at(c.start(child))})
			}
			e := &d.Entries[len(d.Entries)-1]
			e.Terms = append(e.Terms, c.inlines(child))
		case *extast.DefinitionDescription:
			c.swallowed(child)
			e := &d.Entries[len(d.Entries)-1]
			e.Meanings = append(e.Meanings, c.blocks(child))
		}
	}
	return d
}
