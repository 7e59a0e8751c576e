package markup

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// brackets reads what our grammar writes in square brackets: notes [^9],
// citations [@key, p. 4] and blanks [[…]].
type brackets struct{}

func (brackets) Trigger() []byte { return []byte{'['} }

func (brackets) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	if len(line) < 2 {
		return nil
	}
	c, off := contextOf(pc), seg.Start
	if c.unclosed[line[1]] == seg.Stop {
		return nil
	}
	switch {
	case line[1] == '^':
		end := bytes.IndexByte(line, ']')
		if end < 0 {
			c.unclosed['^'] = seg.Stop
			c.fail(off, "the note's mark never closes", "write it as [^9]")
			return nil
		}
		label := string(line[2:end])
		if !ValidLabel(label) {
			c.fail(off, "a note's label is letters, digits and hyphens", "write it as [^9]")
			return nil
		}
		block.Advance(end + 1)
		return &bracketNode{inline: &NoteRef{Off: off, Label: label}}
	case line[1] == '@' || bytes.HasPrefix(line, []byte("[-@")):
		end := bytes.IndexByte(line, ']')
		if end < 0 {
			c.unclosed[line[1]] = seg.Stop
			c.fail(off, "the citation never closes", "write it as [@key, p. 4] on one line")
			return nil
		}
		if line[1] == '-' {
			c.fail(off, "a citation without its author, [-@key], is not known here", "write [@key, p. 4]")
			return nil
		}
		cite := c.citation(off, string(line[1:end]))
		if cite == nil {
			return nil
		}
		block.Advance(end + 1)
		return &bracketNode{inline: cite}
	case line[1] == '[' && (off == 0 || block.Source()[off-1] != '['):
		end, next := blankEnd(line)
		if next {
			c.fail(off, "the blank does not close before the next one opens", "close it with ]], or escape the brackets inside it as \\[\\[ if they are text")
			return nil
		}
		if end < 0 {
			c.unclosed['['] = seg.Stop
			c.fail(off, "the blank never closes", "write it as [[answer]] on one line, or escape the brackets as \\[\\[ if they are text")
			return nil
		}
		block.Advance(end + 2)
		return &bracketNode{inline: &Blank{Off: off + 2, Raw: string(line[2:end])}}
	}
	return nil
}

// blankEnd finds the "]]" that closes a blank, past escaped brackets; next tells
// that another opens before it.
func blankEnd(line []byte) (end int, next bool) {
	for i := 2; i+1 < len(line); i++ {
		switch {
		case line[i] == '\\':
			i++
		case line[i] == '[' && line[i+1] == '[' && bytes.Contains(line[i:], []byte("]]")):
			return -1, true
		case line[i] == ']' && line[i+1] == ']':
			return i, false
		}
	}
	return -1, false
}

// ValidLabel tells whether a note can be labelled so.
func ValidLabel(label string) bool {
	return label != "" && strings.IndexFunc(label, func(r rune) bool {
		return r != '-' && !(r >= '0' && r <= '9') && !(r >= 'a' && r <= 'z') && !(r >= 'A' && r <= 'Z')
	}) < 0
}

var (
	citeKey     = regexp.MustCompile(`^@([\p{L}\p{N}_][\p{L}\p{N}_:.#$%&+?<>~/-]*)`)
	citeLocator = regexp.MustCompile(`^,\s*(pp?)\.\s*([0-9]+(?:\s*[-–]+\s*[0-9]+)?(?:,\s*[0-9]+(?:\s*[-–]+\s*[0-9]+)?)*)\s*$`)
	dashes      = regexp.MustCompile(`\s*[-–]+\s*`)
)

// ValidKey tells whether a work of this key can be cited.
func ValidKey(key string) bool {
	m := citeKey.FindString("@" + key)
	return m == "@"+key && strings.TrimRight(key, ".:") == key
}

// citation reads what stands between the brackets; nil after an error.
func (c *context) citation(off int, inside string) *Citation {
	cite := &Citation{Off: off}
	at := off + 1
	for part := range strings.SplitSeq(inside, ";") {
		here := at + len(part) - len(strings.TrimLeft(part, " "))
		at += len(part) + 1
		part = strings.TrimSpace(part)
		m := citeKey.FindStringSubmatch(part)
		if m == nil {
			c.fail(here, "this is no citation", "write [@key, p. 4], several as [@key, p. 4; @other]")
			return nil
		}
		item := CiteItem{Off: here, Key: strings.TrimRight(m[1], ".:")}
		if rest := strings.TrimSpace(part[1+len(item.Key):]); rest != "" {
			l := citeLocator.FindStringSubmatch(rest)
			if l == nil {
				c.fail(here+len(part)-len(rest), fmt.Sprintf("%q is not read as a page", strings.TrimLeft(rest, ",: ")), "write a page as \", p. 4\" or pages as \", pp. 3-5\"")
				return nil
			}
			item.Locator = l[1] + ". " + dashes.ReplaceAllString(l[2], "–")
		}
		cite.Items = append(cite.Items, item)
	}
	return cite
}

// bracketNode carries an inline of ours through goldmark's tree.
type bracketNode struct {
	ast.BaseInline
	inline Inline
}

var kindBracket = ast.NewNodeKind("Bracket")

func (*bracketNode) Kind() ast.NodeKind           { return kindBracket }
func (n *bracketNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// noteDefinitions reads [^9]: blocks. What follows indented by four spaces
// belongs to the note.
type noteDefinitions struct{}

func (noteDefinitions) Trigger() []byte { return []byte{'['} }

var noteOpening = regexp.MustCompile(`^\[\^([^\]\n]*)\]([ \t]*:)?[ \t]*`)

func (noteDefinitions) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 {
		return nil, parser.NoChildren
	}
	m := noteOpening.FindSubmatch(line[pos:])
	if m == nil {
		return nil, parser.NoChildren
	}
	n := &noteNode{label: string(m[1])}
	c := contextOf(pc)
	off := seg.Start + pos - seg.Padding
	if string(m[2]) != ":" {
		if last := pc.LastOpenedBlock().Node; parent.Kind() != ast.KindDocument || last != nil && last.Kind() == ast.KindParagraph {
			return nil, parser.NoChildren // the mark of a note inside a text
		}
		c.fail(off, "a note's text needs a colon directly behind the label", "write [^"+n.label+"]: and the text; no paragraph begins with the mark of a note")
	}
	if !ValidLabel(n.label) {
		c.fail(off, "a note's label is letters, digits and hyphens", "write it as [^9]:")
	}
	if parent.Kind() != ast.KindDocument {
		c.fail(off, "a note is defined inside another block", "move the definition to the file's end")
	}
	reader.Advance(pos + len(m[0]) - seg.Padding)
	return n, parser.HasChildren
}

func (noteDefinitions) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if pos < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

func (noteDefinitions) Close(ast.Node, text.Reader, parser.Context) {}
func (noteDefinitions) CanInterruptParagraph() bool                 { return true }
func (noteDefinitions) CanAcceptIndentedLine() bool                 { return false }

type noteNode struct {
	ast.BaseBlock
	label string
}

var kindNote = ast.NewNodeKind("Note")

func (*noteNode) Kind() ast.NodeKind           { return kindNote }
func (n *noteNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }
