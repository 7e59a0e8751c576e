package markup

import (
	"bytes"
	"fmt"
	"html"
	"strconv"
	"strings"
	"sync"
)

// Renderer writes trees as HTML. Its functions say what only a target knows;
// each may be nil where the text holds nothing of the kind.
type Renderer struct {
	// Link says where a link leads in the target.
	Link func(*Link) Reference
	// Image gives a picture's address and its size in CSS pixels (0: unknown).
	Image func(*Image) (src string, width, height int)
	// Note gives a note reference's own id, its note's id and its spoken name.
	Note func(*NoteRef) (id, target, name string)
	// Cite gives a work's address and its short form.
	Cite func(CiteItem) (href, text string)
	// Blank gives the control that stands for a blank, as HTML.
	Blank func(*Blank) string
	// Passage is the spoken name of a passage's number.
	Passage func(number int) string
	// After gives what stands at the end of a numbered passage, as HTML.
	After func(number int) string
	// Insert is what stands in texts besides their own words, as HTML.
	Insert map[*Text][]Insertion
	// Anchor gives the id that an element has in the target.
	Anchor func(id string) string
	// Done are the spoken names of a task list's two marks.
	Done, NotDone string
	// Direction is that of the page, "ltr" or "rtl"; a phrase in a language
	// that is written the other way says so.
	Direction string
	// Shift is added to the level of every heading.
	Shift int
}

// Insertion is HTML that stands in a text before the byte At of it.
type Insertion struct {
	At   int
	HTML string
}

// Reference is where a link leads.
type Reference struct {
	Href  string
	Class string // may be empty
	Place string // where in the text that is, for readers: "§ 3 ¶ 12"; may be empty
}

// Blocks renders blocks.
func (r *Renderer) Blocks(list []Block) string {
	return r.render(func(w *writer) { w.blocks(list, false) })
}

// Inlines renders running text.
func (r *Renderer) Inlines(list []Inline) string {
	return r.render(func(w *writer) { w.inlines(list) })
}

// writers are used again: most of what a text costs to render is to let the
// buffer grow.
var writers = sync.Pool{New: func() any { return &writer{} }}

func (r *Renderer) render(write func(*writer)) string {
	w := writers.Get().(*writer)
	defer writers.Put(w)
	w.Reset()
	w.r = r
	write(w)
	return w.String()
}

type writer struct {
	bytes.Buffer
	r *Renderer
}

func (w *writer) put(parts ...string) {
	for _, p := range parts {
		w.WriteString(p)
	}
}

// attr writes name="value", or nothing where the value is empty.
func (w *writer) attr(name, value string) {
	if value != "" {
		w.put(" ", name, `="`, html.EscapeString(value), `"`)
	}
}

// anchor is an id as it is in the target.
func (w *writer) anchor(id string) string {
	if w.r.Anchor == nil || id == "" {
		return id
	}
	return w.r.Anchor(id)
}

func (w *writer) attributes(a Attributes, classes ...string) {
	w.attr("id", w.anchor(a.ID))
	w.attr("class", strings.Join(append(classes, a.Classes...), " "))
	dir, _ := a.Get("dir")
	if v, ok := a.Get("lang"); ok {
		w.attr("lang", v.Text)
		if other := Direction(v.Text); dir.Text == "" && w.r.Direction != "" && other != w.r.Direction {
			dir.Text = other
		}
	}
	w.attr("dir", dir.Text)
}

// blocks writes blocks; the paragraphs of a tight list have no <p>.
func (w *writer) blocks(list []Block, tight bool) {
	for i, b := range list {
		if p, ok := b.(*Paragraph); ok && tight {
			if i > 0 {
				w.WriteByte('\n')
			}
			w.inlines(p.Content)
			continue
		}
		w.block(b)
	}
}

func (w *writer) block(b Block) {
	switch b := b.(type) {
	case *Heading:
		tag := "h" + strconv.Itoa(min(6, b.Level+w.r.Shift))
		attr := b.Attr
		attr.ID = b.ID
		w.put("<", tag)
		w.attributes(attr)
		w.put(">", Unbroken(w.r.Inlines(b.Content)), "</", tag, ">\n")
	case *Paragraph:
		w.put("<p")
		w.passage(b.Attr, b.Number)
		w.inlines(b.Content)
		w.after(b.Number)
		w.put("</p>\n")
	case *List:
		w.list(b)
	case *Quote:
		w.put("<blockquote")
		w.attributes(b.Attr)
		w.put(">\n")
		w.blocks(b.Blocks, false)
		w.put("</blockquote>\n")
	case *Code:
		w.put(`<pre class="code" tabindex="0"><code`)
		if b.Language != "" {
			w.attr("class", "language-"+b.Language)
		}
		w.put(">", b.HTML, "</code></pre>\n")
	case *Table:
		w.table(b)
	case *Definitions:
		w.put("<dl>\n")
		for _, e := range b.Entries {
			for _, t := range e.Terms {
				w.put("<dt>")
				w.inlines(t)
				w.put("</dt>\n")
			}
			for _, m := range e.Meanings {
				w.put("<dd>")
				w.blocks(m, len(m) == 1)
				w.put("</dd>\n")
			}
		}
		w.put("</dl>\n")
	case *Figure:
		w.put("<figure")
		w.attributes(b.Attr)
		w.put(">")
		w.image(b.Image)
		if b.Caption != "" {
			w.put("<figcaption>", html.EscapeString(b.Caption), "</figcaption>")
		}
		w.put("</figure>\n")
	case *Rule:
		w.put("<hr>\n")
	default:
		panic(fmt.Sprintf("markup: unknown block %T", b))
	}
}

