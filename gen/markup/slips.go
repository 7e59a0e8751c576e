package markup

import (
	"bytes"
	"fmt"
	"regexp"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// Lines that open almost as a block does. Markdown takes them for text, of the
// block above if there is one: an option is gone, and nothing tells.
var (
	box        = regexp.MustCompile(`^\[[ \t]*[xX✓✔]?[ \t]*\]`)
	slipOption = regexp.MustCompile(`^(?:[-*+]\[[ xX]?\]|\[[ xX]\](?:[ \t]|$))`)
	slipNumber = regexp.MustCompile(`^([0-9]{1,9})([.)])\pL`)
	slipColon  = regexp.MustCompile(`^:(?:[ \t]+\S|\pL)`)
	slipHash   = regexp.MustCompile(`^(##+|#)\pL`)
)

const writeBox = `write "- [ ] " or "- [x] ", with these spaces`

// slips reports such lines of a paragraph.
func (c *context) slips(n ast.Node) {
	inNumbered, inItem := false, n.Parent().Kind() == ast.KindListItem
	if inItem {
		inNumbered = n.Parent().Parent().(*ast.List).IsOrdered()
	}
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		line := seg.Value(c.file.Text)
		opensItem := i == 0 && inItem && n.PreviousSibling() == nil
		if len(line) == 0 || bytes.IndexByte([]byte("-*+[#:0123456789"), line[0]) < 0 || opensItem {
			continue
		}
		if mark := slipOption.Find(line); mark != nil {
			c.slipped++
			c.fail(seg.Start, fmt.Sprintf("%q is read as text", bytes.TrimSpace(mark)), writeBox)
		}
		if slipColon.Match(line) {
			c.fail(seg.Start, "\":\" is read as text", "write a term on a line of its own, and below it \":   \" and its definition, not indented")
		}
		if m := slipHash.FindSubmatch(line); m != nil {
			c.unspaced(seg.Start, string(m[1]))
		}
		if m := slipNumber.FindSubmatch(line); m != nil && inNumbered {
			c.fail(seg.Start, fmt.Sprintf("%q is read as text", m[0][:len(m[1])+1]), fmt.Sprintf("leave a space behind it, or escape it as %s\\%s if it is text", m[1], m[2]))
		}
	}
}

// unspaced reports marks of a heading without a space.
func (c *context) unspaced(off int, marks string) {
	c.fail(off, fmt.Sprintf("%q is read as text", marks), fmt.Sprintf("leave a space behind it, or escape it as \\%s if it is text", marks))
}

// task reads the mark of an item's first block; slip tells that it has been
// reported as none.
func (c *context) task(first ast.Node) (mark Task, slip bool) {
	if first == nil {
		return NoTask, false
	}
	start := c.start(first)
	found := box.Find(c.file.Text[start:])
	if found == nil {
		return NoTask, false
	}
	after := c.file.Text[start+len(found):]
	read, isTask := first.FirstChild().(*extast.TaskCheckBox)
	spaced := len(after) == 0 || bytes.IndexByte([]byte(" \t\n"), after[0]) >= 0
	switch {
	case !isTask && !spaced: // a link, a phrase in another language
		return NoTask, false
	case !isTask || !spaced:
		c.slipped++
		c.fail(start, fmt.Sprintf("%q is no mark of an option", found), writeBox)
		return NoTask, true
	case read.IsChecked:
		return Checked, false
	}
	return Open, false
}

// swallowed reports a term that stands directly under another's definition,
// whose text goes on in it: the next definition follows at once.
func (c *context) swallowed(meaning ast.Node) {
	last := meaning.LastChild()
	next, ok := meaning.NextSibling().(*extast.DefinitionDescription)
	if !ok || next.HasBlankPreviousLines() || last == nil || last.Lines().Len() < 2 {
		return
	}
	seg := last.Lines().At(last.Lines().Len() - 1)
	if line, start := c.file.Line(seg.Start); start == seg.Start {
		c.fail(start, fmt.Sprintf("%q is read as the end of the definition above it", bytes.TrimSpace(line)), "leave a blank line before a term")
	}
}
