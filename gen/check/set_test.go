package check

import (
	"fmt"
	"strings"
)

// several writes questions that differ in their ids.
func several(n int, attributes, interaction string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(ask("What leaps?", strings.TrimSpace(fmt.Sprintf("#q%c%d %s", attributes[0], i, attributes[1:])), interaction))
	}
	return b.String()
}

// three places the key among three options, which are equally long unless the
// key is.
func three(key int, right string) string {
	list := []string{"[ ] The hen", "[ ] The cat", "[ ] The pig"}
	list[key] = "[x] " + right
	return choice(list...)
}

var setSamples = []sample{
	{"quiz-key-position", "one place", ofQuiz(several(5, "a", three(1, "The fox"))),
		[]string{"content/questions/1-one/quiz.md:1:1: warning: the right option stands second in 5 of 5 questions (move it in some: each place should have it about as often) [quiz-key-position]"}},
	{"quiz-key-position", "as shuffled", ofQuiz(several(3, "a.shuffle", three(0, "The fox")), several(3, "b.shuffle", three(2, "The fox"))),
		[]string{"content/questions/1-one/quiz.md:1:1: warning: the right option stands second in 6 of 6 questions (move it in some: each place should have it about as often) [quiz-key-position]"}},
	{"quiz-key-position", "true", ofQuiz(several(5, "a", choice("[x] True", "[ ] False"))),
		[]string{"content/questions/1-one/quiz.md:1:1: warning: true is right in 5 of 5 true/false questions (turn some statements round) [quiz-key-position]"}},
	{"quiz-key-position", "few questions", ofQuiz(several(4, "a", three(1, "The fox")), several(4, "b", choice("[ ] True", "[x] False"))), nil},
	{"quiz-key-position", "within chance", ofQuiz(several(4, "a", three(1, "The fox")), several(2, "b", three(0, "The fox")), several(4, "c", choice("[x] True", "[ ] False")), several(1, "d", choice("[ ] True", "[x] False"))), nil},
	{"quiz-key-position", "multiple response", ofQuiz(several(5, "a.multiple", three(1, "The fox"))), nil},

	{"quiz-longest-is-key", "too often", ofQuiz(several(3, "a", three(0, "The quick fox")), several(2, "b", three(1, "The quick fox")), several(1, "c", three(2, "The fox"))),
		[]string{"content/questions/1-one/quiz.md:1:1: warning: the right option is the longest in 5 of 6 questions (shorten it in some, or make wrong ones as exact) [quiz-longest-is-key]"}},
	{"quiz-longest-is-key", "within chance", ofQuiz(several(2, "a", three(0, "The quick fox")), several(2, "b", three(1, "The quick fox")), several(2, "c", three(2, "The fox"))), nil},
	{"quiz-longest-is-key", "few questions", ofQuiz(several(2, "a", three(0, "The quick fox")), several(2, "b", three(1, "The quick fox"))), nil},

	{"quiz-level-remember", "all", ofQuiz(several(2, `a level="remember"`, "**Answer:** fox")),
		[]string{"content/questions/1-one/quiz.md:1:1: warning: all 2 questions of the quiz ask to remember (add some that ask to understand, apply, analyze or evaluate) [quiz-level-remember]"}},
	{"quiz-level-remember", "all but one", ofQuiz(several(2, `a level="remember"`, "**Answer:** fox"), several(1, `b level="apply"`, "**Answer:** fox")), nil},
	{"quiz-level-remember", "one of no level", ofQuiz(several(2, `a level="remember"`, "**Answer:** fox"), several(1, "b", "**Answer:** fox")), nil},
	{"quiz-level-remember", "a single question", ofQuiz(several(1, `a level="remember"`, "**Answer:** fox")), nil},

	{"section-unasked", "a section", map[string]string{second: "# Second\n\nThe dog wakes up late. {#dog}\n"},
		[]string{"content/article/02-second.md:1:1: warning: no question asks about this section (draw some by check: [question-id, …] in its front matter, or write some under ## Check yourself) [section-unasked]"}},
	{"section-unasked", "by its own question", checked(""), nil},
	{"section-unasked", "by a draw", map[string]string{second: "---\ncheck: [q]\n---\n\n# Second\n\nThe dog wakes up late.\n"}, nil},
	{"section-unasked", "by evidence", and(map[string]string{second: "# Second\n\nThe dog wakes up late. {#dog}\n"}, rationale(fox("“quick brown fox”")+" and [“dog wakes up”](../../article/02-second.md#dog)")), nil},
	{"section-unasked", "no question at all", map[string]string{second: "# Second\n\nThe dog wakes up late.\n", config: strings.Split(sound[config], "questions:")[0], reading: "", talk: "", test: ""}, nil},

	{"lint-unneeded", "unknown rule", ofQuiz(ask("What leaps?", `lint="option-count: few; opton-cout: few"`, choice("[x] The fox", "[ ] The hen"))),
		[]string{"content/questions/1-one/quiz.md:3:45: error: there is no rule \"opton-cout\" (did you mean option-count?)"}},
	{"lint-unneeded", "no rule like it", ofQuiz(ask("What leaps?", `lint="x: why"`, "**Answer:** fox")),
		[]string{"content/questions/1-one/quiz.md:3:26: error: there is no rule \"x\" (gen help check lists them)"}},
	{"lint-unneeded", "nothing to say", ofQuiz(ask("What leaps?", `lint="option-count: few"`, animals)),
		[]string{"content/questions/1-one/quiz.md:3:26: warning: the rule option-count is silenced and has nothing to say of this question (take it out of lint=\"…\") [lint-unneeded]"}},
	{"lint-unneeded", "a rule over a quiz", ofQuiz(several(2, `a level="remember" lint="quiz-level-remember: a pretest"`, "**Answer:** fox")),
		[]string{
			"content/questions/1-one/quiz.md:1:1: warning: all 2 questions of the quiz ask to remember (add some that ask to understand, apply, analyze or evaluate) [quiz-level-remember]",
			"content/questions/1-one/quiz.md:3:46: warning: the rule quiz-level-remember is silenced and has nothing to say of this question (take it out of lint=\"…\") [lint-unneeded]",
			"content/questions/1-one/quiz.md:9:46: warning: the rule quiz-level-remember is silenced and has nothing to say of this question (take it out of lint=\"…\") [lint-unneeded]",
		}},
	{"lint-unneeded", "needed", ofQuiz(ask("Which does not leap?", `lint="option-count: there are two; stem-negative: the text does so"`, choice("[x] The fox", "[ ] The hen"))), nil},
	{"lint-unneeded", "a rule of wording in another language", and(in("kk"), ofQuiz(ask("Which does not leap?", `lint="stem-negative: said so"`, animals))),
		[]string{"content/questions/1-one/quiz.md:3:35: warning: the rule stem-negative is silenced and has nothing to say of this question (take it out of lint=\"…\") [lint-unneeded]"}},
}
