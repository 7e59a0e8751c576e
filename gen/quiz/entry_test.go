package quiz

import "testing"

const (
	answer  = stem + "**Answer:** "
	text    = "entry text=false words "
	numeral = "entry text=false number "
)

func TestAnswerForms(t *testing.T) {
	checkForms(t, []form{
		{"one word", answer + "tenge", text + `["tenge"]`},
		{"three variants", answer + "a / b c / d", text + `["a" "b c" "d"]`},
		{"a slash without spaces", answer + "and/or", text + `["and/or"]`},
		{"a slash with one space", answer + "a/ b", text + `["a/ b"]`},
		{"an escaped slash", answer + `a \/ b / c`, text + `["a / b" "c"]`},
		{"a slash to be answered", answer + `\/`, text + `["/"]`},
		{"a bar and a bracket", answer + `a\|b\]`, text + `["a|b]"]`},
		{"a backslash", answer + `a\\b`, text + `["a\\b"]`},
		{"other backslashes are text", answer + `a\*b \n`, text + `["a\\*b \\n"]`},
		{"quotation marks as written", answer + `"it's" ... --`, text + `["\"it's\" ... --"]`},
		{"letters of several bytes", answer + "тәуелсіздік / 独立", text + `["тәуелсіздік" "独立"]`},
		{"a star", answer + "a * b", text + `["a * b"]`},
		{"brackets of the text", answer + "a [b] c", text + `["a [b] c"]`},
		{"the other bold", stem + "__Answer:__ tenge", text + `["tenge"]`},
		{"behind the stem", stem + "It is a currency.\n\n**Answer:** tenge", text + `["tenge"]`},

		{"a whole number", answer + "12", numeral + `12 ± 0 ""`},
		{"a sign", answer + "+12", numeral + `12 ± 0 ""`},
		{"a decimal point", answer + "1.234", numeral + `1.234 ± 0 ""`},
		{"a decimal comma", answer + "1,5", numeral + `1.5 ± 0 ""`},
		{"a comma with four digits", answer + "1,2345", numeral + `1.2345 ± 0 ""`},
		{"a tolerance without spaces", answer + "12±0,5", numeral + `12 ± 0.5 ""`},
		{"a tolerance between no-break spaces", answer + "12\u00a0±\u00a00.5\u00a0%", numeral + `12 ± 0.5 "%"`},
		{"a grouped tolerance", answer + "10\u202f000 ± 1\u202f000 km", numeral + `10000 ± 1000 "km"`},
		{"a grouped decimal", answer + "1\u2009234,5", numeral + `1234.5 ± 0 ""`},
		{"a unit of several words", answer + "12 million tonnes", numeral + `12 ± 0 "million tonnes"`},
		{"a unit that clings", answer + "12%", numeral + `12 ± 0 "%"`},
		{"a unit behind a no-break space", answer + "12\u00a0km", numeral + `12 ± 0 "km"`},
		{"a unit with a slash", answer + "12 km/h", numeral + `12 ± 0 "km/h"`},
		{"a unit with an escaped slash", answer + `12 km \/ h`, numeral + `12 ± 0 "km / h"`},
		{"a raised digit in the unit", answer + "12 km²", numeral + `12 ± 0 "km²"`},
		{"degrees", answer + "-40 °C", numeral + `-40 ± 0 "°C"`},

		{"letters that cling", answer + "12km", text + `["12km"]`},
		{"a range", answer + "12-14", text + `["12-14"]`},
		{"a date", answer + "16.12.1991", text + `["16.12.1991"]`},
		{"a sign apart", answer + "- 12", text + `["- 12"]`},
		{"a fraction without a whole", answer + ".5", text + `[".5"]`},
		{"numbers as variants", answer + "12 / 12.0", text + `["12" "12.0"]`},
		{"words with a number", answer + "article 12", text + `["article 12"]`},
		{"a grouped number in words", answer + "about 1,234", text + `["about 1,234"]`},
	})
}

