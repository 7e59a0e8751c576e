package quiz

import (
	"fmt"
	"strings"
	"testing"

	"lectern/gen/markup"
	"lectern/gen/source"
)

func readDiscussion(text string) (intro []markup.Block, list []*Discussion, said string) {
	var log source.Log
	f := source.NewFile("d.md", []byte("# Discussion\n\n"+text+"\n"))
	intro, list = ReadDiscussion(f, markup.Parse(f, f.Text, "en", &log).Blocks, &log)
	var all []string
	for _, d := range log.Sorted() {
		all = append(all, d.String())
	}
	return intro, list, strings.Join(all, "\n")
}

func TestDiscussion(t *testing.T) {
	t.Parallel()
	intro, list, said := readDiscussion(`Before.

## Why *so*? {#d1 objective="a b" level="analyse"}

Context.

- one
- two

> Quoted.

> **Go deeper.** How?

> **Return to.** [There](a.md#b).

> **Go deeper.** Who?

> **For the instructor.** Mind.

## And? {#d2}`)
	if said != "" || len(list) != 2 {
		t.Fatalf("%d questions; %s", len(list), said)
	}
	d := list[0]
	got := fmt.Sprintf("%s | %s %d %s | %s | %v %s | %d %s %s | %d %s | %d %s | %s %d",
		markup.BlockText(intro), d.ID, d.Off, markup.PlainText(d.Stem), markup.BlockText(d.Body), d.Objectives, d.Level,
		len(d.Deeper), markup.BlockText(d.Deeper[0].Blocks), markup.BlockText(d.Deeper[1].Blocks),
		len(d.ReturnTo), markup.BlockText(d.ReturnTo[0].Blocks), len(d.Instructor), markup.BlockText(d.Instructor[0].Blocks), list[1].ID, len(list[1].Body))
	if want := "Before. | d1 23 Why so? | Context.\none\ntwo\nQuoted. | [{52 a} {54 b}] analyze | 2 How? Who? | 1 There. | 1 Mind. | d2 0"; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestDiscussionSlips(t *testing.T) {
	t.Parallel()
	const known = " (known here are Go deeper. Return to. For the instructor.)"
	for _, c := range []struct{ name, in, want string }{
		{"no id", "## Why?", "d.md:3:8: error: the question has no id (end its heading with {#some-name}, so that it keeps its place when the text changes)"},
		{"a label of quizzes", "## Why? {#d}\n\n> **Rationale.** a", `d.md:5:1: error: unknown label "Rationale."` + known},
		{"a hint", "## Why? {#d}\n\n> **Hint.** a", `d.md:5:1: error: unknown label "Hint."` + known},
		{"a misspelt label", "## Why? {#d}\n\n> **Go deper.** a", `d.md:5:1: error: unknown label "Go deper." (did you mean Go deeper.?)`},
		{"an empty label", "## Why? {#d}\n\n> **Return to.**", `d.md:5:1: error: "Return to." has no text (write it behind the label)`},
		{"labels that run together", "## Why? {#d}\n\n> **Go deeper.** a\n> **Return to.** b", `d.md:6:5: error: "Return to." runs together with "Go deeper." above it (part them by a blank line without >)`},
		{"a label in no quote", "## Why? {#d}\n\n**For the instructor.** a", `d.md:5:1: error: the label "For the instructor." stands in no quote, so that all of it would be published (begin each line of it with >, or the text with other words)`},
		{"text behind a label", "## Why? {#d}\n\n> **Go deeper.** a\n\nb", "d.md:7:1: error: text stands behind a labelled quote (move it before the first, or label it)"},
		{"a quote behind a label", "## Why? {#d}\n\n> **Go deeper.** a\n\n> b", "d.md:7:1: error: text stands behind a labelled quote (move it before the first, or label it)"},
		{"a deeper heading", "## Why? {#d}\n\n### More", "d.md:5:1: error: a heading with ### stands among questions (write a question's heading with ##, and what is inside a question in bold)"},
		{"a mark", "## Why? {#d .shuffle}", "d.md:3:9: error: unknown mark .shuffle (discussion questions have none)"},
		{"an attribute of quizzes", `## Why? {#d lint="a: b"}`, "d.md:3:19: error: unknown attribute lint (known are objective, level)"},
		{"a level", `## Why? {#d level="judge"}`, `d.md:3:20: error: "judge" is no level of Bloom's taxonomy (known are remember, understand, apply, analyze, evaluate, create)`},
		{"a blank", "## Why? {#d}\n\nIt is [[a]].", "d.md:5:9: error: a blank stands outside a paragraph of the question (put it in a paragraph of its own)"},
		{"a blank before the first", "It is [[a]].\n\n## Why? {#d}", "d.md:3:9: error: a blank stands outside a paragraph of the question (put it in a paragraph of its own)"},
		{"a blank in a label", "## Why? {#d}\n\n> **Go deeper.** It is [[a]].", "d.md:5:26: error: a blank stands outside a paragraph of the question (put it in a paragraph of its own)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if _, _, said := readDiscussion(c.in); said != c.want {
				t.Errorf("\n got %s\nwant %s", said, c.want)
			}
		})
	}
}

func TestLevels(t *testing.T) {
	t.Parallel()
	for _, name := range LevelNames() {
		level, ok := ReadLevel(name)
		if !ok || name != "analyse" && string(level) != name {
			t.Errorf("%s is read as %s, %v", name, level, ok)
		}
	}
	if level, ok := ReadLevel("analyse"); !ok || level != "analyze" {
		t.Errorf("analyse is read as %s, %v", level, ok)
	}
	for _, name := range []string{"", "Apply", "knowledge"} {
		if _, ok := ReadLevel(name); ok {
			t.Errorf("%q is a level", name)
		}
	}
}
