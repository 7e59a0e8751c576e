package markup

import (
	"regexp"
	"strings"
)

// PlainText is what a reader sees of running text: notes' marks and
// citations left out, line ends as spaces.
func PlainText(list []Inline) string {
	var b strings.Builder
	writePlain(&b, list)
	return b.String()
}

func writePlain(b *strings.Builder, list []Inline) {
	for _, in := range list {
		switch in := in.(type) {
		case *Text:
			b.WriteString(in.S)
		case *Snippet:
			b.WriteString(in.S)
		case *Break:
			b.WriteByte(' ')
		case *Image:
			b.WriteString(in.Alt)
		default:
			writePlain(b, Children(in))
		}
	}
}

// Children are the inlines inside one; nil for those that hold none.
func Children(in Inline) []Inline {
	switch in := in.(type) {
	case *Emphasis:
		return in.Content
	case *Strike:
		return in.Content
	case *Link:
		return in.Content
	case *Span:
		return in.Content
	}
	return nil
}

// Unlinked is running text as it stands inside a link: the text of the links
// in it without them, notes' marks and citations left out.
func Unlinked(list []Inline) []Inline {
	var plain []Inline
	for _, in := range list {
		switch in := in.(type) {
		case *Link:
			plain = append(plain, Unlinked(in.Content)...)
		case *NoteRef, *Citation:
		case *Emphasis:
			plain = append(plain, &Emphasis{Strong: in.Strong, Content: Unlinked(in.Content)})
		case *Strike:
			plain = append(plain, &Strike{Content: Unlinked(in.Content)})
		case *Span:
			attr := in.Attr
			attr.ID = "" // it stands where the text itself is
			plain = append(plain, &Span{Content: Unlinked(in.Content), Attr: attr})
		default:
			plain = append(plain, in)
		}
	}
	return plain
}

// Walk calls visit for every block of a list and of the blocks in it, in
// order, each before what it holds.
func Walk(list []Block, visit func(Block)) {
	for _, b := range list {
		visit(b)
		switch b := b.(type) {
		case *List:
			for _, it := range b.Items {
				Walk(it.Blocks, visit)
			}
		case *Quote:
			Walk(b.Blocks, visit)
		case *Definitions:
			for _, e := range b.Entries {
				for _, m := range e.Meanings {
					Walk(m, visit)
				}
			}
		}
	}
}

// Inlines calls visit for every inline in a list of blocks, in order, each
// before what it holds.
func Inlines(list []Block, visit func(Inline)) {
	Walk(list, func(b Block) {
		switch b := b.(type) {
		case *Heading:
			Each(b.Content, visit)
		case *Paragraph:
			Each(b.Content, visit)
		case *Figure:
			visit(b.Image)
		case *Table:
			for _, cell := range b.Head {
				Each(cell.Content, visit)
			}
			for _, row := range b.Rows {
				for _, cell := range row {
					Each(cell.Content, visit)
				}
			}
		case *Definitions:
			for _, e := range b.Entries {
				for _, term := range e.Terms {
					Each(term, visit)
				}
			}
		}
	})
}

// Each calls visit for every inline of a list and of the inlines in it.
func Each(list []Inline, visit func(Inline)) {
	for _, in := range list {
		visit(in)
		Each(Children(in), visit)
	}
}

// BlockText is what a reader sees of blocks: one line a paragraph, item's
// paragraph or cell.
func BlockText(list []Block) string {
	var parts []string
	Walk(list, func(b Block) {
		switch b := b.(type) {
		case *Heading:
			parts = append(parts, PlainText(b.Content))
		case *Paragraph:
			parts = append(parts, PlainText(b.Content))
		case *Code:
			parts = append(parts, b.Text)
		case *Figure:
			parts = append(parts, b.Caption)
		case *Table:
			for _, row := range append([][]Cell{b.Head}, b.Rows...) {
				for _, cell := range row {
					parts = append(parts, PlainText(cell.Content))
				}
			}
		case *Definitions:
			for _, e := range b.Entries {
				for _, t := range e.Terms {
					parts = append(parts, PlainText(t))
				}
			}
		}
	})
	return strings.Join(parts, "\n")
}

// compound is a hyphen between a letter and another or a figure, and what is
// left as it is: code and tags.
var compound = regexp.MustCompile(`<code>[^<]*</code>|<[^>]*>|\p{L}-[\p{L}\p{N}]`)

// Unbroken is rendered running text whose compounds do not break at their
// hyphens, as headings are set.
func Unbroken(html string) string {
	if !strings.Contains(html, "-") {
		return html
	}
	return compound.ReplaceAllStringFunc(html, func(s string) string {
		if s[0] == '<' {
			return s
		}
		return strings.Replace(s, "-", "\u2011", 1)
	})
}
