package markup

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"lectern/gen/source"
)

// MaxNesting is how deep blocks may stand inside one another.
const MaxNesting = 100

// grammar is goldmark set up for our Markdown: CommonMark with GFM's tables,
// strikethrough and task lists, definition lists, typographic replacements,
// and what attributes.go and citation.go add.
var grammar = newGrammar()

func newGrammar() parser.Parser {
	blocks := parser.DefaultBlockParsers()
	for i, b := range blocks {
		switch b.Priority {
		case 100: // the place of underlined headings in goldmark's list
			blocks[i].Value = headings{parser.NewSetextHeadingParser()}
		case 600: // that of # headings
			blocks[i].Value = headings{parser.NewATXHeadingParser()}
		}
	}
	typographer := extension.NewTypographerParser(extension.WithTypographicSubstitutions(map[extension.TypographicPunctuation][]byte{
		extension.LeftSingleQuote:  []byte("‘"),
		extension.RightSingleQuote: []byte("’"),
		extension.LeftDoubleQuote:  []byte("“"),
		extension.RightDoubleQuote: []byte("”"),
		extension.EnDash:           []byte("–"),
		extension.EmDash:           []byte("—"),
		extension.Ellipsis:         []byte("…"),
		extension.LeftAngleQuote:   nil,
		extension.RightAngleQuote:  nil,
		extension.Apostrophe:       []byte("’"),
	}))
	return parser.NewParser(
		parser.WithBlockParsers(append(blocks,
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
			util.Prioritized(noteDefinitions{}, 103),
		)...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(brackets{}, 150),
			util.Prioritized(inlineAttributes{}, 160),
			util.Prioritized(extension.NewStrikethroughParser(), 500),
			util.Prioritized(typographer, 9999),
		)...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
			util.Prioritized(wideTables{}, 150),
			util.Prioritized(underTables{}, 160),
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
			util.Prioritized(longParagraphs{}, 250),
			util.Prioritized(trailing{}, 300),
		)...),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0)),
	)
}

var contextKey = parser.NewContextKey()

// context is what the parsers and the conversion of one file share.
type context struct {
	file    *source.File // its Text with the front matter blanked out
	log     *source.Log
	ids     map[string]bool    // headings' ids so far
	next    map[string]int     // a heading's id as its text gives it → the number of the next of its kind
	lists   map[int]Attributes // of headings and paragraphs, by the offset of their first line's text
	opens   map[int]int        // the "]" of each "]{" → its "["; nil until needed
	slipped int                // options written amiss so far
	amiss   map[int]bool       // where the lines start in which attribute lists are wrong
	depth   int                // how deep the block stands that is being converted
	inner   int                // how deep the inline stands in its block
	bold    int                // where the line starts in which bold text was last found open; -1: none yet
	text    []byte             // what finish gathers; kept so that it grows once
	spans   map[*Span]int      // how many spans stand in one, at the deepest; 0 is left out

	// unclosed is the end of the line in which a mark, known by its second
	// character, was found not to close: those behind it do not close either.
	unclosed map[byte]int

	quotation *strings.Replacer // of the language; nil where it has the English marks
}

func contextOf(pc parser.Context) *context { return pc.Get(contextKey).(*context) }

func (c *context) fail(off int, message, help string) {
	c.log.Error(c.file.Pos(off), message, help)
}

// Parse reads a file whose front matter is blanked out (body is as long as
// the file's text), and sets quotation marks as its language does. Everything
// wrong is reported to log; the Doc holds whatever could be read.
func Parse(file *source.File, body []byte, language string, log *source.Log) *Doc {
	doc := &Doc{File: file}
	c := &context{file: &source.File{}, log: log, ids: map[string]bool{}, next: map[string]int{}, lists: map[int]Attributes{}, amiss: map[int]bool{}, unclosed: map[byte]int{}, spans: map[*Span]int{}, bold: -1}
	base, _, _ := strings.Cut(language, "-")
	c.quotation = quotation[base]
	*c.file = *file
	c.file.Text = body
	if !c.shallow() {
		return doc
	}
	pc := parser.NewContext()
	pc.Set(contextKey, c)
	root := grammar.Parse(text.NewReader(body), parser.WithContext(pc))
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if note, ok := n.(*noteNode); ok {
			doc.Notes = append(doc.Notes, &Note{at: at(n.Pos()), Label: note.label, Blocks: c.blocks(n)})
		}
	}
	blocks := c.blocks(root)
	for i, b := range blocks {
		if h, ok := b.(*Heading); ok && h.Level == 1 {
			if doc.Title != nil {
				c.fail(h.Start(), "a second # title in one file", "use ## for a heading inside the text")
				continue
			}
			if i > 0 {
				c.fail(blocks[0].Start(), "text stands before the file's # title", "begin the file with the title")
			}
			doc.Title = h
			continue
		}
		doc.Blocks = append(doc.Blocks, b)
	}
	doc.Amiss = len(c.amiss) > 0
	c.untitled(doc)
	return doc
}

