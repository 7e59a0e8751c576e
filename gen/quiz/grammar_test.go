package quiz

import (
	"fmt"
	"strings"
	"testing"

	"lectern/gen/markup"
	"lectern/gen/source"
)

// readQuiz reads a quiz of which text follows the title.
func readQuiz(text string) (list []*Question, said []string) {
	var log source.Log
	f := source.NewFile("quiz.md", []byte("# Quiz\n\n"+text+"\n"))
	doc := markup.Parse(f, f.Text, "en", &log)
	_, list = Read(f, doc.Blocks, 2, &log)
	for _, d := range log.Sorted() {
		said = append(said, d.String())
	}
	return list, said
}

const because = "\n\n> **Rationale.** Because.\n"

// shape says how a question is answered, for comparison.
func shape(q *Question) string {
	switch in := q.Interaction.(type) {
	case *Choice:
		var s []string
		for _, o := range in.Options {
			mark := " "
			if o.Correct {
				mark = "x"
			}
			s = append(s, mark+markup.PlainText(o.Text)+"/"+markup.BlockText(o.Feedback))
		}
		return fmt.Sprintf("choice multiple=%t partial=%t truefalse=%t shuffle=%t %q", in.Multiple, in.Partial, in.TrueFalse, in.Shuffle, s)
	case *Order:
		return fmt.Sprintf("order %q", texts(in.Items))
	case *Match:
		return fmt.Sprintf("match %q %q %v", texts(in.Left), texts(in.Right), in.Pair)
	case *Entry:
		var s []string
		for _, b := range in.Blanks {
			switch key := b.Key.(type) {
			case *Words:
				s = append(s, fmt.Sprintf("words %q", key.Variants))
			case *Number:
				s = append(s, fmt.Sprintf("number %v ± %v %q", key.Value, key.Tolerance, key.Unit))
			case *Pick:
				s = append(s, fmt.Sprintf("pick %q of %q", key.Text, b.Picks))
			}
		}
		return fmt.Sprintf("entry text=%t %s", in.Text != nil, strings.Join(s, "; "))
	case *Essay:
		return fmt.Sprintf("essay %q %q", markup.BlockText(in.Model.Blocks), markup.BlockText(in.Criteria.Blocks))
	}
	return fmt.Sprintf("%T", q.Interaction)
}

func texts(items []Item) (list []string) {
	for _, it := range items {
		list = append(list, markup.PlainText(it.Text))
	}
	return list
}

