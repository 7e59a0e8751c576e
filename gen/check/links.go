package check

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"

	"lectern/gen/markup"
	"lectern/gen/module"
	"lectern/gen/quiz"
	"lectern/gen/source"
)

// eachInline visits every inline of a page, its notes' included.
func eachInline(p *module.Page, visit func(markup.Inline)) {
	if p.Doc.Title != nil {
		markup.Each(p.Doc.Title.Content, visit)
	}
	markup.Inlines(p.Doc.Blocks, visit)
	for _, n := range p.Doc.Notes {
		markup.Inlines(n.Blocks, visit)
	}
}

// links wants every link to lead somewhere, and notes to stay in the article.
func links(c *checker) {
	for _, p := range c.m.Pages() {
		eachInline(p, func(in markup.Inline) {
			l, ok := in.(*markup.Link)
			if !ok {
				return
			}
			if place, fault, help := c.m.Resolve(p.Path, l.To); fault != "" {
				c.unresolved(place, p.Doc.File.Pos(l.Off), fault, help)
			}
		})
		if c.isArticle(p) {
			continue
		}
		for _, n := range p.Doc.Notes {
			c.fail(p, n.Start(), "a note is defined outside the article", "notes belong to the article; say it in the text")
		}
		eachInline(p, func(in markup.Inline) {
			if ref, ok := in.(*markup.NoteRef); ok {
				c.fail(p, ref.Off, "a note's mark stands outside the article", "link to the passage instead")
			}
		})
	}
}

func (c *checker) isArticle(p *module.Page) bool { return strings.HasPrefix(p.Path, "article/") }

// activeSVG is what makes a picture act or reach out.
var activeSVG = regexp.MustCompile(`(?i)<\s*(?:\w+:)?script|\son\w+\s*=|<\s*(?:\w+:)?foreignObject|(?:href|src)\s*=\s*["']?\s*(?:[a-z][a-z0-9+.-]*:|//)|url\(\s*["']?\s*(?:[a-z][a-z0-9+.-]*:|//)|@import|<!ENTITY`)

// pictures wants every picture to lie in the module, to be what its name says,
// and to do nothing but be seen.
func pictures(c *checker) {
	for _, p := range c.m.Pages() {
		eachInline(p, func(in markup.Inline) {
			im, ok := in.(*markup.Image)
			if !ok {
				return
			}
			if strings.Contains(im.To, ":") {
				c.fail(p, im.Off, fmt.Sprintf("the picture %s is not in the module", im.To), "put a copy beside this file")
				return
			}
			file := module.PicturePath(p.Path, im.To)
			if c.m.Unread(file) {
				return
			}
			if !c.m.Files[file] {
				var known []string
				for f := range c.m.Files {
					if path.Dir(f) == path.Dir(file) {
						known = append(known, path.Base(f))
					}
				}
				c.fail(p, im.Off, fmt.Sprintf("there is no picture %s/%s", module.Root, file), source.Suggest(path.Base(file), known, "put it beside this file, or correct the name"))
				return
			}
			data, err := c.m.Picture(file)
			switch {
			case err != nil:
				c.fail(p, im.Off, "the picture cannot be read: "+source.Reason(err), "")
			case !pictureKind(file, data):
				c.fail(p, im.Off, fmt.Sprintf("%s/%s is not what its name says", module.Root, file), "save it as PNG, JPEG, WebP, AVIF or SVG, and name it so")
			case strings.HasSuffix(file, ".svg") && activeSVG.Match(data):
				c.fail(p, im.Off, fmt.Sprintf("%s/%s holds a script, a handler or an outside address", module.Root, file), "export it as plain SVG")
			}
		})
	}
}

// unshown wants every picture to be shown: one that no page shows is not published.
func unshown(c *checker) {
	if c.incomplete() {
		return
	}
	shown := map[string]bool{}
	for _, p := range c.m.Pages() {
		eachInline(p, func(in markup.Inline) {
			if im, ok := in.(*markup.Image); ok {
				shown[module.PicturePath(p.Path, im.To)] = true
			}
		})
	}
	for file := range c.m.Files {
		if ending := path.Ext(file); module.HasPlace(file) && ending != ".md" && ending != ".yaml" && !shown[file] {
			c.warn(source.Pos{File: module.Root + "/" + file}, "no page shows this picture", "show it as ![what it shows]("+path.Base(file)+"), or delete it")
		}
	}
}

// pictureKind tells whether a file begins as its kind does.
func pictureKind(name string, data []byte) bool {
	head := data[:min(len(data), 1024)]
	switch path.Ext(name) {
	case ".png":
		return bytes.HasPrefix(head, []byte("\x89PNG\r\n\x1a\n"))
	case ".jpg", ".jpeg":
		return bytes.HasPrefix(head, []byte("\xff\xd8\xff"))
	case ".webp":
		return len(head) > 12 && bytes.HasPrefix(head, []byte("RIFF")) && bytes.Equal(head[8:12], []byte("WEBP"))
	case ".avif":
		return len(head) > 12 && bytes.Equal(head[4:8], []byte("ftyp"))
	case ".svg":
		return bytes.Contains(head, []byte("<svg"))
	}
	return false
}

// bareKey is what may be a citation without its brackets.
var bareKey = regexp.MustCompile(`(?:(?:^|[\s(])@|\[)([\pL\pN_-]+)`)

