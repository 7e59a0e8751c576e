package view

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lectern/gen/markup"
	"lectern/gen/module"
	"lectern/gen/source"
)

// Look is layouts/ and static/ as they were read for one module: templates,
// words, and the source of styles and scripts, not yet minified.
type Look struct {
	Words        *Words
	Styles       map[Style][]byte               // one for each page, by what it holds
	Theme        []byte                         // the one script that runs before the first paint
	PageScript   []byte                         // for pages without questions
	QuizScript   []byte                         // for pages with questions: the same and more
	WorkScript   []byte                         // for pages that keep a student's own work: the same and other
	Reading      []byte                         // scripts that any page loads when it is first scrolled, or a reader asks for one of them
	ReadingStyle []byte                         // and their styles
	Tools        []byte                         // scripts that any page loads when a reader first asks for one of them
	ToolsStyle   []byte                         // and their styles
	AllScript    []byte                         // all of these, for a student's handout
	AllStyle     []byte                         // with static/css/handout
	Icon         []byte                         // SVG
	NotFound     struct{ Style, Script []byte } // for 404.html, which stands alone
	Root         map[string][]byte              // files that a host wants at the root, by name
	Layouts      string                         // a hash of all files of layouts/

	layouts *template.Template
	scripts []byte                         // all of them, without words
	marking struct{ style, script []byte } // of the instructor's handout alone
}

// Style is one of the styles that pages load, each made of static/css and of
// those of its folders that pages of the kind need.
type Style string

// The styles of the pages that hold questions, of those that hold figures
// beside them, of a student's own work, and of all others.
const (
	StyleText  Style = "text.css"
	StyleDrawn Style = "drawn.css"
	StyleWork  Style = "work.css"
	StylePages Style = "pages.css"
)

var styles = map[Style][]string{
	StyleText:  {"questions"},
	StyleDrawn: {"questions", "figures"},
	StyleWork:  {"questions", "lists", "work"},
	StylePages: {"figures", "lists", "rest", "site"},
}

// Instructor gives the styles and scripts of the instructor's handout of the
// module with all keys: those of students, marking, the colours of code in keys.
func (l *Look) Instructor(m *module.Module) (style, script []byte, err error) {
	scripts := slices.Concat(l.scripts, l.marking.script)
	words, err := l.Words.script(scripts)
	script = append(fmt.Appendf(nil, allWords, words), scripts...)
	return slices.Concat(l.AllStyle, l.marking.style, []byte(markup.CodeStyles(codes(m, true)))), script, err
}

// allWords is the statement that gives scripts their words.
const allWords = "const WORDS=%s;\n"

// ReadLook reads the look for a module from the folders layouts/ and static/.
func ReadLook(layouts, static fs.FS, m *module.Module) (*Look, error) {
	words, err := readWords(layouts, m.Language, m.LanguageAt)
	if err != nil {
		return nil, err
	}
	l := &Look{Words: words, Root: map[string][]byte{}}
	var problems []error
	read := func(name string) []byte {
		b, err := fs.ReadFile(static, name)
		if err != nil {
			problems = append(problems, wrong("static/"+name, "the file is missing", "bring back an earlier copy"))
		}
		return b
	}
	folder := func(dir, ext string) []byte {
		var all []byte
		names, _ := fs.Glob(static, dir+"/*"+ext)
		for _, name := range names { // Glob sorts
			all = append(append(all, read(name)...), '\n')
		}
		return all
	}
	style := func(parts ...string) []byte {
		all := folder("css", ".css")
		for _, part := range parts {
			all = append(all, folder("css/"+part, ".css")...)
		}
		return all
	}
	page := folder("page", ".js")
	worded := func(words string, parts ...[]byte) []byte {
		scripts := slices.Concat(parts...)
		named, err := l.Words.script(scripts)
		if err != nil {
			problems = append(problems, err)
		}
		return append(fmt.Appendf(nil, words, named), scripts...)
	}
	bundle := func(parts ...[]byte) []byte { return worded(allWords, parts...) }
	l.PageScript = bundle(page)
	store, quiz, work, tools := folder("store", ".js"), folder("quiz", ".js"), folder("work", ".js"), folder("tools", ".js")
	l.QuizScript = bundle(page, store, quiz)
	l.WorkScript = bundle(page, store, work)
	l.Tools, l.ToolsStyle = worded("Object.assign(WORDS,%s);\n", tools), folder("tools", ".css")
	reading := folder("reading", ".js")
	l.ReadingStyle = folder("reading", ".css")
	l.Reading = worded("Object.assign(WORDS,%s);\n", reading, folder("contents", ".js")) // a handout has no contents beside its text
	l.scripts = slices.Concat(page, store, folder("handout", ".js"), quiz, work, reading, tools)
	l.AllScript = bundle(l.scripts)
	l.marking.style, l.marking.script = folder("marking", ".css"), folder("marking", ".js")
	l.Theme, l.Icon = read("theme.js"), read("icon.svg")
	l.NotFound.Script = read("notfound.js")
	err = fs.WalkDir(static, "root", func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() != ".gitkeep" {
			l.Root[strings.TrimPrefix(p, "root/")] = read(p)
		}
		return nil
	})
	if err != nil {
		problems = append(problems, err)
	}
	accent, err := accentRule(style(), m.Accent)
	if err != nil {
		problems = append(problems, err)
	}
	own := append([]byte(accent), markup.CodeStyles(codes(m, true))...)
	l.NotFound.Style = append(style(), accent...)
	l.Styles = map[Style][]byte{}
	for name, parts := range styles {
		l.Styles[name] = append(append(style(parts...), accent...), markup.CodeStyles(codes(m, name == StylePages))...)
	}
	l.AllStyle = slices.Concat(style("questions", "figures", "lists", "work", "rest", "handout"), own, l.ReadingStyle, l.ToolsStyle)
	if err := l.parse(layouts); err != nil {
		problems = append(problems, err)
	}
	return l, errors.Join(problems...)
}

