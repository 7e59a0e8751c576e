package quiz

import "testing"

func TestChoiceForms(t *testing.T) {
	checkForms(t, []form{
		{"three options", stem + "- [ ] a\n- [x] b\n- [ ] c", `choice multiple=false partial=false truefalse=false shuffle=false [" a/" "xb/" " c/"]`},
		{"a capital mark", stem + "- [X] a\n- [ ] b", `choice multiple=false partial=false truefalse=false shuffle=false ["xa/" " b/"]`},
		{"numbered options", stem + "1. [ ] a\n2. [x] b", `choice multiple=false partial=false truefalse=false shuffle=false [" a/" "xb/"]`},
		{"one right of several that may be", "## Q? {#q .multiple}\n\n- [x] a\n- [ ] b", `choice multiple=true partial=false truefalse=false shuffle=false ["xa/" " b/"]`},
		{"all right", "## Q? {#q .multiple}\n\n- [x] a\n- [x] b", `choice multiple=true partial=false truefalse=false shuffle=false ["xa/" "xb/"]`},
		{"false or true", stem + "- [x] False\n- [ ] True", `choice multiple=false partial=false truefalse=true shuffle=false ["xFalse/" " True/"]`},
		{"true, false and neither", stem + "- [x] True\n- [ ] False\n- [ ] Neither", `choice multiple=false partial=false truefalse=false shuffle=false ["xTrue/" " False/" " Neither/"]`},
		{"true and false to be marked both", "## Q? {#q .multiple}\n\n- [x] True\n- [ ] False", `choice multiple=true partial=false truefalse=false shuffle=false ["xTrue/" " False/"]`},
		{"feedback of two paragraphs", stem + "- [x] a\n  > b\n  >\n  > c\n- [ ] d", `choice multiple=false partial=false truefalse=false shuffle=false ["xa/b\nc" " d/"]`},
		{"feedback with a list", stem + "- [x] a\n  > - b\n- [ ] c", `choice multiple=false partial=false truefalse=false shuffle=false ["xa/b" " c/"]`},
		{"markup in options", stem + "- [x] *a* `b`\n- [ ] [c](d.md)", "choice multiple=false partial=false truefalse=false shuffle=false [\"xa b/\" \" c/\"]"},
	})
}

func TestChoiceSlips(t *testing.T) {
	const unseen = " stands before \">\", which is so read as text (write ordinary spaces there, or none)"
	checkSlips(t, []slip{
		{"no key", stem + "- [ ] a\n- [ ] b", "quiz.md:5:1: error: no option is marked as correct (mark at least one with [x])"},
		{"no key of several", "## Q? {#q .multiple}\n\n- [ ] a\n- [ ] b", "quiz.md:5:1: error: no option is marked as correct (mark at least one with [x])"},
		{"two keys", stem + "- [x] a\n- [x] b\n- [ ] c", "quiz.md:5:1: error: 2 options are marked as correct (mark one with [x], or add .multiple to the heading's braces)"},
		{"one option", stem + "- [x] a", "quiz.md:5:1: error: a choice of one (give it two options or more)"},
		{"an empty option", stem + "- [x] a\n- [ ] *&nbsp;*\n- [ ] b", "quiz.md:6:1: error: the option is blank (write it or delete it)"},
		{"the same text in other markup", stem + "- [x] a\n- [ ] b\n- [ ] *a*", `quiz.md:7:1: error: the option "a" stands twice, first in line 5 (change or delete one)`},
		{"a second paragraph", stem + "- [x] a\n\n  more\n\n- [ ] b", "quiz.md:7:3: error: an option has a second paragraph (make it one, or put feedback in a block quote: > …)"},
		{"feedback without its mark", stem + "- [x] a\n  So.\n- [ ] b", "quiz.md:6:3: error: this line is read as part of the option above it (begin feedback with >, indented by two spaces; write the option itself on one line)"},
		{"feedback of two lines without its mark", stem + "- [x] *a*\nSo\n  it is.\n- [ ] b", "quiz.md:6:1: error: this line is read as part of the option above it (begin feedback with >, indented by two spaces; write the option itself on one line)"},
		{"feedback that stands too far in", stem + "- [x] a\n        > So.\n- [ ] b", "quiz.md:6:9: error: this line is read as part of the option above it (begin feedback with >, indented by two spaces; write the option itself on one line)"},
		{"a no-break space before the mark of feedback", stem + "- [x] a\n  \u00a0> So.\n- [ ] b", "quiz.md:6:3: error: a no-break space" + unseen},
		{"no-break spaces that indent feedback, behind a blank line", stem + "- [x] a\n- [ ] b\n\n  \u00a0 > So.", "quiz.md:8:3: error: a no-break space" + unseen},
		{"a zero-width space before the mark of a hint", stem + "- [x] a\n- [ ] b\n\n\u200b> **Hint.** So.", "quiz.md:8:1: error: a zero-width space" + unseen},
		{"another bullet", stem + "- [x] a\n  > b\n* [ ] c\n- [ ] d", "quiz.md:7:1: error: another list begins here: this item is marked with \"*\" and those above with \"-\" (mark all items of a list alike)"},
		{"another mark behind a number", stem + "1. [x] a\n2) [ ] b", "quiz.md:6:1: error: another list begins here: this item is marked with \")\" and those above with \".\" (mark all items of a list alike)"},
		{"code in an option", stem + "- [x] a\n\n  ```\n  b\n  ```\n\n- [ ] c", "quiz.md:7:3: error: an option holds more than one paragraph and its feedback (put lists, code and tables in the stem)"},
		{"an item without a mark", stem + "- [x] a\n- b", "quiz.md:6:1: error: a task list with an item that has no [ ] or [x] (mark every item or none)"},
		{"a first item without a mark", stem + "- a\n- [x] b", "quiz.md:5:1: error: a task list with an item that has no [ ] or [x] (mark every item or none)"},
		{"a mark without its space", stem + "- [x] a\n- [] b", `quiz.md:6:3: error: "[]" is no mark of an option (write "- [ ] " or "- [x] ", with these spaces)`},
		{"true and false in other letters", stem + "- [x] true\n- [ ] false.", "quiz.md:5:1: error: the options are nearly those of true/false (write True and False, or other words for a choice of two)"},
		{"a mark without a space before it", stem + "- [x] a\n  > b\n-[ ] c", `quiz.md:7:1: error: "-[ ]" is read as text (write "- [ ] " or "- [x] ", with these spaces)`},
		{"two feedbacks", stem + "- [x] a\n\n  > b\n\n  > c\n\n- [ ] d", "quiz.md:9:3: error: an option has two feedbacks (join the quotes)"},
		{"a rationale in an option", stem + "- [x] a\n  > **Rationale.** b\n- [ ] c", `quiz.md:6:3: error: "Rationale." stands inside an option (feedback has no label; put labelled quotes behind the list, not indented)`},
		{"options in options", stem + "- [x] a\n  - [ ] b\n- [ ] c", "quiz.md:6:3: error: a list nested in a task list (end the item before it, or indent less)\nquiz.md:6:3: error: an option holds more than one paragraph and its feedback (put lists, code and tables in the stem)"},
	})
}
