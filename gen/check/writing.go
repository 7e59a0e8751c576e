package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"lectern/gen/markup"
	"lectern/gen/module"
	"lectern/gen/quiz"
)

// The guidelines are about choices, and so are these rules; lists to pick
// from inside a text have no room for options of a sentence, and are left
// alone. True/false is a choice of its own kind: its options say nothing.

// choices visits every question that is a choice with a key; one without has
// been reported where it was read.
func (c *checker) choices(visit func(*quiz.Question, *quiz.Choice)) {
	for _, q := range c.m.AllQuestions() {
		if choice, ok := q.Interaction.(*quiz.Choice); ok && len(keys(choice)) > 0 {
			visit(q, choice)
		}
	}
}

// keys and distractors are the right and the wrong options.
func keys(choice *quiz.Choice) []quiz.Option        { return options(choice, true) }
func distractors(choice *quiz.Choice) []quiz.Option { return options(choice, false) }

func options(choice *quiz.Choice, correct bool) []quiz.Option {
	var list []quiz.Option
	for _, o := range choice.Options {
		if o.Correct == correct {
			list = append(list, o)
		}
	}
	return list
}

// shown are the options in the order in which a reader meets them.
func shown(choice *quiz.Choice) []quiz.Option {
	list := slices.Clone(choice.Options)
	if choice.Shuffle {
		quiz.ByHash(list, func(o quiz.Option) string { return markup.PlainText(o.Text) })
	}
	return list
}

var negation = regexp.MustCompile(`(?:^|[^\pL-])([Nn]ot|[Ee]xcept|[Cc]annot|[A-Za-z]+n’t)(?:[^\pL-]|$)`)

// harmless are negations that turn no question round: a contrast that repeats
// what was asked ("where it does and where it does not"), and fixed phrases.
var harmless = regexp.MustCompile(`(?i)\bnot\?$|\bor not\b|\bnot only\b`)

// stemNegative wants "not" and "except" to be seen where they turn round what
// is asked. Emphasis is markup or capitals; negations in sentences that only
// report, and in quotations, do no harm. Of a true/false statement every
// sentence counts: to deny a denial is a puzzle.
//
// Haladyna, Downing & Rodriguez (2002), guideline 17: word the stem
// positively; where a negative word is used, capitalize and embolden it.
func stemNegative(c *checker) {
	if !c.english() {
		return
	}
	c.choices(func(q *quiz.Question, choice *quiz.Choice) {
		for _, s := range asked(q, choice.TrueFalse) {
			if m := negation.FindStringSubmatch(harmless.ReplaceAllString(s, "")); m != nil {
				c.warnOf(q, q.Off, fmt.Sprintf("“%s” is easily overlooked in what is asked", m[1]), "ask positively, or write **not** or **except** with emphasis")
				return
			}
		}
	})
}

// asked are the sentences of a stem that ask: those with a question mark, or
// the last of the heading where none has one; on demand all.
func asked(q *quiz.Question, all bool) []string {
	list := sentences(unmarked(q.Stem))
	heading := len(list)
	markup.Walk(q.Body, func(b markup.Block) {
		if p, ok := b.(*markup.Paragraph); ok {
			list = append(list, sentences(unmarked(p.Content))...)
		}
	})
	if all {
		return list
	}
	var asking []string
	for _, s := range list {
		if strings.HasSuffix(strings.TrimRight(s, "”’)"), "?") {
			asking = append(asking, s)
		}
	}
	if len(asking) == 0 && heading > 0 {
		asking = list[heading-1 : heading]
	}
	return asking
}

// stemClue wants no word of the stem to point at the key.
//
// Haladyna, Downing & Rodriguez (2002), guideline 28b: avoid clang
// associations, choices identical to or resembling words in the stem.
func stemClue(c *checker) {
	if !c.english() {
		return
	}
	c.choices(func(q *quiz.Question, choice *quiz.Choice) {
		if choice.TrueFalse {
			return
		}
		stem, wrong := map[string]bool{}, map[string]bool{}
		for _, w := range contentWords(markup.PlainText(q.Stem) + "\n" + markup.BlockText(q.Body)) {
			stem[w] = true
		}
		for _, o := range distractors(choice) {
			for _, w := range contentWords(text(o)) {
				wrong[w] = true
			}
		}
		for _, o := range keys(choice) {
			for _, w := range contentWords(text(o)) {
				if stem[w] && !wrong[w] {
					c.warnOf(q, o.Off, fmt.Sprintf("“%s” links the stem to a right option and to no wrong one", w), "use the word in a wrong option too, or another word in one of the two places")
					return
				}
			}
		}
	})
}

