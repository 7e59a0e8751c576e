package module

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"lectern/gen/source"
)

// The names that files have in content/ itself, and in a folder of questions/.
var (
	topNames      = []string{"module.yaml", "index.md", "references.yaml", "glossary.md", "timeline.yaml", "teaching.md"}
	questionNames = []string{"index.md", "discussion.md", "quiz.md", "argument.yaml"}
	folderNames   = []string{"article", "figures", "questions"}
)

var questionFolder = regexp.MustCompile(`^questions/[0-9]+-[a-z0-9-]+$`)

// stray reports a file that has no place, with the name that it was most likely
// meant to have, or the names that there are. What it was meant to be is not
// missed as well. Of a folder with another name one thing is said. A section more
// would have the number next. It returns the path that the file was meant to have.
func (m *Module) stray(p, next string, log *source.Log) string {
	at, message := source.Pos{File: Root + "/" + printable(p)}, "this file has no place in content/"
	m.lose(p) // where it is shown or linked, only this follows
	ending := strings.ToLower(path.Ext(p))
	switch {
	case slices.Contains(otherPictures, ending):
		log.Error(at, "pictures of this kind have no place in content/", "save it as PNG, JPEG, WebP, AVIF or SVG")
		return ""
	case slices.Contains(documents, ending):
		log.Error(at, "a document has no place in content/", "link to where it stands on the web, or write its text as Markdown")
		return ""
	}
	meant := meantBy(p, next)
	name := meant
	if meant != "" {
		m.lose(meant)
	}
	if dir := path.Dir(p); meant != "" && dir != "." && path.Dir(meant) != dir && path.Base(meant) == path.Base(p) {
		at.File, message, meant = Root+"/"+printable(dir), "this folder has no place in content/", path.Dir(meant)
	}
	top, _, _ := strings.Cut(p, "/")
	help := "article/NN-name.md, questions/N-name/{index,discussion,quiz}.md, questions/N-name/argument.yaml, figures/NAME.yaml, index.md, glossary.md, teaching.md, module.yaml, references.yaml, timeline.yaml and pictures (PNG, JPEG, WebP, AVIF, SVG) beside them belong here, their names in lower-case letters, digits and hyphens"
	switch {
	case m.Files[original(p)]:
		message, help = "this seems to be a copy of "+printable(original(p)), "delete it, or let it take the place of that one"
	case m.Files[meant]:
		help = fmt.Sprintf("did you mean %s? that is there already: join the two, or delete this one", printable(meant))
	case picture.MatchString(meant):
		help = "rename it to " + printable(path.Base(meant)) + ", here and where it is shown"
	case sectionName.MatchString(meant) && m.sectionOf(meant) != "":
		help = fmt.Sprintf("its number is that of %s: name it %s", m.sectionOf(meant), "article/"+next+leading.ReplaceAllString(path.Base(meant), "-"))
	case meant != "" && hidden(p) != "":
		help = "rename it " + printable(path.Base(meant)) + ": its last ending, " + printable(path.Ext(p)) + ", may be hidden where files are listed"
	case meant != "":
		help = "did you mean " + printable(meant) + "?"
	case top == "article":
		help = "name it article/NN-name.md: a number, and a name in letters a to z, digits and hyphens"
	case top == "questions" && strings.Count(p, "/") > 1 && !questionFolder.MatchString(path.Dir(p)):
		at.File, message, help = Root+"/"+printable(path.Dir(p)), "this folder has no place in content/", "name it questions/N-name, as module.yaml does, in letters a to z, digits and hyphens"
	case slices.Contains(questionNames, strings.TrimPrefix(p, "questions/")):
		help = "put it into the folder of its research question, " + cmp.Or(m.lacking(path.Base(p)), "questions/N-name")
	case top == "questions":
		help = "a folder questions/N-name holds index.md, discussion.md, quiz.md, argument.yaml and pictures"
	case slices.Contains(bibliographies, path.Ext(p)):
		help = "works stand in references.yaml, as CSL-YAML: reference managers export it"
	}
	log.Error(at, message, help)
	return name
}

