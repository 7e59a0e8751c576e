package check

import (
	"fmt"
	"math"
	"strings"

	"lectern/gen/module"
	"lectern/gen/quiz"
)

// A pattern over a quiz is one that chance would seldom make: a count more
// than two standard deviations above what it would be if each option were as
// likely as the next, which for one place happens some once in forty times.
// Fewer than five questions show no pattern.
const (
	deviations    = 2
	fewestPattern = 5
)

// tally counts in how many questions something held, against its chances.
type tally struct {
	hits               int
	expected, variance float64
}

func (t *tally) add(hit bool, chance float64) {
	if hit {
		t.hits++
	}
	t.expected += chance
	t.variance += chance * (1 - chance)
}

func (t *tally) beyondChance() bool {
	return float64(t.hits) > t.expected+deviations*math.Sqrt(t.variance)
}

// single visits the questions of a quiz that have one key among options of
// their own: neither multiple response nor true/false.
func single(f *module.QuizFile, visit func(options []quiz.Option)) (n int) {
	for _, q := range f.List {
		if choice, ok := q.Interaction.(*quiz.Choice); ok && !choice.Multiple && !choice.TrueFalse {
			n++
			visit(shown(choice))
		}
	}
	return n
}

var places = []string{"first", "second", "third", "fourth", "fifth"}

// place is a place in a list as a word, as far as there are words.
func place(i int) string {
	if i < len(places) {
		return places[i]
	}
	return fmt.Sprintf("number %d", i+1)
}

// keyPosition wants the key to stand in each place about as often, and true
// to be right about as often as false, so that guessing by habit does not pay.
//
// Haladyna, Downing & Rodriguez (2002), guideline 20: vary the location of
// the right answer according to the number of choices.
func keyPosition(c *checker) {
	c.quizzes(func(f *module.QuizFile) {
		var all []tally
		n := single(f, func(options []quiz.Option) {
			for i, o := range options {
				if i == len(all) {
					all = append(all, tally{})
				}
				all[i].add(o.Correct, 1/float64(len(options)))
			}
		})
		for i, t := range all {
			if n >= fewestPattern && t.beyondChance() {
				c.warn(title(&f.Page), fmt.Sprintf("the right option stands %s in %d of %d questions", place(i), t.hits, n), "move it in some: each place should have it about as often")
			}
		}
		answers := map[string]*tally{"true": {}, "false": {}}
		n = 0
		for _, q := range f.List {
			if choice, ok := q.Interaction.(*quiz.Choice); ok && choice.TrueFalse {
				n++
				for _, o := range choice.Options {
					answers[strings.ToLower(text(o))].add(o.Correct, 0.5)
				}
			}
		}
		for answer, t := range answers {
			if n >= fewestPattern && t.beyondChance() {
				c.warn(title(&f.Page), fmt.Sprintf("%s is right in %d of %d true/false questions", answer, t.hits, n), "turn some statements round")
			}
		}
	})
}

// longestIsKey wants the longest option to be the key no more often than
// chance would have it.
//
// Haladyna, Downing & Rodriguez (2002), guideline 24: keep the length of
// choices about equal; 28d: avoid a conspicuous correct choice.
func longestIsKey(c *checker) {
	c.quizzes(func(f *module.QuizFile) {
		var t tally
		n := single(f, func(options []quiz.Option) {
			key, longest := 0, 0
			for _, o := range options {
				if o.Correct {
					key = length(o)
				} else {
					longest = max(longest, length(o))
				}
			}
			t.add(key > longest, 1/float64(len(options)))
		})
		if n >= fewestPattern && t.beyondChance() {
			c.warn(title(&f.Page), fmt.Sprintf("the right option is the longest in %d of %d questions", t.hits, n), "shorten it in some, or make wrong ones as exact")
		}
	})
}

// levelRemember wants a quiz to ask for more than to remember. One question
// alone makes no set; a question without a level may ask for anything.
//
// Haladyna, Downing & Rodriguez (2002), guideline 3: use novel material to
// test higher level learning; the levels are those of Anderson & Krathwohl
// (2001).
func levelRemember(c *checker) {
	c.quizzes(func(f *module.QuizFile) {
		for _, q := range f.List {
			if q.Level != "remember" {
				return
			}
		}
		if len(f.List) > 1 {
			c.warn(title(&f.Page), fmt.Sprintf("all %d questions of the quiz ask to remember", len(f.List)), "add some that ask to understand, apply, analyze or evaluate")
		}
	})
}

// sectionUnasked wants every section of the article to be asked about: by a
// question of its own, by one that it draws, or by one anywhere whose
// rationale has its evidence there. A module without questions is for reading
// only, and nothing is said.
//
// Haladyna, Downing & Rodriguez (2002), guideline 1: every item reflects the
// content that the test is specified to cover; this is the other side of it.
func sectionUnasked(c *checker) {
	questions := c.m.AllQuestions()
	if len(questions) == 0 || c.incomplete() {
		return
	}
	asked := map[string]bool{}
	for _, q := range questions {
		places, _ := c.evidenceOf(q)
		for _, p := range places {
			asked[p.File] = true
		}
	}
	for _, s := range c.m.Sections {
		if !asked[s.Path] && len(s.Own) == 0 && len(s.Drawn) == 0 {
			c.warn(title(&s.Page), "no question asks about this section", "draw some by check: [question-id, …] in its front matter, or write some under ## Check yourself")
		}
	}
}
