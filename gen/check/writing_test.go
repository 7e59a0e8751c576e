package check

import "strings"

var animals = choice("[ ] The hen", "[x] The fox", "[ ] The cat")

// in is the module in another language.
func in(language string) map[string]string {
	return having(config, "language: en", "language: "+language)
}

// body is a stem that goes on below its heading.
func body(text, interaction string) string { return text + "\n\n" + interaction }

var stemSamples = []sample{
	{"stem-negative", "not", ofQuiz(ask("Which animal does not sleep?", "", animals)), overlooked("not")},
	{"stem-negative", "except", ofQuiz(ask("All of these sleep except", "", animals)), overlooked("except")},
	{"stem-negative", "cannot", ofQuiz(ask("Which animal cannot sleep?", "", animals)), overlooked("cannot")},
	{"stem-negative", "contracted", ofQuiz(ask("Which animal doesn't sleep?", "", animals)), overlooked("doesn’t")},
	{"stem-negative", "at the end of an open stem", ofQuiz(ask("An animal that sleeps is not", "", animals)), overlooked("not")},
	{"stem-negative", "asked below the heading", ofQuiz(ask("A wolf leaps.", "", body("What does it not leap over?", animals))), overlooked("not")},
	{"stem-negative", "a statement", ofQuiz(ask("The fox does not leap.", "", choice("[ ] True", "[x] False"))), overlooked("not")},
	{"stem-negative", "a statement before a question", ofQuiz(ask("The fox does not leap. Is it so?", "", choice("[ ] True", "[x] False"))), overlooked("not")},
	{"stem-negative", "British English", and(in("en-GB"), ofQuiz(ask("Which animal does not sleep?", "", animals))), overlooked("not")},
	{"stem-negative", "emphasised", ofQuiz(ask("Which animal does *not* sleep?", "", animals), ask("Which do, **except** one?", "#r", animals)), nil},
	{"stem-negative", "capitals", ofQuiz(ask("Which animal does NOT sleep, EXCEPT at night?", "", animals)), nil},
	{"stem-negative", "reported", ofQuiz(ask("The dog does not leap. Which animal does?", "", animals)), nil},
	{"stem-negative", "reported before an open stem", ofQuiz(ask("The dog does not leap. What leaps is the", "", animals)), nil},
	{"stem-negative", "quoted", ofQuiz(ask("Which animal is “not lazy”?", "", animals)), nil},
	{"stem-negative", "a contrast", ofQuiz(ask("What tells where a wolf leaps and where it does not?", "", animals), ask("Which leaps, whether or not it sleeps?", "#r", animals), ask("Which leaps not only by day?", "#s", animals)), nil},
	{"stem-negative", "part of a word", ofQuiz(ask("Which animal has an exceptional knot in a notebook?", "", animals)), nil},
	{"stem-negative", "no choice", ofQuiz(ask("Which animal does not sleep?", "", "**Answer:** dog")), nil},
	{"stem-negative", "another language", and(in("fr"), ofQuiz(ask("Which animal does not sleep?", "", animals))), nil},

	{"stem-clue", "a word", ofQuiz(ask("What does the fox leap over?", "", choice("[ ] A hen", "[x] A dog, as foxes do", "[ ] A cat"))),
		[]string{"content/questions/1-one/quiz.md:7:1: warning: “fox” links the stem to a right option and to no wrong one (use the word in a wrong option too, or another word in one of the two places) [stem-clue]"}},
	{"stem-clue", "below the heading", ofQuiz(ask("What is meant?", "", body("It speaks of a charter’s parties.", choice("[x] The party", "[ ] The state", "[ ] The union")))),
		[]string{"content/questions/1-one/quiz.md:7:1: warning: “party” links the stem to a right option and to no wrong one (use the word in a wrong option too, or another word in one of the two places) [stem-clue]"}},
	{"stem-clue", "in a wrong option too", ofQuiz(ask("What does the fox leap over?", "", choice("[ ] A hen", "[x] A dog, as foxes do", "[ ] A fox"))), nil},
	{"stem-clue", "in a wrong option alone", ofQuiz(ask("What does the fox leap over?", "", choice("[ ] A hen", "[x] A dog", "[ ] A fox"))), nil},
	{"stem-clue", "a word without a subject", ofQuiz(ask("According to the authors, what is there that can be called so?", "", choice("[ ] A hen", "[x] What the authors can call so", "[ ] A cat or an old horse"))), nil},
	{"stem-clue", "true/false", ofQuiz(ask("True or false: the fox leaps.", "", choice("[ ] True", "[x] False"))), nil},
	{"stem-clue", "another language", and(in("kk"), ofQuiz(ask("What does the fox leap over?", "", choice("[ ] A hen", "[x] A dog, as foxes do", "[ ] A cat")))), nil},
}

