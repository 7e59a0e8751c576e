package check

import "strings"

// rationale is a quiz whose one rationale says something.
func rationale(text string) map[string]string {
	return ofQuiz(strings.Replace(ask("What leaps?", "", "**Answer:** fox"), "[“quick brown fox”](../../article/01-first.md#fox)", text, 1))
}

// fox is a link to the passage under a text.
func fox(text string) string { return "[" + text + "](../../article/01-first.md#fox)" }

// passage is a first section whose one passage is a text.
func passage(text string) map[string]string {
	return having(first, "The quick brown fox jumps over the lazy dog, and sleeps.[^1] {#fox}", text)
}

var evidenceSamples = []sample{
	{"evidence", "of which another passage has the id", and(having(first, "# First\n", "# First\n\nA hen sleeps. {#fox}\n"), page("[A](article/01-first.md#hen)")),
		[]string{"content/article/01-first.md:5:1: error: the passage id \"fox\" stands twice, first in content/article/01-first.md:3 (rename one: ids are unique across the article)"}},
	{"evidence", "none", rationale("A fox does."),
		[]string{"content/questions/1-one/quiz.md:7:1: error: the rationale has no evidence (link at least one quotation to the passage it is from: [“three words or more”](../../article/01-name.md#passage))"}},
	{"evidence", "none but the name of a file", rationale("README.md says so."),
		[]string{"content/questions/1-one/quiz.md:7:1: error: the rationale has no evidence (link at least one quotation to the passage it is from: [“three words or more”](../../article/01-name.md#passage))"}},
	{"evidence", "no quotation marks", rationale(fox("quick brown fox")),
		[]string{"content/questions/1-one/quiz.md:7:1: error: the rationale has no evidence (link at least one quotation to the passage it is from: [“three words or more”](../../article/01-name.md#passage))"}},
	{"evidence", "a quotation of something else", and(rationale("[“a brown animal”](../../glossary.md#term-fox) or [“a brown animal”](https://a.b/c#d)"), map[string]string{"glossary.md": "# Glossary\n\nFox\n:   A brown animal.\n"}),
		[]string{"content/questions/1-one/quiz.md:7:1: error: the rationale has no evidence (link at least one quotation to the passage it is from: [“three words or more”](../../article/01-name.md#passage))"}},
	{"evidence", "of a heading", and(having(first, "[^1]:", "## Part\n\n[^1]:"), rationale("[“quick brown fox”](../../article/01-first.md#part)")),
		[]string{"content/questions/1-one/quiz.md:7:18: error: a quotation links to no passage (link it to the passage's own id; headings and whole sections are no evidence)"}},
	{"evidence", "of a whole section", rationale("[“quick brown fox”](../../article/01-first.md)"),
		[]string{"content/questions/1-one/quiz.md:7:18: error: a quotation links to no passage (link it to the passage's own id; headings and whole sections are no evidence)"}},
	{"evidence", "of nothing", rationale("[“quick brown fox”](../../article/01-first.md#fix)"),
		[]string{"content/questions/1-one/quiz.md:7:18: error: content/article/01-first.md has no passage or heading \"fix\" (did you mean fox?)"}},
	{"evidence", "of no file", rationale("[“quick brown fox”](../article/01-first.md#fox)"),
		[]string{"content/questions/1-one/quiz.md:7:18: error: there is no file content/questions/article/01-first.md (did you mean ../../article/01-first.md?)"}},
	{"evidence", "two words", rationale(fox("“brown fox”")),
		[]string{"content/questions/1-one/quiz.md:7:18: error: the quotation “brown fox” is too short to be evidence (quote at least 3 words in a row, or take the quotation marks off the link)"}},
	{"evidence", "two words and a dash", and(passage("The quick – brown fox.[^1] {#fox}"), rationale(fox("“quick – brown”"))),
		[]string{"content/questions/1-one/quiz.md:7:18: error: the quotation “quick – brown” is too short to be evidence (quote at least 3 words in a row, or take the quotation marks off the link)"}},
	{"evidence", "short parts", rationale(fox("“brown fox […] lazy dog”")),
		[]string{"content/questions/1-one/quiz.md:7:18: error: the quotation “brown fox […] lazy dog” is too short to be evidence (quote at least 3 words in a row, or take the quotation marks off the link)"}},
	{"evidence", "the nearest words", rationale(fox("“the fox jumped over a lazy dog”")),
		[]string{"content/questions/1-one/quiz.md:7:18: error: the passage article/01-first.md#fox does not say “the fox jumped over a lazy dog” (the nearest words there are “brown fox jumps over the lazy dog,”)"}},
	{"evidence", "no words near", rationale(fox("“cats eat mice”")),
		[]string{"content/questions/1-one/quiz.md:7:18: error: the passage article/01-first.md#fox does not say “cats eat mice” (quote the passage word for word)"}},
	{"evidence", "another case", rationale(fox("“Quick brown fox”")),
		[]string{"content/questions/1-one/quiz.md:7:18: error: the passage article/01-first.md#fox does not say “Quick brown fox” (the nearest words there are “quick brown fox”)"}},
	{"evidence", "part of a word", rationale(fox("“quick brown fo”")),
		[]string{"content/questions/1-one/quiz.md:7:18: error: the passage article/01-first.md#fox does not say “quick brown fo” (the nearest words there are “The quick brown”)"}},
	{"evidence", "parts in another order", rationale(fox("“over the lazy dog […] quick brown fox”")),
		[]string{"content/questions/1-one/quiz.md:7:18: error: the passage article/01-first.md#fox does not say “over the lazy dog […] quick brown fox” (the nearest words there are “quick brown fox jumps over the lazy dog,”)"}},
	{"evidence", "across items", and(passage("- The quick brown\n- fox jumps.[^1]\n\n{#fox}"), rationale(fox("“quick brown fox jumps”"))),
		[]string{"content/questions/1-one/quiz.md:7:18: error: the passage article/01-first.md#fox does not say “quick brown fox jumps” (the nearest words there are “The quick brown”)"}},
	{"evidence", "across cells", and(passage("| The quick brown | fox jumps[^1] |\n|---|---|\n| a | b |\n\n{#fox}"), rationale(fox("“quick brown fox jumps”"))),
		[]string{"content/questions/1-one/quiz.md:7:18: error: the passage article/01-first.md#fox does not say “quick brown fox jumps” (the nearest words there are “The quick brown”)"}},
	{"evidence", "wherever it stands", and(page("[“slow brown fox”](article/01-first.md#fox)"), map[string]string{talk: sound[talk] + "\n> **Return to.** " + fox("“quick red fox”") + "\n"}),
		[]string{
			"content/index.md:3:1: error: the passage article/01-first.md#fox does not say “slow brown fox” (the nearest words there are “quick brown fox”)",
			"content/questions/1-one/discussion.md:5:18: error: the passage article/01-first.md#fox does not say “quick red fox” (the nearest words there are “quick brown fox”)",
		}},
	{"evidence", "a whole", rationale(fox("“The quick brown fox jumps over the lazy dog, and sleeps.”")), nil},
	{"evidence", "with an elision", rationale(fox("“quick brown fox […] lazy dog”") + " and " + fox("\"brown fox jumps [...] sleeps\"")), nil},
	{"evidence", "marks, dashes and spaces of another form", and(passage("A  so-called “fox’s” – quick – leap… ends.[^1] {#fox}"), rationale(fox("'A so‑called \"fox's\" -- quick — leap... ends'"))), nil},
	{"evidence", "through a note's mark and markup", and(passage("The *quick*[^1] **brown** fox. {#fox}"), rationale(fox("“The quick brown fox”"))), nil},
	{"evidence", "of an item, a quote, a cell", and(passage("- The quick brown fox.[^1] {#item}\n\n> The slow brown fox.\n\n{#quote}\n\n| The old brown fox | a |\n|---|---|\n| b | c |\n\n{#fox}"),
		rationale(fox("“old brown fox”")+" [“quick brown fox”](../../article/01-first.md#item) [“slow brown fox”](../../article/01-first.md#quote)"), having(reading, "#fox", "#item")), nil},
	{"evidence", "a quoted title elsewhere", and(page("[“Cited”](references.yaml#cited2002), [“Fox”](https://a.b)")), nil},
}