// TestForms gives each form in which a question can be written, and what it is.
func TestForms(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, want string }{
		{"single choice", "## Q? {#q}\n\n- [ ] a\n  > Why not.\n- [x] b", `choice multiple=false partial=false truefalse=false shuffle=false [" a/Why not." "xb/"]`},
		{"multiple response", "## Q? {#q .multiple .partial .shuffle}\n\n- [x] a\n- [ ] b\n- [x] c", `choice multiple=true partial=true truefalse=false shuffle=true ["xa/" " b/" "xc/"]`},
		{"true or false", "## Q? {#q}\n\n- [x] True\n- [ ] False", `choice multiple=false partial=false truefalse=true shuffle=false ["xTrue/" " False/"]`},
		{"loose options", "## Q? {#q}\n\n- [ ] a\n\n- [x] b\n\n  > Yes.", `choice multiple=false partial=false truefalse=false shuffle=false [" a/" "xb/Yes."]`},
		{"ordering", "## Q? {#q}\n\n1. a\n2. b\n3. c", `order ["a" "b" "c"]`},
		{"matching", "## Q? {#q}\n\n| L | R |\n|--|--|\n| a | x |\n| b | y |\n| c | x |\n|  | z |", `match ["a" "b" "c"] ["x" "y" "z"] [0 1 0]`},
		{"short answer", "## Q? {#q}\n\n**Answer:** tenge / KZT", `entry text=false words ["tenge" "KZT"]`},
		{"a literal slash", `## Q? {#q}` + "\n\n" + `**Answer:** and\/or / a \/ b`, `entry text=false words ["and/or" "a / b"]`},
		{"no typography in answers", "## Q? {#q}\n\n**Answer:** it's -- so", `entry text=false words ["it's -- so"]`},
		{"number", "## Q? {#q}\n\n**Answer:** 12 ± 0.5 billion", `entry text=false number 12 ± 0.5 "billion"`},
		{"decimal comma", "## Q? {#q}\n\n**Answer:** -1,5 %", `entry text=false number -1.5 ± 0 "%"`},
		{"minus sign", "## Q? {#q}\n\n**Answer:** −3", `entry text=false number -3 ± 0 ""`},
		{"grouped by no-break spaces", "## Q? {#q}\n\n**Answer:** 1\u00a0234\u202f567 t", `entry text=false number 1.234567e+06 ± 0 "t"`},
		{"a unit with a digit is text", "## Q? {#q}\n\n**Answer:** 12 m2", `entry text=false words ["12 m2"]`},
		{"two numbers are text", "## Q? {#q}\n\n**Answer:** 12 / 13", `entry text=false words ["12" "13"]`},
		{"a year of a decade is text", "## Q? {#q}\n\n**Answer:** 1990s", `entry text=false words ["1990s"]`},
		{"typed blanks", "## Q? {#q}\n\nThe [[tenge / KZT]] and [[12]].\n\nAlso [[x]].", `entry text=true words ["tenge" "KZT"]; number 12 ± 0 ""; words ["x"]`},
		{"picked blank", "## Q? {#q}\n\nIt was [[*conceded* | upheld]].", `entry text=true pick "conceded" of ["conceded" "upheld"]`},
		{"escapes in blanks", "## Q? {#q}\n\n" + `It was [[a\|b\]]] and [[c\\]].`, `entry text=true words ["a|b]"]; words ["c\\"]`},
		{"essay", "## Q? {#q}\n\n> **Model answer.** So.\n\n> **Criteria.**\n>\n> - one\n> - two", `essay "So." "one\ntwo"`},
		{"a stem with a list in a quote", "## Q? {#q}\n\nConsider:\n\n> - one\n> - two\n\n- [x] a\n- [ ] b", `choice multiple=false partial=false truefalse=false shuffle=false ["xa/" " b/"]`},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			list, said := readQuiz(c.in + because)
			if len(said) > 0 || len(list) != 1 {
				t.Fatalf("%d questions; %s", len(list), strings.Join(said, "\n"))
			}
			if got := shape(list[0]); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestParts gives a question with all that may stand around its interaction.
func TestParts(t *testing.T) {
	t.Parallel()
	list, said := readQuiz(`## Q? {#q objective="one two" level="analyse" lint="a-b: because; c: so"}

Some context.

- [x] a
- [ ] b

> **Hint.** First.

> **Hint.** Second.

> **Rationale.** Because.

> **For the instructor.** Mind this.`)
	if len(said) > 0 || len(list) != 1 {
		t.Fatal(said)
	}
	q := list[0]
	got := fmt.Sprint(q.ID, len(q.Body), len(q.Hints), markup.BlockText(q.Hints[1].Blocks), markup.BlockText(q.Rationale.Blocks), markup.BlockText(q.Instructor[0].Blocks),
		q.Level, q.Objectives[1].Text, q.Silenced["a-b"], q.Silenced["c"])
	if want := "q12Second.Because.Mind this.analyzetwobecauseso"; strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
		t.Errorf("got %s", got)
	}
}