// citations wants citations to stand in notes, and the works they name in
// references.yaml.
func citations(c *checker) {
	missing := c.m.Unread("references.yaml")
	unlisted := map[string][]source.Diagnostic{} // by key
	cited := func(p *module.Page, item markup.CiteItem) {
		if c.m.References.Works[item.Key] != nil {
			return
		}
		var known []string
		for key := range c.m.References.Works {
			known = append(known, key)
		}
		unlisted[item.Key] = append(unlisted[item.Key], source.Diagnostic{Pos: p.Doc.File.Pos(item.Off), Rule: c.rule,
			Message: fmt.Sprintf("references.yaml has no work %q", item.Key), Help: source.Suggest(item.Key, known, "add it there")})
	}
	for _, p := range c.m.Pages() {
		inText := func(in markup.Inline) {
			if cite, ok := in.(*markup.Citation); ok {
				c.fail(p, cite.Off, "a citation stands outside a note", "put it into a note: [^1] in the text, and [^1]: [@key, p. 4] at the file's end")
			}
		}
		if p.Doc.Title != nil {
			markup.Each(p.Doc.Title.Content, inText)
		}
		markup.Inlines(p.Doc.Blocks, inText)
		for _, n := range p.Doc.Notes {
			markup.Inlines(n.Blocks, func(in markup.Inline) {
				if t, ok := in.(*markup.Text); ok {
					for _, m := range bareKey.FindAllStringSubmatch(t.S, -1) {
						if c.m.References.Works[m[1]] != nil {
							c.fail(p, t.Off, "the work "+m[1]+" is named and not cited", "write it in square brackets: [@"+m[1]+"], or [@"+m[1]+", p. 4]")
						}
					}
				}
				if cite, ok := in.(*markup.Citation); ok && !missing {
					for _, item := range cite.Items {
						cited(p, item)
					}
				}
			})
		}
	}
	if key := c.m.Article.Text; key != "" && !missing && c.m.References.Works[key] == nil {
		unlisted[key] = append(unlisted[key], source.Diagnostic{Pos: c.m.ArticleAt, Rule: c.rule,
			Message: fmt.Sprintf("references.yaml has no work %q", key), Help: "add the article taught to it under this key"})
	}
	c.unlisted(unlisted)
}

// uncited wants every work to be cited, the article taught aside.
func uncited(c *checker) {
	if c.incomplete() {
		return
	}
	cited := map[string]bool{c.m.Article.Text: true}
	for _, n := range c.m.Notes {
		for _, item := range n.Cites {
			cited[item.Key] = true
		}
	}
	for key, w := range c.m.References.Works {
		if !cited[key] {
			c.warn(w.At, fmt.Sprintf("no note cites the work %q", key), "cite it in a note, or delete it")
		}
	}
}

// draws wants the questions that a section draws to exist, each once in it.
func draws(c *checker) {
	// The question may stand in a quiz that could not be read.
	unread := c.m.UnreadQuiz()
	for _, s := range c.m.Sections {
		own := map[string]bool{}
		for _, q := range s.Own {
			own[q.ID] = true
		}
		for _, name := range s.Drawn {
			q := c.m.Quiz[name.Text]
			switch {
			case q == nil && (unread || c.written(name)):
			case q == nil:
				c.undrawn(s, name)
			case own[name.Text]:
				c.fail(&s.Page, name.Off, fmt.Sprintf("the question %q stands in this file already", name.Text), "take it out of check:")
			}
			own[name.Text] = true
		}
	}
}

// timeline wants every event to be tied to a passage.
func timeline(c *checker) {
	for _, e := range c.m.Timeline {
		c.passage(module.Ref{To: e.Passage, At: e.PassageAt})
	}
}

// objectives reports names of objectives that do not exist.
func objectives(c *checker) {
	if c.m.Unread("module.yaml") {
		return
	}
	known := map[string]bool{}
	var names []string
	for _, rq := range c.m.Questions {
		for _, o := range rq.Objectives {
			known[o.ID] = true
			names = append(names, o.ID)
		}
	}
	check := func(file *source.File, list []quiz.Name) {
		for _, name := range list {
			if !known[name.Text] {
				c.missing.add(absent{"module.yaml", fmt.Sprintf("there is no objective %q", name.Text)}, source.Diagnostic{Pos: file.Pos(name.Off), Rule: c.rule,
					Message: fmt.Sprintf("module.yaml has no objective %q", name.Text), Help: source.Suggest(name.Text, names, "add it there, or correct the name")})
			}
		}
	}
	for _, q := range c.m.AllQuestions() {
		check(q.File, q.Objectives)
	}
	for _, rq := range c.m.Questions {
		if rq.Discussion != nil {
			for _, d := range rq.Discussion.List {
				check(d.File, d.Objectives)
			}
		}
		if rq.Index == nil {
			continue
		}
		markup.Walk(rq.Index.Doc.Blocks, func(b markup.Block) {
			if l, ok := b.(*markup.List); ok {
				for _, it := range l.Items {
					if v, ok := it.Attr.Get(module.ObjectiveKey); ok {
						check(rq.Index.Doc.File, quiz.Names(v))
					}
				}
			}
		})
	}
}