func TestAnswerSlips(t *testing.T) {
	const (
		twoWays = " can be read in two ways (write a decimal with a point (1.234), thousands with a no-break space or none (1234))"
		stray   = "quiz.md:5:13: error: ± belongs to a single number with its tolerance (write it as 12 ± 0.5 billion)"
		empty   = "quiz.md:5:13: error: one of the answers is empty (write it or take out the / beside it)"
	)
	checkSlips(t, []slip{
		{"thousands or decimals", answer + "1,234", `quiz.md:5:13: error: "1,234"` + twoWays},
		{"with a sign and a unit", answer + "-1,234 km", `quiz.md:5:13: error: "-1,234 km"` + twoWays},
		{"millions", answer + "1,234,567", `quiz.md:5:13: error: "1,234,567"` + twoWays},
		{"thousands and decimals", answer + "1,234.5", `quiz.md:5:13: error: "1,234.5"` + twoWays},
		{"a tolerance of thousands or decimals", answer + "12 ± 1,234", `quiz.md:5:13: error: "12 ± 1,234"` + twoWays},
		{"nothing before ±", answer + "± 5", stray},
		{"nothing behind ±", answer + "12 ±", stray},
		{"two ±", answer + "12 ± 1 ± 2", stray},
		{"a negative tolerance", answer + "12 ± -1", stray},
		{"± in a variant", answer + "12 ± 1 / 13", stray},
		{"± in words", answer + "a ± b", stray},
		{"a number without end", answer + digits(400), "quiz.md:5:13: error: the number has too many digits to be compared (write fewer)"},
		{"an empty variant", answer + "a /  / b", empty},
		{"two slashes", answer + "a / / b", empty},
		{"a slash in front", answer + "/ a", empty},
		{"a slash behind", answer + "a /", empty},
		{"a slash alone", answer + "/", empty},
		{"equal variants", answer + "a / b / a", `quiz.md:5:13: error: the answer "a" stands twice (delete one)`},
		{"nothing", stem + "**Answer:**", "quiz.md:5:12: error: the answer is empty (write it behind **Answer:** or between [[ and ]])"},
		{"bold", answer + "**a**", "quiz.md:5:1: error: the answer holds markup (write it as plain text)"},
		{"code", answer + "`a`", "quiz.md:5:1: error: the answer holds markup (write it as plain text)"},
		{"an address", answer + "<https://a.b>", "quiz.md:5:1: error: the answer holds markup (write it as plain text)"},
		{"a note", answer + "a[^1]", "quiz.md:5:1: error: the answer holds markup (write it as plain text)"},
		{"a blank", answer + "[[a]]", "quiz.md:5:1: error: the answer holds markup (write it as plain text)"},
		{"two lines", answer + "a\nb", "quiz.md:5:1: error: the answer goes over several lines (write it on one line; leave a blank line behind it)"},
		{"attributes", answer + "a {.b}", "quiz.md:5:15: error: an answer has no attributes (put them in the question's heading)"},
		{"markup in the label", stem + "**Answ*er:*** a", "quiz.md:5:1: error: the label of the answer holds markup (write it as **Answer:**)"},
		{"no space behind the label", stem + "**Answer:**tenge", "quiz.md:5:1: error: this is not read as the answer (begin it with **Answer:** and a space)"},
		{"the colon behind the bold", stem + "**Answer**: tenge", "quiz.md:5:1: error: this is not read as the answer (begin it with **Answer:** and a space)"},
		{"small letters", stem + "**answer:** tenge", "quiz.md:5:1: error: this is not read as the answer (begin it with **Answer:** and a space)"},
		{"italics", stem + "*Answer:* tenge\n\n- [x] a\n- [ ] b", "quiz.md:5:1: error: this is not read as the answer (begin it with **Answer:** and a space)"},
		{"a sentence on the answer", stem + "Answer: what?\n\n- [x] a\n- [ ] b", ""},
		{"an escape in the label", stem + `**Answer\:** a`, "quiz.md:5:1: error: the label of the answer holds markup (write it as **Answer:**)"},
	})
}

func digits(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = '9'
	}
	return string(b)
}

func TestBlankForms(t *testing.T) {
	checkForms(t, []form{
		{"typed", stem + "It is [[tenge / KZT]].", `entry text=true words ["tenge" "KZT"]`},
		{"a number", stem + "It is [[12 ± 0.5 billion]].", `entry text=true number 12 ± 0.5 "billion"`},
		{"picked, the right one in the middle", stem + "It is [[a | *b* | c]].", `entry text=true pick "b" of ["a" "b" "c"]`},
		{"picked without spaces", stem + "It is [[a|*b*]].", `entry text=true pick "b" of ["a" "b"]`},
		{"picked and shuffled", "## Q? {#q .shuffle}\n\nIt is [[*a* | b | c | d]].", `entry text=true pick "a" of ["d" "c" "b" "a"]`},
		{"a bar in a choice", stem + `It is [[*a\|b* | c]].`, `entry text=true pick "a|b" of ["a|b" "c"]`},
		{"brackets in an answer", stem + `It is [[a\]\]b]].`, `entry text=true words ["a]]b"]`},
		{"an opening bracket", stem + "It is [[a[b]].", `entry text=true words ["a[b"]`},
		{"several of each kind", stem + "A [[a]] b [[*c* | d]].\n\nNone here.\n\nE [[1]].", `entry text=true words ["a"]; pick "c" of ["c" "d"]; number 1 ± 0 ""`},
		{"in emphasis", stem + "It is **[[a]]**.", `entry text=true words ["a"]`},
		{"behind the stem", stem + "Fill in.\n\nIt is [[a]].", `entry text=true words ["a"]`},
		{"a bar in an answer", stem + `It is [[a\|b]].`, `entry text=true words ["a|b"]`},
		{"stars inside", stem + "It is [[a*b]].", `entry text=true words ["a*b"]`},
	})
}

