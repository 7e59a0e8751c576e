// Package view makes of a module the values that layouts show, and renders
// layouts with them.
//
// What comes in are a Module, the folders layouts/ and static/, and a Target
// that says what addresses look like there; what goes out are Pages and their
// HTML. The targets site and handout share it; nothing of the look is in it.
// The package imports source, markup, quiz and module.
package view

import (
	"html/template"
	"slices"
)

// Page is what a layout is given: the module's own facts, this page's place
// in it, and in Main what only this kind of page has (one of the types below,
// by Kind).
type Page struct {
	Module     *ModuleFacts
	Kind       string        // home, section, question, discussion, quiz, glossary, timeline, references, alignment, text (teaching.md), index, notfound
	Path       string        // "article/introduction.html"; slash-separated, from the folder's root
	Root       string        // from this page to the root: "" or "../"
	Title      string        // plain text, for <title>
	Heading    template.HTML // the h1's content
	Label      string        // what stands above the heading: "Section 3 of 9", "Research question 2"; may be empty
	Trail      []Link        // breadcrumb, from home, without this page
	Prev       *Link
	Next       *Link
	Contents   []Link      // this page's own headings or questions; Href "#…"; may be empty
	Assets     Assets      // addresses relative to this page
	Canonical  string      // the page's own address, where that of the site is known
	Policy     string      // the Content-Security-Policy
	Source     string      // address of the Markdown file in the module's repository; empty where none is named
	Properties []MetaTag   // Open Graph
	Structured any         // a schema.org object, to be written as JSON-LD; may be nil
	Meta       []MetaTag   // citation_* and description
	Minutes    int         // reading time; 0 where it makes no sense
	Words      int         // of the article's text on it; 0 where there is none
	After      int         // minutes to read the sections after it
	Notes      []NoteEntry // the notes at the page's end, in the order of their first reference
	Drawn      bool        // it holds a figure drawn from data
	Handout    bool        // this page is the single-file handout, or a part of it or of the whole article
	Main       any

	anchor func(id string) string
}

// ModuleFacts are the facts of the module that every page may show.
type ModuleFacts struct {
	ID, Title, Short, Description string
	Language, Direction           string // BCP 47; "ltr" or "rtl"
	Edition                       string
	LicenceName, LicenceURL       string
	Citation                      template.HTML // the article taught, as a reference entry
	DOI                           string        // "10.1000/182"; may be empty
	Questions                     []QuestionCard
	Sections                      Link   // the page and place where the sections are listed
	Pages                         []Link // the standing pages that exist: glossary, timeline, references, alignment, teaching
	HandoutHref                   string // the student's handout; empty in the handout itself
	IndexHref                     string // the index from A to Z
	WholeHref                     string // the article on one page; empty where there is none
	WorkHref                      string // where a student's own work is gathered
	Withheld                      bool
}

// Only leaves, of what the header and the foot list, what has an address that
// is held.
func (f *ModuleFacts) Only(held func(href string) bool) {
	f.Questions = slices.DeleteFunc(f.Questions, func(c QuestionCard) bool { return !held(c.Read) })
	f.Pages = slices.DeleteFunc(f.Pages, func(l Link) bool { return !held(l.Href) })
}

// Link is a labelled address relative to the page that holds it.
type Link struct {
	Href    string
	Text    template.HTML
	Label   string // small words before Text ("Section 4"); may be empty
	Current bool   // it is the page itself
	Minutes int    // 0 where it makes no sense
}

// Assets are the addresses of what a page loads.
type Assets struct {
	Style, Theme, Script  string // Style and Script are the bundles for this page: style.css for a section, and quiz.js where there are questions
	Icon                  string
	Reading, ReadingStyle string // what the scripts load with the first scroll: paths from the root
	Tools, ToolsStyle     string // what the scripts load when it is asked for: paths from the root
	// In a page that stands alone they are inside instead:
	InlineIcon   template.URL
	InlineStyle  template.CSS
	InlineTheme  template.JS
	InlineScript template.JS
}

// MetaTag is one <meta name content>.
type MetaTag struct{ Name, Content string }

// NoteEntry is a note as it stands at a page's end.
type NoteEntry struct {
	Label string        // "9"
	ID    string        // "note-9"
	Body  template.HTML // inline content, without an enclosing block
	Back  []Link        // to the references to it, in order; Label is what a link does
}

// QuestionCard is a research question in short: for the header and the front page.
type QuestionCard struct {
	Number                             int
	Short                              string        // for the header
	Title                              template.HTML // in full
	ID                                 string        // "1-causes"
	Read, Discuss, Quiz                string        // addresses
	Minutes                            int           // to read what its page links
	DiscussCount, QuizCount            int
	DiscussIDs, QuizIDs                string // of the questions, by spaces; on the front page alone, to tell how far one is
	Current, OnRead, OnDiscuss, OnQuiz bool   // this page belongs to it; is its page, its discussion, its quiz
}

// HomePage is the front page: index.md's body, then cards, sections, timeline.
type HomePage struct {
	Lead         template.HTML // index.md's blocks before its first ##
	Body         template.HTML // the rest
	Objectives   int
	AlignHref    string          // where the objectives are listed; empty where no such page is held
	Minutes      int             // to read the whole article
	Sections     []Link          // with minutes
	Timeline     []TimelineEntry // the first few
	TimelineHref string
}

// Section is one section of the article. Its passages are in Body, numbered.
type Section struct {
	Number, Of int
	Body       template.HTML
	Near       Near          // the sections around it; in a site alone
	Quote      string        // how a passage of it is cited; Place stands for its number
	Check      []Question    // "Check yourself"; may be empty
	Drawn      []Link        // in a handout: those of its questions that stand there in a quiz
	Cite       template.HTML // how to cite a passage of it
}