// lacking is the one folder of a research question without a file of this name;
// empty where there are several. What leads to that file there leads to this one.
func (m *Module) lacking(name string) string {
	folders := map[string]bool{}
	for f := range m.Files {
		if dir := path.Dir(f); questionFolder.MatchString(dir) && !m.Files[dir+"/"+name] {
			m.lose(dir + "/" + name)
			folders[dir] = true
		}
	}
	if len(folders) > 1 {
		return ""
	}
	return strings.Join(slices.Collect(maps.Keys(folders)), "")
}

// copyName finds what systems and people add to the name of a copy.
var copyName = regexp.MustCompile(`(?i)(?:[ _—–-]+(?:copy|копия)(?:[ _-]*\(?[0-9]+\)?)?| ?\([0-9]+\))(\.[a-z]+)$`)

// original is the file of which a file's name says that it is a copy.
func original(p string) string {
	if !copyName.MatchString(p) {
		return ""
	}
	return copyName.ReplaceAllString(p, "$1")
}

// sectionOf is the section that has the number of another; empty where there is none.
func (m *Module) sectionOf(p string) (found string) {
	for f := range m.Files {
		if sectionName.MatchString(f) && sectionNumber(f) == sectionNumber(p) && (found == "" || f < found) {
			found = f
		}
	}
	return found
}

// endings are those that programs give instead of ours.
var endings = map[string]string{".yml": ".yaml", ".markdown": ".md", ".mdown": ".md", ".mkd": ".md", ".txt": ".md", "": ".md"}

// hidden is the ending of ours behind which a program has put one of its own:
// many systems do not show that. It is empty where there is none.
func hidden(p string) string {
	p = strings.ToLower(p)
	switch inner := path.Ext(strings.TrimSuffix(p, path.Ext(p))); inner {
	case ".md", ".yaml":
		return inner
	}
	return ""
}

// meantBy is the path that a file without a place was most likely meant to
// have; empty where none is near.
func meantBy(p, next string) string {
	folder, name := path.Split(strings.ToLower(p))
	folder = strings.TrimSuffix(folder, "/")
	ending := path.Ext(name)
	if name == "readme.md" || slices.Contains(bibliographies, ending) {
		return ""
	}
	name = strings.TrimSuffix(name, ending)
	if inner := hidden(p); inner != "" {
		name, ending = strings.TrimSuffix(name, inner), inner
	} else if other, known := endings[ending]; known {
		ending = other
	}
	name = strings.Trim(joints.ReplaceAllString(name, "-"), "-")
	if top, rest, _ := strings.Cut(folder, "/"); folder != "" && !slices.Contains(folderNames, top) {
		folder = path.Join(source.Nearest(top, folderNames), rest)
	}
	folder = joints.ReplaceAllString(folder, "-")
	for _, meant := range []string{path.Join(folder, name+ending), path.Join("article", name+ending), path.Join(folder, next+"-"+name+ending)} {
		if HasPlace(meant) {
			return meant
		}
	}
	known := topNames
	if questionFolder.MatchString(folder) {
		known = questionNames
	} else if folder != "" {
		return ""
	}
	if near := source.Nearest(name+ending, known); near != "" {
		return path.Join(folder, near)
	}
	return ""
}

// bibliographies are the endings of files that reference managers write.
var bibliographies = []string{".bib", ".ris", ".json"}

// otherPictures and documents are the endings of what has no place, and is met.
var (
	otherPictures = strings.Fields(".gif .heic .heif .tif .tiff .bmp .eps .psd")
	documents     = strings.Fields(".docx .doc .odt .rtf .pdf .pages .pptx .ppt .odp .key .xlsx .xls .ods .csv .epub .tex")
)

// joints are what people write in names for a hyphen.
var joints = regexp.MustCompile(`[ _.-]+`)
