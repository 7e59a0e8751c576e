package check

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/gen/module"
	"lectern/gen/source"
)

// The files of the tiny module that every case changes something in.
const (
	config     = "module.yaml"
	home       = "index.md"
	first      = "article/01-first.md"
	second     = "article/02-second.md"
	references = "references.yaml"
	reading    = "questions/1-one/index.md"
	talk       = "questions/1-one/discussion.md"
	test       = "questions/1-one/quiz.md"
)

// sound is a module of which nothing is to be said.
var sound = map[string]string{
	config: `id: tiny
title: Tiny
language: en
edition: "1"
licence: {name: CC0}
article: taught2001
questions:
  - folder: 1-one
    objectives:
      - {id: know, text: Know it, level: understand}
`,
	home:       "# Home\n",
	first:      "# First\n\nThe quick brown fox jumps over the lazy dog, and sleeps.[^1] {#fox}\n\n[^1]: See [@cited2002].\n",
	references: "- {id: taught2001, type: book, title: Taught}\n- {id: cited2002, type: book, title: Cited}\n",
	reading:    "# One\n\n- [Fox](../../article/01-first.md#fox) {objective=\"know\"}\n",
	talk:       "# Talk\n\n## Why? {#d objective=\"know\"}\n",
	test:       quizOf(ask("What leaps?", "", "**Answer:** fox")),
}

const evident = "\n\n> **Rationale.** [“quick brown fox”](../../article/01-first.md#fox)\n\n"

// ask writes a question with the id q, or as attributes say.
func ask(stem, attributes, interaction string) string {
	if !strings.Contains(attributes, "#") {
		attributes = strings.TrimSpace("#q " + attributes)
	}
	if !strings.Contains(attributes, "objective=") {
		attributes += ` objective="know"`
	}
	return "## " + stem + " {" + attributes + "}\n\n" + interaction + evident
}

// choice writes a task list, in which each option has feedback of its own.
func choice(options ...string) string {
	var b strings.Builder
	for _, o := range options {
		b.WriteString("- " + o + "\n  > Of " + o[4:] + ".\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func quizOf(questions ...string) string { return "# Quiz\n\n" + strings.Join(questions, "") }

// ofQuiz is a module whose quiz holds certain questions.
func ofQuiz(questions ...string) map[string]string {
	return map[string]string{test: quizOf(questions...)}
}

// having is a module with a file changed: the first text in it replaced.
func having(file, old, new string) map[string]string {
	text, found := strings.Replace(sound[file], old, new, 1), strings.Contains(sound[file], old)
	if !found {
		panic(file + " does not hold " + old)
	}
	return map[string]string{file: text}
}

// and joins changes.
func and(all ...map[string]string) map[string]string {
	joined := map[string]string{}
	for _, m := range all {
		maps.Copy(joined, m)
	}
	return joined
}

// sample is a module and all that is said of it. A file changed to nothing
// is missing. Nothing is said of a near case, which only looks like a fault.
type sample struct {
	rule, name string
	files      map[string]string
	want       []string
}

var samples = slices.Concat(linkSamples, figureSamples, evidenceSamples, alignmentSamples, stemSamples, optionSamples, feedbackSamples, setSamples)

func said(files map[string]string) []string {
	fsys := fstest.MapFS{}
	for name, text := range and(sound, files) {
		if text != "" {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	var log source.Log
	All(module.Load(fsys, &log), &log)
	var list []string
	for _, d := range log.Sorted() {
		if !slices.ContainsFunc(slices.Concat(Readers, Rules), func(r Rule) bool { return r.Name == d.Rule }) {
			list = append(list, d.Rule+" is in no list of rules")
		}
		list = append(list, d.String())
	}
	return list
}

func TestRules(t *testing.T) {
	t.Parallel()
	for _, s := range samples {
		t.Run(s.rule+"/"+s.name, func(t *testing.T) {
			t.Parallel()
			if got := said(s.files); !slices.Equal(got, s.want) {
				t.Errorf("\n got %s\nwant %s", strings.Join(got, "\n     "), strings.Join(s.want, "\n     "))
			}
		})
	}
}

var (
	ruleName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	writing  = regexp.MustCompile(`^(stem|option|key|order|feedback|quiz)-`)
	aSource  = regexp.MustCompile(`\((2002|2005|2015)\)`)
)

// TestEveryRule holds the table against the cases and the doc comments.
func TestEveryRule(t *testing.T) {
	t.Parallel()
	docs := comments(t)
	seen := map[string]bool{}
	for _, r := range Rules {
		var faults, near int
		for _, s := range samples {
			switch {
			case s.rule != r.Name:
			case len(s.want) > 0:
				faults++
			default:
				near++
			}
		}
		if faults == 0 || near == 0 {
			t.Errorf("%s has %d cases and %d near cases", r.Name, faults, near)
		}
		name := runtime.FuncForPC(reflect.ValueOf(r.check).Pointer()).Name()
		doc := docs[name[strings.LastIndex(name, ".")+1:]]
		if doc == "" || r.About == "" {
			t.Errorf("%s lacks its comment or its line", r.Name)
		}
		if writing.MatchString(r.Name) && !aSource.MatchString(doc) {
			t.Errorf("%s names no source", r.Name)
		}
		if seen[r.Name] || !ruleName.MatchString(r.Name) {
			t.Errorf("%s is no name for a rule, or the name of two", r.Name)
		}
		seen[r.Name] = true
	}
	for _, r := range Readers {
		if seen[r.Name] || !ruleName.MatchString(r.Name) || r.About == "" {
			t.Errorf("%s is no name, or that of a rule, or lacks its line", r.Name)
		}
	}
	for _, s := range samples {
		if !seen[s.rule] {
			t.Errorf("the case %s/%s is of no rule", s.rule, s.name)
		}
	}
}

// comments are the doc comments of the package's functions, by name.
func comments(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string]string{}
	for _, file := range files {
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range parsed.Decls {
			if f, ok := d.(*ast.FuncDecl); ok {
				docs[f.Name.Name] = f.Doc.Text()
			}
		}
	}
	return docs
}
