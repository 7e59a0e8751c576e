// Package module reads a folder content/ into one Module, which every target
// is made of.
//
// What comes in is an fs.FS rooted at content/; what goes out is a Module and
// the faults of each file on its own. What holds across files (links,
// evidence, alignment) is the room check's. Markdown is parsed here, once,
// several files at a time. The package imports source, markup and quiz.
package module

import (
	"io/fs"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"lectern/gen/markup"
	"lectern/gen/quiz"
	"lectern/gen/source"
)

// Root is the folder of the module's files, as it stands in every path that
// an author reads.
const Root = "content"

// Module is everything that an author wrote. Paths in it are relative to
// content/ and slash-separated.
type Module struct {
	Config
	FS         fs.FS // rooted at content/
	Index      *Page
	Sections   []*Section
	Questions  []*ResearchQuestion // in the order of module.yaml
	References *References
	Glossary   *Glossary       // nil where there is none
	Timeline   []*Event        // nil where there is none
	Chart      *Chart          // how the timeline is drawn; nil where it is only listed
	Figures    []*Grouping     // in the order of their files' names
	Teaching   *Page           // nil where there is none
	Files      map[string]bool // every file that there is

	// What is derived from these once all is read:
	Passages map[string]*Passage         // by the author's id
	Notes    map[string]*Note            // by label
	Quiz     map[string]*quiz.Question   // by id
	Talk     map[string]*quiz.Discussion // by id
	Anchors  map[string]map[string]bool  // file → the ids in it

	amiss map[string]bool     // files in which an attribute list or an id is wrong, so that an id may be missing
	twice map[string]*Passage // those of an id that another has, by file#id

	suggested sync.Map // a path that leads nowhere → what to do about it
	unread    sync.Map // paths of files that could not be read, which is said
	pictures  sync.Map // a picture's file → what reads it, once

	parse parsing
}

// Page is one Markdown file as it was parsed.
type Page struct {
	Path  string // "index.md"
	Short string // the title for lists and navigation, where front matter gives one
	Doc   *markup.Doc
}

// Section is one file of the article.
type Section struct {
	Page
	Slug     string // "introduction", of 01-introduction.md
	Number   int    // 1-based, in reading order
	Body     []markup.Block
	Passages []*Passage
	Notes    []*Note          // in the order of their first reference
	Own      []*quiz.Question // questions written under "Check yourself"
	Drawn    []quiz.Name      // questions drawn from quizzes
	Words    int
	Terms    []Use // of each of the glossary's terms the first that may be linked, in order
}

// Passage is a numbered paragraph or list item of the article, or a list,
// quote, table or figure that an author named.
type Passage struct {
	Section *Section
	ID      string // the author's; may be empty
	Number  int    // through the whole article, 1-based; 0 for a list, table…
	Off     int
	Blocks  []markup.Block // what a quotation may be taken from
}

// Note is a note of the article.
type Note struct {
	*markup.Note
	Section *Section
	Refs    int // how often the text refers to it
	Cites   []markup.CiteItem
}

// ResearchQuestion is one folder of questions/.
type ResearchQuestion struct {
	Folder     string // "1-causes"
	Slug       string // "causes"
	Number     int    // 1-based
	Short      string
	Objectives []*Objective
	Index      *Page
	Discussion *Discussion // nil where there is none
	Quiz       *QuizFile   // nil where there is none
	Argument   *Argument   // nil where there is none
}

// Objective is what a student is to be able to do, verb first.
type Objective struct {
	At       source.Pos
	ID, Text string
	Level    quiz.Level
	Question *ResearchQuestion
}

// Discussion is a file of discussion questions.
type Discussion struct {
	Page
	Intro []markup.Block
	List  []*quiz.Discussion
}

// QuizFile is a file of quiz questions.
type QuizFile struct {
	Page
	Intro    []markup.Block
	List     []*quiz.Question
	Withheld bool // no key may be published
}

// Load reads a module. It always returns one; whether it is sound, log tells.
func Load(fsys fs.FS, log *source.Log) *Module { return loadWith(fsys, log, markup.Parse) }

// parsing is markup.Parse, or one that remembers.
type parsing func(file *source.File, body []byte, language string, log *source.Log) *markup.Doc

