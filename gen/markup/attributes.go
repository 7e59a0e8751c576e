package markup

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// looksLikeAttributes tells an attribute list from a brace in the text.
var looksLikeAttributes = regexp.MustCompile(`^\{\s*(?:[#.]|[A-Za-z][\w-]*\s*=)`)

// trailing is a paragraph transformer: it takes the attribute list from a
// paragraph's end, before the inline parsers can touch its quotation marks.
type trailing struct{}

func (trailing) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := p.Lines()
	if lines.Len() == 0 {
		return
	}
	src := reader.Source()
	last := lines.At(lines.Len() - 1)
	seg := last.TrimRightSpace(src)
	c := contextOf(pc)
	first, open := lines.At(0), c.trailingList(seg.Start, seg.Stop)
	if open < 0 {
		c.lists[first.Start] = c.otherBrackets(seg.Start, seg.Stop)
		return
	}
	if alone := open == seg.Start; alone && lines.Len() > 1 && c.lazy(first.Start, open) {
		c.fail(open, "it cannot be told what this names: it stands directly under a list or quote", "leave a blank line before it to name the whole, or indent it to name the last item")
	}
	c.lists[first.Start] = c.readList(open, seg.Stop)
	if open == seg.Start && lines.Len() > 1 { // a line of its own: the paragraph ends with the line before
		lines.SetSliced(0, lines.Len()-1)
		last, open = lines.At(lines.Len()-1), lines.At(lines.Len()-1).Stop
	}
	last.Stop = open
	lines.Set(lines.Len()-1, last.TrimRightSpace(src))
}

// otherBracket finds a name at a text's end that does not stand in braces.
var otherBracket = regexp.MustCompile(`(?:^|[ \t])([\[(]?#(\pL[\pL\pN-]*)[\])}])$`)

// otherBrackets reports such a name, and returns it.
func (c *context) otherBrackets(start, stop int) Attributes {
	var m []int
	if last := bytes.LastIndexByte(c.file.Text[start:stop], '#'); last >= 0 && strings.IndexByte("])}", c.file.Text[stop-1]) >= 0 {
		m = otherBracket.FindSubmatchIndex(c.file.Text[start:stop])
	}
	if m == nil {
		return Attributes{}
	}
	name := string(c.file.Text[start+m[4] : start+m[5]])
	c.fail(start+m[2], fmt.Sprintf("%q is read as text", c.file.Text[start+m[2]:start+m[3]]), fmt.Sprintf("write a name in braces, {#%s}, or escape the # as \\# if it is text", name))
	c.wrongList(start + m[2])
	if !ValidID(name) || Reserved(name) {
		name = ""
	}
	return Attributes{Off: start + m[2], ID: name, Broken: true}
}

// wrongList notes where an attribute list is wrong.
func (c *context) wrongList(off int) {
	_, start := c.file.Line(off)
	c.amiss[start] = true
}

// readList reads the list that ends a heading or a paragraph.
func (c *context) readList(open, stop int) Attributes {
	a, end, wrong := readAttributes(c.file.Text, open)
	if wrong == nil && end != stop {
		wrong = &slip{end, "text stands behind the attribute list", writeList}
	}
	if wrong != nil {
		c.wrongList(open)
		c.fail(wrong.off, wrong.message, wrong.help)
	}
	return a
}

// trailingList finds the opening brace of a {…} that ends the text
// src[start:stop]; -1 where there is none, or where it clings to a link or
// a span and so belongs to that.
func (c *context) trailingList(start, stop int) int {
	src := c.file.Text
	if stop-start < 2 || src[stop-1] != '}' || src[stop-2] == '\\' {
		return c.unclosedList(start, stop)
	}
	for i, quoted := stop-2, false; i >= start; i-- {
		switch src[i] {
		case '"':
			quoted = !quoted
		case '}':
			if !quoted {
				return -1
			}
		case '{':
			if quoted {
				continue
			}
			if i > start && (src[i-1] == '\\' || src[i-1] == ']' || src[i-1] == ')') {
				return -1
			}
			return i
		}
	}
	return c.unclosedList(start, stop)
}

// unclosedList finds the opening brace of a list at the end of the text
// src[start:stop] of which the brace or a quotation mark does not close.
func (c *context) unclosedList(start, stop int) int {
	text := c.file.Text[start:stop]
	open := bytes.LastIndexByte(text, '{')
	if open < 0 || open > 0 && text[open-1] != ' ' && text[open-1] != '\t' || !looksLikeAttributes.Match(text[open:]) {
		return -1
	}
	if i := bytes.IndexByte(text[open:], '}'); i >= 0 && bytes.Count(text[open:open+i], []byte(`"`))%2 == 0 {
		return -1
	}
	return start + open
}

