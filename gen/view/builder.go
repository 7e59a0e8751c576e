package view

import (
	"html/template"
	"path"
	"strconv"
	"strings"
	"sync"

	"lectern/gen/markup"
	"lectern/gen/module"
	"lectern/gen/quiz"
)

// Target says what addresses look like where the pages are going: on a site
// they are relative paths, in a handout all lie in one file.
type Target interface {
	// Href is the address of a page, or of an id in it, from another page.
	// Pages are named by their paths on the site. It is empty where the page is
	// in no reach.
	Href(from, page, id string) string
	// Anchor is the id that an element of a page has.
	Anchor(page, id string) string
	// Picture is the address of a picture (a path in content/) from a page.
	Picture(from, picture string) string
}

// Builder makes pages of a module for one target. It may be used by several
// goroutines at once.
type Builder struct {
	M      *module.Module
	Look   *Look
	Target Target
	Specs  []Spec // all pages, in reading order
	Memory Memory // of what was rendered before

	// Of a target that is one page, in which all pages are parts:
	Shift    int                       // by how much their headings are lowered
	Holds    func(page string) bool    // whether it holds a page; nil in a site
	Students map[string]*quiz.Question // in the instructor's: the questions as students have them, by id

	pagePath map[string]string // file in content/ → path on the site
	sections map[string]*module.Section
	align    map[string]*module.Alignment
	citing   map[string][]*module.Note // work → the notes that cite it, in order
	home     map[string]string         // question id → path of the page where it stands
	labels   map[string]template.HTML  // what is said of a question in lists
	marks    map[string]string         // what a question is called away from its page: "Attitude 14"
	titles   map[string]template.HTML  // path of a page → its title
	standing []int                     // the specs that every page's foot lists
	read     map[*module.ResearchQuestion][]*module.Section
	after    []int                                // by a section's number: minutes to read those after it
	citation template.HTML                        // of the article taught
	listed   func() []string                      // listSections, once
	leaning  map[*module.Passage][]*quiz.Question // the questions whose evidence a passage is
}

// NewBuilder prepares the making of pages. They show all that the module
// holds: for students it is to be the one that module.Published gives.
func NewBuilder(m *module.Module, look *Look, target Target) (b *Builder, err error) {
	defer reportMissing(&err)
	b = &Builder{M: m, Look: look, Target: target,
		pagePath: map[string]string{}, sections: map[string]*module.Section{},
		align: m.Align(), citing: map[string][]*module.Note{},
		home: map[string]string{}, labels: map[string]template.HTML{}, marks: map[string]string{}, titles: map[string]template.HTML{}}
	for _, s := range m.Sections {
		b.sections[s.Path] = s
		for _, n := range s.Notes {
			for _, item := range n.Cites {
				if list := b.citing[item.Key]; len(list) == 0 || list[len(list)-1] != n {
					b.citing[item.Key] = append(list, n)
				}
			}
		}
	}
	b.plan()
	for i, s := range b.Specs {
		b.titles[s.Path] = unbroken(s.Title)
		if s.Source != "" {
			b.pagePath[s.Source] = s.Path
		}
		switch s.Kind {
		case KindGlossary, KindTimeline, KindReferences, KindIndex, KindAlignment, KindText:
			b.standing = append(b.standing, i)
		}
	}
	b.after = make([]int, len(m.Sections)+1)
	for i := len(m.Sections) - 1; i > 0; i-- {
		b.after[i] = b.after[i+1] + minutes(m.Sections[i].Words)
	}
	b.figurePages()
	b.read = map[*module.ResearchQuestion][]*module.Section{}
	for _, rq := range m.Questions {
		b.read[rq] = b.sectionsRead(rq)
	}
	if w := m.References.Works[m.Article.Text]; w != nil {
		b.citation = b.reference(w)
	}
	b.lean()
	b.listed = sync.OnceValue(b.listSections)
	return b, nil
}

// linkText is running text of the file from as it stands inside a link.
func (b *Builder) linkText(page, from string, list []markup.Inline) template.HTML {
	return template.HTML(b.renderer(page, from).Inlines(markup.Unlinked(list)))
}

// unbroken is a heading whose compounds do not break at their hyphens.
func unbroken(h template.HTML) template.HTML { return template.HTML(markup.Unbroken(string(h))) }

// missingWord is the panic for a word that layouts/i18n lacks.
type missingWord struct{ error }

// reportMissing turns a word that was missing into an error.
func reportMissing(err *error) {
	switch r := recover().(type) {
	case nil:
	case missingWord:
		*err = r.error
	default:
		panic(r)
	}
}

// word gives a word of the interface. A missing one ends the making of the
// page, as reportMissing says.
func (b *Builder) word(key string, args ...any) string {
	s, err := b.Look.Words.Text(key, args...)
	if err != nil {
		panic(missingWord{err})
	}
	return s
}