// TestFaults gives slips and the first words of what is said of each.
func TestFaults(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, want string }{
		{"no id", "## Q?\n\n- [x] a\n- [ ] b" + because, "quiz.md:3:6: error: the question has no id"},
		{"no key", "## Q? {#q}\n\n- [ ] a\n- [ ] b" + because, "quiz.md:5:1: error: no option is marked as correct (mark at least one with [x])"},
		{"several keys", "## Q? {#q}\n\n- [x] a\n- [x] b" + because, "quiz.md:5:1: error: 2 options are marked as correct"},
		{"no rationale", "## Q? {#q}\n\n- [x] a\n- [ ] b", "quiz.md:3:1: error: the question has no rationale"},
		{"two rationales", "## Q? {#q}\n\n- [x] a\n- [ ] b" + because + because, `quiz.md:11:1: error: a second "Rationale." in one question`},
		{"blank option", "## Q? {#q}\n\n- [x] a\n- [ ] &nbsp;\n- [ ] b" + because, "quiz.md:6:1: error: the option is blank"},
		{"duplicate option", "## Q? {#q}\n\n- [x] a\n- [ ] a" + because, `quiz.md:6:1: error: the option "a" stands twice, first in line 5`},
		{"one option", "## Q? {#q}\n\n- [x] a" + because, "quiz.md:5:1: error: a choice of one"},
		{"label in an option", "## Q? {#q}\n\n- [x] a\n  > **Hint.** No.\n- [ ] b" + because, `quiz.md:6:3: error: "Hint." stands inside an option`},
		{"two feedbacks", "## Q? {#q}\n\n- [x] a\n\n  > One.\n\n  > Two.\n- [ ] b" + because, "quiz.md:9:3: error: an option has two feedbacks"},
		{"a label before the interaction", "## Q? {#q}\n\n> **Hint.** Early.\n\n- [x] a\n- [ ] b" + because, "quiz.md:7:1: error: a labelled quote stands before the interaction"},
		{"unknown label", "## Q? {#q}\n\n- [x] a\n- [ ] b\n\n> **Rational.** Because.", `quiz.md:8:1: error: unknown label "Rational." (did you mean Rationale.?)`},
		{"a label of discussions", "## Q? {#q}\n\n- [x] a\n- [ ] b\n\n> **Go deeper.** How?" + because, `quiz.md:8:1: error: unknown label "Go deeper."`},
		{"an empty label", "## Q? {#q}\n\n- [x] a\n- [ ] b\n\n> **Hint.**" + because, `quiz.md:8:1: error: "Hint." has no text`},
		{"two interactions", "## Q? {#q}\n\n- [x] a\n- [ ] b\n\n**Answer:** c" + because, "quiz.md:8:1: error: two interactions in one question: a task list and **Answer:**"},
		{"no rationale but a quote that speaks of one", "## Q? {#q}\n\n> Rationale for the treaty was peace.\n\n- [x] a\n- [ ] b", "quiz.md:3:1: error: the question has no rationale"},
		{"no interaction but what looks like one in code", "## Q? {#q}\n\n`[[a]]`\n\n```\n| a |\n- [x] b\n```" + because, "quiz.md:3:1: error: the question cannot be answered"},
		{"a label in no quote", "## Q? {#q}\n\n**For the instructor:** Mind this.\n\n- [x] a\n- [ ] b" + because, `quiz.md:5:1: error: the label "For the instructor." stands in no quote, so that all of it would be published (begin each line of it with >, or the text with other words)`},
		{"no interaction", "## Q? {#q}\n\nText." + because, "quiz.md:3:1: error: the question cannot be answered"},
		{"a bulleted list", "## Q? {#q}\n\n- a\n- b" + because, "quiz.md:5:1: error: a bulleted list is no interaction"},
		{"text behind the interaction", "## Q? {#q}\n\n- [x] a\n- [ ] b\n\nMore." + because, "quiz.md:8:1: error: text stands behind the interaction"},
		{"an unlabelled quote behind it", "## Q? {#q}\n\n- [x] a\n- [ ] b\n\n> More." + because, "quiz.md:8:1: error: a quote stands outside the options"},
		{"a deeper heading", "## Q? {#q}\n\n### More\n\n- [x] a\n- [ ] b" + because, "quiz.md:5:1: error: a heading with ### stands among questions"},
		{"unknown mark", "## Q? {#q .multipel}\n\n- [x] a\n- [ ] b" + because, "quiz.md:3:7: error: unknown mark .multipel (did you mean multiple?)"},
		{"a mark that means nothing", "## Q? {#q .multiple}\n\n**Answer:** a" + because, "quiz.md:3:1: error: .multiple means nothing here (it marks task lists)"},
		{"partial without multiple", "## Q? {#q .partial}\n\n- [x] a\n- [ ] b" + because, "quiz.md:3:1: error: .partial means nothing here"},
		{"unknown attribute", `## Q? {#q objectives="a"}` + "\n\n- [x] a\n- [ ] b" + because, "quiz.md:3:23: error: unknown attribute objectives (did you mean objective?)"},
		{"unknown level", `## Q? {#q level="analyise"}` + "\n\n- [x] a\n- [ ] b" + because, `quiz.md:3:18: error: "analyise" is no level of Bloom's taxonomy (did you mean analyse?)`},
		{"a silence without a reason", `## Q? {#q lint="option-count"}` + "\n\n- [x] a\n- [ ] b" + because, "quiz.md:3:17: error: a rule is silenced without a reason"},
		{"a blank in the heading", "## The [[x]]? {#q}\n\n**Answer:** a" + because, "quiz.md:3:10: error: a blank stands in the heading"},
		{"a blank in an option", "## Q? {#q}\n\n- [x] [[a]]\n- [ ] b" + because, "quiz.md:5:9: error: a blank stands outside a paragraph"},
		{"underscores", "## Q? {#q}\n\nIt is ___ here.\n\n- [x] a\n- [ ] b" + because, "quiz.md:5:7: error: a run of underscores is no blank"},
		{"one item to order", "## Q? {#q}\n\n1. a" + because, "quiz.md:5:1: error: an ordering of one item"},
		{"equal items", "## Q? {#q}\n\n1. a\n2. a" + because, `quiz.md:6:1: error: the item "a" stands twice`},
		{"three columns", "## Q? {#q}\n\n| a | b | c |\n|--|--|--|\n| 1 | 2 | 3 |" + because, "quiz.md:5:1: error: a table of 3 columns is no interaction"},
		{"an empty right cell", "## Q? {#q}\n\n| a | b |\n|--|--|\n| 1 |  |\n| 2 | x |\n| 3 | y |" + because, "error: the right cell is empty"},
		{"a distractor that is a target", "## Q? {#q}\n\n| a | b |\n|--|--|\n| 1 | x |\n| 2 | y |\n|  | x |" + because, `error: the distractor "x" is a right target too`},
		{"no name of a column", "## Q? {#q}\n\n| a |  |\n|--|--|\n| 1 | x |\n| 2 | y |" + because, "error: a column has no name"},
		{"an ambiguous number", "## Q? {#q}\n\n**Answer:** 1,234" + because, `quiz.md:5:13: error: "1,234" can be read in two ways`},
		{"a stray ±", "## Q? {#q}\n\n**Answer:** about ± 3" + because, "quiz.md:5:13: error: ± belongs to a single number"},
		{"markup in an answer", "## Q? {#q}\n\n**Answer:** *a*" + because, "quiz.md:5:1: error: the answer holds markup"},
		{"an empty answer", "## Q? {#q}\n\n**Answer:**" + because, "quiz.md:5:12: error: the answer is empty"},
		{"an empty variant", "## Q? {#q}\n\n**Answer:** a /  / b" + because, "quiz.md:5:13: error: one of the answers is empty"},
		{"no right choice", "## Q? {#q}\n\nIt is [[a | b]]." + because, "quiz.md:5:9: error: a blank's list has no right choice"},
		{"two right choices", "## Q? {#q}\n\nIt is [[*a* | *b*]]." + because, "quiz.md:5:9: error: a blank's list has two right choices"},
		{"a model answer beside a choice", "## Q? {#q}\n\n- [x] a\n- [ ] b\n\n> **Model answer.** So." + because, "quiz.md:8:1: error: a model answer beside a task list"},
		{"criteria alone", "## Q? {#q}\n\n- [x] a\n- [ ] b\n\n> **Criteria.**\n>\n> - one" + because, "quiz.md:8:1: error: criteria without a model answer"},
		{"criteria that are no list", "## Q? {#q}\n\n> **Model answer.** So.\n\n> **Criteria.** Be good." + because, "quiz.md:7:1: error: the criteria are no list"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, said := readQuiz(c.in)
			if all := strings.Join(said, "\n"); !strings.Contains(all, c.want) {
				t.Errorf("\n got %s\nwant %s", all, c.want)
			}
		})
	}
}

