package main

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"lectern/gen/check"
	"lectern/gen/handout"
	"lectern/gen/markup"
	"lectern/gen/module"
	"lectern/gen/output"
	"lectern/gen/source"
	"lectern/gen/view"
)

// The targets below put any text in the place of one file of the module about
// tides, and hold the program to what it promises of each: it says what is
// wrong and where, or it has read all of it and makes pages without a fault.

const because = "\n\n> **Rationale.** It says [“The moon pulls at the water”](../../article/01-tides.md#pull).\n"

func quizOf(text string) string { return "# Quiz\n\n" + text + because }

func FuzzChoice(f *testing.F) {
	fuzzQuiz(f,
		"## Q? {#q .shuffle objective=\"name-cause\" level=\"apply\" lint=\"option-count: two\"}\n\nStem with `code`.\n\n- [x] a\n  > Yes.\n- [ ] b\n\n> **Hint.** h\n\n> **For the instructor.** i",
		"## Q? {#q .multiple .partial}\n\n> - a list\n\n- [x] a **b**\n- [x] c\n- [ ] d\n  > No: [x](../../glossary.md)",
		"## Q? {#q}\n\n- [x] True\n- [ ] False",
	)
}

func FuzzOrder(f *testing.F) {
	fuzzQuiz(f, "## Q? {#q}\n\n1. a *b*\n2. c\n3. d `e`", "## Q? {#q}\n\n> 1. x\n\n3) b\n4) a\n\n> **Hint.** h")
}

func FuzzMatch(f *testing.F) {
	fuzzQuiz(f, "## Q? {#q}\n\n| L | R |\n|---|--:|\n| a | b |\n| *c* | b |\n| | d |", "## Q? {#q}\n\n| L | R |\n|---|---|\n| a \\| b | `c` |\n| d | e |")
}

func FuzzEntry(f *testing.F) {
	fuzzQuiz(f,
		"## Q? {#q}\n\n**Answer:** tenge / KZ\\/T",
		"## Q? {#q}\n\n**Answer:** -12,5 ± 0.5 billion",
		"## Q? {#q .shuffle}\n\nThe [[moon / Moon]] pulls [[*most* | least]] at [[1000 ± 2 km]].\n\nAnd [[x]].",
	)
}

func FuzzEssay(f *testing.F) {
	fuzzQuiz(f, "## Q? {#q}\n\n> **Model answer.** A *b*.\n>\n> c\n\n> **Criteria.**\n>\n> - d\n> - e", "## Q? {#q level=\"create\"}\n\nText.\n\n> **Hint.** h\n\n> **Model answer.** a")
}

// fuzzQuiz wants each heading of the second level to be a question.
func fuzzQuiz(f *testing.F, questions ...string) {
	for i := range questions {
		questions[i] = quizOf(questions[i])
	}
	fuzzFile(f, "questions/1-cause/quiz.md", questions, func(t *testing.T, m *module.Module, page string) {
		quiz := m.Questions[0].Quiz
		if got, want := len(quiz.List), headings(quiz.Doc); got != want {
			t.Fatalf("%d headings, %d questions, and nothing is said", want, got)
		}
		for _, q := range quiz.List {
			if m.Quiz[q.ID] != q || !strings.Contains(page, `<form method=dialog class=question id=z1-`+q.ID) {
				t.Fatalf("the question %s is not shown", q.ID)
			}
		}
	})
}

func headings(doc *markup.Doc) (n int) {
	for _, b := range doc.Blocks {
		if h, ok := b.(*markup.Heading); ok && h.Level == 2 {
			n++
		}
	}
	return n
}

func FuzzDiscussion(f *testing.F) {
	fuzzFile(f, "questions/1-cause/discussion.md", []string{
		"# D\n\nLead.\n\n## Why? {#why objective=\"name-cause\" level=\"analyze\"}\n\n- a\n\n> **Go deeper.** b\n\n> **Return to.** [p](../../article/01-tides.md#pull)\n\n> **For the instructor.** c\n",
	}, func(t *testing.T, m *module.Module, page string) {
		d := m.Questions[0].Discussion
		if got, want := len(d.List), headings(d.Doc); got != want {
			t.Fatalf("%d headings, %d questions, and nothing is said", want, got)
		}
	})
}

