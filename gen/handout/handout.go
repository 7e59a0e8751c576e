// Package handout makes a module into one self-contained HTML file.
//
// What comes in are a Module and a Look; what goes out is one page that holds
// everything and makes no request: styles, scripts and pictures inside, every
// link to an id in it or to the web. The package imports module and view.
package handout

import (
	"encoding/base64"
	"fmt"
	"io/fs"
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

// Student makes the student's handout: the whole module. The page is not yet
// minified.
func Student(m *module.Module, look *view.Look, tools view.Tools) ([]byte, error) {
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
	var whole *view.Page
	var parts []view.HandoutPart
	for i, s := range b.Specs {
		if s.Kind == view.KindNotFound {
			continue
		}
		p, err := b.Page(i)
		if err != nil {
			return nil, err
		}
		p.Handout = true
		if s.Kind == view.KindHome {
			whole = p
			continue
		}
		parts = append(parts, view.HandoutPart{ID: view.PartID(p.Path), Page: p})
	}
	whole.Main = view.HandoutPage{Home: whole.Main.(view.HomePage), Parts: parts}
	whole.Kind = "handout"
	if err := whole.Assets.Inline(look.Style, look.Theme, look.AllScript, look.Icon, tools.Minify); err != nil {
		return nil, err
	}
	return look.RenderInline("handout", whole, tools, "img-src data:")
}

var mediaTypes = map[string]string{
	".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp", ".avif": "image/avif", ".svg": "image/svg+xml",
}
