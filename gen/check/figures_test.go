package check

var figureSamples = []sample{
	{"figures", "a passage that is not there", grouping("article/01-first.md#fix", "[Fox]"),
		[]string{`content/figures/two.yaml:2:8: error: content/article/01-first.md has no passage or heading "fix" (did you mean fox?)`}},
	{"figures", "a path as in Markdown", grouping("../article/01-first.md#fox", "[Fox]"),
		[]string{`content/figures/two.yaml:2:8: error: "../article/01-first.md#fox" leads out of the module (write it as it is from content/, article/01-introduction.md#passage-id)`}},
	{"figures", "a path to nothing", grouping("hive/bees.md#fox", "[Fox]"),
		[]string{`content/figures/two.yaml:2:8: error: there is no file content/hive/bees.md (write it as it is from content/, article/01-introduction.md#passage-id)`}},
	{"figures", "a whole file", grouping("article/01-first.md", "[Fox]"),
		[]string{`content/figures/two.yaml:2:8: error: "article/01-first.md" is no passage of the article (write it as article/01-introduction.md#passage-id)`}},
	{"figures", "an item's passage", grouping("article/01-first.md#fox", "[{name: Fox, passage: article/01-first.md#dog}]"),
		[]string{`content/figures/two.yaml:5:34: error: content/article/01-first.md has no passage or heading "dog" (name the passage there with {#dog})`}},
	{"figures", "a note that is not there", argument(`"2"`),
		[]string{`content/questions/1-one/argument.yaml:4:7: error: the article has no note "2" (did you mean 1?)`}},
	{"figures", "a note of another section", and(argument(`"1"`), map[string]string{second: "# Second\n\nThe dog wakes. {#dog}\n"}, map[string]string{
		"questions/1-one/argument.yaml": "title: Why\nclaim: It wakes\npassage: article/02-second.md#dog\nnote: \"1\"\nsupport:\n  - {text: It leaps, passage: article/01-first.md#fox}\n"}),
		[]string{
			"content/questions/1-one/argument.yaml:4:7: error: note 1 stands in content/article/01-first.md, and the passage in content/article/02-second.md (name a note of the passage)",
		}},
	{"figures", "an id of the figure's own", and(grouping("article/01-first.md#fox", "[Fox]"), having(first, "{#fox}", "{#fox}\n\n## Two {#figure-two}")),
		[]string{`content/figures/two.yaml:1:1: error: content/article/01-first.md has the id "figure-two", which this figure would have (rename the figure's file, or the id)`}},
	{"figures", "groups", grouping("article/01-first.md#fox", "[Fox, {name: Dog, note: It sleeps, passage: article/01-first.md#fox}]"), nil},
	{"figures", "an argument", argument(`"1"`), nil},
	{"figures", "a link to a figure", and(grouping("article/01-first.md#fox", "[Fox]"), argument(`"1"`), map[string]string{
		home: "# Home\n\n[Two groups](figures/two.yaml) and [an argument](questions/1-one/argument.yaml).\n"}), nil},
}

// grouping is a figure of one group behind a passage.
func grouping(after, items string) map[string]string {
	return map[string]string{"figures/two.yaml": "title: Two\nafter: " + after + "\ngroups:\n  - name: One\n    items: " + items + "\n"}
}

// argument is one whose claim rests on a note.
func argument(note string) map[string]string {
	return map[string]string{"questions/1-one/argument.yaml": "title: Why\nclaim: It leaps\npassage: article/01-first.md#fox\nnote: " + note + "\nsupport:\n  - {text: It is quick, passage: article/01-first.md#fox}\n"}
}
