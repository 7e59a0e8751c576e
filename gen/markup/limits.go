package markup

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// MaxParagraph is how long a line, paragraph or heading may be, in bytes: some
// 5,000 words of English. goldmark looks for the other end of a bracket or
// quotation mark through the whole of a paragraph, so that one of megabytes
// would take hours.
const MaxParagraph = 32 << 10

// MaxColumns is how many columns a table may have. goldmark fills up every row,
// so that a wide table of many short rows would be the square of what is written.
const MaxColumns = 100

// longParagraphs refuses paragraphs longer than MaxParagraph before what is in
// them is read.
type longParagraphs struct{}

func (longParagraphs) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	contextOf(pc).short(p)
}

// short reports a block whose text is too long, and takes the text out of it.
func (c *context) short(n ast.Node) {
	size, lines := 0, n.Lines()
	for i := range lines.Len() {
		line := lines.At(i)
		size += line.Len()
	}
	if size > MaxParagraph {
		c.fail(lines.At(0).Start, fmt.Sprintf("the paragraph has %d bytes, more than the limit of %d", size, MaxParagraph), "part it by blank lines")
		lines.SetSliced(0, 1)
		only := lines.At(0)
		lines.Set(0, text.NewSegment(only.Start, only.Start))
	}
}

// wideTables refuses tables of more columns than MaxColumns before they are
// made.
type wideTables struct{}

func (wideTables) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := p.Lines()
	for i := 1; i < lines.Len(); i++ {
		seg := lines.At(i)
		under := bytes.TrimSpace(seg.Value(reader.Source()))
		if columns := cells(under); columns > MaxColumns && len(bytes.Trim(under, "|:- \t")) == 0 {
			contextOf(pc).fail(lines.At(i-1).Start, fmt.Sprintf("the table has %d columns, more than the limit of %d", columns, MaxColumns), "part it into several")
			lines.SetSliced(0, i-1)
			lines.Append(text.NewSegment(seg.Start, seg.Start))
			return
		}
	}
}