// TestDiscussionForms reads a discussion, and what is wrong with one.
func TestDiscussionForms(t *testing.T) {
	t.Parallel()
	read := func(text string) (list []*Discussion, said string) {
		var log source.Log
		f := source.NewFile("discussion.md", []byte("# Discussion\n\n"+text+"\n"))
		_, list = ReadDiscussion(f, markup.Parse(f, f.Text, "en", &log).Blocks, &log)
		for _, d := range log.Sorted() {
			said += d.String() + "\n"
		}
		return list, said
	}
	list, said := read("## Why? {#d objective=\"a\" level=\"evaluate\"}\n\nContext.\n\n> **Go deeper.** How?\n\n> **Return to.** There.\n\n> **For the instructor.** Mind.")
	if said != "" || len(list) != 1 || len(list[0].Deeper) != 1 || len(list[0].ReturnTo) != 1 || len(list[0].Instructor) != 1 || len(list[0].Body) != 1 || list[0].Level != "evaluate" {
		t.Errorf("%+v %s", list, said)
	}
	for in, want := range map[string]string{
		"## Why?":                                  "discussion.md:3:8: error: the question has no id",
		"## Why? {#d}\n\n> **Hint.** No.":          `error: unknown label "Hint."`,
		"## Why? {#d .multiple}":                   "error: unknown mark .multiple",
		"## Why? {#d}\n\n> **Return to.** a.\n\nb": "error: text stands behind a labelled quote",
	} {
		if _, said := read(in); !strings.Contains(said, want) {
			t.Errorf("%q: got %s, want %s", in, said, want)
		}
	}
}

