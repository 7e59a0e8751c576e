package view

import (
	"strings"

	"lectern/gen/module"
)

// describe gives a page what machines read of it: its own address, Open Graph
// properties (ogp.me) and a schema.org object. Addresses stand there only
// where that of the site is known.
func (b *Builder) describe(p *Page, s Spec) {
	m := b.M
	if m.SiteURL != "" {
		p.Canonical = m.SiteURL + strings.TrimSuffix(s.Path, Home)
	}
	if s.Kind == KindWhole {
		return // the sections' own pages are those to be found and shared
	}
	kind := "article"
	if s.Kind == KindHome {
		kind = "website"
	}
	for _, tag := range []MetaTag{
		{"og:title", p.Title}, {"og:type", kind}, {"og:site_name", m.Title}, {"og:description", m.Description},
		{"og:locale", strings.ReplaceAll(m.Language, "-", "_")}, {"og:url", p.Canonical},
	} {
		if tag.Content != "" {
			p.Properties = append(p.Properties, tag)
		}
	}
	switch s.Kind {
	case KindHome:
		p.Structured = b.thing("LearningResource", p, thing{"teaches": b.objectiveTexts(m.Questions...), "isBasedOn": b.articleThing()})
	case KindSection:
		p.Structured = b.thing("LearningResource", p, thing{"learningResourceType": "reading", "isBasedOn": b.articleThing()})
	case KindQuiz:
		for _, rq := range m.Questions {
			if rq.Quiz != nil && rq.Quiz.Path == s.Source {
				p.Structured = b.thing("Quiz", p, thing{"educationalAlignment": alignments(rq)})
			}
		}
	}
}

// thing is a schema.org object.
type thing map[string]any

// thing makes the object of a page, with what all have.
func (b *Builder) thing(kind string, p *Page, more thing) thing {
	m := b.M
	t := thing{"@context": "https://schema.org", "@type": kind, "name": p.Title, "inLanguage": m.Language, "version": m.Edition, "license": m.Licence.URL, "description": m.Description, "url": p.Canonical}
	for key, value := range more {
		t[key] = value
	}
	if kind == "Quiz" {
		delete(t, "description")
	}
	for key, value := range t {
		if value == "" || value == nil {
			delete(t, key)
		}
	}
	return t
}

// articleThing is the article taught; nil where it is not known.
func (b *Builder) articleThing() any {
	w := b.M.References.Works[b.M.Article.Text]
	if w == nil {
		return nil
	}
	t := thing{"@type": "ScholarlyArticle", "name": w.Title}
	var authors []thing
	for _, a := range w.Authors {
		authors = append(authors, thing{"@type": "Person", "name": strings.TrimSpace(a.Given + " " + a.Family)})
	}
	if authors != nil {
		t["author"] = authors
	}
	if w.Container != "" {
		t["isPartOf"] = thing{"@type": "Periodical", "name": w.Container}
	}
	if w.Issued.Written != "" {
		t["datePublished"] = w.Issued.Written
	}
	if address := doiAddress(w.DOI); address != "" {
		t["sameAs"] = address
	}
	return t
}

func (b *Builder) objectiveTexts(questions ...*module.ResearchQuestion) []string {
	var list []string
	for _, rq := range questions {
		for _, o := range rq.Objectives {
			list = append(list, o.Text)
		}
	}
	return list
}

// alignments say what a quiz assesses, as schema.org's AlignmentObjects.
func alignments(rq *module.ResearchQuestion) []thing {
	var list []thing
	for _, o := range rq.Objectives {
		list = append(list, thing{"@type": "AlignmentObject", "alignmentType": "assesses", "educationalFramework": "Bloom’s revised taxonomy: " + string(o.Level), "targetName": o.Text})
	}
	return list
}
