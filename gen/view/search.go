package view

import (
	"encoding/json"
	"fmt"
	"html/template"
	"strings"

	"lectern/gen/markup"
)

// Kinds of what can be searched, in the order in which hits are shown.
const (
	findPassage    = "passage"
	findNote       = "note"
	findTerm       = "term"
	findQuestion   = "question"
	findDiscussion = "discussion"
	findWork       = "work"
)

// Find is one thing that can be searched: a place in the module, under the
// name by which it is listed.
type Find struct {
	Kind  string
	Page  string // path on the site
	ID    string // in the page
	Label string // "§ 3 ¶ 12"
	Text  string // plain text
}

// finds lists everything that can be searched, in reading order.
func (b *Builder) finds() []Find {
	var list []Find
	add := func(kind, page, id, label, text string) {
		list = append(list, Find{kind, page, id, label, strings.Join(strings.Fields(text), " ")})
	}
	for _, s := range b.M.Sections {
		page := b.pagePath[s.Path]
		for _, p := range s.Passages {
			if p.Number > 0 {
				add(findPassage, page, fmt.Sprintf("p%d", p.Number), b.placeName(p), strings.Join(p.Texts, " "))
			}
		}
		r := b.renderer(page, s.Path)
		for _, n := range s.Notes {
			add(findNote, page, "fn-"+n.Label, b.word("note-named", n.Label), plain(template.HTML(noteBody(r, n))))
		}
	}
	if b.M.Glossary != nil {
		for _, t := range b.M.Glossary.Terms {
			add(findTerm, b.pagePath[b.M.Glossary.Path], t.ID, markup.PlainText(t.Name), markup.BlockText(t.Definition))
		}
	}
	for _, rq := range b.M.Questions {
		if rq.Discussion != nil {
			for i, d := range rq.Discussion.List {
				add(findDiscussion, b.home[d.ID], d.ID, b.word("found-discussion", rq.Number, i+1), markup.PlainText(d.Stem))
			}
		}
		if rq.Quiz != nil {
			for i, q := range rq.Quiz.List {
				add(findQuestion, b.home[q.ID], q.ID, b.word("found-question", rq.Number, i+1), markup.PlainText(q.Stem))
			}
		}
	}
	for _, s := range b.M.Sections {
		for i, q := range s.Own {
			add(findQuestion, b.home[q.ID], q.ID, b.word("found-check", s.Number, i+1), markup.PlainText(q.Stem))
		}
	}
	for _, w := range b.M.References.Sorted("") {
		add(findWork, referencesPath, "ref-"+w.Key, plain(template.HTML(b.shortReference(w))), plain(b.reference(w)))
	}
	return list
}

// SearchIndex is the script that gives the search what it searches: a call
// that hands over the pages and, for each, what is to be found there, as
// [kind, id, label, text]. It is a script since nothing else can be loaded
// where pages are opened from a disk.
func (b *Builder) SearchIndex() (index []byte, err error) {
	defer reportMissing(&err)
	type page struct {
		Path  string      `json:"p"`
		Title string      `json:"t"`
		Finds [][4]string `json:"f"`
	}
	var pages []*page
	at := map[string]*page{}
	for _, f := range b.finds() {
		p := at[f.Page]
		if p == nil {
			p = &page{Path: f.Page, Title: plain(b.titles[f.Page])}
			at[f.Page] = p
			pages = append(pages, p)
		}
		p.Finds = append(p.Finds, [4]string{f.Kind, f.ID, f.Label, f.Text})
	}
	data, err := json.Marshal(pages)
	if err != nil {
		return nil, err
	}
	return fmt.Appendf(nil, "lecternFound(%s)\n", data), nil
}