func overlooked(word string) []string {
	return []string{"content/questions/1-one/quiz.md:3:1: warning: “" + word + "” is easily overlooked in what is asked (ask positively, or write **not** or **except** with emphasis) [stem-negative]"}
}

var optionSamples = []sample{
	{"option-count", "two", ofQuiz(ask("What leaps?", "", choice("[ ] The hen", "[x] The fox"))),
		[]string{"content/questions/1-one/quiz.md:3:1: warning: the question has 2 options, and half of those who guess are right (add a plausible one: 3 to 5 are good) [option-count]"}},
	{"option-count", "six", ofQuiz(ask("What leaps?", ".multiple", choice("[ ] a", "[x] b", "[ ] c", "[x] d", "[ ] e", "[ ] f"))),
		[]string{"content/questions/1-one/quiz.md:3:1: warning: the question has 6 options, which is much to read (keep the most plausible: 3 to 5 are good) [option-count]"}},
	{"option-count", "three, five, and true/false", ofQuiz(ask("What leaps?", "", animals), ask("What sleeps?", "#r", choice("[ ] a", "[x] b", "[ ] c", "[ ] d", "[ ] e")), ask("It sleeps.", "#s", choice("[x] True", "[ ] False"))), nil},
	{"option-count", "picked blanks", ofQuiz(ask("What leaps?", "", "The [[*fox* | hen]].")), nil},

	{"option-all-of-the-above", "key", ofQuiz(ask("What leaps?", "", choice("[ ] The hen", "[ ] The fox", "[x] All of the above"))),
		[]string{"content/questions/1-one/quiz.md:9:1: warning: the option \"All of the above\" tests little: who knows two right options knows this one (write an option that says something itself, or mark the heading .multiple) [option-all-of-the-above]"}},
	{"option-all-of-the-above", "other words", ofQuiz(ask("What leaps?", "", choice("[x] The hen", "[ ] both of them.", "[ ] All the options are correct"))),
		[]string{
			"content/questions/1-one/quiz.md:7:1: warning: the option \"both of them.\" tests little: who knows two right options knows this one (write an option that says something itself, or mark the heading .multiple) [option-all-of-the-above]",
			"content/questions/1-one/quiz.md:9:1: warning: the option \"All the options are correct\" tests little: who knows two right options knows this one (write an option that says something itself, or mark the heading .multiple) [option-all-of-the-above]",
		}},
	{"option-all-of-the-above", "a claim of its own", ofQuiz(ask("What leaps?", "", choice("[x] All of the foxes above the river", "[ ] Both of these old hens", "[ ] Any cat"))), nil},
	{"option-all-of-the-above", "another language", and(in("kk"), ofQuiz(ask("What leaps?", "", choice("[x] All of the above", "[ ] b", "[ ] c")))), nil},
	{"option-none-of-the-above", "key", ofQuiz(ask("What leaps?", "", choice("[ ] The hen", "[ ] The cat", "[x] None of these"))),
		[]string{"content/questions/1-one/quiz.md:9:1: warning: the option \"None of these\" tests little: who picks it may know no right answer either (write an option that says something itself) [option-none-of-the-above]"}},
	{"option-none-of-the-above", "neither", ofQuiz(ask("What leaps?", "", choice("[x] The hen", "[ ] The cat", "[ ] Neither of the above is right"))),
		[]string{"content/questions/1-one/quiz.md:9:1: warning: the option \"Neither of the above is right\" tests little: who picks it may know no right answer either (write an option that says something itself) [option-none-of-the-above]"}},
	{"option-none-of-the-above", "a claim of its own", ofQuiz(ask("How many leap?", "", choice("[x] None", "[ ] One", "[ ] None of the above three dogs"))), nil},

	{"option-absolute", "wrong options", ofQuiz(ask("What leaps?", "", choice("[ ] It always leaps", "[x] It leaps at times", "[ ] It leaps Only here"))),
		[]string{
			"content/questions/1-one/quiz.md:5:1: warning: “always” gives this option away as wrong (claim less, or use such a word in a right option too) [option-absolute]",
			"content/questions/1-one/quiz.md:9:1: warning: “only” gives this option away as wrong (claim less, or use such a word in a right option too) [option-absolute]",
		}},
	{"option-absolute", "a right one too", ofQuiz(ask("What leaps?", "", choice("[ ] It always leaps", "[x] It never leaps", "[ ] It leaps here"))), nil},
	{"option-absolute", "mild phrases and parts of words", ofQuiz(ask("What leaps?", "", choice("[ ] The all-union hen, above all", "[x] The fox", "[ ] Not only the cat, after all, but alloys"))), nil},
	{"option-absolute", "another language", and(in("kk"), ofQuiz(ask("What leaps?", "", choice("[ ] It always leaps", "[x] It leaps at times", "[ ] b")))), nil},

	{"option-article-clue", "an", ofQuiz(ask("What leaps is an", "", choice("[ ] hen", "[x] ox", "[ ] elk", "[ ] union"))),
		[]string{
			"content/questions/1-one/quiz.md:5:1: warning: “an” at the stem's end rules this option out (move the article into the options, or write a/an) [option-article-clue]",
			"content/questions/1-one/quiz.md:11:1: warning: “an” at the stem's end rules this option out (move the article into the options, or write a/an) [option-article-clue]",
		}},
	{"option-article-clue", "a, below the heading", ofQuiz(ask("Complete the sentence.", "", body("What leaps is a …", choice("[ ] hour", "[x] fox", "[ ] 8-year-old", "[ ] EU law")))),
		[]string{
			"content/questions/1-one/quiz.md:7:1: warning: “a” at the stem's end rules this option out (move the article into the options, or write a/an) [option-article-clue]",
			"content/questions/1-one/quiz.md:11:1: warning: “a” at the stem's end rules this option out (move the article into the options, or write a/an) [option-article-clue]",
			"content/questions/1-one/quiz.md:13:1: warning: “a” at the stem's end rules this option out (move the article into the options, or write a/an) [option-article-clue]",
		}},
	{"option-article-clue", "all fit", ofQuiz(ask("What leaps is a", "", choice("[ ] *union*", "[x] one-eyed fox", "[ ] European", "[ ] NATO member", "[ ] 12-year-old"))), nil},
	{"option-article-clue", "all fit an", ofQuiz(ask("What leaps is an", "", choice("[ ] umpire", "[x] heir", "[ ] LMS", "[ ] uninvited cat", "[ ] 18-year-old"))), nil},
	{"option-article-clue", "both", ofQuiz(ask("What leaps is a/an", "", choice("[ ] hen", "[x] ox", "[ ] elk"))), nil},
	{"option-article-clue", "no article", ofQuiz(ask("What leaps over plan A", "", choice("[ ] hen", "[x] ox", "[ ] elk"))), nil},
	{"option-article-clue", "another language", and(in("hu"), ofQuiz(ask("What leaps is a", "", choice("[ ] ox", "[x] hen", "[ ] elk")))), nil},

	{"option-unsorted-numbers", "years", ofQuiz(ask("When?", "", choice("[ ] In 2008", "[x] In 1991", "[ ] In 2014"))), unsorted("sort them")},
	{"option-unsorted-numbers", "grouped digits and units", ofQuiz(ask("How many?", "", choice("[ ] 1,200 dogs", "[x] 900 dogs", "[ ] 1 dog", "[ ] 2.5 dogs"))), unsorted("sort them")},
	{"option-unsorted-numbers", "words", ofQuiz(ask("How many?", "", choice("[ ] Two hens", "[x] Four hens", "[ ] Three hens"))), unsorted("sort them")},
	{"option-unsorted-numbers", "shuffled", ofQuiz(ask("How many?", ".shuffle", choice("[ ] 10", "[x] 20", "[ ] 30"))), unsorted("sort them, and take .shuffle off the heading")},
	{"option-unsorted-numbers", "up and down", ofQuiz(ask("How many?", "", choice("[ ] −1", "[x] 0.5", "[ ] 12", "[ ] 1\u00a0000")), ask("When?", "#r", choice("[ ] 2014", "[x] 2008", "[ ] 1991")), ask("How many?", "#s", choice("[ ] 900", "[x] 1,200", "[ ] 5,000"))), nil},
	{"option-unsorted-numbers", "of different things", ofQuiz(ask("What?", "", choice("[ ] 3 hens", "[x] 1 fox", "[ ] 2 cats")), ask("When?", "#r", choice("[ ] 2008 and 2020", "[x] 1991 and 2020", "[ ] 2014 and 2020")), ask("Who?", "#s", choice("[ ] The 2 hens", "[x] A fox", "[ ] The 1 hens"))), nil},
	{"option-unsorted-numbers", "words of another language", and(in("kk"), ofQuiz(ask("How many?", "", choice("[ ] Two hens", "[x] Four hens", "[ ] Three hens")))), nil},

	{"key-longest", "much", ofQuiz(ask("What leaps?", "", choice("[ ] The hen, they say", "[x] It is the brown animal of the quick kind", "[ ] The cat"))),
		[]string{"content/questions/1-one/quiz.md:7:1: warning: the right option has 40 characters and no wrong one more than 17 (shorten it, or make the others as exact) [key-longest]"}},
	{"key-longest", "each of several", ofQuiz(ask("What leaps?", ".multiple", choice("[ ] The hen", "[x] It is the brown animal of the quick kind", "[x] It is the brown animal so quick"))),
		[]string{"content/questions/1-one/quiz.md:9:1: warning: the right option has 31 characters and no wrong one more than 7 (shorten it, or make the others as exact) [key-longest]"}},
	{"key-longest", "by half, but short", ofQuiz(ask("What leaps?", "", choice("[ ] Hen", "[x] The quick fox", "[ ] Cat"))), nil},
	{"key-longest", "long, but not by half", ofQuiz(ask("What leaps?", "", choice("[ ] It is the animal that lays an egg a day", "[x] It is the animal that goes over each old lazy dog there", "[ ] Cat"))), nil},
	{"key-longest", "one of several short", ofQuiz(ask("What leaps?", ".multiple", choice("[ ] The hen", "[x] It is the brown animal of the quick kind", "[x] Fox"))), nil},
	{"key-longest", "all options right", ofQuiz(ask("What leaps?", ".multiple", choice("[x] It is the brown animal of the quick kind", "[x] It is the brown animal so quick", "[x] It is a quick brown animal"))), nil},

	{"order-already-right", "by chance", ofQuiz(ask("In what order?", "", solved)),
		[]string{"content/questions/1-one/quiz.md:3:1: warning: the items are shown in their right order from the start (reword one: the order shown is made of their texts) [order-already-right]"}},
	{"order-already-right", "the other way round", ofQuiz(ask("In what order?", "", "1. "+solvedItems[1]+"\n2. "+solvedItems[0])), nil},
	{"order-already-right", "withheld", map[string]string{test: "---\nanswers: withheld\n---\n" + quizOf(ask("In what order?", "", solved))}, nil},
	{"order-already-right", "withheld by the module", and(having(config, "language", "answers: withheld\nlanguage"), ofQuiz(ask("In what order?", "", solved)), map[string]string{second: "# Second\n\n## Check yourself\n\n" + strings.Replace(own, "**Answer:** dog", solved, 1)}), nil},
}

