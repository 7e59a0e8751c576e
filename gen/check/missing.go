package check

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"

	"lectern/gen/module"
	"lectern/gen/quiz"
	"lectern/gen/source"
)

// misspelt is how many places may name a file that is not there before it is
// taken for missing rather than for misspelt.
const misspelt = 3

// missing is what leads to files that are not there, by file: what is to be
// said of each place, or once of the file.
type missing map[string][]source.Diagnostic

func (m missing) add(file string, at source.Pos, message, help string) {
	m[file] = append(m[file], source.Diagnostic{Pos: at, Message: message, Help: help})
}

// report says what has been collected.
func (m missing) report(files map[string]bool, log *source.Log) {
	for file, list := range m {
		if len(list) <= misspelt {
			for _, d := range list {
				log.Add(d)
			}
			continue
		}
		first := slices.MinFunc(list, func(a, b source.Diagnostic) int {
			return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line))
		}).Pos
		log.Error(source.Pos{File: module.Root + "/" + file},
			fmt.Sprintf("the file is missing, and %d places lead to it, the first in %s:%d", len(list), first.File, first.Line),
			cmp.Or(otherName(file, files), "bring it back, or lead them to where it is now"))
	}
}

// otherName is what to do about a missing file if one of a name near to its own
// is there.
func otherName(file string, files map[string]bool) string {
	var known []string
	for f := range files {
		if path.Ext(f) == path.Ext(file) {
			known = append(known, f)
		}
	}
	near := source.Nearest(file, known)
	if near == "" {
		return ""
	}
	return "if it is " + near + " now, lead them there, or name that as before"
}

// unresolved reports an address that leads nowhere.
func (c *checker) unresolved(place module.Place, at source.Pos, fault, help string) {
	if module.HasPlace(place.File) && !c.m.Files[place.File] {
		c.missing.add(place.File, at, fault, help)
		return
	}
	c.log.Error(at, fault, help)
}

// written tells whether a question of this id stands in a quiz: one that is
// not sound has been reported.
func (c *checker) written(name quiz.Name) bool {
	for _, rq := range c.m.Questions {
		file := "questions/" + rq.Folder + "/quiz.md"
		if c.m.Anchors[file][name.Text] || c.m.Unsure(module.Place{File: file, Fragment: name.Text}) {
			return true
		}
	}
	return false
}

// undrawn reports a question that a section draws and that is nowhere; where
// a quiz is not there, it may have stood in it.
func (c *checker) undrawn(s *module.Section, name quiz.Name) {
	message := fmt.Sprintf("there is no question %q", name.Text)
	help := source.Suggest(name.Text, slices.Collect(maps.Keys(c.m.Quiz)), "name a question of a quiz by its id")
	for _, rq := range c.m.Questions {
		if file := "questions/" + rq.Folder + "/quiz.md"; !c.m.Files[file] {
			c.missing.add(file, s.Doc.File.Pos(name.Off), message, help)
			return
		}
	}
	c.fail(&s.Page, name.Off, message, help)
}
