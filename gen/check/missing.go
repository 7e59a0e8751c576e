package check

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"lectern/gen/module"
	"lectern/gen/quiz"
	"lectern/gen/source"
)

// misspelt is how many places may name what is not there, each of which is then
// told at its own, before it is taken for missing rather than for misspelt;
// mostNamed is how many are named of more.
const (
	misspelt  = 3
	mostNamed = 8
)

// absent is what is not there: a file (its path relative to content/), or of a
// file what the fault says.
type absent struct{ file, fault string }

// missing is what leads to what is not there: what is to be said of each place,
// or once of the file.
type missing map[absent][]source.Diagnostic

func (m missing) add(what absent, d source.Diagnostic) { m[what] = append(m[what], d) }

// report says what has been collected.
func (m missing) report(mod *module.Module, log *source.Log) {
	for what, list := range m {
		if len(list) <= misspelt {
			for _, d := range list {
				log.Add(d)
			}
			continue
		}
		inOrder(list)
		d := source.Diagnostic{Pos: source.Pos{File: module.Root + "/" + what.file}, Rule: list[0].Rule}
		if what.fault == "" {
			d.Message = fmt.Sprintf("the file is missing, and %d places lead to it: %s", len(list), lines(list))
			d.Help = "bring it back, or lead them to where it is now"
			if near := mod.NearFile(what.file); near != "" {
				d.Help = "if it is " + near + " now, lead them there, or name that as before"
			}
		} else {
			d.Message = fmt.Sprintf("%s, and %d places name it: %s", what.fault, len(list), lines(list))
			d.Help = list[0].Help
		}
		log.Add(d)
	}
}

// line is the place of a diagnostic, for a text.
func line(d source.Diagnostic) string { return fmt.Sprintf("%s:%d", d.Pos.File, d.Pos.Line) }

// lines are the places of the first of them, for a text.
func lines(list []source.Diagnostic) string {
	var places []string
	for _, d := range list[:min(len(list), mostNamed)] {
		places = append(places, line(d))
	}
	if more := len(list) - len(places); more > 0 {
		places = append(places, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(places, ", ")
}

func inOrder(list []source.Diagnostic) {
	slices.SortFunc(list, func(a, b source.Diagnostic) int {
		return cmp.Or(cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line))
	})
}

// unlisted reports works that are cited and not in the list, by their key: of
// many it is the list that is not whole.
func (c *checker) unlisted(works map[string][]source.Diagnostic) {
	if len(works) <= misspelt {
		for key, list := range works {
			for _, d := range list {
				c.missing.add(absent{"references.yaml", fmt.Sprintf("there is no work %q", key)}, d)
			}
		}
		return
	}
	all := slices.Concat(slices.Collect(maps.Values(works))...)
	inOrder(all)
	c.log.Error(source.Pos{File: module.Root + "/references.yaml"}, fmt.Sprintf("%d works are not in the list, and %d places name them: %s", len(works), len(all), lines(all)), "bring it back from an earlier copy, or add them")
}

// unresolved reports an address that leads nowhere.
func (c *checker) unresolved(place module.Place, at source.Pos, fault, help string) {
	d := source.Diagnostic{Pos: at, Rule: c.rule, Message: fault, Help: help}
	switch {
	case module.HasPlace(place.File) && !c.m.Files[place.File]:
		d.Rule = "links"
		c.missing.add(absent{file: place.File}, d)
	case place.Fragment != "" && c.m.Anchors[place.File] != nil:
		c.missing.add(absent{place.File, fmt.Sprintf("there is no passage or heading %q", place.Fragment)}, d)
	default:
		c.log.Add(d)
	}
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
			c.missing.add(absent{file: file}, source.Diagnostic{Pos: s.Doc.File.Pos(name.Off), Rule: "links", Message: message, Help: help})
			return
		}
	}
	c.fail(&s.Page, name.Off, message, help)
}