func loadWith(fsys fs.FS, log *source.Log, parse parsing) *Module {
	m := &Module{FS: fsys, parse: parse, Files: map[string]bool{},
		Passages: map[string]*Passage{}, Notes: map[string]*Note{},
		Quiz: map[string]*quiz.Question{}, Talk: map[string]*quiz.Discussion{}, Anchors: map[string]map[string]bool{},
		amiss: map[string]bool{}, twice: map[string]*Passage{}}
	log = log.Under("read-module")
	m.list(log.Under(readFile))
	m.config(log)
	r := &loader{m: m, log: log}
	r.g.SetLimit(runtime.GOMAXPROCS(0))
	r.sections()
	r.questions()
	r.page("index.md", func(p *Page) { m.Index = p })
	if m.Files["glossary.md"] {
		r.page("glossary.md", func(p *Page) { m.Glossary = readGlossary(p, log) })
	}
	if m.Files["teaching.md"] {
		r.page("teaching.md", func(p *Page) { m.Teaching = p })
	}
	r.g.Go(func() error { m.readReferences(log); return nil })
	if m.Files["timeline.yaml"] {
		r.g.Go(func() error { m.readTimeline(log); return nil })
	}
	r.figures()
	_ = r.g.Wait() // the functions report to log
	m.Figures = slices.DeleteFunc(m.Figures, func(g *Grouping) bool { return g == nil })
	m.derive(log)
	return m
}

// loader reads files several at a time.
type loader struct {
	m   *Module
	log *source.Log
	g   errgroup.Group
}

// page reads one Markdown file whose front matter knows only a title, and
// hands it on.
func (r *loader) page(path string, then func(*Page)) {
	r.g.Go(func() error {
		if p, _ := r.m.readPage(path, []string{"title"}, r.log); p != nil {
			then(p)
		}
		return nil
	})
}

// readPage reads and parses a Markdown file; front is its front matter.
func (m *Module) readPage(path string, keys []string, log *source.Log) (p *Page, front map[string]*value) {
	file := m.read(path, log)
	if file == nil {
		return nil, nil
	}
	yaml, body := file.FrontMatter(log.Under(readYAML))
	if v := parseYAML(file, yaml, 2, log.Under(readYAML)); v != nil {
		front = v.mapping(keys)
	}
	doc := m.parse(file, body, m.Language, log.Under("read-markdown"))
	if doc.Title == nil && len(doc.Blocks) == 0 {
		m.lose(path)
	}
	return &Page{Path: path, Short: front["title"].text(), Doc: doc}, front
}

// sections starts the reading of the article's files.
func (r *loader) sections() {
	var paths []string
	for p := range r.m.Files {
		if sectionName.MatchString(p) {
			paths = append(paths, p)
		}
	}
	slices.SortFunc(paths, byNumber)
	if len(paths) == 0 && !r.m.lost("article/") {
		r.log.Error(source.Pos{File: Root + "/article"}, "the article has no section", "write the first in article/01-introduction.md")
	}
	paths = r.numbered(paths)
	slugs := map[string]string{}
	r.m.Sections = make([]*Section, len(paths))
	for i, p := range paths {
		parts := sectionName.FindStringSubmatch(p)
		if other, clash := slugs[parts[2]]; clash {
			r.log.Error(source.Pos{File: Root + "/" + p}, "its page would have the same name as that of "+other, "change the words after the number")
		}
		slugs[parts[2]] = p
		r.g.Go(func() error {
			r.m.Sections[i] = r.m.readSection(p, parts[2], i+1, r.log)
			return nil
		})
	}
}

// numbered reports sections that have the number of another, of which it cannot
// be told which comes first, and leaves them out: most are copies.
func (r *loader) numbered(paths []string) (kept []string) {
	for _, p := range paths {
		if last := len(kept) - 1; last >= 0 && sectionNumber(p) == sectionNumber(kept[last]) {
			one, other := kept[last], p
			if copied(one, other) {
				one, other = other, one
			}
			kept[last] = one
			r.m.lose(other)
			r.log.Error(source.Pos{File: Root + "/" + other}, "this has the same number as "+one, "give each section a number of its own, or delete this one if it is a copy")
			continue
		}
		kept = append(kept, p)
	}
	return kept
}

