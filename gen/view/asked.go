package view

import "html/template"

// Discussion is a page of discussion questions.
type Discussion struct {
	Card      QuestionCard
	Intro     template.HTML
	Questions []DiscussionQuestion
}

// DiscussionQuestion is one of them.
type DiscussionQuestion struct {
	ID         string
	Number     int
	Stem       template.HTML   // inline
	Body       template.HTML   // blocks after the stem
	Deeper     []template.HTML // each a "Go deeper" block
	ReturnTo   []template.HTML
	Instructor []template.HTML // for the instructor alone; empty for students
	Level      string          // localized; may be empty
	Hash       string          // changes when the question's text does
}

// Quiz is a page of questions.
type Quiz struct {
	Card      QuestionCard
	Intro     template.HTML
	Questions []Question
	Withheld  bool
}

// Question is a quiz question as every face shows it. Where answers are
// withheld Key, Rationale, Model and Criteria and the options' Correct and Feedback are empty.
type Question struct {
	ID         string
	Number     int
	Kind       string        // choice, multiple, truefalse, order, match, entry, essay: names the layout questions/KIND.html
	Stem       template.HTML // inline content
	Body       template.HTML // blocks between stem and interaction
	Level      string
	Hints      []template.HTML
	Rationale  template.HTML // empty where withheld
	Withheld   bool
	Hash       string   // for progress; changes when the question does
	Partial    bool     // partial credit (multiple)
	Options    []Option // choice, multiple, truefalse, order (in the order shown)
	Match      *Match
	Entry      *Entry
	Model      template.HTML   // essay
	Criteria   template.HTML   // essay
	Lines      int             // lines to write on, by the model answer's length (essay)
	Heading    int             // the stem's heading level: 2 on a quiz page, 3 under "Check yourself"
	Instructor []template.HTML // for the instructor alone; empty for students
}

// Option is one option of a choice or one item to order.
type Option struct {
	Value    string // "1", "2"… in the order shown
	Text     template.HTML
	Correct  bool
	Feedback template.HTML
	Place    int // ordering: its right place, 1-based
}

// Match is a matching question.
type Match struct {
	LeftName, RightName template.HTML
	Left                []MatchItem // in the order shown
	Right               []MatchItem // targets, distractors included, in the order shown
}

// MatchItem is a cell; Key names the right target's Value (left items only).
type MatchItem struct {
	Value string
	Text  template.HTML
	Key   string
}

// Entry is a short answer, a number, or blanks in running text.
type Entry struct {
	Body   template.HTML // blanks: the paragraphs with the controls in them; empty for a single field
	Blanks []Blank
}

// Blank is one field.
type Blank struct {
	Name      string   // "b1"
	Variants  []string // right answers as written; the first is shown as the answer
	Number    bool
	Value     float64 // Number: the value and the tolerance, inclusive
	Tolerance float64
	Unit      string
	Picks     []Pick // picked from a list; else typed
}

// Pick is one choice of a picked blank.
type Pick struct {
	Value   string
	Text    string
	Correct bool
}
