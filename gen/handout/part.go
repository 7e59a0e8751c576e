package handout

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"lectern/gen/module"
	"lectern/gen/source"
	"lectern/gen/view"
)

// Part is what a handout holds of a module. The zero Part is the whole.
type Part struct {
	name     string // "article", "questions/1-name"
	question *module.ResearchQuestion
}

const article = "article"

// FindPart finds a part by its folder in content/: "article" or
// "questions/1-name"; the empty name is the whole module.
func FindPart(m *module.Module, name string) (Part, error) {
	switch {
	case name == "":
		return Part{}, nil
	case path.Clean(name) == article:
		return Part{name: article}, nil
	}
	known := []string{article}
	for _, rq := range m.Questions {
		folder := "questions/" + rq.Folder
		if path.Clean(name) == folder {
			return Part{folder, rq}, nil
		}
		known = append(known, folder)
	}
	slices.Sort(known)
	return Part{}, fmt.Errorf("-only names no part of the module: %q (%s)", name,
		source.Suggest(name, known, "choose from "+strings.Join(known, ", ")))
}

func (p Part) whole() bool { return p.name == "" }

// Name is the name of the file: it says what is in it, and for whom.
func Name(m *module.Module, part Part, edition Edition) string {
	name := m.ID
	if !part.whole() {
		name += "-" + path.Base(part.name)
	}
	return name + "-" + string(edition) + ".html"
}

// holds tells whether the part, in an edition, holds a page.
func (p Part) holds(s view.Spec, edition Edition) bool {
	switch s.Kind {
	// The handout is the front page and the whole, and any browser finds a word in it.
	case view.KindNotFound, view.KindHome, view.KindWhole, view.KindIndex:
		return false
	case view.KindAlignment, view.KindText: // how the module is made and taught
		return edition == Instructor && p.whole()
	case view.KindWork:
		return true
	case view.KindSection, view.KindGlossary, view.KindTimeline, view.KindReferences:
		return p.question == nil
	}
	return p.whole() || p.question != nil && path.Dir(s.Source) == p.name
}