// Page makes the page of a spec. Assets, Policy and the addresses of what is
// not a page are the target's to set.
func (b *Builder) Page(i int) (p *Page, err error) {
	defer reportMissing(&err)
	s := b.Specs[i]
	p = &Page{Kind: s.Kind, Path: s.Path, Root: strings.Repeat("../", strings.Count(s.Path, "/")),
		Heading: unbroken(s.Title), Title: plain(s.Title), Label: s.Label, anchor: func(id string) string { return b.Target.Anchor(s.Path, id) }}
	if s.Source != "" && b.M.Repository != "" {
		p.Source = b.M.Repository + "/" + module.Root + "/" + s.Source
	}
	p.Module = b.facts(s)
	if b.M.Description != "" && s.Kind == KindHome {
		p.Meta = append(p.Meta, MetaTag{"description", b.M.Description})
	}
	b.describe(p, s)
	s.build(p)
	return p, nil
}

// plain is the text of rendered running text, with hyphens as they are typed.
func plain(h template.HTML) string {
	var s strings.Builder
	inTag := false
	for _, r := range string(h) {
		switch {
		case r == '<':
			inTag = true
		case r == '>' && inTag:
			inTag = false
		case !inTag:
			s.WriteRune(r)
		}
	}
	return strings.TrimSpace(unescaper.Replace(s.String()))
}

var unescaper = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&#34;", `"`, "&#39;", "'", "&amp;", "&", "\u2011", "-")

// facts are the module's facts as the page of a spec shows them.
func (b *Builder) facts(s Spec) *ModuleFacts {
	m := b.M
	f := &ModuleFacts{ID: m.ID, Title: m.Title, Short: m.Short, Description: m.Description,
		Language: m.Language, Direction: m.Direction, Edition: m.Edition,
		LicenceName: m.Licence.Name, LicenceURL: m.Licence.URL, Withheld: m.Withheld}
	f.Citation = b.citation
	if w := m.References.Works[m.Article.Text]; w != nil {
		f.DOI = w.DOI
	}
	for _, rq := range m.Questions {
		f.Questions = append(f.Questions, b.card(s, rq))
	}
	f.Sections = Link{Href: b.Target.Href(s.Path, "index.html", "sections"), Text: template.HTML(template.HTMLEscapeString(b.word("the-article"))), Current: s.Kind == KindSection || s.Kind == KindWhole}
	f.IndexHref = b.Target.Href(s.Path, indexPath, "")
	if b.titles[wholePath] != "" {
		f.WholeHref = b.Target.Href(s.Path, wholePath, "")
	}
	if len(m.Questions) > 0 {
		f.WorkHref = b.Target.Href(s.Path, workPath, "")
	}
	for _, i := range b.standing {
		other := b.Specs[i]
		f.Pages = append(f.Pages, Link{Href: b.Target.Href(s.Path, other.Path, ""), Text: other.Title, Current: other.Path == s.Path})
	}
	return f
}

// card is a research question in short, as the page of a spec shows it.
func (b *Builder) card(s Spec, rq *module.ResearchQuestion) QuestionCard {
	base := "questions/" + rq.Slug
	c := QuestionCard{Number: rq.Number, Short: rq.Short, ID: rq.Slug, Title: b.titleOf(rq.Index),
		Read: b.Target.Href(s.Path, base+".html", "")}
	if c.Short == "" {
		c.Short = b.word("number", rq.Number)
	}
	if rq.Discussion != nil {
		c.Discuss, c.DiscussCount = b.Target.Href(s.Path, base+"-discussion.html", ""), len(rq.Discussion.List)
	}
	if rq.Quiz != nil {
		c.Quiz, c.QuizCount = b.Target.Href(s.Path, base+"-quiz.html", ""), len(rq.Quiz.List)
	}
	for _, section := range b.read[rq] {
		c.Minutes += minutes(section.Words)
	}
	c.OnRead, c.OnDiscuss, c.OnQuiz = s.Path == base+".html", s.Path == base+"-discussion.html", s.Path == base+"-quiz.html"
	c.Current = c.OnRead || c.OnDiscuss || c.OnQuiz
	return c
}

// sectionsRead are the sections whose passages a research question's page
// names under its objectives, in the article's order.
func (b *Builder) sectionsRead(rq *module.ResearchQuestion) []*module.Section {
	read := map[string]bool{}
	for _, o := range rq.Objectives {
		for _, r := range b.align[o.ID].Taught {
			read[r.Place.File] = true
		}
	}
	var list []*module.Section
	if len(read) > 0 {
		for _, s := range b.M.Sections {
			if read[s.Path] {
				list = append(list, s)
			}
		}
	}
	return list
}