// lazy tells whether a paragraph's line is a lazy continuation (CommonMark
// 5.1, 5.2): it lacks the prefix of the list or quote that its first line has.
func (c *context) lazy(first, off int) bool {
	_, firstStart := c.file.Line(first)
	_, start := c.file.Line(off)
	prefix := c.file.Text[start:off]
	return off-start < first-firstStart && bytes.Count(prefix, []byte(">")) < max(1, bytes.Count(c.file.Text[firstStart:first], []byte(">")))
}

// underTables takes an attribute list from under a table, where it would be a
// row of it.
type underTables struct{}

func (underTables) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := p.Lines()
	if lines.Len() < 3 {
		return
	}
	c, src, seg := contextOf(pc), reader.Source(), lines.At(lines.Len()-1)
	row, under := bytes.TrimSpace(seg.Value(src)), bytes.TrimSpace(lineOf(lines, 1, src))
	if !bytes.HasPrefix(row, []byte("{")) || bytes.Contains(row, []byte("|")) || len(bytes.Trim(under, "|:- \t")) > 0 {
		return
	}
	c.fail(seg.Start, "it cannot be told what this names: it stands directly under a table", "leave a blank line before it")
	c.lists[lines.At(0).Start], _, _ = readAttributes(src, seg.Start+bytes.IndexByte(seg.Value(src), '{'))
	lines.SetSliced(0, lines.Len()-1)
}

func lineOf(lines *text.Segments, i int, src []byte) []byte {
	seg := lines.At(i)
	return seg.Value(src)
}

// headings wraps goldmark's parser of # headings to read our attribute lists.
type headings struct{ parser.BlockParser }

func (h headings) Close(n ast.Node, reader text.Reader, pc parser.Context) {
	h.BlockParser.Close(n, reader, pc)
	contextOf(pc).short(n)
}

func (h headings) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	n, state := h.BlockParser.Open(parent, reader, pc)
	if n == nil {
		n, state = h.unspaced(parent, reader, pc)
	}
	if n == nil || n.Lines().Len() == 0 {
		return n, state
	}
	c, seg := contextOf(pc), n.Lines().At(0)
	open := c.trailingList(seg.Start, seg.Stop)
	if open < 0 {
		c.lists[seg.Start] = c.otherBrackets(seg.Start, seg.Stop)
		return n, state
	}
	c.lists[seg.Start] = c.readList(open, seg.Stop)
	seg.Stop = open
	n.Lines().Set(0, seg.TrimRightSpace(reader.Source()))
	return n, state
}

// unspaced reads a heading that has no space behind its marks, which Markdown
// takes for text, and reports it. A single mark may be one of another kind, but
// in the first line.
func (h headings) unspaced(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 || parent.Kind() != ast.KindDocument {
		return nil, parser.NoChildren
	}
	m := slipHash.FindSubmatch(line[pos:])
	if m == nil || len(m[1]) > 6 || len(m[1]) == 1 && parent.HasChildren() {
		return nil, parser.NoChildren
	}
	c, start := contextOf(pc), seg.Start+pos-seg.Padding
	c.unspaced(start, string(m[1]))
	n := ast.NewHeading(len(m[1]))
	rest := text.NewSegment(start+len(m[1]), seg.Stop)
	n.Lines().Append(rest.TrimRightSpace(reader.Source()))
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

// inlineAttributes reads a list that clings to a link or a span.
type inlineAttributes struct{}

func (inlineAttributes) Trigger() []byte { return []byte{'{'} }

func (inlineAttributes) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	c, src := contextOf(pc), block.Source()
	if seg.Start == 0 {
		return nil
	}
	before := src[seg.Start-1]
	if before != ']' && !looksLikeAttributes.Match(line) {
		return nil
	}
	a, end, wrong := readAttributes(src, seg.Start)
	if wrong == nil && before != ']' && before != ')' {
		wrong = &slip{seg.Start, "this attribute list names nothing", placeOfIt}
	}
	if wrong != nil {
		c.wrongList(seg.Start)
		c.fail(wrong.off, wrong.message, wrong.help)
		return nil
	}
	block.Advance(end - seg.Start)
	return &attributeNode{list: a, end: end}
}

// attributeNode stands behind the link or span whose list it is until the
// tree is converted.
type attributeNode struct {
	ast.BaseInline
	list Attributes
	end  int
}

var kindAttributes = ast.NewNodeKind("Attributes")

func (*attributeNode) Kind() ast.NodeKind           { return kindAttributes }
func (n *attributeNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }
