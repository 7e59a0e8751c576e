package check

import "strings"

const (
	png     = "\x89PNG\r\n\x1a\n…"
	drawing = `<svg xmlns="http://www.w3.org/2000/svg"><a href="#b"/></svg>`
)

// page is a home page that says something.
func page(text string) map[string]string { return map[string]string{home: "# Home\n\n" + text + "\n"} }

// picture is a home page that shows a picture.
func picture(name, data string) map[string]string {
	return and(page("![A fox]("+name+")"), map[string]string{name: data})
}

const almostLabel = " opens like the label \"For the instructor.\" and is not read as one (open it with > **For the instructor.** and a space, or with other words)"

// What is said of a paragraph that opens with the label for the instructor.
const (
	unreadAlone      = " with a label that is not read here, so that all of it would be published: \"For the instructor.\" ("
	unreadLabel      = unreadAlone + "write > **For the instructor.** behind a question's answer, or begin it with other words)"
	unreadInQuestion = unreadAlone + "begin each of its lines with >, the first with > **For the instructor.**, behind the question)"
)

// likeLabel is what is said of a quote that opens like a label.
func likeLabel(label string) string {
	return " opens like a label and is none, so that all of it would be published: \"" + label + "\" (write > **" + label + "** behind a question's answer, or begin the quote with other words)"
}

// checked adds a second section, with a question of its own.
func checked(front string) map[string]string {
	return map[string]string{second: front + "# Second\n\nThe dog wakes up late. {#dog}\n\n## Check yourself\n\n" + own}
}

// own is a question that stands in a section.
var own = strings.Replace("#"+ask("What wakes?", "#own", "**Answer:** dog"), "../../article/", "", 1)