// wordsPerMinute is how fast a student reads a scholarly text in what is
// often a second language; the mean for English prose read silently is 238
// (Brysbaert 2019).
const wordsPerMinute = 180

func minutes(words int) int { return max(1, (words+wordsPerMinute/2)/wordsPerMinute) }

// renderer renders trees of the file from (of content/) for the page at a path.
func (b *Builder) renderer(page, from string) *markup.Renderer {
	return &markup.Renderer{
		Link: func(l *markup.Link) markup.Reference { return b.link(page, from, l) },
		Image: func(im *markup.Image) (src string, width, height int) {
			file := module.PicturePath(from, im.To)
			width, height = pictureSize(b.M, file)
			return b.Target.Picture(page, file), width, height
		},
		Note: func(n *markup.NoteRef) (id, target, name string) {
			return "fnref-" + n.Label, b.Target.Anchor(page, "fn-"+n.Label), b.word("note-named", n.Label)
		},
		Cite: func(item markup.CiteItem) (href, text string) {
			return b.Target.Href(page, referencesPath, "ref-"+item.Key), b.shortReference(b.M.References.Works[item.Key])
		},
		Passage: func(n int) string { return b.word("passage", n) },
		Anchor:  func(id string) string { return b.Target.Anchor(page, id) },
		Shift:   b.Shift, Direction: b.M.Direction,
		Done: b.word("done"), NotDone: b.word("not-done"),
	}
}

// link resolves a link that is written in the file from.
func (b *Builder) link(page, from string, l *markup.Link) markup.Reference {
	place, _, _ := b.M.Resolve(from, l.To)
	if place.External != "" {
		return markup.Reference{Href: place.External}
	}
	r := markup.Reference{Href: b.href(page, place)}
	if _, quoted := module.Quotation(l); quoted {
		if p := b.M.Passage(place); p != nil {
			r.Class, r.Place = "evidence", b.placeName(p)
		}
	}
	return r
}

// href is the address of a place in the module.
func (b *Builder) href(page string, place module.Place) string {
	id := place.Fragment
	if place.File == "references.yaml" && id != "" {
		id = "ref-" + id
	}
	if module.IsFigure(place.File) {
		id = module.FigureID(place.File)
	}
	return b.Target.Href(page, b.pagePath[place.File], id)
}

// placeName says where a passage stands: "§ 3 ¶ 12".
func (b *Builder) placeName(p *module.Passage) string {
	if p.Number == 0 {
		return b.word("place-section", p.Section.Number)
	}
	return b.word("place", p.Section.Number, p.Number)
}

// passageLink leads to a passage, under its place and its section's title.
func (b *Builder) passageLink(page string, place module.Place) Link {
	p := b.M.Passage(place)
	return Link{Href: b.href(page, place), Label: b.placeName(p), Text: b.titleOf(&p.Section.Page)}
}

// contents are a page's own headings.
func (b *Builder) contents(p *Page, from string, blocks []markup.Block) []Link {
	var list []Link
	for _, block := range blocks {
		if h, ok := block.(*markup.Heading); ok && h.Level == 2 {
			list = append(list, Link{Href: "#" + p.anchor(h.ID), Text: unbroken(b.linkText(p.Path, from, h.Content))})
		}
	}
	return list
}

// about links questions by their number, for tables.
func (b *Builder) about(page, id string) Link {
	return Link{Href: b.Target.Href(page, b.home[id], id), Text: b.labels[id]}
}

// level is a level of Bloom's taxonomy as shown.
func (b *Builder) level(l quiz.Level) string {
	if l == "" {
		return ""
	}
	return b.word("level-" + string(l))
}

// RelativeHref is the address of a page from another on a site: relative, and
// it always names the file.
func RelativeHref(from, page, id string) string {
	if id != "" {
		id = "#" + id
	}
	if from == page && id != "" {
		return id
	}
	return Relative(from, page) + id
}

// Relative is the path of a file from the folder in which another stands.
func Relative(from, to string) string {
	up := ""
	dir := path.Dir(from)
	for dir != "." && !strings.HasPrefix(to, dir+"/") {
		up += "../"
		dir = path.Dir(dir)
	}
	if dir == "." {
		return up + to
	}
	return up + strings.TrimPrefix(to, dir+"/")
}

// PartID is the page's name as an id.
func (p *Page) PartID() string { return PartID(p.Path) }

// PartID is a page's name as an id: "article-introduction".
func PartID(page string) string {
	return strings.ReplaceAll(strings.TrimSuffix(page, ".html"), "/", "-")
}

// passageID is the id that a numbered passage has by its number.
func passageID(number int) string { return "p" + strconv.Itoa(number) }
