package view

import (
	"html/template"

	"lectern/gen/module"
)

// Paths of single pages: Home is the front page, workPath the student's own work.
const (
	Home           = "index.html"
	workPath       = "work.html"
	referencesPath = "references.html"
	timelinePath   = "timeline.html"
	indexPath      = "index-az.html"
)

// Kinds of pages, in the order in which a module has them. Each has a layout
// that defines "main-KIND", but for NotFound, which stands alone.
const (
	KindHome       = "home"
	KindSection    = "section"
	KindWhole      = "whole"
	KindQuestion   = "question"
	KindDiscussion = "discussion"
	KindQuiz       = "quiz"
	KindGlossary   = "glossary"
	KindTimeline   = "timeline"
	KindReferences = "references"
	KindIndex      = "index"
	KindAlignment  = "alignment"
	KindText       = "text"
	KindWork       = "work"
	KindNotFound   = "notfound"
)

// Spec is a page that a module has: where it stands, and how it is made.
type Spec struct {
	Path   string // on the site: "article/introduction.html"
	Source string // its file in content/; empty where it has none
	Kind   string
	Title  template.HTML
	Label  string // what stands above the title: "Section 3 of 9"; may be empty
	build  func(*Page)
}

// plan lists the pages of the module.
func (b *Builder) plan() {
	add := func(path, source, kind string, title template.HTML, build func(*Page)) {
		b.Specs = append(b.Specs, Spec{Path: path, Source: source, Kind: kind, Title: title, build: build})
	}
	label := func(key string, args ...any) { b.Specs[len(b.Specs)-1].Label = b.word(key, args...) }
	m := b.M
	add("index.html", "index.md", KindHome, b.titleOf(m.Index), b.homePage)
	for _, s := range m.Sections {
		p := "article/" + s.Slug + ".html"
		add(p, s.Path, KindSection, b.titleOf(&s.Page), func(page *Page) { b.section(page, s) })
		label("section-of", s.Number, len(m.Sections))
		for i, q := range s.Own {
			b.locate(q.ID, p, nil, i+1)
		}
	}
	if b.hasWhole() {
		add(wholePath, "", KindWhole, template.HTML(template.HTMLEscapeString(b.word("whole"))), b.whole)
	}
	for _, rq := range m.Questions {
		base := "questions/" + rq.Slug
		add(base+".html", rq.Index.Path, KindQuestion, b.titleOf(rq.Index), func(p *Page) { b.question(p, rq) })
		label("question-label", rq.Number)
		if rq.Discussion != nil {
			p := base + "-discussion.html"
			add(p, rq.Discussion.Path, KindDiscussion, b.titleOf(&rq.Discussion.Page), func(p *Page) { b.discussion(p, rq) })
			for i, d := range rq.Discussion.List {
				b.locate(d.ID, p, rq, i+1)
			}
		}
		if rq.Quiz != nil {
			p := base + "-quiz.html"
			add(p, rq.Quiz.Path, KindQuiz, b.titleOf(&rq.Quiz.Page), func(p *Page) { b.quiz(p, rq) })
			for i, q := range rq.Quiz.List {
				b.locate(q.ID, p, rq, i+1)
			}
		}
	}
	if m.Glossary != nil {
		add(glossaryPath, m.Glossary.Path, KindGlossary, b.titleOf(&m.Glossary.Page), b.glossary)
	}
	if m.Timeline != nil {
		add(timelinePath, "timeline.yaml", KindTimeline, template.HTML(template.HTMLEscapeString(b.word("timeline"))), b.timeline)
	}
	add(referencesPath, "references.yaml", KindReferences, template.HTML(template.HTMLEscapeString(b.word("references"))), b.references)
	add(indexPath, "", KindIndex, template.HTML(template.HTMLEscapeString(b.word("index"))), b.indexPage)
	if len(b.align) > 0 {
		add("alignment.html", "", KindAlignment, template.HTML(template.HTMLEscapeString(b.word("alignment"))), b.alignment)
	}
	if m.Teaching != nil {
		add("teaching.html", m.Teaching.Path, KindText, b.titleOf(m.Teaching), b.text)
	}
	if len(m.Questions) > 0 {
		add(workPath, "", KindWork, template.HTML(template.HTMLEscapeString(b.word("work"))), b.work)
	}
	add("404.html", "", KindNotFound, template.HTML(template.HTMLEscapeString(b.word("notfound"))), func(*Page) {})
}

// locate notes where a question stands and by what number; rq is its research
// question, nil for a section's own.
func (b *Builder) locate(id, page string, rq *module.ResearchQuestion, number int) {
	b.home[id] = page
	label := b.word("number", number)
	b.labels[id] = template.HTML(template.HTMLEscapeString(label))
	switch {
	case rq == nil:
		b.marks[id] = b.word("check-yourself") + " " + label
	case rq.Short == "":
		b.marks[id] = b.word("number-of", rq.Number, number)
	default:
		b.marks[id] = rq.Short + " " + label
	}
}

// titleOf is the title of a page, rendered once: every section names those
// around it.
func (b *Builder) titleOf(p *module.Page) template.HTML {
	if title, known := b.titles[b.pagePath[p.Path]]; known {
		return title
	}
	return b.linkText(Home, p.Path, p.Title())
}