var alignmentSamples = []sample{
	{"objectives", "of a question", ofQuiz(ask("What leaps?", `objective="knw know"`, "**Answer:** fox")),
		[]string{"content/questions/1-one/quiz.md:3:31: error: module.yaml has no objective \"knw\" (did you mean know?)"}},
	{"objectives", "of a discussion and a reading", and(having(talk, "know", "know x"), having(reading, "know", "know x")),
		[]string{
			"content/questions/1-one/discussion.md:3:29: error: module.yaml has no objective \"x\" (add it there, or correct the name)",
			"content/questions/1-one/index.md:3:57: error: module.yaml has no objective \"x\" (add it there, or correct the name)",
		}},
	{"objectives", "of a section's question", map[string]string{second: strings.Replace(checked("")[second], `objective="know"`, `objective="known"`, 1)},
		[]string{"content/article/02-second.md:7:34: error: module.yaml has no objective \"known\" (did you mean know?)"}},
	{"objectives", "several", and(having(config, "    objectives:", "    objectives:\n      - {id: tell, text: Tell it, level: understand}"), ofQuiz(ask("What leaps?", `objective="know tell"`, "**Answer:** fox")), having(talk, "know", "know tell"), having(reading, "know", "tell know")), nil},

	{"objective-taught", "no link", having(reading, "[Fox](../../article/01-first.md#fox)", "Fox"),
		[]string{"content/module.yaml:10:14: warning: no passage teaches the objective know (link one in a list item of questions/1-one/index.md that ends with {objective=\"know\"}) [objective-taught]"}},
	{"objective-taught", "a link to a whole section", having(reading, "#fox", ""),
		[]string{"content/module.yaml:10:14: warning: no passage teaches the objective know (link one in a list item of questions/1-one/index.md that ends with {objective=\"know\"}) [objective-taught]"}},
	{"objective-taught", "a second link", having(reading, "[Fox]", "[First](../../article/01-first.md), [Fox]"), nil},
	{"objective-discussed", "not", map[string]string{talk: "# Talk\n"},
		[]string{"content/module.yaml:10:14: warning: no discussion question names the objective know (add objective=\"know\" to one in questions/1-one/discussion.md) [objective-discussed]"}},
	{"objective-discussed", "no file", and(map[string]string{talk: ""}, having(config, "    objectives:", "    objectives:\n      - {id: tell, text: Tell it, level: understand}"), ofQuiz(ask("What leaps?", `objective="know tell"`, "**Answer:** fox")), having(reading, "know", "tell know")), nil},
	{"objective-discussed", "second question", having(talk, "## Why?", "## How? {#e objective=\"know\"}\n\n## Why?"), nil},
	{"objective-tested", "no file", map[string]string{test: ""}, nil},
	{"objective-tested", "not", map[string]string{test: "# Quiz\n"},
		[]string{"content/module.yaml:10:14: warning: no quiz question tests the objective know (add objective=\"know\" to one in questions/1-one/quiz.md) [objective-tested]"}},
	{"objective-tested", "by a section's question", and(map[string]string{test: "# Quiz\n"}, checked("")), nil},

	{"question-aligned", "quiz, section and discussion", map[string]string{
		test:   strings.Replace(sound[test], ` objective="know"`, "", 1),
		second: strings.Replace(checked("")[second], ` objective="know"`, "", 1),
		talk:   sound[talk] + "\n## How? {#e}\n"},
		[]string{
			"content/article/02-second.md:7:1: warning: the question own names no objective (add objective=\"…\" to its heading) [question-aligned]",
			"content/module.yaml:10:14: warning: no quiz question tests the objective know (add objective=\"know\" to one in questions/1-one/quiz.md) [objective-tested]",
			"content/questions/1-one/discussion.md:5:1: warning: the question e names no objective (add objective=\"…\" to its heading) [question-aligned]",
			"content/questions/1-one/quiz.md:3:1: warning: the question q names no objective (add objective=\"…\" to its heading) [question-aligned]",
		}},
	{"question-aligned", "in a module without objectives", map[string]string{
		config:  strings.Split(sound[config], "    objectives")[0],
		reading: "# One\n",
		talk:    "# Talk\n\n## Why? {#d}\n",
		test:    strings.Replace(sound[test], ` objective="know"`, "", 1),
	}, nil},
	{"question-aligned", "silenced", ofQuiz(ask("What leaps?", "", "**Answer:** fox"), strings.Replace(ask("Who sleeps?", `#r lint="question-aligned: a warm-up"`, "**Answer:** fox"), ` objective="know"`, "", 1)), nil},
}
