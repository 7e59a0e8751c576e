// Package markup turns Markdown into trees and trees into HTML. It is the
// only room that knows goldmark and chroma.
//
// What comes in is a source.File; what goes out is a Doc, whose blocks and
// inlines are closed sums: a target renders them with its own options, once
// per target, from one parse. Whatever Markdown would pass over in silence
// (raw HTML, undefined link names, cells too many, an attribute list that
// belongs to nothing) is reported as an error with its place. The package
// imports source.
package markup

import "lectern/gen/source"

// Doc is one parsed file.
type Doc struct {
	File   *source.File
	Title  *Heading // the one # heading; nil was reported
	Blocks []Block  // all top-level blocks after the title, note definitions taken out
	Notes  []*Note  // in the order of their definitions
	Amiss  bool     // an attribute list is wrong, so that a name may be missing; reported
}

// Block is a piece of text that stands on its own lines.
type Block interface {
	block()
	// Start is the byte offset in the file at which the block's text begins.
	Start() int
}

// Inline is a piece of running text.
type Inline interface{ inline() }

// Attributes is an attribute list {#id .class key="value"}.
type Attributes struct {
	Off     int // of the opening brace; meaningless where the list is empty
	ID      string
	Classes []string
	Values  []Value
	Broken  bool // something is wrong with it, which has been reported
}

// Value is one key="value" of an attribute list.
type Value struct {
	Off       int // byte offset of the value's text
	Key, Text string
}

// Get returns a key's value.
func (a Attributes) Get(key string) (Value, bool) {
	for _, v := range a.Values {
		if v.Key == key {
			return v, true
		}
	}
	return Value{}, false
}

// Empty tells whether nothing was written.
func (a Attributes) Empty() bool {
	return a.ID == "" && len(a.Classes) == 0 && len(a.Values) == 0
}

type at int

func (a at) Start() int { return int(a) }

// The blocks.
type (
	// Heading is # to ######. ID is the author's or made of its text, unique
	// in the file.
	Heading struct {
		at
		Level   int
		Content []Inline
		Attr    Attributes
		ID      string
		End     int // byte offset behind the text, attributes included
	}
	// Paragraph is a paragraph. An author may have meant it as another block.
	Paragraph struct {
		at
		Content []Inline
		Attr    Attributes
		Number  int // the passage's number in the article; 0 elsewhere
	}
	// List is a list; a task list where its items have a Task.
	List struct {
		at
		Ordered bool
		First   int  // number of the first item
		Tight   bool // no blank lines between items
		Items   []*Item
		Attr    Attributes
		Slips   bool // an option of it was written amiss, which has been said
	}
	// Item is a list item. Attr is that of its first paragraph.
	Item struct {
		at
		Task   Task
		Blocks []Block
		Attr   Attributes
		Number int // as Paragraph.Number
	}
	// Quote is a block quote. Label is the bold text, with its mark, that
	// opens it: "Hint."; the label stays in the first paragraph's Content.
	Quote struct {
		at
		Label  string
		Blocks []Block
		Attr   Attributes
	}
	// Code is a fenced or indented block of code.
	Code struct {
		at
		Language string // as written; empty where none is named
		Text     string
		HTML     string // highlighted by classes; plain escaped text where no language is named
	}
	// Table is a table with a header row.
	Table struct {
		at
		Align []Align // one a column
		Head  []Cell
		Rows  [][]Cell
		Attr  Attributes
	}
	// Cell is one cell.
	Cell struct {
		at
		Content []Inline
	}
	// Definitions is a definition list.
	Definitions struct {
		at
		Entries []Definition
	}
	// Definition is one or more terms and what they mean.
	Definition struct {
		at
		Terms    [][]Inline
		Meanings [][]Block
	}
	// Figure is a paragraph that holds one image; Caption is the image's
	// title and may be empty.
	Figure struct {
		at
		Image   *Image
		Caption string
		Attr    Attributes
	}
	// Rule is a line across the page.
	Rule struct{ at }
)

// Note is a note's definition: [^9]: text.
type Note struct {
	at
	Label  string
	Blocks []Block
}

// Task is the mark of a task list's item.
type Task int

// The marks: none, [ ] and [x].
const (
	NoTask Task = iota
	Open
	Checked
)

// Align is the alignment of a table's column.
type Align int

// The alignments.
const (
	AlignNone Align = iota
	AlignLeft
	AlignCenter
	AlignRight
)

// The inlines.
type (
	// Text is plain text as shown, with typographic replacements made.
	Text struct {
		Off int
		S   string
	}
	// Emphasis is *…* or, Strong, **…**.
	Emphasis struct {
		Strong  bool
		Content []Inline
	}
	// Strike is ~~…~~.
	Strike struct{ Content []Inline }
	// Snippet is code in running text.
	Snippet struct{ S string }
	// Link is a link; To is the address as written.
	Link struct {
		Off       int
		To, Title string
		Content   []Inline
		Attr      Attributes
	}
	// Image is a picture; To is the address as written.
	Image struct {
		Off     int
		To, Alt string
		Title   string
	}
	// Break is a line's end: Hard where the author asked for a new line.
	Break struct{ Hard bool }
	// NoteRef is [^9].
	NoteRef struct {
		Off   int
		Label string
	}
	// Citation is [@key, p. 1; @other].
	Citation struct {
		Off   int
		Items []CiteItem
	}
	// CiteItem is one work of a citation. Locator is a page or pages:
	// "p. 4", "pp. 3–5"; empty for the work as a whole.
	CiteItem struct {
		Off          int
		Key, Locator string
	}
	// Span is a phrase with attributes, in another language for one:
	// [modus vivendi]{lang=la}.
	Span struct {
		Content []Inline
		Attr    Attributes
	}
	// Blank is [[…]]: a gap to fill, read by the quiz room from Raw, the
	// source between the brackets.
	Blank struct {
		Off int // of Raw
		Raw string
	}
)

func (*Heading) block()     {}
func (*Paragraph) block()   {}
func (*List) block()        {}
func (*Quote) block()       {}
func (*Code) block()        {}
func (*Table) block()       {}
func (*Definitions) block() {}
func (*Figure) block()      {}
func (*Rule) block()        {}

func (*Text) inline()     {}
func (*Emphasis) inline() {}
func (*Strike) inline()   {}
func (*Snippet) inline()  {}
func (*Link) inline()     {}
func (*Image) inline()    {}
func (*Break) inline()    {}
func (*NoteRef) inline()  {}
func (*Citation) inline() {}
func (*Span) inline()     {}
func (*Blank) inline()    {}

// AsHeading is a paragraph as the heading that it was meant to be.
func (p *Paragraph) AsHeading(level int) *Heading {
	return &Heading{at: p.at, Level: level, Content: p.Content, Attr: p.Attr, ID: p.Attr.ID, End: p.Attr.Off}
}