// untitled reports that a file has no title. A heading at its top that has no
// attribute list was meant as one.
func (c *context) untitled(doc *Doc) {
	if doc.Title != nil {
		return
	}
	if len(doc.Blocks) > 0 {
		if h, ok := doc.Blocks[0].(*Heading); ok && h.Attr.Empty() && !h.Attr.Broken {
			c.fail(h.Start(), fmt.Sprintf("the file's title is a heading of level %d", h.Level), "write it with one mark: # "+PlainText(h.Content))
			doc.Title, doc.Blocks = h, doc.Blocks[1:]
			return
		}
	}
	c.fail(len(c.file.Text)-len(bytes.TrimLeft(c.file.Text, " \n\t")), "the file has no title", "begin it with a line \"# Title\"")
}

// shallow reports lines longer than MaxParagraph, and blocks nested deeper than
// MaxNesting, before the parser sees them: each "> " or list mark at a line's head opens one more.
func (c *context) shallow() bool {
	ok := true
	for start := 0; start < len(c.file.Text); {
		line := c.file.Text[start:]
		if end := bytes.IndexByte(line, '\n'); end >= 0 {
			line = line[:end]
		}
		if len(line) > MaxParagraph {
			c.fail(start, fmt.Sprintf("the line has %d bytes, more than the limit of %d", len(line), MaxParagraph), "break it into paragraphs")
			ok = false
		}
		indent := len(line) - len(bytes.TrimLeft(line, " \t"))
		if (opened(line) > MaxNesting && bytes.ContainsAny(line[:min(len(line), 2*MaxNesting)], "> ")) || indent > 8*MaxNesting {
			c.tooDeep(start)
			ok = false
		}
		start += len(line) + 1
	}
	return ok
}

// opened counts the marks of quotes, lists and notes at a line's head.
func opened(line []byte) int {
	n := 0
	for {
		line = bytes.TrimLeft(line, " \t")
		mark := opening.Find(line)
		if mark == nil {
			return n
		}
		n++
		line = line[len(mark):]
	}
}

var opening = regexp.MustCompile(`^(?:[>*+-]|[0-9]{1,9}[.)]|\[\^[^\]\n]*\]:)`)

func (c *context) tooDeep(off int) {
	c.fail(off, fmt.Sprintf("blocks are nested deeper than %d", MaxNesting), "flatten the quotes or lists")
}

// blocks converts a node's children.
func (c *context) blocks(parent ast.Node) []Block {
	if c.depth > MaxNesting {
		c.tooDeep(c.start(parent))
		return nil
	}
	c.depth++
	defer func() { c.depth-- }()
	var list []Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if b := c.block(n, list); b != nil {
			list = append(list, b)
		}
	}
	return list
}

// block converts one block; before are its elder siblings, which an attribute
// list on a line of its own names. It returns nil for what is no block.
func (c *context) block(n ast.Node, before []Block) Block {
	switch n := n.(type) {
	case *ast.Heading:
		return c.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		return c.paragraph(n, before)
	case *ast.List:
		return c.list(n)
	case *ast.Blockquote:
		return c.quote(n)
	case *ast.FencedCodeBlock:
		return c.fenced(n)
	case *ast.CodeBlock:
		return c.indented(n)
	case *ast.ThematicBreak:
		return &Rule{at(c.start(n))}
	case *ast.HTMLBlock:
		c.rawHTML(c.start(n))
	case *extast.Table:
		return c.table(n)
	case *extast.DefinitionList:
		return c.definitions(n)
	}
	return nil
}
