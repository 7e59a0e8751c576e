// Package handout makes a module into one self-contained HTML file.
//
// What comes in are a Module and a Look; what goes out is one page that holds
// everything and makes no request: styles, scripts and pictures inside, every
// link to an id in it or to the web. The package imports module and view.
package handout

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io/fs"
	"iter"
	"path"

	"lectern/gen/module"
	"lectern/gen/view"
)

// Name is the file's name.
func Name(m *module.Module) string { return m.ID + "-student.html" }

// target is the handout as a view.Target: every page is a part of one, and
// every id stands behind its part's.
type target struct{ pictures map[string]string } // in content/ → data: address

func (target) Href(from, page, id string) string {
	if id != "" {
		return "#" + anchor(page, id)
	}
	if page == view.Home {
		return "#top"
	}
	return "#" + view.PartID(page)
}

func (target) Anchor(page, id string) string      { return anchor(page, id) }
func (t target) Picture(_, picture string) string { return t.pictures[picture] }
func anchor(page, id string) string               { return view.PartID(page) + "-" + id }

// Student makes the student's handout: the whole module. The page comes in
// parts, each made when it is asked for, and is not yet minified.
func Student(m *module.Module, look *view.Look, tools view.Tools) (iter.Seq2[[]byte, error], error) {
	t := target{map[string]string{}}
	b, err := view.NewBuilder(m, look, t)
	if err != nil {
		return nil, err
	}
	b.Shift = 1
	for _, file := range b.Pictures() {
		data, err := fs.ReadFile(m.FS, file)
		if err != nil {
			return nil, fmt.Errorf("%s/%s: error: the picture cannot be read: %w", module.Root, file, err)
		}
		t.pictures[file] = "data:" + mediaTypes[path.Ext(file)] + ";base64," + base64.StdEncoding.EncodeToString(data)
	}
	whole, err := frame(b, look, tools)
	if err != nil {
		return nil, err
	}
	return func(yield func([]byte, error) bool) {
		if !yield(whole[0], nil) {
			return
		}
		var sheet bytes.Buffer // for all parts, for the sake of its size
		for i, s := range b.Specs {
			if !isPart(s) {
				continue
			}
			sheet.Reset()
			err := part(&sheet, b, look, i)
			if !yield(sheet.Bytes(), err) {
				return
			}
		}
		yield(whole[1], nil)
	}, nil
}

// isPart tells whether a page of the site is a part of the handout, whose frame
// the front page is.
func isPart(s view.Spec) bool {
	return s.Kind != view.KindHome && s.Kind != view.KindNotFound && s.Kind != view.KindWhole // the handout is the whole
}

// frame makes what stands before the parts and what stands behind them.
func frame(b *view.Builder, look *view.Look, tools view.Tools) ([][]byte, error) {
	whole, err := b.Page(0)
	if err != nil {
		return nil, err
	}
	var parts []view.Link
	for _, s := range b.Specs {
		if isPart(s) {
			parts = append(parts, view.Link{Href: b.Target.Href(view.Home, s.Path, ""), Text: s.Title, Label: s.Label})
		}
	}
	whole.Handout = true
	whole.Main = view.HandoutPage{Home: whole.Main.(view.HomePage), Parts: parts}
	whole.Kind = "handout"
	if err := whole.Assets.Inline(look.AllStyle, look.Theme, look.AllScript, look.Icon, tools.Minify); err != nil {
		return nil, err
	}
	return look.RenderInline(whole, tools, "img-src data:", "handout-begin", "handout-end")
}

// part renders the part that the page of a spec is.
func part(sheet *bytes.Buffer, b *view.Builder, look *view.Look, i int) error {
	p, err := b.Page(i)
	if err != nil {
		return err
	}
	p.Handout = true
	return look.Render(sheet, "handout-part", p)
}

var mediaTypes = map[string]string{
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp", ".avif": "image/avif", ".svg": "image/svg+xml",
}