// The number of options: two wrong ones do most of the work of four
// (Rodriguez 2005), and few questions have more than four that are plausible.
const (
	fewestOptions = 3
	mostOptions   = 5
)

// optionCount wants three to five options.
//
// Rodriguez (2005): three are optimal; Haladyna, Downing & Rodriguez (2002),
// guideline 18: as many effective choices as you can, three is adequate.
func optionCount(c *checker) {
	c.choices(func(q *quiz.Question, choice *quiz.Choice) {
		switch n := len(choice.Options); {
		case choice.TrueFalse:
		case n < fewestOptions:
			c.warnOf(q, q.Off, fmt.Sprintf("the question has %d options, and half of those who guess are right", n), fmt.Sprintf("add a plausible one: %d to %d are good", fewestOptions, mostOptions))
		case n > mostOptions:
			c.warnOf(q, q.Off, fmt.Sprintf("the question has %d options, which is much to read", n), fmt.Sprintf("keep the most plausible: %d to %d are good", fewestOptions, mostOptions))
		}
	})
}

const theAbove = ` (?:of )?(?:the |these |those )?(?:(?:above|foregoing|preceding|previous|other)(?: options| answers| choices| statements| ones)?|options|answers|choices|statements|these|those|them)(?: (?:is|are) (?:correct|right|true|wrong|false)| apply| applies)?[.!]?$`

var (
	allAbove  = regexp.MustCompile(`(?i)^(?:all|both|any)` + theAbove)
	noneAbove = regexp.MustCompile(`(?i)^(?:none|neither)` + theAbove)
)

// allOfTheAbove wants each option to say something itself.
//
// Haladyna, Downing & Rodriguez (2002), guideline 26: avoid all-of-the-above.
func allOfTheAbove(c *checker) {
	c.above(allAbove, "who knows two right options knows this one", "write an option that says something itself, or mark the heading .multiple")
}

// noneOfTheAbove wants each option to say something itself.
//
// Haladyna, Downing & Rodriguez (2002), guideline 25: none-of-the-above
// should be used carefully; their discussion advises novices against it.
func noneOfTheAbove(c *checker) {
	c.above(noneAbove, "who picks it may know no right answer either", "write an option that says something itself")
}

func (c *checker) above(form *regexp.Regexp, why, help string) {
	if !c.english() {
		return
	}
	c.choices(func(q *quiz.Question, choice *quiz.Choice) {
		for _, o := range choice.Options {
			if form.MatchString(text(o)) {
				c.warnOf(q, o.Off, fmt.Sprintf("the option %q tests little: %s", text(o), why), help)
			}
		}
	})
}

var (
	absolutes = set(`absolutely all always anybody anyone completely entirely every everybody everyone everything everywhere exclusively
		fully invariably never nobody none nothing nowhere only purely solely totally utterly wholly`)
	// mild are phrases in which such a word claims nothing absolute.
	mild = regexp.MustCompile(`\b(?:above all|after all|first of all|all the same|all in all|not only|not always|not all|not every|all but|if only|only just)\b`)
)

func absolute(o quiz.Option) string {
	for _, w := range words(mild.ReplaceAllString(strings.ToLower(text(o)), " ")) {
		if absolutes[w] {
			return w
		}
	}
	return ""
}

// optionAbsolute wants no absolute words in wrong options alone: readers have
// learnt that such options are wrong.
//
// Haladyna, Downing & Rodriguez (2002), guideline 28a: avoid specific
// determiners including always, never, completely, and absolutely.
func optionAbsolute(c *checker) {
	if !c.english() {
		return
	}
	c.choices(func(q *quiz.Question, choice *quiz.Choice) {
		for _, o := range keys(choice) {
			if absolute(o) != "" {
				return
			}
		}
		for _, o := range distractors(choice) {
			if w := absolute(o); w != "" && !allAbove.MatchString(text(o)) && !noneAbove.MatchString(text(o)) {
				c.warnOf(q, o.Off, fmt.Sprintf("“%s” gives this option away as wrong", w), "claim less, or use such a word in a right option too")
			}
		}
	})
}

var openArticle = regexp.MustCompile(`(?:^|\s)(an?)[\s:….–—-]*$`)

