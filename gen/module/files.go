package module

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/gen/source"
)

var (
	sectionName  = regexp.MustCompile(`^article/([0-9]+)-([a-z0-9-]+)\.md$`)
	questionName = regexp.MustCompile(`^questions/([0-9]+)-([a-z0-9-]+)/(?:(?:index|discussion|quiz)\.md|argument\.yaml)$`)
	figureName   = regexp.MustCompile(`^figures/[a-z0-9]+(-[a-z0-9]+)*\.yaml$`)
	picture      = regexp.MustCompile(`\.(png|jpe?g|webp|avif|svg)$`)
	reservedName = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|$)`)
	forbidden    = regexp.MustCompile(`[<>:"\\|?*[:cntrl:]]`) // on Windows, in names
)

// Ignored tells whether a file or folder (a path relative to content/) is no
// part of the module: a system's or an editor's own, or the README.md that a
// repository shows with the folder. Nothing is said of it, nor is it published.
func Ignored(p string) bool {
	name := path.Base(p)
	return p == "README.md" || p != "." && strings.HasPrefix(p, ".") || strings.Contains(p, "/.") || strings.HasPrefix(name, "~$") || strings.HasSuffix(name, "~") || strings.HasSuffix(name, ".swp") ||
		strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#") || strings.EqualFold(name, "Thumbs.db") || strings.EqualFold(name, "desktop.ini")
}

// list walks content/ and reports files that have no place in it.
func (m *Module) list(log *source.Log) {
	folded := map[string]string{}
	var stray []string
	err := fs.WalkDir(m.FS, ".", func(p string, d fs.DirEntry, err error) error {
		at := source.Pos{File: Root + "/" + printable(p)}
		if err != nil {
			log.Error(at, "this cannot be read: "+source.Reason(err), "")
			return nil
		}
		switch {
		case p == ".":
			return nil
		case Ignored(p) && d.IsDir():
			return fs.SkipDir
		case Ignored(p):
			return nil
		}
		if fault, help := nameFault(d.Name()); fault != "" {
			log.Error(at, fault, help)
		}
		if d.IsDir() && !HasPlace(p) {
			return nil
		}
		info, err := fs.Stat(m.FS, p)
		switch {
		case d.IsDir():
			log.Error(at, "a folder stands where a file belongs", "rename it, and write the file")
			m.lose(p)
			m.Files[p] = true
			return fs.SkipDir
		case err != nil || !info.Mode().IsRegular():
			log.Error(at, source.NoFile, source.NoFileHelp)
			m.lose(p)
			m.Files[p] = true
			return nil
		}
		other, clash := folded[strings.ToLower(p)]
		folded[strings.ToLower(p)] = p
		m.Files[p] = true
		switch {
		case clash:
			log.Error(at, "this differs only in upper and lower case from "+printable(other), "choose another name")
		case !HasPlace(p):
			stray = append(stray, p)
		case picture.MatchString(p) && info.Size() > source.MaxBytes:
			log.Error(at, fmt.Sprintf("the picture has %d bytes, more than the limit of %d", info.Size(), source.MaxBytes), "save it smaller")
		}
		return nil
	})
	if err != nil {
		log.Error(source.Pos{File: Root}, "the folder cannot be read: "+source.Reason(err), "")
	}
	// A section more has the first number that none has, nor is told to take.
	taken, next := map[string]bool{}, 1
	take := func(p string) {
		if sectionName.MatchString(p) {
			taken[sectionNumber(p)] = true
		}
	}
	for p := range m.Files {
		take(p)
	}
	for _, p := range stray {
		for taken[strconv.Itoa(next)] {
			next++
		}
		take(m.stray(p, fmt.Sprintf("%02d", next), log))
	}
}

// maxName is how long a file's name may be, in bytes: that of a published
// picture is longer by its hash, and most systems end at 255.
const maxName = 200

// nameFault tells why a file or folder of this name could not be on every
// system, and what to do.
func nameFault(name string) (fault, help string) {
	switch {
	case reservedName.MatchString(name):
		return "this name is reserved on Windows", "choose another"
	case forbidden.MatchString(name):
		return fmt.Sprintf("this name holds %q, which Windows does not allow", forbidden.FindString(name)), "choose another"
	case len(name) > maxName:
		return fmt.Sprintf("this name has %d bytes, more than the limit of %d", len(name), maxName), "shorten it"
	}
	return "", ""
}

// printable is a name as a terminal may be given it.
func printable(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return utf8.RuneError
		}
		return r
	}, name)
}

// HasPlace tells whether a file of this path (relative to content/) has a
// place in a module.
func HasPlace(p string) bool {
	switch p {
	case "module.yaml", "index.md", "references.yaml", "glossary.md", "timeline.yaml", "teaching.md":
		return true
	}
	return sectionName.MatchString(p) || questionName.MatchString(p) || figureName.MatchString(p) || picture.MatchString(p)
}
