package markup

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// piece is an inline on its way: either raw text, src[start:stop] with its
// backslashes and entities still in it, or a finished inline.
type piece struct {
	start, stop int
	done        Inline
}

// inlines converts a node's children.
func (c *context) inlines(parent ast.Node) []Inline {
	if c.inner > MaxNesting {
		c.fail(c.start(parent), fmt.Sprintf("emphasis and links are nested deeper than %d", MaxNesting), "take some of the marks off, or escape them as \\* if they are text")
		return nil
	}
	c.inner++
	defer func() { c.inner-- }()
	list := make([]piece, 0, parent.ChildCount())
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		list = c.piece(list, n)
	}
	c.undefinedLinks(list)
	c.brokenLinks(list)
	return c.finish(list)
}

func (c *context) piece(list []piece, n ast.Node) []piece {
	src := c.file.Text
	add := func(in Inline) []piece { return append(list, piece{start: -1, done: in}) }
	switch n := n.(type) {
	case *ast.Text:
		if n.Segment.Len() > 0 {
			list = append(list, piece{start: n.Segment.Start, stop: n.Segment.Stop})
		}
		if n.HardLineBreak() {
			return add(&Break{Hard: true})
		}
		if n.SoftLineBreak() {
			return add(&Break{})
		}
		return list
	case *ast.String: // what the typographer has set
		text := string(n.Value)
		if c.quotation != nil {
			text = c.quotation.Replace(text)
		}
		return add(&Text{Off: n.Pos(), S: text})
	case *ast.Emphasis:
		return add(&Emphasis{Strong: n.Level == 2, Content: c.inlines(n)})
	case *extast.Strikethrough:
		return add(&Strike{Content: c.inlines(n)})
	case *ast.CodeSpan:
		var b strings.Builder
		for t := n.FirstChild(); t != nil; t = t.NextSibling() {
			if t, ok := t.(*ast.Text); ok {
				b.Write(bytes.ReplaceAll(t.Segment.Value(src), []byte("\n"), []byte(" ")))
			}
		}
		return add(&Snippet{S: b.String()})
	case *ast.Link:
		l := &Link{Off: n.Pos(), To: unescape(n.Destination), Title: unescape(n.Title), Content: c.inlines(n)}
		c.address(l.Off, l.To)
		c.insideLink(l.Content)
		if strings.TrimSpace(PlainText(l.Content)) == "" {
			c.fail(l.Off, "the link has no text", "write in the square brackets what it leads to")
		}
		return add(l)
	case *ast.AutoLink:
		l := &Link{Off: n.Pos(), To: string(n.URL(src))}
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(l.To), "mailto:") {
			l.To = "mailto:" + l.To
		}
		l.Content = []Inline{&Text{Off: l.Off + 1, S: string(n.Label(src))}}
		c.address(l.Off, l.To)
		return add(l)
	case *ast.Image:
		im := &Image{Off: n.Pos(), To: unescape(n.Destination), Title: unescape(n.Title), Alt: PlainText(c.inlines(n))}
		if strings.TrimSpace(im.Alt) == "" {
			c.fail(im.Off, "the picture has no alternative text", "say in the square brackets what it shows: ![…]("+im.To+")")
		}
		return add(im)
	case *ast.RawHTML:
		c.rawHTML(n.Segments.At(0).Start)
		return list
	case *bracketNode:
		return add(n.inline)
	case *attributeNode:
		return c.attach(list, n)
	}
	return list // a task list's mark, which the item carries
}

// insideLink reports what would be a link or a field inside a link.
func (c *context) insideLink(list []Inline) {
	Each(list, func(in Inline) {
		switch in := in.(type) {
		case *NoteRef:
			c.fail(in.Off, "a note's mark stands inside a link", "put it behind the link")
		case *Citation:
			c.fail(in.Off, "a citation stands inside a link", "put it behind the link")
		case *Blank:
			c.fail(in.Off, "a blank stands inside a link", "take the link off")
		case *Link:
			c.fail(in.Off, "a link stands inside a link", "part the two")
		}
	})
}