var linkSamples = []sample{
	{"links", "an address without its scheme", page("[a](www.example.org/b)"),
		[]string{"content/index.md:3:1: error: there is no file content/www.example.org/b (write https:// before an address on the web: https://www.example.org/b)"}},
	{"links", "file", page("[a](article/01-frist.md)"),
		[]string{"content/index.md:3:1: error: there is no file content/article/01-frist.md (did you mean article/01-first.md?)"}},
	{"links", "no file like it", page("[a](b.md)"),
		[]string{"content/index.md:3:1: error: there is no file content/b.md (correct the path, which is relative to this file)"}},
	{"links", "passage", page("Text, [a](article/01-first.md#fax)"),
		[]string{"content/index.md:3:7: error: content/article/01-first.md has no passage or heading \"fax\" (did you mean fox?)"}},
	{"links", "no passage like it", page("[a](article/01-first.md#wolf)"),
		[]string{"content/index.md:3:1: error: content/article/01-first.md has no passage or heading \"wolf\" (name the passage there with {#wolf})"}},
	{"links", "a passage and a file that many places name", page(strings.Repeat("[a](article/01-first.md#wolf) [b](article/01-wolf.md)\n\n", 4)),
		[]string{
			"content/article/01-first.md: error: there is no passage or heading \"wolf\", and 4 places name it: content/index.md:3, content/index.md:5, content/index.md:7, content/index.md:9 (name the passage there with {#wolf})",
			"content/article/01-wolf.md: error: the file is missing, and 4 places lead to it: content/index.md:3, content/index.md:5, content/index.md:7, content/index.md:9 (if it is article/01-first.md now, lead them there, or name that as before)",
		}},
	{"links", "out of the module", page("[a](../README.md)"),
		[]string{"content/index.md:3:1: error: \"../README.md\" leads out of the module (link to a file in content/, or to an address on the web)"}},
	{"links", "no page", page("[a](module.yaml)"),
		[]string{"content/index.md:3:1: error: content/module.yaml is no page (link to a Markdown file, references.yaml or timeline.yaml)"}},
	{"links", "folder", page("[a](article/)"),
		[]string{"content/index.md:3:1: error: there is no file content/article (correct the path, which is relative to this file)"}},
	{"links", "no address", page("[a](index.md?x)"),
		[]string{"content/index.md:3:1: error: \"index.md?x\" is no address of a file (write the path of a file of the module)"}},
	{"links", "in the title, a note and an option", and(
		map[string]string{home: "# [Home](a.md)\n"},
		having(first, "See", "[See](b.md)"),
		ofQuiz(ask("What leaps?", "", choice("[x] [fox](no/such/animal-anywhere.md)", "[ ] hen", "[ ] cat")))),
		[]string{
			"content/article/01-first.md:5:7: error: there is no file content/article/b.md (correct the path, which is relative to this file)",
			"content/index.md:1:3: error: there is no file content/a.md (correct the path, which is relative to this file)",
			"content/questions/1-one/quiz.md:5:7: error: there is no file content/questions/1-one/no/such/animal-anywhere.md (correct the path, which is relative to this file)",
			"content/questions/1-one/quiz.md:6:8: error: there is no file content/questions/1-one/no/such/animal-anywhere.md (correct the path, which is relative to this file)",
		}},
	{"links", "note outside the article", page("Said.[^7]\n\n[^7]: So."),
		[]string{
			"content/index.md:3:6: error: a note's mark stands outside the article (link to the passage instead)",
			"content/index.md:5:1: error: a note is defined outside the article (notes belong to the article; say it in the text)",
		}},
	{"links", "all that lead somewhere", page("[a](article/01-first.md#fox) [b](#part) [c](references.yaml#cited2002) [d](https://a.b/c.md) [e](questions/1-one/quiz.md#q) [f](article/01-first.md)\n\n## Part"), nil},

	{"pictures", "under another name, of another kind", and(page("![A fox](Fox.PNG)\n\n![A fox](hen.png)\n\n![A fox](fox.gif)\n\n[A fox](fox.pdf)"), map[string]string{"Fox.PNG": png, "Hen.PNG": png, "fox.gif": "x", "fox.pdf": "x"}),
		[]string{
			"content/Fox.PNG: error: this file has no place in content/ (rename it to fox.png, here and where it is shown)",
			"content/Hen.PNG: error: this file has no place in content/ (rename it to hen.png, here and where it is shown)",
			"content/fox.gif: error: pictures of this kind have no place in content/ (save it as PNG, JPEG, WebP, AVIF or SVG)",
			"content/fox.pdf: error: a document has no place in content/ (link to where it stands on the web, or write its text as Markdown)",
		}},
	{"pictures", "missing", page("![A fox](fx.png)"),
		[]string{"content/index.md:3:1: error: there is no picture content/fx.png (put it beside this file, or correct the name)"}},
	{"pictures", "misspelt", and(page("![A fox](fux.png)"), map[string]string{"fox.png": png}),
		[]string{"content/index.md:3:1: error: there is no picture content/fux.png (did you mean fox.png?)"}},
	{"pictures", "elsewhere", page("![A fox](https://a.b/fox.png)"),
		[]string{"content/index.md:3:1: error: the picture https://a.b/fox.png is not in the module (put a copy beside this file)"}},
	{"pictures", "another kind", picture("fox.png", "GIF89a"),
		[]string{"content/index.md:3:1: error: content/fox.png is not what its name says (save it as PNG, JPEG, WebP, AVIF or SVG, and name it so)"}},
	{"pictures", "script", picture("fox.svg", "<svg><script>a()</script></svg>"), active},
	{"pictures", "handler", picture("fox.svg", "<svg onload='a()'></svg>"), active},
	{"pictures", "foreign object", picture("fox.svg", "<svg><foreignObject/></svg>"), active},
	{"pictures", "outside address", picture("fox.svg", `<svg><image href="https://a.b/c.png"/></svg>`), active},
	{"pictures", "outside style", picture("fox.svg", `<svg><style>a{fill:url(//a.b/c)}</style></svg>`), active},
	{"pictures", "import", picture("fox.svg", `<svg><style>@import "a"</style></svg>`), active},
	{"pictures", "entity", picture("fox.svg", `<!DOCTYPE svg [<!ENTITY a "b">]><svg/>`), active},
	{"pictures", "PNG", picture("fox.png", png), nil},
	{"pictures", "JPEG", picture("fox.jpg", "\xff\xd8\xff\xe0"), nil},
	{"pictures", "WebP", picture("fox.webp", "RIFF\x00\x00\x00\x00WEBPVP8 "), nil},
	{"pictures", "AVIF", picture("fox.avif", "\x00\x00\x00\x20ftypavif\x00"), nil},
	{"pictures", "SVG", picture("fox.svg", drawing), nil},

	{"heading-order", "a level left out", page("#### Deep\n\n## Part\n\n#### Deeper\n\n##### Deepest"),
		[]string{
			"content/index.md:3:1: warning: a heading of level 4 follows one of level 1 (give it 2 marks #) [heading-order]",
			"content/index.md:7:1: warning: a heading of level 4 follows one of level 2 (give it 3 marks #) [heading-order]",
		}},
	{"heading-order", "down by one, up by several", page("## Part\n\n### Deep\n\n#### Deeper\n\n## Part two"), nil},

	{"note-order", "in a section and over sections", map[string]string{
		first:  "# First\n\nThe quick brown fox[^3] jumps over the lazy dog, and sleeps.[^2] {#fox}\n\n[^3]: So.\n\n[^2]: See [@cited2002].\n",
		second: "# Second\n\nIt wakes.[^1][^9]\n\n[^1]: So.\n\n[^9]: So.\n\n## Check yourself\n\n" + own,
	},
		[]string{
			"content/article/01-first.md:3:61: warning: note 2 comes behind note 3 (move its mark, or correct the numbers) [note-order]",
			"content/article/02-second.md:3:10: warning: note 1 comes behind note 2 (move its mark, or correct the numbers) [note-order]",
		}},
	{"note-order", "numbers that begin anew in a section", map[string]string{
		first:                           "# First\n\nThe quick brown fox[^1] jumps over the lazy dog, and sleeps.[^2] {#fox}\n\n[^1]: So.\n\n[^2]: See [@cited2002].\n",
		second:                          "# Second\n\nIt wakes.[^1][^3] {#dog}\n\n[^1]: So.\n\n[^3]: So.\n",
		"questions/1-one/argument.yaml": "title: Why\nclaim: It wakes\npassage: article/02-second.md#dog\nnote: \"1\"\nsupport:\n  - {text: It leaps, passage: article/01-first.md#fox}\n",
	},
		[]string{
			"content/article/02-second.md:5:1: error: the note 1 is defined twice, first in content/article/01-first.md:5 (rename one, and its mark in the text: labels are unique across the article, so numbers run on from section to section)",
		}},
	{"note-order", "a note met again, and labels that are words", having(first, "The quick brown fox jumps over the lazy dog, and sleeps.[^1] {#fox}\n", "The quick brown fox[^1] jumps[^a] over[^2] the lazy dog.[^1] {#fox}\n\n[^a]: So.\n\n[^2]: So.\n"), nil},

	{"picture-unshown", "on no page", map[string]string{"article/fox.png": png, "fox.png": png, home: "# Home\n\n![A fox](fox.png)\n"},
		[]string{"content/article/fox.png: warning: no page shows this picture (show it as ![what it shows](fox.png), or delete it) [picture-unshown]"}},
	{"picture-unshown", "from another folder", map[string]string{"article/fox.png": png, home: "# Home\n\n![A fox](article/fox.png)\n"}, nil},

	{"labels", "without its full stop", ofQuiz(ask("What leaps?", "", "**Answer:** fox") + "> **For the instructor** Mind this.\n"),
		[]string{
			"content/questions/1-one/quiz.md:9:1: error: this quote" + almostLabel,
		}},
	{"labels", "not bold", map[string]string{talk: sound[talk] + "\n> For the instructor: mind this.\n"},
		[]string{"content/questions/1-one/discussion.md:5:1: error: this quote" + almostLabel}},
	{"labels", "in italics and other letters", map[string]string{talk: sound[talk] + "\n> *for the instructor* mind this.\n"},
		[]string{"content/questions/1-one/discussion.md:5:1: error: this quote" + almostLabel}},
	{"labels", "outside a question", and(page("> **Hint.** Look up."), map[string]string{talk: strings.Replace(sound[talk], "# Talk\n", "# Talk\n\n> **For the instructor.** Mind this.\n", 1)}),
		[]string{
			"content/index.md:3:1: error: this quote" + likeLabel("Hint."),
			"content/questions/1-one/discussion.md:3:1: error: this quote" + likeLabel("For the instructor."),
		}},
	{"labels", "in the article, before its questions", having(first, "[^1]:", "> **Rationale.** So.\n\n[^1]:"),
		[]string{"content/article/01-first.md:5:1: error: this quote" + likeLabel("Rationale.")}},
	{"labels", "in a list of a discussion", map[string]string{talk: sound[talk] + "\n- [ ] One\n  > **For the instructor.** Mind this.\n"},
		[]string{"content/questions/1-one/discussion.md:6:3: error: this quote" + likeLabel("For the instructor.")}},
	{"labels", "inside another quote", map[string]string{talk: sound[talk] + "\n> > **Go deeper.** How?\n"},
		[]string{"content/questions/1-one/discussion.md:5:3: error: this quote" + likeLabel("Go deeper.")}},
	{"labels", "words that begin so", and(page("> Hints of it are everywhere.\n\n> Return to the sea."), map[string]string{talk: sound[talk] + "\n> For the instructor it is new.\n\n> **For the instructor.** Mind this.\n"}), nil},
	{"labels", "a paragraph outside the questions", having(first, "[^1]:", "**For the instructor.** Mind this.\n\n[^1]:"),
		[]string{"content/" + first + ":5:1: error: this opens" + unreadLabel}},
	{"labels", "a paragraph that is not bold", and(having(first, "[^1]:", "For the instructor: mind this.\n\n[^1]:"), page("- For the instructor. Mind this.\n\n> So.\n>\n> For the instructor. Mind that."), map[string]string{"teaching.md": "# Teaching\n\n**For the instructor.** Mind this.\n"}),
		[]string{
			"content/" + first + ":5:1: error: this opens" + unreadLabel,
			"content/index.md:3:3: error: this opens" + unreadLabel,
			"content/index.md:7:3: error: this opens" + unreadLabel,
			"content/teaching.md:3:1: error: this opens" + unreadLabel,
		}},
	{"labels", "a paragraph of a question that is not bold", and(map[string]string{talk: sound[talk] + "\nFor the instructor. Mind this.\n"}, ofQuiz(ask("What leaps?", "", "For the instructor. Mind this.\n\n**Answer:** fox"))),
		[]string{
			"content/" + talk + ":5:1: error: this opens" + unreadInQuestion,
			"content/" + test + ":5:1: error: this opens" + unreadInQuestion,
		}},
	{"labels", "a paragraph behind a label, of which one thing is said", map[string]string{talk: sound[talk] + "\n> **Go deeper.** How?\n\nFor the instructor. Mind this.\n"},
		[]string{"content/" + talk + ":7:1: error: text stands behind a labelled quote (move it before the first, or label it)"}},
	{"labels", "words that are stressed in the article", having(first, "[^1]:", "**For the instructor** it is new, and **Hint.**\n\n[^1]:"), nil},
	{"labels", "in a section's own question", checked(""), nil},

	{"attributes", "unknown", page("## Part {objctive=\"know\"}\n\nA [b](index.md){foo=\"c\"}. {larg=\"d\"}"),
		[]string{
			"content/index.md:3:20: error: the attribute objctive means nothing here (known here are lang, dir)",
			"content/index.md:5:22: error: the attribute foo means nothing here (known here are lang, dir)",
			"content/index.md:5:34: error: the attribute larg means nothing here (did you mean lang?)",
		}},
	{"attributes", "on a title", map[string]string{home: "# Home {foo=\"a\"}\n"},
		[]string{"content/index.md:1:14: error: the attribute foo means nothing here (known here are lang, dir)"}},
	{"attributes", "in a note", having(first, "[@cited2002].", "[@cited2002]. {foo=\"a\"}"),
		[]string{"content/article/01-first.md:5:31: error: the attribute foo means nothing here (known here are lang, dir)"}},
	{"attributes", "on a list, quote, table and figure", and(page("- a\n\n{foo=\"a\"}\n\n> b\n\n{foo=\"b\"}\n\n| c |\n|---|\n| d |\n\n{foo=\"c\"}\n\n![A fox](fox.png) {foo=\"d\"}"), map[string]string{"fox.png": png}),
		[]string{
			"content/index.md:5:7: error: the attribute foo means nothing here (known here are lang, dir)",
			"content/index.md:9:7: error: the attribute foo means nothing here (known here are lang, dir)",
			"content/index.md:15:7: error: the attribute foo means nothing here (known here are lang, dir)",
			"content/index.md:17:25: error: the attribute foo means nothing here (known here are lang, dir)",
		}},
	{"attributes", "objective in the wrong place", having(first, "{#fox}", "{#fox objective=\"know\"}"),
		[]string{"content/article/01-first.md:3:79: error: the attribute objective means nothing here (it belongs to the heading of a question, or to the list item of questions/N-name/index.md that links the passages)"}},
	{"attributes", "objective on a paragraph", map[string]string{reading: sound[reading] + "\nRead it. {objective=\"know\"}\n"},
		[]string{"content/questions/1-one/index.md:5:22: error: the attribute objective means nothing here (it belongs to the heading of a question, or to the list item of questions/N-name/index.md that links the passages)"}},
	{"attributes", "level in the wrong place", page("## Part {level=\"know\"}"),
		[]string{"content/index.md:3:17: error: the attribute level means nothing here (it belongs to the heading of a question)"}},
	{"attributes", "language and direction", page("[a]{lang=\"Latin\"} [b]{dir=\"up\"}"),
		[]string{
			"content/index.md:3:11: error: \"Latin\" is no language tag (write it as la, kk or ru-Latn)",
			"content/index.md:3:28: error: dir cannot be \"up\" (write ltr or rtl)",
		}},
	{"attributes", "question without an id", map[string]string{second: "# Second\n\nThe dog wakes up late.\n\n## Check yourself\n\n### What wakes? {objective=\"know\"}\n\n**Answer:** dog\n\n> **Rationale.** It does.\n"},
		[]string{
			"content/article/02-second.md:7:35: error: the question has no id (end its heading with {#some-name}, so that it keeps its place when the text changes)",
		}},
	{"attributes", "on the heading over questions", map[string]string{second: "# Second\n\n## Check yourself {foo=\"a\"}\n\n" + own},
		[]string{"content/article/02-second.md:3:25: error: the attribute foo means nothing here (known here are lang, dir)"}},
	{"attributes", "known", page("[a]{lang=la} [b]{lang=\"ru-Latn\"} [c]{dir=rtl} {#x lang=\"kk\"}"), nil},
	{"attributes", "a section's own question", checked(""), nil},

	{"citations", "a work that many notes cite", having(first, "See [@cited2002].", "See [@cited; @cited; @cited; @cited; @cited2002]."),
		[]string{
			"content/references.yaml: error: there is no work \"cited\", and 4 places name it: content/article/01-first.md:5, content/article/01-first.md:5, content/article/01-first.md:5, content/article/01-first.md:5 (add it there)",
		}},
	{"citations", "a list cut short", having(first, "See [@cited2002].", "See [@a1; @b1; @c1; @d1; @cited2002]."),
		[]string{
			"content/references.yaml: error: 4 works are not in the list, and 4 places name them: content/article/01-first.md:5, content/article/01-first.md:5, content/article/01-first.md:5, content/article/01-first.md:5 (bring it back from an earlier copy, or add them)",
		}},
	{"citations", "unknown work", having(first, "@cited2002", "@cited2020, p. 4"),
		[]string{
			"content/article/01-first.md:5:12: error: references.yaml has no work \"cited2020\" (did you mean cited2002?)",
		}},
	{"citations", "no work like it", having(first, "[@cited2002]", "[@cited2002; @x]"),
		[]string{"content/article/01-first.md:5:24: error: references.yaml has no work \"x\" (add it there)"}},
	{"citations", "without brackets", having(first, "See [@cited2002].", "See (@cited2002, p. 4), [@taught2001], a@b.kz and @other."),
		[]string{"content/article/01-first.md:5:7: error: the work cited2002 is named and not cited (write it in square brackets: [@cited2002], or [@cited2002, p. 4])"}},
	{"citations", "outside a note", and(having(first, "lazy", "lazy [@cited2002]"), page("So [@cited2002].")),
		[]string{
			"content/article/01-first.md:3:41: error: a citation stands outside a note (put it into a note: [^1] in the text, and [^1]: [@key, p. 4] at the file's end)",
			"content/index.md:3:4: error: a citation stands outside a note (put it into a note: [^1] in the text, and [^1]: [@key, p. 4] at the file's end)",
		}},
	{"citations", "the article taught", having(config, "taught2001", "taught2011"),
		[]string{
			"content/module.yaml:6:10: error: references.yaml has no work \"taught2011\" (add the article taught to it under this key)",
		}},
	{"citations", "no file of references", map[string]string{references: ""},
		[]string{"content/references.yaml: error: the file is missing (write it, or bring back an earlier copy)"}},
	{"citations", "several works with pages", having(first, "[@cited2002]", "[@cited2002, p. 4; @taught2001, pp. 3-5]"), nil},

	{"reference-uncited", "a work", having(references, "- {id: t", "- {id: idle, type: book, title: Idle}\n- {id: t"),
		[]string{"content/references.yaml:1:4: warning: no note cites the work \"idle\" (cite it in a note, or delete it) [reference-uncited]"}},
	{"reference-uncited", "no article named, which is said already", having(config, "article: taught2001\n", ""),
		[]string{"content/module.yaml:1:1: error: the key article is missing (add a line \"article: …\")"}},
	{"reference-uncited", "the article taught is cited by being taught", nil, nil},

	{"draws", "unknown", having(first, "# First", "---\ncheck: [qq, wolf]\n---\n\n# First"),
		[]string{
			"content/article/01-first.md:2:9: error: there is no question \"qq\" (did you mean q?)",
			"content/article/01-first.md:2:13: error: there is no question \"wolf\" (name a question of a quiz by its id)",
		}},
	{"draws", "twice", having(first, "# First", "---\ncheck: [q, q]\n---\n\n# First"),
		[]string{"content/article/01-first.md:2:12: error: the question \"q\" stands in this file already (take it out of check:)"}},
	{"draws", "one that is not sound", and(having(first, "# First", "---\ncheck: [q]\n---\n\n# First"), having(test, "**Answer:** fox", "**Answer:**")),
		[]string{"content/questions/1-one/quiz.md:5:12: error: the answer is empty (write it behind **Answer:** or between [[ and ]])"}},
	{"draws", "its own", checked("---\ncheck: [own]\n---\n\n"),
		[]string{"content/article/02-second.md:2:9: error: the question \"own\" stands in this file already (take it out of check:)"}},
	{"draws", "another's", and(having(first, "# First", "---\ncheck: [q, own]\n---\n\n# First"), checked("")), nil},

	{"timeline", "no passage", and(event("article/01-first.md#part"), having(first, "[^1]:", "## Part\n\n[^1]:")),
		[]string{"content/timeline.yaml:3:12: error: \"article/01-first.md#part\" is no passage of the article (write it as article/01-introduction.md#passage-id)"}},
	{"timeline", "nothing there", event("article/01-first.md#fix"),
		[]string{"content/timeline.yaml:3:12: error: content/article/01-first.md has no passage or heading \"fix\" (did you mean fox?)"}},
	{"timeline", "an address on the web", event("https://a.b"),
		[]string{"content/timeline.yaml:3:12: error: \"https://a.b\" is no passage of the article (write it as article/01-introduction.md#passage-id)"}},
	{"timeline", "a passage", event("article/01-first.md#fox"), nil},
}

var active = []string{"content/index.md:3:1: error: content/fox.svg holds a script, a handler or an outside address (export it as plain SVG)"}

func event(passage string) map[string]string {
	return map[string]string{"timeline.yaml": "- date: \"1991\"\n  event: It leaps\n  passage: " + passage + "\n"}
}
