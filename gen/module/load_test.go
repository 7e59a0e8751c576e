package module

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/gen/source"
)

// config is module.yaml with what it must have, one key a line.
const config = `id: tides
title: Tides
language: en
edition: "1"
licence: {name: CC BY 4.0}
article: smith2020
`

// files are those of a module, by path in content/.
type files map[string]string

// load reads a sound little module in which some files are other ones, and
// gives what is said about it. A file that is empty is not there.
func load(t *testing.T, other files) (*Module, []string) {
	t.Helper()
	all := files{
		"module.yaml":      config,
		"index.md":         "# Tides\n",
		"article/01-in.md": "# In\n\nThe sea rises twice a day.\n",
		"references.yaml":  "- id: smith2020\n  type: book\n  title: Tides\n",
	}
	maps.Copy(all, other)
	fsys := fstest.MapFS{}
	for name, text := range all {
		if text != "" {
			fsys[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
		}
	}
	var log source.Log
	m := Load(fsys, &log)
	var said []string
	for _, d := range log.Sorted() {
		said = append(said, d.String())
	}
	return m, said
}

// wantSaid wants exactly so much said, each line beginning as told.
func wantSaid(t *testing.T, got []string, want ...string) {
	t.Helper()
	ok := len(got) == len(want)
	for i := 0; ok && i < len(want); i++ {
		ok = strings.HasPrefix(got[i], want[i])
	}
	if !ok {
		t.Errorf("\n got %s\nwant %s", strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

func TestFiles(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		other files
		want  []string
	}{
		{"sound", nil, nil},
		{"hidden files", files{".DS_Store": "x", "article/.keep": "x"}, nil},
		{"stray", files{"notes.txt": "x"}, []string{"content/notes.txt: error: this file has no place in content/ ("}},
		{"section without a number", files{"article/out.md": "# Out\n"}, []string{"content/article/out.md: error: this file has no place in content/"}},
		{"capital letters", files{"article/02-Out.md": "# Out\n"}, []string{"content/article/02-Out.md: error: this file has no place in content/"}},
		{"reserved", files{"article/con.png": "x"}, []string{"content/article/con.png: error: this name is reserved on Windows (choose another)"}},
		{"reserved with a number", files{"lpt1.svg": "x"}, []string{"content/lpt1.svg: error: this name is reserved on Windows"}},
		{"begins like a reserved one", files{"console.png": "x", "article/com.png": "x"}, nil},
		{"case", files{"a.png": "x", "A.png": "x"}, []string{"content/a.png: error: this differs only in upper and lower case from A.png (choose another name)"}},
		{"large picture", files{"a.png": strings.Repeat("x", source.MaxBytes+1)}, []string{"content/a.png: error: the picture has 4194305 bytes, more than the limit of 4194304 (save it smaller)"}},
		{"no section", files{"article/01-in.md": ""}, []string{"content/article: error: the article has no section (write the first in article/01-introduction.md)"}},
		{"same page", files{"article/02-in.md": "# In\n"}, []string{"content/article/02-in.md: error: its page would have the same name as that of article/01-in.md"}},
		{"unnamed question", files{"questions/1-why/index.md": "# Why\n", "questions/1-why/quiz.md": "# Quiz\n"}, []string{"content/questions/1-why: error: module.yaml names no research question 1-why"}},
		{"no index", files{"index.md": ""}, []string{"content/index.md: error: "}},
		{"no references", files{"references.yaml": ""}, []string{"content/references.yaml: error: "}},
		{"no module.yaml", files{"module.yaml": ""}, []string{"content/module.yaml: error: "}},
		{"front matter of a page", files{"index.md": "---\ntitel: x\n---\n# T\n"}, []string{"content/index.md:2:1: error: unknown key titel (did you mean title?)"}},
		{"front matter that is a list", files{"index.md": "---\n- title\n---\n# T\n"}, []string{"content/index.md:2:1: error: this is not made of"}},
		{"front matter of a section", files{"article/01-in.md": "---\ntitle: In\nanswers: shown\n---\n# In\n"}, []string{"content/article/01-in.md:3:1: error: unknown key answers (known are title, check)"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, said := load(t, c.other)
			wantSaid(t, said, c.want...)
		})
	}
}

func TestSectionsInOrder(t *testing.T) {
	t.Parallel()
	m, said := load(t, files{"article/01-in.md": "", "article/10-c.md": "# C\n", "article/9-b.md": "# B\n", "article/002-a.md": "---\ntitle: Short\ncheck: [one, two]\n---\n# A\n"})
	wantSaid(t, said)
	var slugs []string
	for i, s := range m.Sections {
		slugs = append(slugs, s.Slug)
		if s.Number != i+1 {
			t.Errorf("%s has the number %d", s.Slug, s.Number)
		}
	}
	if got := strings.Join(slugs, " "); got != "a b c" {
		t.Errorf("the order is %s", got)
	}
	a := m.Sections[0]
	if len(a.Drawn) != 2 || a.Drawn[1].Text != "two" || a.Doc.File.Pos(a.Drawn[1].Off).String() != "content/article/002-a.md:3:14" {
		t.Errorf("drawn are %v", a.Drawn)
	}
	if a.Short != "Short" {
		t.Errorf("the short title is %q", a.Short)
	}
}

// TestSectionsOfOneNumber wants the one to be named that is likely the copy.
func TestSectionsOfOneNumber(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ original, copied string }{
		{"03-out", "03-out-copy"},
		{"03-out", "03-out-copy-2"},
		{"03-out", "03-copy"},
		{"03-out", "03-out-old"},
		{"03-out", "03-shore"},
		{"03-shore", "3-copy"},
	} {
		_, said := load(t, files{"article/" + c.original + ".md": "# Out\n", "article/" + c.copied + ".md": "# Out\n"})
		wantSaid(t, said, "content/article/"+c.copied+".md: error: this has the same number as article/"+c.original+".md (give each section a number of its own, or delete this one if it is a copy)")
	}
}

func TestQuizAnswers(t *testing.T) {
	t.Parallel()
	quiz := "# Q\n\n## One? {#one}\n\n- [x] a\n- [ ] b\n\n> **Rationale.** Because.\n"
	for _, c := range []struct {
		module, front  string
		withheld, said bool
	}{
		{"", "", false, false},
		{"answers: withheld\n", "", true, false},
		{"answers: withheld\n", "answers: shown", false, false},
		{"", "answers: withheld", true, false},
		{"answers: shown\n", "answers: hidden", false, true},
	} {
		m, said := load(t, files{
			"module.yaml":              config + c.module + "questions:\n  - folder: 1-why\n",
			"questions/1-why/index.md": "# Why\n", "questions/1-why/quiz.md": "---\n" + c.front + "\n---\n" + quiz,
		})
		if c.said {
			wantSaid(t, said, `content/questions/1-why/quiz.md:2:10: error: answers cannot be "hidden" (write shown or withheld)`)
		} else {
			wantSaid(t, said)
		}
		if m.Questions[0].Quiz.Withheld != c.withheld || m.AnyWithheld() != c.withheld && c.module == "" {
			t.Errorf("%q, %q: withheld is %t", c.module, c.front, m.Questions[0].Quiz.Withheld)
		}
	}
}
