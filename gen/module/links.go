package module

import (
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"

	"lectern/gen/source"
)

// Place is what a link leads to.
type Place struct {
	External string // an address outside the module, as written; else empty
	File     string // the file, relative to content/
	Fragment string // the id in it; empty for the whole
}

// Resolve reads a link as it is written in the file at from (both relative to
// content/). fault says why it leads nowhere, help what to do. A link into a
// file that could not be read has no fault.
func (m *Module) Resolve(from, to string) (p Place, fault, help string) {
	if scheme, _, ok := strings.Cut(to, ":"); ok && !strings.ContainsAny(scheme, "/#?") {
		return Place{External: to}, "", ""
	}
	if strings.HasPrefix(to, "/") { // which has been reported
		return Place{External: to}, "", ""
	}
	target, fragment, _ := strings.Cut(to, "#")
	if fragment != "" {
		if plain, err := url.PathUnescape(fragment); err == nil {
			fragment = plain
		}
	}
	p = Place{File: from, Fragment: fragment}
	if target != "" {
		plain, err := url.PathUnescape(target)
		if err != nil || strings.ContainsAny(plain, "?\\") {
			return p, fmt.Sprintf("%q is no address of a file", target), "write the path of a file of the module"
		}
		p.File = path.Join(path.Dir(from), plain)
	}
	if p.File == ".." || strings.HasPrefix(p.File, "../") {
		return p, fmt.Sprintf("%q leads out of the module", to), written(from, "link to a file in content/, or to an address on the web")
	}
	if m.Unread(p.File) {
		return p, "", ""
	}
	if strings.HasSuffix(target, "/") || !m.Files[p.File] {
		return p, fmt.Sprintf("there is no file %s/%s", Root, p.File), m.suggestFile(from, target)
	}
	ids := m.Anchors[p.File]
	if ids == nil {
		return p, fmt.Sprintf("%s/%s is no page", Root, p.File), "link to a Markdown file, references.yaml or timeline.yaml"
	}
	if fragment != "" && !ids[fragment] && !m.amiss[p.File] {
		var known []string
		for id := range ids {
			known = append(known, id)
		}
		return p, fmt.Sprintf("%s/%s has no passage or heading %q", Root, p.File, fragment), source.Suggest(fragment, known, "name the passage there with {#"+fragment+"}")
	}
	return p, "", ""
}

// written is what to do about a path: in YAML each begins at content/, wherever the
// file stands.
func written(from, elsewhere string) string {
	if path.Ext(from) == ".yaml" {
		return "write it as it is from content/, article/01-introduction.md#passage-id"
	}
	return elsewhere
}

// suggestFile finds the file that a path, written in the file from, most likely
// means, and names it as it would be written there.
func (m *Module) suggestFile(from, target string) string {
	dir := path.Dir(from)
	key := dir + "\x00" + path.Ext(from) + "\x00" + target
	if known, ok := m.suggested.Load(key); ok { // a renamed file is linked often
		return known.(string)
	}
	help := written(from, "correct the path, which is relative to this file")
	if strings.HasPrefix(target, "www.") {
		help = "write https:// before an address on the web: https://" + target
	} else if near := m.NearFile(path.Join(dir, target)); near != "" {
		if rel, err := filepath.Rel(dir, near); err == nil {
			help = "did you mean " + filepath.ToSlash(rel) + "?"
		}
	}
	m.suggested.Store(key, help)
	return help
}

// NearFile finds the file that a path of one that is not there most likely
// means, whatever the case of letters: of the same name in another folder, or of
// the same number or a near name in the same; empty where there is none. It is
// named for a message.
func (m *Module) NearFile(file string) string { return printable(m.nearFile(file)) }

func (m *Module) nearFile(file string) string {
	dir, name := path.Split(strings.ToLower(file))
	number := leading.FindString(name)
	same, beside, numbered := map[string]string{}, []string{}, "" // by folder; names; a file
	first := func(f, than string) string {
		if than == "" || f < than {
			return f
		}
		return than
	}
	for f := range m.Files {
		d, n := path.Split(f)
		switch {
		case n == name:
			same[path.Base(d)] = first(f, same[path.Base(d)])
		case d == dir && number != "" && leading.FindString(n) == number:
			numbered = first(f, numbered)
		case d == dir && path.Ext(n) == path.Ext(name):
			beside = append(beside, n)
		}
	}
	if numbered != "" {
		return numbered
	}
	if near := source.Nearest(path.Base(dir), slices.Collect(maps.Keys(same))); near != "" {
		return same[near]
	}
	if len(same) == 1 && !slices.Contains(questionNames, name) {
		for _, f := range same {
			return f
		}
	}
	if near := source.Nearest(name, beside); near != "" {
		return dir + near
	}
	return ""
}

// leading is the number with which the name of a section begins.
var leading = regexp.MustCompile(`^[0-9]+-`)

// Passage is the passage that a place names; nil where it names none.
func (m *Module) Passage(p Place) *Passage {
	passage := m.Passages[p.Fragment]
	switch {
	case passage == nil || p.External != "":
		return nil
	case passage.Section.Path != p.File:
		return m.twice[p.File+"#"+p.Fragment]
	}
	return passage
}

// Twice tells whether another passage of its file has a place's id too.
func (m *Module) Twice(p Place) bool {
	first := m.Passages[p.Fragment]
	return first != nil && first.Section.Path == p.File && m.twice[p.File+"#"+p.Fragment] != nil
}

// Picture reads a picture (a path in content/). From the disk it is read once:
// what was checked is what is published, whatever becomes of the file meanwhile.
func (m *Module) Picture(file string) ([]byte, error) {
	once := sync.OnceValues(func() ([]byte, error) { return fs.ReadFile(m.FS, file) })
	read, _ := m.pictures.LoadOrStore(file, once)
	return read.(func() ([]byte, error))()
}

// PicturePath is the file, relative to content/, of a picture named in the
// file at from.
func PicturePath(from, to string) string {
	if plain, err := url.PathUnescape(to); err == nil {
		to = plain
	}
	return path.Join(path.Dir(from), to)
}
