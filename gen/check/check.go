// Package check holds the rules across a whole module: what no file can tell
// on its own, and what makes a question a good one.
//
// What comes in is a Module; what goes out are diagnostics in a Log. Each
// rule is one function, and all stand in the table Rules. The package imports
// source, markup, quiz and module.
//
// A rule about the writing of one question names its source: Haladyna,
// Downing & Rodriguez (2002), "A Review of Multiple-Choice Item-Writing
// Guidelines for Classroom Assessment", Applied Measurement in Education
// 15(3), 309–334, by the number of the guideline; Rodriguez (2005), "Three
// Options Are Optimal for Multiple-Choice Items", Educational Measurement:
// Issues and Practice 24(2), 3–13; Van der Kleij, Feskens & Eggen (2015),
// "Effects of Feedback in a Computer-Based Learning Environment on Students'
// Learning Outcomes", Review of Educational Research 85(4), 475–511. Rules that
// know words apply only where the module's language is English; their lines
// in the table say so.
package check

import (
	"strings"

	"lectern/gen/module"
	"lectern/gen/quiz"
	"lectern/gen/source"
)

// Rule is one rule or a few that belong together.
type Rule struct {
	Name  string // what is said by it is filed under
	About string // one line for the list of rules
	check func(*checker)
}

// Rules are all rules, in the order in which they run. The last looks at what
// the others have left unsaid.
var Rules = []Rule{
	{"links", "every link leads to a file and a passage or heading that exist", links},
	{"heading-order", "no level of headings is left out", headings},
	{"note-order", "numbered notes are met in their order", noteOrder},
	{"pictures", "every picture exists, is of a known kind and has no script in it", pictures},
	{"labels", "no quote that opens like a label is published for being none", labels},
	{"attributes", "attribute lists say only what is known", attributes},
	{"citations", "citations stand in notes and name works that exist", citations},
	{"evidence", "every quotation stands in the passage it links, every rationale has one", evidence},
	{"objectives", "the objectives that are named exist", objectives},
	{"draws", "the questions that a section draws exist", draws},
	{"timeline", "every event is tied to a passage", timeline},
	{"reference-uncited", "every work is cited", uncited},
	{"picture-unshown", "every picture is shown", unshown},
	{"figures", "every part of a figure is tied to a passage, and its notes exist", figures},
	{"objective-taught", "every objective has a passage", taught},
	{"objective-discussed", "every objective is discussed, where there is a discussion", discussed},
	{"objective-tested", "every objective is tested, where there is a quiz", tested},
	{"question-aligned", "every question names an objective, where there are any", aligned},
	{"stem-negative", "a not or except in what is asked is emphasised or in capitals (English)", stemNegative},
	{"stem-clue", "no word of the stem stands in the right options alone (English)", stemClue},
	{"option-count", "a choice has three to five options, true/false aside", optionCount},
	{"option-all-of-the-above", "no option is all of the above (English)", allOfTheAbove},
	{"option-none-of-the-above", "no option is none of the above (English)", noneOfTheAbove},
	{"option-absolute", "no always, never or only in wrong options alone (English)", optionAbsolute},
	{"option-article-clue", "an a or an at the stem's end fits every option (English)", articleClue},
	{"option-unsorted-numbers", "options that are numbers stand in their order", unsortedNumbers},
	{"key-longest", "the right option is not much longer than the others", keyLongest},
	{"order-already-right", "an ordering is not shown in its right order from the start", orderAlreadyRight},
	{"feedback-missing", "every wrong option has feedback", feedbackMissing},
	{"feedback-repeated", "no two options share their feedback", feedbackRepeated},
	{"quiz-key-position", "over a quiz the key stands about as often in each place", keyPosition},
	{"quiz-longest-is-key", "over a quiz the longest option is not the key too often", longestIsKey},
	{"quiz-level-remember", "a quiz asks for more than to remember", levelRemember},
	{"section-unasked", "every section is asked about", sectionUnasked},
	{"lint-unneeded", "what a question silences exists, and would warn", unneeded},
}

// MakePage is what is filed under when pages are made.
const MakePage = "make-page"

// Readers are what the errors of reading, and of making pages, are filed under; no
// question can silence them, nor any other error.
var Readers = []Rule{
	{Name: "read-file", About: "every file is there, in its place, UTF-8 and not too large"},
	{Name: "read-yaml", About: "YAML is valid, its keys are known and their values of the right kind"},
	{Name: "read-markdown", About: "Markdown and the marks in it mean one thing only"},
	{Name: "read-question", About: "every question has one interaction, a key, an id and a rationale"},
	{Name: "read-look", About: "layouts/ and static/ are whole, with all words in the module's language"},
	{Name: MakePage, About: "every page can be made and, as it would be published, holds together"},
	{Name: "read-module", About: "ids, notes and terms are defined once, and used"},
}

// checker is what a rule works with.
type checker struct {
	m       *module.Module
	log     *source.Log
	rule    string
	names   []string         // of all rules
	used    map[silence]bool // shared by all rules: what has kept a warning back
	missing missing          // shared by all rules
	stems   map[string]int   // of sections that ask, by path: where that begins
}

// silence is a rule that a question silences by lint="rule: reason".
type silence struct {
	q    *quiz.Question
	rule string
}

// All applies every rule.
func All(m *module.Module, log *source.Log) {
	var names []string
	for _, r := range Rules {
		names = append(names, r.Name)
	}
	used, missing, stems := map[silence]bool{}, missing{}, map[string]int{}
	for _, s := range m.Sections {
		if len(s.Body) < len(s.Doc.Blocks) {
			stems[s.Path] = s.Doc.Blocks[len(s.Body)].Start() + 1
		}
	}
	for _, r := range Rules {
		r.check(&checker{m, log.Under(r.Name), r.Name, names, used, missing, stems})
	}
	missing.report(m, log)
}

// fail reports an error at an offset of a page's file.
func (c *checker) fail(p *module.Page, off int, message, help string) {
	c.log.Error(p.Doc.File.Pos(off), message, help)
}

func (c *checker) warn(at source.Pos, message, help string) {
	c.log.Warn(at, message, help)
}

// warnOf warns of something in a question, unless it silences the rule.
func (c *checker) warnOf(q *quiz.Question, off int, message, help string) {
	if _, silenced := q.Silenced[c.rule]; silenced {
		c.used[silence{q, c.rule}] = true
		return
	}
	c.warn(q.Pos(off), message, help)
}

// incomplete tells whether rules that look for what is nowhere have to wait:
// while an error stands, it may be in what is wrong.
func (c *checker) incomplete() bool { return len(c.missing) > 0 || c.log.Failed() }

// english tells whether the rules that know English words apply.
func (c *checker) english() bool {
	return c.m.Language == "en" || strings.HasPrefix(c.m.Language, "en-")
}

// quizzes visits every quiz.
func (c *checker) quizzes(visit func(*module.QuizFile)) {
	for _, rq := range c.m.Questions {
		if rq.Quiz != nil {
			visit(rq.Quiz)
		}
	}
}

// title is where a page's title stands.
func title(p *module.Page) source.Pos {
	if p.Doc.Title == nil {
		return p.Doc.File.Pos(0)
	}
	return p.Doc.File.Pos(p.Doc.Title.Start())
}