// passage closes the opening tag of a paragraph or item, with the passage's
// number behind it where it has one.
func (w *writer) passage(a Attributes, number int, classes ...string) {
	if number == 0 {
		w.attributes(a, classes...)
		w.put(">")
		return
	}
	w.attributes(a, append(classes, "passage")...)
	n := strconv.Itoa(number)
	id := w.anchor("p" + n)
	w.put(`><a class="number" id="`, id, `" href="#`, id, `"`)
	w.attr("aria-label", w.r.Passage(number))
	w.put(">", n, "</a>")
}

// after closes a numbered passage.
func (w *writer) after(number int) {
	if number > 0 && w.r.After != nil {
		w.put(w.r.After(number))
	}
}

func (w *writer) list(l *List) {
	tag := "ul"
	if l.Ordered {
		tag = "ol"
	}
	w.put("<", tag)
	w.attributes(l.Attr)
	if l.Ordered && l.First != 1 {
		w.attr("start", strconv.Itoa(l.First))
	}
	w.put(">\n")
	for _, it := range l.Items {
		w.put("<li")
		if it.Task == NoTask {
			w.passage(it.Attr, it.Number)
		} else {
			mark, name := "☐", w.r.NotDone
			if it.Task == Checked {
				mark, name = "☒", w.r.Done
			}
			w.passage(it.Attr, it.Number, "task")
			w.put(`<span class="mark" role="img"`)
			w.attr("aria-label", name)
			w.put(">", mark, "</span> ")
		}
		w.blocks(it.Blocks, l.Tight)
		w.after(it.Number)
		w.put("</li>\n")
	}
	w.put("</", tag, ">\n")
}

var alignClass = [...]string{AlignNone: "", AlignLeft: "left", AlignCenter: "center", AlignRight: "right"}

func (w *writer) table(t *Table) {
	w.put(`<div class="table"><table`)
	w.attributes(t.Attr)
	w.put(">\n<thead>")
	w.row("th", t.Head, t.Align)
	w.put("</thead>\n<tbody>\n")
	for _, row := range t.Rows {
		w.row("td", row, t.Align)
	}
	w.put("</tbody></table></div>\n")
}

func (w *writer) row(tag string, cells []Cell, align []Align) {
	w.put("<tr>")
	for i, cell := range cells {
		w.put("<", tag)
		if tag == "th" {
			w.put(` scope="col"`)
		}
		w.attr("class", alignClass[align[i]])
		w.put(">")
		w.inlines(cell.Content)
		w.put("</", tag, ">")
	}
	w.put("</tr>\n")
}

func (w *writer) image(im *Image) {
	src, width, height := w.r.Image(im)
	w.put("<img")
	w.attr("src", src)
	w.attr("alt", im.Alt)
	if width > 0 && height > 0 {
		w.attr("width", strconv.Itoa(width))
		w.attr("height", strconv.Itoa(height))
	}
	w.put(` loading="lazy">`)
}

func (w *writer) inlines(list []Inline) {
	for i, in := range list {
		switch in := in.(type) {
		case *Text:
			w.text(in)
		case *Emphasis:
			tag := "em"
			if in.Strong {
				tag = "strong"
			}
			w.put("<", tag, ">")
			w.inlines(in.Content)
			w.put("</", tag, ">")
		case *Strike:
			w.put("<del>")
			w.inlines(in.Content)
			w.put("</del>")
		case *Snippet:
			w.put("<code>", html.EscapeString(in.S), "</code>")
		case *Link:
			to := w.r.Link(in)
			w.put("<a")
			w.attributes(in.Attr, nonEmpty(to.Class)...)
			w.put(` href="`, html.EscapeString(to.Href), `"`)
			w.attr("data-place", to.Place)
			w.attr("title", in.Title)
			w.put(">")
			w.inlines(in.Content)
			w.put("</a>")
		case *Image:
			w.image(in)
		case *Break:
			if in.Hard {
				w.put("<br>")
			}
			w.WriteByte('\n')
		case *NoteRef:
			w.noteRef(in, i > 0 && isNoteRef(list[i-1]))
		case *Citation:
			w.citation(in)
		case *Span:
			w.put("<span")
			w.attributes(in.Attr)
			w.put(">")
			w.inlines(in.Content)
			w.put("</span>")
		case *Blank:
			w.put(w.r.Blank(in))
		default:
			panic(fmt.Sprintf("markup: unknown inline %T", in))
		}
	}
}

func (w *writer) text(t *Text) {
	from := 0
	for _, in := range w.r.Insert[t] {
		w.put(html.EscapeString(t.S[from:in.At]), in.HTML)
		from = in.At
	}
	w.put(html.EscapeString(t.S[from:]))
}

func isNoteRef(in Inline) bool { _, ok := in.(*NoteRef); return ok }

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func (w *writer) noteRef(n *NoteRef, follows bool) {
	id, target, name := w.r.Note(n)
	w.put(`<sup class="ref">`)
	if follows {
		w.put(", ") // two notes on one word are not to read as one number
	}
	w.put("<a")
	w.attr("id", w.anchor(id))
	w.put(` href="#`, html.EscapeString(target), `" role="doc-noteref"`)
	w.attr("aria-label", name)
	w.put(">", html.EscapeString(n.Label), "</a></sup>")
}

func (w *writer) citation(c *Citation) {
	for i, item := range c.Items {
		if i > 0 {
			w.put("; ")
		}
		href, text := w.r.Cite(item)
		w.put(`<a class="cite" href="`, html.EscapeString(href), `">`, text, "</a>")
		if item.Locator != "" {
			w.put(", ", html.EscapeString(strings.Replace(item.Locator, " ", "\u00a0", 1)))
		}
	}
}
