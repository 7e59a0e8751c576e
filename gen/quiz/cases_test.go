package quiz

import (
	"strings"
	"testing"
)

// slip is a question in Markdown, behind the title, and all that is said of
// it; nothing where it is sound.
type slip struct{ name, in, want string }

// checkSlips reads each with a rationale behind it.
func checkSlips(t *testing.T, cases []slip) {
	t.Helper()
	t.Parallel()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			list, said := readQuiz(c.in + because)
			if got := strings.Join(said, "\n"); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
			if c.want == "" && len(list) != 1 {
				t.Errorf("%d questions", len(list))
			}
		})
	}
}

const stem = "## Q? {#q}\n\n"

// form is a question in Markdown and its shape.
type form struct{ name, in, want string }

func checkForms(t *testing.T, cases []form) {
	t.Helper()
	t.Parallel()
	for _, c := range cases {
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

// TestQuestionSlips gives what no one type of question has to itself.
func TestQuestionSlips(t *testing.T) {
	const (
		underscores = `error: a run of underscores is no blank (write [[answer]], or escape the underscores as \_ if they are text)`
		outside     = "error: a blank stands outside a paragraph of the question (put it in a paragraph of its own)"
		behind      = "error: text stands behind a labelled quote (move it before the first, or label it)"
		options     = "- [x] a\n- [ ] b"
	)
	checkSlips(t, []slip{
		{"underscores in the text", stem + "It is ___ here.\n\n" + options, "quiz.md:5:7: " + underscores},
		{"underscores behind others that are escaped", stem + `Not \_\_\_ but ____.` + "\n\n" + options, "quiz.md:5:16: " + underscores},
		{"underscores on a line", stem + "It is\n\n____\n\nhere.\n\n" + options, "quiz.md:7:1: " + underscores},
		{"underscores in the heading", "## It is ___ {#q}\n\n" + options, "quiz.md:3:10: " + underscores},
		{"underscores in an option", stem + "- [x] a ___ b\n- [ ] c", "quiz.md:5:9: " + underscores},
		{"escaped underscores", stem + `It is \_\_\_ here.` + "\n\n" + options, ""},
		{"a line across", stem + "One.\n\n***\n\nTwo.\n\n" + options, ""},
		{"a blank in a hint", stem + options + "\n\n> **Hint.** It is [[x]].", "quiz.md:8:21: " + outside},
		{"a blank in the instructor's note", stem + options + "\n\n> **For the instructor.** It is [[x]].", "quiz.md:8:35: " + outside},
		{"a blank in a feedback", stem + "- [x] a\n  > b [[x]]\n- [ ] c", "quiz.md:6:9: " + outside},
		{"a blank in a quote of the stem", stem + "> a [[x]]\n\n" + options, "quiz.md:5:7: " + outside},
		{"a blank in an item", stem + "1. a [[x]]\n2. b", "quiz.md:5:8: " + outside},
		{"a blank in a cell", stem + "| a | b |\n|--|--|\n| c | f [[x]] |\n| d | e |", "quiz.md:7:11: " + outside},
		{"a blank in a column's name", stem + "| a [[x]] | b |\n|--|--|\n| c | d |\n| e | f |", "quiz.md:5:7: " + outside},
		{"a blank before the first question", "It is [[x]].\n\n" + stem + options, "quiz.md:3:9: " + outside},
		{"text between labels", stem + options + "\n\n> **Hint.** a\n\nmore\n\n> **Hint.** b", "quiz.md:10:1: " + behind},
		{"text behind the hint of blanks", stem + "a [[b]]\n\n> **Hint.** a\n\nmore", "quiz.md:9:1: " + behind},
		{"text behind a model answer", stem + "> **Model answer.** a\n\nmore", "quiz.md:7:1: " + behind},
		{"a quote behind a model answer", stem + "> **Model answer.** a\n\n> more", "quiz.md:7:1: " + behind},
		{"a hint before the interaction", stem + "> **Hint.** a\n\n**Answer:** b", "quiz.md:7:1: error: a labelled quote stands before the interaction (put hints, rationale and model answer behind it)"},
		{"a hint in the stem", stem + "a\n\n> **Hint.** b\n\nc\n\n" + options, "quiz.md:9:1: " + behind + "\nquiz.md:11:1: error: a labelled quote stands before the interaction (put hints, rationale and model answer behind it)"},
		{"a second interaction behind a hint", stem + options + "\n\n> **Hint.** a\n\n1. b\n2. c", "quiz.md:10:1: error: two interactions in one question: a task list and a numbered list (keep one; what belongs to the stem stands in a block quote)"},
		{"two of a kind", stem + "**Answer:** a\n\n**Answer:** b", "quiz.md:7:1: error: two interactions in one question: **Answer:** and **Answer:** (keep one; what belongs to the stem stands in a block quote)"},
		{"two tables", stem + "| a | b |\n|--|--|\n| c | d |\n| e | f |\n\n| g | h |\n|--|--|\n| i | j |\n| k | l |", "quiz.md:10:1: error: two interactions in one question: a table and a table (keep one; what belongs to the stem stands in a block quote)"},
		{"blanks and a choice", stem + "a [[b]]\n\n" + options, "quiz.md:7:1: error: two interactions in one question: blanks and a task list (keep one; what belongs to the stem stands in a block quote)"},
		{"a label in small letters", stem + options + "\n\n> **hint.** a", `quiz.md:8:1: error: unknown label "hint." (did you mean Hint.?)`},
		{"a label with a colon", stem + options + "\n\n> **Hint:** a", ""},
		{"a label without a mark", stem + options + "\n\n> **Hint** a", `quiz.md:8:1: error: this quote opens like the label "Hint." and is not read as one (open it with > **Hint.** and a space, or with other words)`},
		{"a heading of the title's level", stem + options + "\n\n#### a", "quiz.md:8:1: error: a heading with #### stands among questions (write a question's heading with ##, and what is inside a question in bold)"},
		{"the reason of a silence is blank", `## Q? {#q lint="a-b: c; d-e:"}` + "\n\n" + options, `quiz.md:3:17: error: a rule is silenced without a reason (write lint="rule: reason")`},
		{"shuffled items to order", "## Q? {#q .shuffle}\n\n1. a\n2. b", "quiz.md:3:1: error: .shuffle means nothing here (it marks task lists and picked blanks)"},
		{"unanswerable", stem + "Text.", "quiz.md:3:1: error: the question cannot be answered (add options as - [ ] and - [x], a numbered list, a two-column table, **Answer:**, a [[blank]] or > **Model answer.**)"},
		{"a picture and code in the stem", stem + "![a](b.png)\n\n```\nc\n```\n\n" + options, ""},
	})
}