// articleClue wants a stem that ends in "a" or "an" to leave every option
// possible.
//
// Haladyna, Downing & Rodriguez (2002), guideline 28c: avoid grammatical
// inconsistencies that cue the test-taker to the correct choice.
func articleClue(c *checker) {
	if !c.english() {
		return
	}
	c.choices(func(q *quiz.Question, choice *quiz.Choice) {
		end := markup.PlainText(q.Stem)
		if k := len(q.Body); k > 0 {
			end = markup.BlockText(q.Body[k-1:])
		}
		m := openArticle.FindStringSubmatch(end)
		if m == nil {
			return
		}
		for _, o := range distractors(choice) {
			if !fits(m[1], text(o)) {
				c.warnOf(q, o.Off, fmt.Sprintf("“%s” at the stem's end rules this option out", m[1]), "move the article into the options, or write a/an")
			}
		}
	})
}

// unsortedNumbers wants options that are numbers to stand in their order, up
// or down: a number out of its place draws the eye and costs a search.
//
// Haladyna, Downing & Rodriguez (2002), guideline 21: place choices in
// logical or numerical order.
func unsortedNumbers(c *checker) {
	c.choices(func(q *quiz.Question, choice *quiz.Choice) {
		var values []float64
		unit := ""
		for i, o := range shown(choice) {
			v, around, ok := numeral(text(o), c.english())
			if i == 0 {
				unit = around
			}
			if !ok || around != unit {
				return
			}
			values = append(values, v)
		}
		up := slices.IsSorted(values)
		slices.Reverse(values)
		if up || slices.IsSorted(values) {
			return
		}
		help := "sort them"
		if choice.Shuffle {
			help = "sort them, and take .shuffle off the heading"
		}
		c.warnOf(q, choice.Options[0].Off, "the options are numbers and stand in no order", help)
	})
}

// A key is much longer than the rest when it is longer than the longest
// wrong option by half, which the eye sees at once, and by more than a word
// or two: short options differ by half and look alike.
const (
	muchLonger    = 1.5
	longerAtLeast = 15 // characters
)

// keyLongest wants the key not to stand out by its length. Of several keys
// the shortest counts: where one is short, length tells nothing.
//
// Haladyna, Downing & Rodriguez (2002), guideline 24: keep the length of
// choices about equal.
func keyLongest(c *checker) {
	c.choices(func(q *quiz.Question, choice *quiz.Choice) {
		if len(distractors(choice)) == 0 {
			return
		}
		longest := 0
		for _, o := range distractors(choice) {
			longest = max(longest, length(o))
		}
		key := slices.MinFunc(keys(choice), func(a, b quiz.Option) int { return length(a) - length(b) })
		if n := length(key); float64(n) > muchLonger*float64(longest) && n-longest > longerAtLeast {
			c.warnOf(q, key.Off, fmt.Sprintf("the right option has %d characters and no wrong one more than %d", n, longest), "shorten it, or make the others as exact")
		}
	})
}

func length(o quiz.Option) int { return utf8.RuneCountInString(text(o)) }

// orderAlreadyRight wants an ordering to need ordering: items stand in an
// order made of their texts, which may happen to be the right one. Where
// answers are withheld nothing is said, because rewording would tell a reader
// that the order shown is never the right one.
//
// The rule is ours: Haladyna, Downing & Rodriguez (2002) do not treat
// orderings, but an answer that is shown is the plainest of the clues that
// their guideline 28 forbids.
func orderAlreadyRight(c *checker) {
	for _, q := range c.m.AllQuestions() {
		o, ok := q.Interaction.(*quiz.Order)
		if !ok || c.withheld(q) {
			continue
		}
		items := slices.Clone(o.Items)
		quiz.ByHash(items, func(it quiz.Item) string { return markup.PlainText(it.Text) })
		if slices.EqualFunc(items, o.Items, func(a, b quiz.Item) bool { return a.Off == b.Off }) {
			c.warnOf(q, q.Off, "the items are shown in their right order from the start", "reword one: the order shown is made of their texts")
		}
	}
}

// withheld tells whether a question's key is not published.
func (c *checker) withheld(q *quiz.Question) bool {
	held := c.m.Withheld
	c.quizzes(func(f *module.QuizFile) {
		if f.Doc.File == q.File {
			held = f.Withheld
		}
	})
	return held
}
