package module

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"lectern/gen/source"
)

// Ref is what a YAML file names: a passage ("article/03-merging.md#change") or
// a note by its label. Its To is empty where it names none.
type Ref struct {
	To string
	At source.Pos
}

// Caption is what stands under a figure.
type Caption struct {
	Path  string // of the file in content/
	At    source.Pos
	Title string
	Text  string // may be empty
}

// FigureID is the id that a figure drawn from a file has on its page.
func FigureID(file string) string {
	return "figure-" + strings.TrimSuffix(path.Base(file), ".yaml")
}

// IsFigure tells whether a file of content/ is that of a figure.
func IsFigure(file string) bool {
	return figureName.MatchString(file) || strings.HasSuffix(file, "/argument.yaml")
}

// The longest texts that a drawing has room for, in characters.
const (
	longestTitle   = 90
	longestCaption = 320
	longestName    = 60
	longestWords   = 180
)

// short reads a text that a drawing has room for.
func (v *value) short(most int) string {
	s := v.text()
	if n := utf8.RuneCountInString(s); n > most {
		v.fail(fmt.Sprintf("%s has %d characters, and a figure has room for %d", v.what(), n, most), "shorten it")
	}
	return s
}

func (v *value) ref() Ref { return Ref{v.text(), v.pos()} }

// entries reads a list that must have an entry where it stands.
func (v *value) entries() []*value {
	list := v.list()
	if v != nil && v.isList() && len(list) == 0 {
		v.fail(v.what()+" is an empty list", "fill it, or delete the line")
	}
	return list
}

// caption reads what a figure's file says of all of it.
func caption(v *value, keys map[string]*value) Caption {
	path := strings.TrimPrefix(v.file.Path, Root+"/")
	return Caption{path, v.file.Pos(0), keys["title"].short(longestTitle), keys["caption"].short(longestCaption)}
}

// figureFiles are the files of figures/, in the order of their names.
func (m *Module) figureFiles() []string {
	var files []string
	for f := range m.Files {
		if figureName.MatchString(f) {
			files = append(files, f)
		}
	}
	slices.Sort(files)
	return files
}