// FuzzSection is Markdown with notes and citations, as the article has it.
func FuzzSection(f *testing.F) {
	fuzzFile(f, "article/01-tides.md", []string{
		read(f, "testdata/tides/content/article/01-tides.md"),
		"---\ntitle: T\ncheck: [what-pulls]\n---\n# T\n\nThe moon pulls at the water[^a][^b] {#pull}\n\n> q[^b]\n\n{#x}\n\n| a | b |\n|---|---|\n| c | d |\n\n{#y}\n\n[^a]: [@ebb1950, pp. 3-5; @moon1900].\n[^b]: x\n",
		"# T\n\nThe moon pulls at the water[^1] {#pull}\n\n```go\nx\n```\n\n## Check yourself\n\n### Q? {#own}\n\n- [x] a\n- [ ] b\n\n> **Rationale.** [“moon pulls at the water”](#pull)\n\n[^1]: [@ebb1950]\n",
	}, func(t *testing.T, m *module.Module, page string) {
		for _, s := range m.Sections {
			for _, n := range s.Doc.Notes {
				if m.Notes[n.Label] == nil {
					t.Fatalf("the note %s is lost, and nothing is said", n.Label)
				}
			}
		}
	})
}

// FuzzCitation is what stands between a note's square brackets.
func FuzzCitation(f *testing.F) {
	for _, s := range []string{"@ebb1950, p. 4", "@ebb1950, pp. 3-5; @moon1900", "-@ebb1950", "@ebb1950 p", "@ebb1950.", "@ebb1950, p. 4–5, 7; see @x"} {
		f.Add(s)
	}
	build := newFuzzed(f)
	f.Fuzz(func(t *testing.T, text string) {
		section := "# T\n\nThe moon pulls at the water[^1] {#pull}\n\n[^1]: See [" + text + "].\n"
		m, page := build(t, "article/01-tides.md", section)
		if m == nil || !strings.HasPrefix(text, "@") {
			return
		}
		for _, item := range m.Notes["1"].Cites {
			if m.References.Works[item.Key] == nil {
				t.Fatalf("%q is cited, and there is no such work", item.Key)
			}
		}
		if len(m.Notes["1"].Cites) == 0 || !strings.Contains(page, "class=cite") {
			t.Fatal("a citation was not read, and nothing is said")
		}
	})
}

func FuzzReferences(f *testing.F) {
	fuzzFile(f, "references.yaml", []string{
		read(f, "testdata/tides/content/references.yaml"),
		"references:\n- {id: moon1900, type: book, title: 'A: <b>', author: [{family: F, given: G}, {literal: L}], issued: {date-parts: [[1900, 1]]}, URL: 'https://a.b/c?d=e&f#g', DOI: 10.1/x}\n- id: ebb1950\n  type: chapter\n  title: |\n    T\n  editor: E\n  issued: 1950~\n  accessed: '2020-01-02'\n  page: 1-2\n",
		"- id: moon1900\n  type: webpage\n  title: M\n  issued: [{year: 1900, month: 2}]\n  language: ru\n  note: n\n- id: ebb1950\n  type: book\n  title: \"“B”\"\n  volume: 1\n  issue: 2\n  publisher: P\n  publisher-place: L\n",
	}, func(t *testing.T, m *module.Module, page string) {
		for key, w := range m.References.Works {
			if w.Key != key || w.Title == "" || !strings.Contains(page, "ref-"+key) {
				t.Fatalf("the work %q is not shown: %+v", key, w)
			}
		}
	})
}

func FuzzTimeline(f *testing.F) {
	fuzzFile(f, "timeline.yaml", []string{
		read(f, "testdata/tides/content/timeline.yaml"),
		"- {date: 199X, event: 'a: <b>', passage: article/01-tides.md#pull}\n- date: 1991-12/2005~\n  label: L\n  event: e\n  passage: article/01-tides.md#far-side\n",
		"- date: \"-0044-03-15?\"\n  event: e\n  passage: article/01-tides.md#pull\n- date: ../2020-22\n  event: f\n  passage: article/01-tides.md#pull\n",
	}, func(t *testing.T, m *module.Module, page string) {
		for _, e := range m.Timeline {
			if d, ok := module.ParseDate(e.Date.Written); !ok || d != e.Date || e.Text == "" {
				t.Fatalf("an event that is none: %+v", e)
			}
		}
	})
}

func FuzzModule(f *testing.F) {
	fuzzFile(f, "module.yaml", []string{
		read(f, "testdata/tides/content/module.yaml"),
		"id: a\ntitle: 'T <b>'\nshort: S\ndescription: |\n  D\nlanguage: en-GB\nedition: 1\nlicence: {name: L}\narticle: moon1900\naccent: '#aa00bb'\nanswers: withheld\nrepository: https://a.b/c\nsite_url: http://a.b:8/\nquestions:\n- folder: 1-cause\n  short: S\n  objectives: [{id: name-cause, text: t, level: analyse}]\n",
		"a: &a [x]\nb: *a\n<<: *a\nc: !!str d\n", "---\nid: a\n---\nid: b\n",
	}, func(t *testing.T, m *module.Module, page string) {
		if m.ID == "" || m.Title == "" || m.Edition == "" || m.Licence.Name == "" || len(m.Questions) != 1 {
			t.Fatalf("a module without what it needs: %+v", m.Config)
		}
	})
}

