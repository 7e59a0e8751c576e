// Package site makes the pages of a module into the files of a static site.
//
// What comes in are a Module, a Look and a Publisher; what goes out are pages,
// assets and pictures, handed to the Publisher as they are made, several at a
// time, and let go. The same files work at a domain's root, under any path
// and from a disk. The package imports module and view.
package site

import (
	"bytes"
	"fmt"
	"html"
	"iter"
	"path"
	"runtime"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"lectern/gen/module"
	"lectern/gen/view"
)

// Publisher takes the site's files; all but AddAsset's names are final. It is
// used by several goroutines at once.
type Publisher interface {
	// AddAsset takes a file under a name of its own making, which it returns.
	AddAsset(name string, data []byte) (path string, err error)
	// AddMade takes the page that html makes; of is all that its bytes depend on.
	// Where a page was made of the same before, html need not be called.
	AddMade(path string, of any, html func() ([]byte, error)) error
	AddPage(path string, html []byte) error
	AddFile(path string, data []byte) error
	AddFileParts(path string, parts iter.Seq2[[]byte, error]) error
}

// Policy is the Content-Security-Policy of every page but 404.html: nothing
// inline, nothing from elsewhere, no form that sends anything.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"

// target is the site as a view.Target: relative addresses, ids as they are.
type target struct{ pictures map[string]string } // in content/ → on the site

func (target) Href(from, page, id string) string     { return view.RelativeHref(from, page, id) }
func (target) Anchor(_, id string) string            { return id }
func (t target) Picture(from, picture string) string { return view.Relative(from, t.pictures[picture]) }

// Beside are the files that stand beside the pages, and that pages link to.
type Beside struct {
	Handout   string      // path of the student's handout; empty where there is none
	Downloads []view.Link // of the references; Href is the path
}

// Build makes the whole site; made is told of each page.
func Build(m *module.Module, look *view.Look, out Publisher, tools view.Tools, beside Beside, made func(done, all int)) error {
	t := target{map[string]string{}}
	b, err := view.NewBuilder(m, look, t)
	if err != nil {
		return err
	}
	b.Memory = tools.Memory
	for _, file := range b.Pictures() {
		data, err := m.Picture(file)
		if err != nil {
			return fmt.Errorf("%s/%s: error: the picture cannot be read: %w", module.Root, file, err)
		}
		if t.pictures[file], err = out.AddAsset(path.Base(file), data); err != nil {
			return err
		}
	}
	assets, err := addAssets(look, out)
	if err != nil {
		return err
	}
	for name, data := range look.Root {
		if err := out.AddFile(name, data); err != nil {
			return err
		}
	}
	if m.Glossary != nil {
		data, err := b.GlossaryScript()
		if err != nil {
			return err
		}
		if err := out.AddFile(view.GlossaryData, data); err != nil {
			return err
		}
	}
	if m.SiteURL != "" {
		if err := out.AddFile("sitemap.xml", sitemap(m.SiteURL, b.Specs)); err != nil {
			return err
		}
	}
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	g.Go(func() error { return out.AddFileParts(view.SearchPath, b.SearchIndex) })
	done := make(chan struct{}, len(b.Specs))
	for i := range b.Specs {
		g.Go(func() error {
			p, err := b.Page(i)
			if err != nil {
				return err
			}
			if beside.Handout != "" {
				p.Module.HandoutHref = view.Relative(p.Path, beside.Handout)
			}
			if refs, ok := p.Main.(view.ReferencesPage); ok {
				refs.Downloads = beside.Downloads
				p.Main = refs
			}
			if err := add(out, look, p, assets, tools); err != nil {
				return err
			}
			done <- struct{}{}
			made(len(done), len(b.Specs))
			return nil
		})
	}
	return g.Wait()
}

// sheets are what pages are rendered on, used again for the sake of their size.
var sheets = sync.Pool{New: func() any { return &bytes.Buffer{} }}

// add hands on a page, rendered where it is not remembered.
func add(out Publisher, look *view.Look, p *view.Page, a assets, tools view.Tools) error {
	sheet := sheets.Get().(*bytes.Buffer)
	defer sheets.Put(sheet)
	sheet.Reset()
	if p.Kind == view.KindNotFound {
		if err := renderNotFound(sheet, look, p, a, tools); err != nil {
			return err
		}
		return out.AddPage(p.Path, sheet.Bytes())
	}
	a.give(p)
	return out.AddMade(p.Path, madeOf{p, look.Layouts}, func() ([]byte, error) {
		err := look.Render(sheet, "page", p)
		return sheet.Bytes(), err
	})
}

// madeOf is all that the bytes of a page depend on.
type madeOf struct {
	Page    *view.Page
	Layouts string
}

// sitemap lists the pages' addresses (sitemaps.org, protocol 0.9).
func sitemap(site string, pages []view.Spec) []byte {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n" + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, s := range pages {
		if s.Kind != view.KindNotFound {
			fmt.Fprintf(&b, "<url><loc>%s</loc></url>\n", html.EscapeString(site+strings.TrimSuffix(s.Path, view.Home)))
		}
	}
	b.WriteString("</urlset>\n")
	return b.Bytes()
}

// assets are the paths of what pages load.
type assets struct {
	styles                                                                  map[view.Style]string
	theme, page, quiz, work, reading, readingStyle, tools, toolsStyle, icon string
}

func addAssets(look *view.Look, out Publisher) (a assets, err error) {
	a.styles = map[view.Style]string{}
	for name, data := range look.Styles {
		if a.styles[name], err = out.AddAsset(string(name), data); err != nil {
			return a, err
		}
	}
	for _, file := range []struct {
		name string
		data []byte
		path *string
	}{
		{"theme.js", look.Theme, &a.theme},
		{"page.js", look.PageScript, &a.page},
		{"quiz.js", look.QuizScript, &a.quiz},
		{"work.js", look.WorkScript, &a.work},
		{"reading.js", look.Reading, &a.reading},
		{"reading.css", look.ReadingStyle, &a.readingStyle},
		{"tools.js", look.Tools, &a.tools},
		{"tools.css", look.ToolsStyle, &a.toolsStyle},
		{"icon.svg", look.Icon, &a.icon},
	} {
		if *file.path, err = out.AddAsset(file.name, file.data); err != nil {
			return a, err
		}
	}
	return a, nil
}

// give gives a page its assets and policy.
func (a assets) give(p *view.Page) {
	p.Policy = Policy
	script := a.page
	switch {
	case p.HasQuestions():
		script = a.quiz
	case p.KeepsWork():
		script = a.work
	}
	p.Assets = view.Assets{
		Style: view.Relative(p.Path, a.styles[p.Style()]), Theme: view.Relative(p.Path, a.theme),
		Script: view.Relative(p.Path, script), Icon: view.Relative(p.Path, a.icon),
		Reading: a.reading, ReadingStyle: a.readingStyle, Tools: a.tools, ToolsStyle: a.toolsStyle,
	}
}

// renderNotFound renders 404.html, which a host serves at any depth: it holds
// its style and script, and its policy names them by their hashes.
func renderNotFound(sheet *bytes.Buffer, look *view.Look, p *view.Page, a assets, tools view.Tools) error {
	if err := p.Assets.Inline(look.NotFound.Style, look.Theme, look.NotFound.Script, look.Icon, tools); err != nil {
		return err
	}
	p.Assets.Icon = a.icon
	pieces, err := look.RenderInline(p, tools, "img-src 'self' data:", "notfound")
	if err != nil {
		return err
	}
	sheet.Write(pieces[0])
	return nil
}