func TestBlankSlips(t *testing.T) {
	const blank = stem + "It is "
	checkSlips(t, []slip{
		{"nothing", blank + "[[]].", "quiz.md:5:9: error: the answer is empty (write it behind **Answer:** or between [[ and ]])"},
		{"spaces", blank + "[[ ]].", "quiz.md:5:9: error: the answer is empty (write it behind **Answer:** or between [[ and ]])"},
		{"never closes", blank + "[[a.", `quiz.md:5:7: error: the blank never closes (write it as [[answer]] on one line, or escape the brackets as \[\[ if they are text)`},
		{"no right one", blank + "[[a | b]].", "quiz.md:5:9: error: a blank's list has no right choice (put *…* around it: [[*conceded* | upheld]])"},
		{"two right ones", blank + "[[*a* | *b*]].", "quiz.md:5:9: error: a blank's list has two right choices (put *…* around one)"},
		{"an empty one", blank + "[[*a* | ]].", "quiz.md:5:9: error: a blank's list has an empty choice (write it or take out the | beside it)"},
		{"a blank right one", blank + "[[* * | a]].", "quiz.md:5:9: error: a blank's list has an empty choice (write it or take out the | beside it)"},
		{"one twice", blank + "[[*a* | b | a]].", `quiz.md:5:9: error: a blank's list has "a" twice (change or delete one)`},
		{"a list of one", blank + "[[*a*]].", "quiz.md:5:9: error: a blank's list has one choice (add wrong ones behind |, or take the *…* off for an answer to be typed)"},
		{"an empty variant", blank + "[[a / ]].", "quiz.md:5:9: error: one of the answers is empty (write it or take out the / beside it)"},
		{"a tolerance as +-", blank + "[[15 +- 2]].", `quiz.md:5:9: error: the tolerance of "15 +- 2" is read as text (write ± for it: 12 ± 0.5 billion)`},
		{"a tolerance as +/-", blank + "[[15 +/- 2]].", `quiz.md:5:9: error: the tolerance of "15 +/- 2" is read as text (write ± for it: 12 ± 0.5 billion)`},
		{"an ordinary space in a number", blank + "[[12 000 ± 5]].", `quiz.md:5:9: error: an ordinary space stands in the number "12 000 ± 5" (group thousands by a no-break space or not at all: 12000 ± 5)`},
		{"two ways", blank + "[[1,234]].", `quiz.md:5:9: error: "1,234" can be read in two ways (write a decimal with a point (1.234), thousands with a no-break space or none (1234))`},
		{"a stray ±", blank + "[[± 2]].", "quiz.md:5:9: error: ± belongs to a single number with its tolerance (write it as 12 ± 0.5 billion)"},
		{"faults in two blanks", blank + "[[]] [[a | b]].", "quiz.md:5:9: error: the answer is empty (write it behind **Answer:** or between [[ and ]])\nquiz.md:5:14: error: a blank's list has no right choice (put *…* around it: [[*conceded* | upheld]])"},
		{"single brackets, and no blank", blank + "[a / b].", "quiz.md:5:7: error: single brackets make no blank (write [[…]], or escape the bracket as \\[ if it is text)"},
		{"single brackets beside a blank", stem + "In [c | *d*] it’s [it's / its].\n\nThen [[a]] and\n[e / f].", "quiz.md:5:4: error: single brackets make no blank (write [[…]], or escape the bracket as \\[ if it is text)\nquiz.md:8:1: error: single brackets make no blank (write [[…]], or escape the bracket as \\[ if it is text)"},
		{"single brackets that are text", blank + "[[a]], [b/c], \\[d / e\\], `[f / g]`, [h / i](j.md) [k].", ""},
		{"one that opens in another", blank + "[[a / b], the [[c]].", "quiz.md:5:7: error: the blank does not close before the next one opens (close it with ]], or escape the brackets inside it as \\[\\[ if they are text)"},
		{"bars as in a table", blank + `[[a \| *b*]].`, "quiz.md:5:9: error: \"\\|\" stands between the choices of a blank (write | without a backslash, which only tables need; a bar inside an answer has no spaces around it: a\\|b)"},
		{"bars as in a table, without spaces", blank + `[[a\|*b*]].`, "quiz.md:5:9: error: \"\\|\" stands between the choices of a blank (write | without a backslash, which only tables need; a bar inside an answer has no spaces around it: a\\|b)"},
		{"bars as in a table, and no right one", blank + `[[a \| b]].`, "quiz.md:5:9: error: \"\\|\" stands between the choices of a blank (write | without a backslash, which only tables need; a bar inside an answer has no spaces around it: a\\|b)"},
		{"a bold one", blank + "[[a | **b** | c]].", "quiz.md:5:9: error: bold marks no choice of a blank as right (put single stars around it: *b*)"},
		{"a quote behind", blank + "[[a]].\n\n> b", "quiz.md:7:1: error: text stands behind the interaction (move what belongs to the stem before it; label the rest, as in > **Rationale.**)"},
		{"marked as multiple", "## Q? {#q .multiple}\n\nIt is [[a]].", "quiz.md:3:1: error: .multiple means nothing here (it marks task lists)"},
	})
}
