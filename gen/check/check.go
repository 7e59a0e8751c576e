// Package check holds the rules across a whole module: what no file can tell
// on its own.
//
// What comes in is a Module; what goes out are diagnostics in a Log. Each
// rule is one function, and all stand in the table Rules. The package imports
// source, markup, quiz and module.
package check

import (
	"lectern/gen/module"
	"lectern/gen/source"
)

// Rule is one rule or a few that belong together.
type Rule struct {
	Name  string // what the warnings it gives are filed under; its errors have no name
	About string // one line for the list of rules
	check func(*checker)
}

// Rules are all rules, in the order in which they run.
var Rules = []Rule{
	{"links", "every link leads to a file and a passage or heading that exist", links},
	{"pictures", "every picture exists, is of a known kind and has no script in it", pictures},
	{"attributes", "attribute lists say only what is known", attributes},
	{"citations", "citations stand in notes and name works that exist", citations},
	{"reference-uncited", "every work is cited", uncited},
	{"evidence", "every quotation stands in the passage it links, every rationale has one", evidence},
	{"objectives", "the objectives that are named exist", objectives},
	{"draws", "the questions that a section draws exist", draws},
	{"timeline", "every event is tied to a passage", timeline},
	{"objective-taught", "every objective has a passage", taught},
	{"objective-discussed", "every objective is discussed", discussed},
	{"objective-tested", "every objective is tested", tested},
	{"question-aligned", "every question names an objective", aligned},
}

// checker is what a rule works with.
type checker struct {
	m    *module.Module
	log  *source.Log
	rule string
}

// All applies every rule.
func All(m *module.Module, log *source.Log) {
	for _, r := range Rules {
		r.check(&checker{m, log, r.Name})
	}
}

// fail reports an error at an offset of a page's file.
func (c *checker) fail(p *module.Page, off int, message, help string) {
	c.log.Error(p.Doc.File.Pos(off), message, help)
}

func (c *checker) warn(at source.Pos, message, help string) {
	c.log.Warn(at, c.rule, message, help)
}
