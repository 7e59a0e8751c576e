package markup

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// looksLikeAttributes tells an attribute list from a brace in the text.
var looksLikeAttributes = regexp.MustCompile(`^\{\s*(?:[#.]|[A-Za-z][\w-]*\s*=)`)

// readAttributes reads the list that opens at src[off]. It returns the offset
// behind its closing brace, or a message and the offset of what is wrong.
func readAttributes(src []byte, off int) (a Attributes, end int, fault string) {
	a.Off = off
	seen := map[string]bool{}
	i := off + 1
	for {
		for i < len(src) && (src[i] == ' ' || src[i] == '\t') {
			i++
		}
		if i >= len(src) || src[i] == '\n' {
			return a, i, "the attribute list never closes"
		}
		if src[i] == '}' {
			return a, i + 1, ""
		}
		start := i
		switch {
		case src[i] == '#' || src[i] == '.':
			i++
			name := readName(src, i)
			i += len(name)
			switch {
			case name == "":
				return a, start, fmt.Sprintf("a name is missing after %q", src[start])
			case src[start] == '.':
				a.Classes = append(a.Classes, name)
			case a.ID != "":
				return a, start, "a second id in one attribute list"
			case !ValidID(name):
				return a, start, fmt.Sprintf("%q cannot be an id: ids are letters, digits and hyphens, and begin with a letter", name)
			case Reserved(name):
				return a, start, fmt.Sprintf("the id %q is one that the build makes itself", name)
			default:
				a.ID = name
			}
		default:
			key := readName(src, i)
			i += len(key)
			if key == "" || i >= len(src) || src[i] != '=' {
				return a, start, "this is no attribute: write #id, .class or key=\"value\""
			}
			i++
			v := Value{Off: i, Key: key}
			if i < len(src) && src[i] == '"' {
				stop := bytes.IndexAny(src[i+1:], "\"\n")
				if stop < 0 || src[i+1+stop] != '"' {
					return a, i, "the value's quotation mark never closes"
				}
				v.Off, v.Text = i+1, string(src[i+1:i+1+stop])
				i += stop + 2
			} else {
				v.Text = readName(src, i)
				i += len(v.Text)
				if v.Text == "" {
					return a, i, "the value of " + key + " is missing"
				}
			}
			if seen[key] {
				return a, start, key + " stands twice in one attribute list"
			}
			seen[key] = true
			a.Values = append(a.Values, v)
		}
		if i < len(src) && src[i] != ' ' && src[i] != '\t' && src[i] != '}' {
			return a, i, "a space is missing between attributes"
		}
	}
}

func readName(src []byte, i int) string {
	n := bytes.IndexFunc(src[i:], func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_'
	})
	if n < 0 {
		n = len(src) - i
	}
	return string(src[i : i+n])
}

// ValidID tells whether a name can be an id: letters, digits and hyphens,
// beginning with a letter.
func ValidID(name string) bool {
	for i, r := range name {
		if !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r) && r != '-') {
			return false
		}
	}
	return name != ""
}

var passageNumber = regexp.MustCompile(`^p[0-9]+$`)

// Reserved tells whether an id is of those that the build makes itself:
// passages' numbers (p12), notes (fn-9, fnref-9), works (ref-…) and terms (term-…).
func Reserved(id string) bool {
	return passageNumber.MatchString(id) || strings.HasPrefix(id, "fn-") || strings.HasPrefix(id, "fnref-") || strings.HasPrefix(id, "ref-") || strings.HasPrefix(id, "term-")
}

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
	open := c.trailingList(seg.Start, seg.Stop)
	if open < 0 {
		return
	}
	first := lines.At(0)
	if alone := open == seg.Start; alone && lines.Len() > 1 && c.lazy(first.Start, open) {
		c.fail(open, "it cannot be told what this names: it stands directly under a list or quote", "leave a blank line before it to name the whole, or indent it to name the last item")
	}
	a, end, fault := readAttributes(src, open)
	if fault == "" && end != seg.Stop {
		fault = "text stands behind the attribute list"
	}
	if fault != "" {
		c.fail(end, fault, "write it as {#id .class key=\"value\"}, or escape the brace as \\{ if it is text")
	} else {
		c.lists[first.Start] = a
	}
	if open == seg.Start && lines.Len() > 1 { // a line of its own: the paragraph ends with the line before
		lines.SetSliced(0, lines.Len()-1)
		last, open = lines.At(lines.Len()-1), lines.At(lines.Len()-1).Stop
	}
	last.Stop = open
	lines.Set(lines.Len()-1, last.TrimRightSpace(src))
}

// trailingList finds the opening brace of a {…} that ends the text
// src[start:stop]; -1 where there is none, or where it clings to a link or
// a span and so belongs to that.
func (c *context) trailingList(start, stop int) int {
	src := c.file.Text
	if stop-start < 2 || src[stop-1] != '}' || src[stop-2] == '\\' {
		return -1
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
	return -1
}

// lazy tells whether a paragraph's line is a lazy continuation (CommonMark
// 5.1, 5.2): it lacks the prefix of the list or quote that its first line has.
func (c *context) lazy(first, off int) bool {
	_, firstStart := c.file.Line(first)
	_, start := c.file.Line(off)
	prefix := c.file.Text[start:off]
	return off-start < first-firstStart && bytes.Count(prefix, []byte(">")) < max(1, bytes.Count(c.file.Text[firstStart:first], []byte(">")))
}

// headings wraps goldmark's parser of # headings to read our attribute lists.
type headings struct{ parser.BlockParser }

func (h headings) Close(n ast.Node, reader text.Reader, pc parser.Context) {
	h.BlockParser.Close(n, reader, pc)
	contextOf(pc).short(n)
}

func (h headings) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	n, state := h.BlockParser.Open(parent, reader, pc)
	if n == nil || n.Lines().Len() == 0 {
		return n, state
	}
	c, seg := contextOf(pc), n.Lines().At(0)
	open := c.trailingList(seg.Start, seg.Stop)
	if open < 0 {
		return n, state
	}
	a, end, fault := readAttributes(reader.Source(), open)
	if fault != "" {
		c.fail(end, fault, "write it as {#id .class key=\"value\"}, or escape the brace as \\{ if it is text")
		return n, state
	}
	c.lists[seg.Start] = a
	seg.Stop = open
	n.Lines().Set(0, seg.TrimRightSpace(reader.Source()))
	return n, state
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
	a, end, fault := readAttributes(src, seg.Start)
	if fault == "" && before != ']' && before != ')' {
		fault, end = "this attribute list names nothing", seg.Start
	}
	if fault != "" {
		c.fail(end, fault, "put it at the very end of the paragraph, or directly behind a link or [span]; escape the brace as \\{ if it is text")
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