var (
	solvedItems = []string{"two", "one"}
	solved      = "1. " + solvedItems[0] + "\n2. " + solvedItems[1]
)

func unsorted(help string) []string {
	return []string{"content/questions/1-one/quiz.md:5:1: warning: the options are numbers and stand in no order (" + help + ") [option-unsorted-numbers]"}
}

var feedbackSamples = []sample{
	{"feedback-missing", "a wrong option", ofQuiz(ask("What leaps?", "", strings.Replace(animals, "\n  > Of The cat.", "", 1))),
		[]string{"content/questions/1-one/quiz.md:9:1: warning: the wrong option has no feedback (say in a block quote under it why it tempts and what is wrong with it) [feedback-missing]"}},
	{"feedback-missing", "true/false", ofQuiz(ask("It leaps.", "", "- [x] True\n- [ ] False")),
		[]string{"content/questions/1-one/quiz.md:6:1: warning: the wrong option has no feedback (say in a block quote under it why it tempts and what is wrong with it) [feedback-missing]"}},
	{"feedback-missing", "the right option", ofQuiz(ask("What leaps?", "", strings.Replace(animals, "\n  > Of The fox.", "", 1))), nil},
	{"feedback-repeated", "wrong and right", ofQuiz(ask("What leaps?", "", strings.NewReplacer("Of The fox", "It’s  this", "Of The cat", "It's this").Replace(animals))),
		[]string{"content/questions/1-one/quiz.md:9:1: warning: the feedback is the same as in line 7 (say what there is to say of this option alone) [feedback-repeated]"}},
	{"feedback-repeated", "alike", ofQuiz(ask("What leaps?", "", animals)), nil},
	{"feedback-repeated", "none twice", ofQuiz(ask("What leaps?", `lint="feedback-missing: a pretest"`, "- [ ] The hen\n- [x] The fox\n- [ ] The cat")), nil},
}
