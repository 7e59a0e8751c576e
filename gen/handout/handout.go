// Package handout makes a module, or a part of it, into one self-contained
// HTML file: one edition for students, another for the instructor.
//
// What comes in are a Module and a Look; what goes out is one page that holds
// everything and makes no request: styles, scripts and pictures inside, every
// link to an id in it or to the web. The package imports quiz, module
// and view.
package handout

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"iter"
	"path"
	"strings"

	"lectern/gen/module"
	"lectern/gen/quiz"
	"lectern/gen/view"
)

// Edition says for whom a handout is.
type Edition string

// The instructor's edition holds, besides what students get, the plan of the
// sessions, every key, what is for the instructor, and the marking of
// students' files. It must not be given to students.
const (
	Student    Edition = "student"
	Instructor Edition = "instructor"
)

// Make makes a part of a module, as it was loaded, into a handout. Look is what
// the module is shown with to students. The page comes in pieces, each made when
// it is asked for, and is not yet minified.
func Make(m *module.Module, look *view.Look, tools view.Tools, part Part, edition Edition) (iter.Seq2[[]byte, error], error) {
	full, m := m, m.Published()
	var students map[string]*quiz.Question
	if edition == Instructor {
		students, m = m.Quiz, full
	}
	t := newTarget(m)
	b, err := view.NewBuilder(m, look, t)
	if err != nil {
		return nil, err
	}
	t.choose(b.Specs, part, edition)
	b.Memory, b.Shift, b.Holds, b.Students = tools.Memory, 1, t.holds, students
	for _, file := range b.Pictures() {
		data, err := m.Picture(file)
		if err != nil {
			return nil, fmt.Errorf("%s/%s: error: the picture cannot be read: %w", module.Root, file, err)
		}
		t.pictures[file] = "data:" + mediaTypes[path.Ext(file)] + ";base64," + base64.StdEncoding.EncodeToString(data)
	}
	frame, err := t.frame(b, tools, part, edition)
	if err != nil {
		return nil, err
	}
	return func(yield func([]byte, error) bool) {
		if !yield(frame[0], nil) || !t.pieces(b, "handout-part", yield) || !yield(frame[1], nil) {
			return
		}
		if edition == Instructor && !t.pieces(b, "handout-key", yield) {
			return
		}
		yield(frame[2], nil)
	}, nil
}

// frame makes what stands before the parts, between them and the keys, and
// behind all.
func (t *target) frame(b *view.Builder, tools view.Tools, part Part, edition Edition) ([][]byte, error) {
	whole, err := b.Page(0)
	if err != nil {
		return nil, err
	}
	main := view.HandoutPage{Instructor: edition == Instructor}
	for _, s := range b.Specs {
		if t.holds(s.Path) {
			main.Parts = append(main.Parts, view.Link{Href: t.Href(view.Home, s.Path, ""), Text: s.Title, Label: s.Label})
		}
	}
	if home := whole.Main.(view.HomePage); part.whole() {
		main.Home = &home
	} else {
		whole.Meta, whole.Canonical, whole.Label = nil, "", whole.Module.Title
		whole.Heading, whole.Title = b.Head(part.question)
	}
	whole.Handout, whole.Main, whole.Kind = true, main, "handout"
	// A file in somebody's hands is not searched or shared by its address.
	whole.Properties, whole.Structured = nil, nil
	whole.Module.Only(inside)
	style, script := b.Look.AllStyle, b.Look.AllScript
	if edition == Instructor {
		if style, script, err = b.Look.Instructor(b.M); err != nil {
			return nil, err
		}
	}
	if err := whole.Assets.Inline(style, b.Look.Theme, script, b.Look.Icon, tools); err != nil {
		return nil, err
	}
	frame, err := b.Look.RenderInline(whole, tools, "img-src data:", "handout-begin", "handout-middle", "handout-end")
	for i := range frame {
		frame[i] = unlinked(frame[i])
	}
	return frame, err
}

// pieces makes what a layout makes of each page that the handout holds, until
// there is no more asked for; it returns whether there is.
func (t *target) pieces(b *view.Builder, layout string, yield func([]byte, error) bool) bool {
	var sheet bytes.Buffer // for all pieces, for the sake of its size
	for i, s := range b.Specs {
		if !t.holds(s.Path) {
			continue
		}
		sheet.Reset()
		err := piece(&sheet, b, layout, i)
		if !yield(unlinked(sheet.Bytes()), err) {
			return false
		}
	}
	return true
}

func piece(sheet *bytes.Buffer, b *view.Builder, layout string, i int) error {
	p, err := b.Page(i)
	if err != nil {
		return err
	}
	p.Handout = true
	p.Module.Only(inside)
	if work, ok := p.Main.(view.WorkPage); ok {
		work.Only(inside)
		p.Main = work
	}
	return b.RenderPiece(sheet, layout, p)
}

// inside tells whether an address is one in the file itself.
func inside(href string) bool { return strings.HasPrefix(href, "#") }

var mediaTypes = map[string]string{
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp", ".avif": "image/avif", ".svg": "image/svg+xml",
}