func FuzzGlossary(f *testing.F) {
	fuzzFile(f, "glossary.md", []string{
		read(f, "testdata/tides/content/glossary.md"),
		"# G\n\nLead.\n\n*Ebb* tide\n:   The fall.\n    Also: ebbs, ebbing\n\nFlow\n:   a\n\n    - b\n\n    Also: flows\n",
	}, func(t *testing.T, m *module.Module, page string) {
		seen := map[string]bool{}
		for _, term := range m.Glossary.Terms {
			if seen[term.ID] || len(term.Definition) == 0 {
				t.Fatalf("the term %s stands twice or means nothing", term.ID)
			}
			seen[term.ID] = true
		}
	})
}

// fuzzFile puts any text in a file's place. Where nothing is said against it,
// whole looks for what must then be in the module and in its handout.
func fuzzFile(f *testing.F, name string, seeds []string, whole func(t *testing.T, m *module.Module, page string)) {
	f.Helper()
	for _, seed := range seeds {
		f.Add(seed)
	}
	build := newFuzzed(f)
	f.Fuzz(func(t *testing.T, text string) {
		if m, page := build(t, name, text); m != nil {
			whole(t, m, page)
		}
	})
}

// newFuzzed returns a function that reads the module about tides with a text in
// one file's place. Where it is sound the function makes the handout, which has
// every page in it, and holds that against what the output promises; where it
// is not, it wants every message to point into a file, and returns nil.
func newFuzzed(f *testing.F) func(t *testing.T, name, text string) (m *module.Module, page string) {
	base := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(tides), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			base[name] = &fstest.MapFile{Data: []byte(read(f, path.Join(tides, name)))}
		}
		return err
	})
	if err != nil {
		f.Fatal(err)
	}
	// Of what is static no more than the pages cannot be made without: it would
	// be minified again for every text.
	static := fstest.MapFS{"css/00-base.css": {Data: []byte(read(f, "../static/css/00-base.css"))}}
	for _, name := range []string{"theme.js", "icon.svg", "notfound.js"} {
		static[name] = &fstest.MapFile{Data: []byte(read(f, path.Join("../static", name)))}
	}
	layouts := os.DirFS("../layouts")
	usual := module.Load(base, &source.Log{})
	look, err := view.ReadLook(layouts, static, usual)
	if err != nil {
		f.Fatal(err)
	}
	file := filepath.Join(f.TempDir(), "handout.html")
	tools := view.Tools{Minify: output.Minify, InlineSources: output.InlineSources}

	return func(t *testing.T, name, text string) (*module.Module, string) {
		content := maps.Clone(base)
		content[name] = &fstest.MapFile{Data: []byte(text)}
		var log source.Log
		m := module.Load(content, &log)
		check.All(m, &log)
		for _, d := range log.Sorted() {
			pointsInto(t, content, d)
		}
		if log.Failed() {
			return nil, ""
		}
		look := look
		if name == "module.yaml" {
			var err error
			if look, err = view.ReadLook(layouts, static, m); err != nil {
				if !strings.HasPrefix(err.Error(), "layouts/i18n/") {
					t.Fatal(err)
				}
				return nil, "" // a language that nobody has translated to
			}
		}
		made, err := handout.Make(m, look, tools, handout.Part{}, handout.Student)
		if err != nil {
			t.Fatalf("what was read cannot be shown: %v", err)
		}
		if _, err := output.WriteFile(file, made); err != nil {
			t.Fatalf("what was read makes a page with faults:\n%v", err)
		}
		return m, read(t, file)
	}
}

// pointsInto wants a message to stand at a place that is in a file.
func pointsInto(t *testing.T, content fstest.MapFS, d source.Diagnostic) {
	t.Helper()
	file := content[strings.TrimPrefix(d.Pos.File, module.Root+"/")]
	switch {
	case d.Message == "" || d.Pos.File == "":
		t.Fatalf("a message without words or place: %v", d)
	case file == nil || d.Pos.Line == 0: // a file that is missing, or one as a whole
		return
	}
	text := strings.ReplaceAll(strings.TrimPrefix(string(file.Data), "\ufeff"), "\r\n", "\n")
	lines := strings.Split(text, "\n")
	if d.Pos.Line > len(lines) || d.Pos.Column < 1 || d.Pos.Column > utf8.RuneCountInString(lines[d.Pos.Line-1])+1 {
		t.Fatalf("a place outside the file: %v", d)
	}
}