// address reports link targets of any kind but https, http, mailto and
// relative.
func (c *context) address(off int, to string) {
	switch scheme, rest, found := strings.Cut(to, ":"); {
	case to == "":
		c.fail(off, "the link leads nowhere", "write its address in the round brackets")
	case strings.HasPrefix(to, "/") || strings.HasPrefix(to, `\`):
		c.fail(off, fmt.Sprintf("the address %q begins with a slash", to), "write it relative to this file, or as https://…")
	case !found || strings.ContainsAny(scheme, "/#?"):
	default:
		switch strings.ToLower(scheme) {
		case "https", "http":
			if !strings.HasPrefix(rest, "//") || len(rest) < 3 {
				c.fail(off, fmt.Sprintf("the address %q has no host", to), "write it as https://host/path")
			}
		case "mailto":
		default:
			c.fail(off, fmt.Sprintf("links to %q addresses are not allowed", scheme+":"), "use https, http, mailto or a relative address")
		}
	}
}

// attach gives an attribute list to the link or span it clings to.
func (c *context) attach(list []piece, n *attributeNode) []piece {
	if k := len(list); k > 0 && list[k-1].done != nil {
		if link, ok := list[k-1].done.(*Link); ok && c.file.Text[n.list.Off-1] == ')' {
			link.Attr = n.list
			return list
		}
	}
	open, ok := c.opening(n.list.Off - 1)
	for i := len(list) - 1; i >= 0 && ok; i-- {
		p := list[i]
		if p.done == nil && p.stop <= open {
			break
		}
		if p.done != nil || p.start > open || open >= p.stop {
			continue
		}
		inner := append([]piece{{start: open + 1, stop: p.stop}}, list[i+1:]...)
		last := &inner[len(inner)-1]
		if last.done != nil || last.stop != n.list.Off {
			break
		}
		last.stop--
		span := &Span{Content: c.finish(inner), Attr: n.list}
		for _, in := range span.Content {
			if below, ok := in.(*Span); ok {
				c.spans[span] = max(c.spans[span], c.spans[below]+1)
			}
		}
		if c.spans[span] >= MaxNesting {
			c.fail(n.list.Off, fmt.Sprintf("spans are nested deeper than %d", MaxNesting), "take some of the brackets off")
			return list[:i]
		}
		return append(list[:i], piece{start: p.start, stop: open}, piece{start: -1, done: span})
	}
	c.fail(n.list.Off, "this attribute list names nothing", "put it directly behind a link or [span], or behind a space at the paragraph's end")
	return list
}

// opening finds the bracket that the "]" at off closes, where an attribute
// list follows that. All in the file are paired at once.
func (c *context) opening(off int) (open int, ok bool) {
	if c.opens != nil {
		open, ok = c.opens[off]
		return open, ok
	}
	c.opens = map[int]int{}
	var stack []int
	src := c.file.Text
	for i, b := range src {
		switch {
		case b == '\n' && i > 0 && src[i-1] == '\n':
			stack = stack[:0]
		case i > 0 && src[i-1] == '\\':
		case b == '[':
			stack = append(stack, i)
		case b == ']' && len(stack) > 0:
			if i+1 < len(src) && src[i+1] == '{' {
				c.opens[i] = stack[len(stack)-1]
			}
			stack = stack[:len(stack)-1]
		}
	}
	return c.opening(off)
}

// undefinedLinks reports [text][name] where no line "[name]: address" exists:
// goldmark leaves such brackets in the text.
func (c *context) undefinedLinks(list []piece) {
	src := c.file.Text
	for i, p := range list {
		if p.done != nil {
			continue
		}
		for j := p.start; j < p.stop; j++ {
			if src[j] != ']' || j == 0 || src[j-1] == '\\' || j+1 >= len(src) || src[j+1] != '[' {
				continue
			}
			if j+1 >= p.stop && (i+1 >= len(list) || list[i+1].done != nil) {
				continue
			}
			name, _, closed := strings.Cut(string(src[j+2:min(len(src), j+1000)]), "]")
			if closed && !strings.HasPrefix(name, "^") && !strings.HasPrefix(name, "@") {
				c.fail(j+1, fmt.Sprintf("no link is named %q", name), "define it on a line \"[name]: address\", or escape the bracket as \\[ if it is text")
			}
		}
	}
}

// openBold reports marks of bold text that Markdown leaves in the text, once for
// a line. Where a label was meant, that is said where labels are read.
func (c *context) openBold(p piece) {
	i := bytes.Index(c.file.Text[p.start:p.stop], []byte("**"))
	if i < 0 {
		return
	}
	line, start := c.file.Line(p.start + i)
	if start == c.bold || boldLabel.Match(line) {
		return
	}
	c.bold = start
	c.fail(p.start+i, `"**" is read as text`, `write the marks of bold text directly before its first letter and behind its last, or escape them as \*\*`)
}

// finish turns pieces into inlines: neighbouring texts become one.
func (c *context) finish(list []piece) []Inline {
	var out []Inline
	c.text = c.text[:0]
	begin := 0 // offset of c.text
	at := func(off int) {
		if len(c.text) == 0 {
			begin = off
		}
	}
	flush := func() {
		if len(c.text) > 0 {
			out = append(out, &Text{Off: begin, S: string(c.text)})
			c.text = c.text[:0]
		}
	}
	for _, p := range list {
		switch done := p.done.(type) {
		case nil:
			at(p.start)
			c.openBold(p)
			c.text = append(c.text, unescaped(c.file.Text[p.start:p.stop])...)
		case *Text:
			at(done.Off)
			c.text = append(c.text, done.S...)
		default:
			flush()
			out = append(out, done)
		}
	}
	flush()
	return out
}

// unescape takes backslash escapes and entities out of raw text.
func unescape(raw []byte) string { return string(unescaped(raw)) }

// unescaped is unescape without a copy: where there are none it is raw itself.
func unescaped(raw []byte) []byte {
	if bytes.IndexByte(raw, '&') >= 0 {
		raw = util.ResolveNumericReferences(util.ResolveEntityNames(raw))
	}
	if bytes.IndexByte(raw, '\\') >= 0 {
		raw = util.UnescapePunctuations(raw)
	}
	return raw
}
