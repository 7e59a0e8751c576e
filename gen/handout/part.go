package handout

import (
	"cmp"
	"fmt"
	"path"
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
	if name == "" {
		return Part{}, nil
	}
	parts, names := map[string]Part{article: {name: article}}, []string{article}
	for _, rq := range m.Questions {
		folder := "questions/" + rq.Folder
		parts[folder] = Part{folder, rq}
		names = append(names, folder)
	}
	if part, found := parts[path.Clean(name)]; found {
		return part, nil
	}
	help := "the parts are " + strings.Join(names, ", ")
	if meant := meantPart(name, names); meant != "" {
		help = "did you mean " + meant + "? " + help
	}
	return Part{}, fmt.Errorf("-only names no part of the module: %q (%s)", name, help)
}

// meantPart is the part that a name most likely means: one written in other
// letters, without the folder it stands in, or as a file in it; else the
// nearest, or none.
func meantPart(name string, parts []string) string {
	plain := strings.TrimPrefix(path.Clean(strings.ToLower(strings.ReplaceAll(name, `\`, "/"))), module.Root+"/")
	for _, part := range parts {
		if plain == part || path.Base(part) == plain || strings.HasPrefix(plain, part+"/") {
			return part
		}
	}
	return cmp.Or(source.Nearest(plain, parts), source.Nearest("questions/"+plain, parts))
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