// Near are the sections around one, and itself.
type Near struct {
	First         int // number of the first
	Before, After template.HTML
	This          Link
}

// WholePage is the article on one page.
type WholePage struct{ Sections []WholeSection }

// WholeSection is a section of it: its Page, headings one level lower, and its anchor.
type WholeSection struct {
	ID   string
	Page *Page
}

// ResearchQuestion is a question's own page.
type ResearchQuestion struct {
	Card       QuestionCard
	Body       template.HTML
	Objectives []Objective
	Reading    []Link  // the sections its page links, with minutes
	Argument   *Figure // may be nil
}

// Objective is one objective with its alignment.
type Objective struct {
	ID, Text  string
	Level     string // localized
	Taught    []Link // passages
	Discussed []Link
	Tested    []Link
}

// WorkPage gathers what a student has done: the scripts fill it from what is
// kept on the device.
type WorkPage struct {
	Sections []Link // to be marked as read
	Parts    []WorkPart
}

// Only leaves what has an address that is held.
func (w *WorkPage) Only(held func(href string) bool) {
	w.Parts = slices.DeleteFunc(w.Parts, func(p WorkPart) bool { return !held(p.Href) })
	w.Sections = slices.DeleteFunc(w.Sections, func(l Link) bool { return !held(l.Href) })
}

// WorkPart is a part of it: what is asked in a section, a discussion or a quiz.
// The Link leads there.
type WorkPart struct {
	Link
	Questions []Asked
}

// Asked is a question without what answers it.
type Asked struct {
	ID, Kind, Hash string // as the Question has them; no kind in a discussion
	Number         int
	Stem, Body     template.HTML
	Lefts          []MatchItem   // match: what is to be matched, in the order shown
	Blanks         template.HTML // entry: the paragraphs with the controls in them; empty for a single field
}

// GlossaryPage lists the terms.
type GlossaryPage struct {
	Intro template.HTML
	Terms []Term
}

// Term is one glossary entry; ID is the anchor it has on the page.
type Term struct {
	ID         string
	Name       template.HTML
	Definition template.HTML
	Uses       []TermUses // by section
	UseCount   int        // passages in all
}

// TermUses are the passages of a section that use a term; a link's Label is
// the passage's place in full.
type TermUses struct {
	Section  string // "§ 3"
	Passages []Link
}

// TimelinePage lists the events.
type TimelinePage struct {
	Chart  *Figure // nil where the timeline is not drawn
	Events []TimelineEntry
}

// TimelineEntry is one event.
type TimelineEntry struct {
	ID      string
	When    string // as read: "December 2020", or the author's label
	Machine string // for <time datetime>, where HTML knows such a value; else empty
	Event   string
	Sphere  string // what it is about, where the page draws it; else empty
	Passage Link
}

// ReferencesPage lists the works, the article taught first apart.
type ReferencesPage struct {
	Downloads []Link // the same in forms that reference managers read; none in a handout
	Article   *ReferenceEntry
	Entries   []ReferenceEntry // by author and year
}

// ReferenceEntry is one work.
type ReferenceEntry struct {
	ID    string // "ref-holm1973" is its anchor
	Body  template.HTML
	Notes []Link // the notes that cite it
}

// IndexPage is an index of terms, people and works.
type IndexPage struct{ Letters []IndexLetter }

// IndexLetter is one letter of it.
type IndexLetter struct {
	Letter  string // "A"
	ID      string // the anchor it has on the page
	Entries []IndexEntry
}

// IndexEntry is a term with the passages that use it, a person with works, or a
// work with the notes that cite it.
type IndexEntry struct {
	Name   template.HTML
	Href   string // of its own entry in glossary or references; a person has none
	Places []Link
	Works  []IndexEntry
	Notes  []Link

	sort string // the name as plain text
}

// AlignmentPage is the table objectives × passages × discussion × quiz.
type AlignmentPage struct {
	Questions []AlignmentQuestion
}

// AlignmentQuestion is one research question's part of it.
type AlignmentQuestion struct {
	Card       QuestionCard
	Objectives []Objective
}

// Text is a page of plain prose: teaching.md.
type Text struct{ Body template.HTML }

// HandoutPage is a module, or a part of it, on one page. Its parts, which are
// pages of the site (headings one level lower, links inside the file), are made
// one by one; here they are listed in reading order.
type HandoutPage struct {
	Home       *HomePage // nil where the handout does not hold the whole
	Parts      []Link
	Instructor bool // it holds all keys, and is no student's
}

// HoldsText tells whether a page holds the article's text.
func (p *Page) HoldsText() bool { return p.Kind == KindSection || p.Kind == KindWhole }

// Style names the style that a page loads.
func (p *Page) Style() Style {
	switch {
	case p.HoldsText() && p.Drawn:
		return StyleDrawn
	case p.HoldsText() || p.Kind == KindQuiz:
		return StyleText
	case p.KeepsWork():
		return StyleWork
	}
	return StylePages
}

// HasQuestions tells whether a page has quiz questions, and so needs the
// scripts for them.
func (p *Page) HasQuestions() bool {
	switch main := p.Main.(type) {
	case Section:
		return len(main.Check) > 0
	case Quiz:
		return true
	}
	return false
}

// KeepsWork tells whether a page keeps or shows a student's own work beside
// answers, and so needs the scripts for it.
func (p *Page) KeepsWork() bool { return p.Kind == KindDiscussion || p.Kind == KindWork }
