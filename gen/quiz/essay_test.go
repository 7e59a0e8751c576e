package quiz

import "testing"

func TestEssayForms(t *testing.T) {
	checkForms(t, []form{
		{"a model answer", stem + "> **Model answer.** So.", `essay "So." ""`},
		{"of several blocks", stem + "> **Model answer.** So.\n>\n> - a\n> - b", `essay "So.\na\nb" ""`},
		{"criteria first", stem + "> **Criteria.**\n> - a\n\n> **Model answer.** So.", `essay "So." "a"`},
		{"numbered criteria, introduced", stem + "> **Model answer.** So.\n\n> **Criteria.** It says:\n>\n> 1. a\n> 2. b", `essay "So." "It says:\na\nb"`},
		{"a stem of several blocks", stem + "Read this.\n\n> - a\n> - b\n\n> **Model answer.** So.", `essay "So." ""`},
	})
}

func TestEssaySlips(t *testing.T) {
	checkSlips(t, []slip{
		{"two model answers", stem + "> **Model answer.** a\n\n> **Model answer.** b", `quiz.md:7:1: error: a second "Model answer." in one question (join the two)`},
		{"an empty model answer", stem + "> **Model answer.**", `quiz.md:3:1: error: the question cannot be answered (add options as - [ ] and - [x], a numbered list, a two-column table, **Answer:**, a [[blank]] or > **Model answer.**)` + "\n" + `quiz.md:5:1: error: "Model answer." has no text (write it behind the label)`},
		{"criteria alone", stem + "> **Criteria.**\n> - a", "quiz.md:3:1: error: the question cannot be answered (add options as - [ ] and - [x], a numbered list, a two-column table, **Answer:**, a [[blank]] or > **Model answer.**)\nquiz.md:5:1: error: criteria without a model answer (add > **Model answer.** or remove the criteria)"},
		{"criteria beside a choice", stem + "- [x] a\n- [ ] b\n\n> **Criteria.**\n> - a", "quiz.md:8:1: error: criteria without a model answer (add > **Model answer.** or remove the criteria)"},
		{"two criteria", stem + "> **Model answer.** a\n\n> **Criteria.**\n> - b\n\n> **Criteria.**\n> - c", `quiz.md:10:1: error: a second "Criteria." in one question (join the two)`},
		{"criteria that are no list", stem + "> **Model answer.** a\n\n> **Criteria.** b", "quiz.md:7:1: error: the criteria are no list (write each on a line of its own: > - …)"},
		{"beside blanks", stem + "a [[b]]\n\n> **Model answer.** c", "quiz.md:7:1: error: a model answer beside blanks (a model answer makes an essay: remove it, or remove the other interaction)"},
		{"beside an ordering", stem + "1. a\n2. b\n\n> **Model answer.** c", "quiz.md:8:1: error: a model answer beside a numbered list (a model answer makes an essay: remove it, or remove the other interaction)"},
		{"partial", "## Q? {#q .partial}\n\n> **Model answer.** a", "quiz.md:3:1: error: .partial means nothing here (it marks questions that are .multiple)"},
	})
}