// FuzzQuestions holds that any text gives questions or an error with its
// place: a question of which nothing is said has one interaction and a key.
func FuzzQuestions(f *testing.F) {
	for _, seed := range []string{
		"## Q? {#q}\n\n- [x] a\n- [ ] b" + because, "## Q? {#q}\n\n1. a\n2. b" + because, "## Q? {#q}\n\n| a | b |\n|--|--|\n| 1 | x |\n| 2 | y |" + because,
		"## Q? {#q}\n\n**Answer:** 1 ± 2 t" + because, "## Q? {#q}\n\nIt [[*a* | b]] [[c / d]]." + because, "## Q? {#q}\n\n> **Model answer.** So." + because,
		"## Q? {#q .multiple}\n\n- [x] a\n  > b\n- [x] c\n\n> **Hint.** x\n> **Rationale.** y", "## Q {#q", "[[", "> **", "- [x]", "|",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		list, said := readQuiz(text)
		for _, s := range said {
			if !strings.HasPrefix(s, "quiz.md:") || !strings.Contains(s, ": error: ") {
				t.Errorf("no place: %s", s)
			}
		}
		if len(said) > 0 {
			return
		}
		for _, q := range list {
			if q.ID == "" || q.Interaction == nil || q.Rationale.Empty() || !keyed(q.Interaction) {
				t.Errorf("nothing is said of %s, which is not sound: %s", q.ID, shape(q))
			}
		}
	})
}

func keyed(in Interaction) bool {
	switch in := in.(type) {
	case *Choice:
		correct := 0
		for _, o := range in.Options {
			if o.Correct {
				correct++
			}
		}
		return correct > 0 && (in.Multiple || correct == 1)
	case *Order:
		return len(in.Items) > 1
	case *Match:
		return len(in.Left) > 1 && len(in.Left) == len(in.Pair)
	case *Entry:
		for _, b := range in.Blanks {
			if b.Key == nil {
				return false
			}
		}
		return len(in.Blanks) > 0
	case *Essay:
		return !in.Model.Empty()
	}
	return false
}