// copied tells whether of two sections of one number the first is the copy: it
// says so, or is the other's name and more. Else the later name is taken for it.
func copied(one, other string) bool {
	return !copyName.MatchString(other) && (copyName.MatchString(one) || strings.HasPrefix(one, strings.TrimSuffix(other, ".md")+"-"))
}

// sectionNumber is the number of a section, without zeros before it.
func sectionNumber(p string) string {
	return strings.TrimLeft(sectionName.FindStringSubmatch(p)[1], "0")
}

// byNumber sorts NN-slug names by number, then by name.
func byNumber(a, b string) int {
	nx, ny := sectionNumber(a), sectionNumber(b)
	if len(nx) != len(ny) {
		return len(nx) - len(ny)
	}
	if c := strings.Compare(nx, ny); c != 0 {
		return c
	}
	return strings.Compare(a, b)
}

// questions starts the reading of the research questions' folders.
func (r *loader) questions() {
	r.folders()
	for _, q := range r.m.Questions {
		dir := "questions/" + q.Folder + "/"
		r.page(dir+"index.md", func(p *Page) { q.Index = p })
		if p := dir + "discussion.md"; r.m.Files[p] {
			r.page(p, func(p *Page) {
				q.Discussion = &Discussion{Page: *p}
				q.Discussion.Intro, q.Discussion.List = quiz.ReadDiscussion(p.Doc.File, p.Doc.Blocks, r.log.Under(readQuestion))
			})
		}
		if p := dir + "quiz.md"; r.m.Files[p] {
			r.g.Go(func() error {
				page, front := r.m.readPage(p, []string{"title", "answers"}, r.log)
				if page == nil {
					return nil
				}
				q.Quiz = &QuizFile{Page: *page, Withheld: r.m.Withheld}
				if v := front["answers"]; v != nil {
					q.Quiz.Withheld = v.oneOf("shown", "withheld") == "withheld"
				}
				q.Quiz.Intro, q.Quiz.List = quiz.Read(page.Doc.File, page.Doc.Blocks, 2, r.log.Under(readQuestion))
				return nil
			})
		}
		if p := dir + "argument.yaml"; r.m.Files[p] {
			r.g.Go(func() error {
				r.m.readFields(p, r.log, func(v *value, _ *source.Log) { q.Argument = argument(v) })
				return nil
			})
		}
	}
}

// folders holds the folders of questions/ against those that module.yaml names.
func (r *loader) folders() {
	there := map[string]bool{}
	for p := range r.m.Files {
		if questionName.MatchString(p) {
			there[path.Base(path.Dir(p))] = true
		}
	}
	absent := map[string]bool{} // those that hold no file
	for _, q := range r.m.Questions {
		if !there[q.Folder] {
			absent[q.Folder] = true
		}
		delete(there, q.Folder)
	}
	for _, folder := range slices.Sorted(maps.Keys(there)) {
		r.m.loseFolder(folder)
		if r.m.Unread("module.yaml") {
			continue
		}
		help := "add it there under questions:, or remove the folder"
		if meant := source.Nearest(folder, slices.Collect(maps.Keys(absent))); meant != "" {
			r.m.loseFolder(meant)
			delete(absent, meant)
			help = "did you mean " + meant + "? rename the folder, or correct its name there"
		}
		r.log.Error(source.Pos{File: Root + "/questions/" + folder}, "module.yaml names no research question "+folder, help)
	}
}

// figures starts the reading of figures/.
func (r *loader) figures() {
	files := r.m.figureFiles()
	r.m.Figures = make([]*Grouping, len(files))
	for i, p := range files {
		r.g.Go(func() error {
			r.m.readFields(p, r.log, func(v *value, _ *source.Log) { r.m.Figures[i] = grouping(v) })
			return nil
		})
	}
}

// AnyWithheld tells whether a quiz of the module keeps its keys back.
func (m *Module) AnyWithheld() bool {
	return m.Withheld || slices.ContainsFunc(m.Questions, func(q *ResearchQuestion) bool { return q.Quiz != nil && q.Quiz.Withheld })
}