// codes are the blocks of code that a module's pages show, with or without
// those of its plan for the instructor, which is most often the only page with any.
func codes(m *module.Module, teaching bool) []*markup.Code {
	var list []*markup.Code
	shown(m, func(from string, blocks []markup.Block) {
		if !teaching && m.Teaching != nil && from == m.Teaching.Path {
			return
		}
		markup.Walk(blocks, func(b markup.Block) {
			if code, ok := b.(*markup.Code); ok {
				list = append(list, code)
			}
		})
	})
	return list
}

// parse reads all layouts into one set.
func (l *Look) parse(layouts fs.FS) error {
	set := template.New("layouts").Funcs(template.FuncMap{
		"t":        l.Words.Text,
		"add":      func(a, b int) int { return a + b },
		"anchor":   func(p *Page, id string) string { return p.anchor(id) },
		"question": l.question,
		"unknown":  func(kind string) (string, error) { return "", fmt.Errorf("no layout defines main-%s", kind) },
	})
	sum := sha256.New()
	err := fs.WalkDir(layouts, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(layouts, p)
		if err != nil {
			return err
		}
		fmt.Fprintf(sum, "%s %d\n%s", p, len(text), text)
		if path.Ext(p) != ".html" {
			return nil
		}
		text, err = l.spell(text)
		if err != nil {
			return err
		}
		if _, err := set.New(p).Parse(string(text)); err != nil {
			return notTemplate("layouts/"+p, err)
		}
		return nil
	})
	if err != nil {
		return err
	}
	l.layouts, l.Layouts = set, hex.EncodeToString(sum.Sum(nil))
	return l.choose()
}

// templateFault is what html/template says of a layout. Its column is that of the
// layout after spell.
var templateFault = regexp.MustCompile(`(?s)^(?:html/)?template: ?([^:]+):([0-9]+)(?::[0-9]+)?: (.*)$`)

// notTemplate is the error of a layout that cannot be read, or by which no page
// can be made, at its line. It names no page: which of many fails first is chance.
func notTemplate(file string, err error) error {
	d := source.Diagnostic{Pos: source.Pos{File: file}, Rule: readRule, Message: err.Error()}
	if m := templateFault.FindStringSubmatch(d.Message); m != nil && path.Ext(m[1]) == ".html" {
		d.Pos.File = "layouts/" + m[1]
		d.Pos.Line, _ = strconv.Atoi(m[2])
		d.Pos.Column, d.Message = 1, m[3]
	}
	return d
}

// choose defines "main": the layout "main-KIND" of a page's kind. A function
// could choose it too, but what it renders would be copied twice.
func (l *Look) choose() error {
	s := "{{if false}}"
	for _, t := range l.layouts.Templates() {
		if kind, ok := strings.CutPrefix(t.Name(), "main-"); ok {
			s += fmt.Sprintf("{{else if eq .Kind %q}}{{template %q .}}", kind, t.Name())
		}
	}
	_, err := l.layouts.New("main").Parse(s + "{{else}}{{unknown .Kind}}{{end}}")
	return err
}

// constant is a word that takes no arguments.
var constant = regexp.MustCompile(`\{\{t "([a-z-]+)"\}\}`)

// spell puts the words that take no arguments into a layout once, so that
// pages need not look them up: a third of what a page costs to lay out.
func (l *Look) spell(layout []byte) ([]byte, error) {
	var problem error
	spelt := constant.ReplaceAllFunc(layout, func(action []byte) []byte {
		word, err := l.Words.Text(string(constant.FindSubmatch(action)[1]))
		if err != nil {
			problem = errors.Join(problem, err)
		}
		return []byte(template.HTMLEscapeString(word))
	})
	return spelt, problem
}

// question renders a question by the layout of its kind.
func (l *Look) question(p *Page, q Question) (template.HTML, error) {
	layout := q.Kind
	if layout == "multiple" || layout == "truefalse" {
		layout = "choice"
	}
	return l.execute("question-"+layout, struct {
		Page *Page
		Q    Question
	}{p, q})
}

func (l *Look) execute(name string, data any) (template.HTML, error) {
	var b bytes.Buffer
	err := l.layouts.ExecuteTemplate(&b, name, data)
	return template.HTML(b.String()), err
}

// Render writes a page by its layout: "page", "notfound", "handout-part"…
func (l *Look) Render(w io.Writer, layout string, p *Page) error {
	if err := l.layouts.ExecuteTemplate(w, layout, p); err != nil {
		return notTemplate("layouts", err)
	}
	return nil
}
