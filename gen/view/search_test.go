package view

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

// searched is a module with something of every kind to find, and with a key of
// every kind that must not be.
var searched = map[string]string{
	"article/01-in.md": `---
check: [spring]
---
# In

The sea rises twice a day.[^1] {#twice}

## Why *so*

- A spring tide is the greatest.
  - It comes at new moon.
- Neap tides are the least.

> Said of old.

| Port | Range |
|---|---|
| Brest | 6 m |

[^1]: See [@smith2020, p. 4], of all books.

## Check yourself

### What is a tide? {#own}

- [x] OptionRight
  > FeedbackOwn
- [ ] OptionWrong

> **Rationale.** RationaleOwn, for [“The sea rises twice a day”](01-in.md#twice).
`,
	"references.yaml": "- id: smith2020\n  type: book\n  title: Tides\n  author: [{family: Smith, given: Ann}]\n- id: anon\n  type: book\n  title: Old Ports\n",
	"glossary.md":     "# Words\n\nSpring tide\n:   The greatest tide.\n    Also: spring tides\n",
	"timeline.yaml":   "- date: \"1687\"\n  event: Newton explains the tides\n  passage: article/01-in.md#twice\n",
	"questions/1-why/discussion.md": `# Talk

## What would you ask the moon? {#moon}

Think of its phases.

> **Go deeper.** DeeperTalk

> **For the instructor.** PrivateTalk
`,
	"questions/1-why/quiz.md": `# Quiz

## When is a spring tide? {#spring}

Choose the phase.

- [x] OptionNew
  > FeedbackNew
- [ ] OptionHalf

> **Hint.** HintSpring

> **Rationale.** RationaleSpring, for [“The sea rises twice a day”](../../article/01-in.md#twice).

> **For the instructor.** PrivateQuiz

## How often? {#often}

**Answer:** AnswerTwice

> **Rationale.** RationaleOften, for [“The sea rises twice a day”](../../article/01-in.md#twice).

## Why? {#essay}

> **Model answer.** ModelWhy

> **Criteria.**
>
> - CriterionWhy

> **Rationale.** RationaleWhy, for [“The sea rises twice a day”](../../article/01-in.md#twice).
`,
}

// part is a part of the index as a script reads it.
type part struct {
	kind, path, title string
	entries           [][]string
}

func readIndex(t *testing.T, b *Builder) (parts []part, script string) {
	t.Helper()
	var data []byte
	for part, err := range b.SearchIndex {
		if err != nil {
			t.Fatal(err)
		}
		data = append(data, part...)
	}
	text, ok := strings.CutPrefix(string(data), "lectern.index=")
	text, ended := strings.CutSuffix(text, ";\n")
	var raw [][4]json.RawMessage
	if err := json.Unmarshal([]byte(text), &raw); err != nil || !ok || !ended {
		t.Fatalf("this is no index: %v\n%s", err, data)
	}
	for _, r := range raw {
		var p part
		for i, into := range []any{&p.kind, &p.path, &p.title, &p.entries} {
			if err := json.Unmarshal(r[i], into); err != nil {
				t.Fatal(err)
			}
		}
		parts = append(parts, p)
	}
	return parts, string(data)
}

func TestSearchIndex(t *testing.T) {
	t.Parallel()
	parts, script := readIndex(t, builder(t, searched))
	var got []string
	for _, p := range parts {
		for _, e := range p.entries {
			got = append(got, strings.Join(append([]string{p.kind, p.path, p.title}, e...), "|"))
		}
	}
	want := []string{
		"article|article/in.html|In||||In",
		"article|article/in.html|In|p1|§ 1 ¶ 1|The sea rises twice a day.",
		"article|article/in.html|In|why-so|||Why so",
		"article|article/in.html|In|p2|§ 1 ¶ 2|A spring tide is the greatest.",
		"article|article/in.html|In|p3|§ 1 ¶ 3|It comes at new moon.",
		"article|article/in.html|In|p4|§ 1 ¶ 4|Neap tides are the least.",
		"article|article/in.html|In|p5|§ 1 ¶ 5|Said of old.",
		"article|article/in.html|In|why-so||Port Range Brest 6 m",
		"notes|article/in.html|In|fn-1|Note 1|See Smith, Tides, p.\u00a04, of all books.",
		"questions|article/in.html|In|own|Question 1|What is a tide?",
		"questions|questions/why.html|Why||||Why",
		"questions|questions/why-discussion.html|Talk||||Talk",
		"questions|questions/why-discussion.html|Talk|moon|Question 1|What would you ask the moon? Think of its phases.",
		"questions|questions/why-quiz.html|Quiz||||Quiz",
		"questions|questions/why-quiz.html|Quiz|spring|Question 1|When is a spring tide? Choose the phase.",
		"questions|questions/why-quiz.html|Quiz|often|Question 2|How often?",
		"questions|questions/why-quiz.html|Quiz|essay|Question 3|Why?",
		"glossary|glossary.html||term-spring-tide||The greatest tide. (spring tides)|Spring tide",
		"references|references.html||ref-smith2020||Smith, Ann. Tides.",
		"references|references.html||ref-anon||Old Ports.",
		"timeline|timeline.html||event-1|1687|Newton explains the tides",
	}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || strings.ReplaceAll(got[i], "\u00a0", " ") != strings.ReplaceAll(want[i], "\u00a0", " ") {
			t.Fatalf("entry %d:\n%s\nwant\n%s", i, strings.Join(got[min(i, len(got)):], "\n"), strings.Join(want[min(i, len(want)):], "\n"))
		}
	}
	for _, key := range []string{"Option", "Feedback", "Rationale", "Hint", "Answer", "Model", "Criterion", "Private", "Deeper"} {
		if strings.Contains(script, key) {
			t.Errorf("the index tells a key: %s", key)
		}
	}
	if _, again := readIndex(t, builder(t, searched)); again != script {
		t.Error("the same module gives another index")
	}
}

func TestIndexPage(t *testing.T) {
	t.Parallel()
	b := builder(t, searched)
	i := slices.IndexFunc(b.Specs, func(s Spec) bool { return s.Kind == KindIndex })
	p, err := b.Page(i)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range p.Main.(IndexPage).Letters {
		for _, e := range l.Entries {
			got = append(got, l.Letter+" "+outline(e))
		}
	}
	want := []string{
		"O <cite>Old Ports</cite> references.html#ref-anon",
		"S Smith, Ann {<cite>Tides</cite> references.html#ref-smith2020 [1 article/in.html#fn-1]}",
		"S Spring tide glossary.html#term-spring-tide [§ 1 ¶ 2 article/in.html#p2]",
	}
	if !slices.Equal(got, want) {
		t.Errorf("the index is\n%s\nnot\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if !slices.ContainsFunc(p.Module.Pages, func(l Link) bool { return l.Href == p.Module.IndexHref && l.Current }) {
		t.Error("the index is not among the standing pages")
	}
}

func outline(e IndexEntry) string {
	parts := nonEmpty(string(e.Name), e.Href)
	for _, l := range slices.Concat(e.Places, e.Notes) {
		parts = append(parts, "["+string(l.Text)+" "+l.Href+"]")
	}
	for _, w := range e.Works {
		parts = append(parts, "{"+outline(w)+"}")
	}
	return strings.Join(parts, " ")
}
