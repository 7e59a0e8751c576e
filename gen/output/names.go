package output

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"unicode/utf8"
)

// names are the paths of a publication. A path that works here must work on
// every system that the folder may be copied to: a USB stick, Windows, a host
// that minds case.
type names struct {
	files   map[string]bool
	folders map[string]bool
	spelled map[string]string // by folded path: files and folders as spelled
}

func newNames() names {
	return names{
		files:   map[string]bool{receiptName: true},
		folders: map[string]bool{},
		spelled: map[string]string{fold(receiptName): receiptName},
	}
}

// claim adds the file name and returns the folders that it is the first to need,
// outermost first. It refuses a path that is not valid, is taken, or differs
// from another in case only.
func (n *names) claim(name string) (folders []string, err error) {
	if err := validPath(name); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if other, taken := n.spelled[fold(name)]; taken {
		if other == name {
			return nil, fmt.Errorf("%s: there are two files of this path (rename one)", name)
		}
		return nil, fmt.Errorf("%s: differs from %s in case only, which many systems do not tell apart (rename one)", name, other)
	}
	for dir := path.Dir(name); dir != "." && !n.folders[dir]; dir = path.Dir(dir) {
		if other, taken := n.spelled[fold(dir)]; taken {
			return nil, fmt.Errorf("%s: its folder %s stands beside %s (rename one)", name, dir, other)
		}
		folders = append([]string{dir}, folders...)
	}
	for _, dir := range folders {
		n.folders[dir] = true
		n.spelled[fold(dir)] = dir
	}
	n.files[name] = true
	n.spelled[fold(name)] = name
	return folders, nil
}

// fold maps all spellings of a path that differ in case only to one.
func fold(name string) string {
	return strings.ToLower(strings.ToUpper(name))
}

func validPath(name string) error {
	switch {
	case name == "":
		return errors.New("a path is missing")
	case !utf8.ValidString(name):
		return errors.New("the path is not UTF-8 (rename it)")
	case strings.HasPrefix(name, "/") || path.Clean(name) != name || name == "." || name == ".." || strings.HasPrefix(name, "../"):
		return errors.New("the path does not stay inside the site (write it relative and without . or ..)")
	}
	for element := range strings.SplitSeq(name, "/") {
		if err := validElement(element); err != nil {
			return err
		}
	}
	return nil
}

// validElement holds one file's or folder's name against what Windows allows
// (Naming Files, Paths, and Namespaces, in Microsoft's file system reference),
// which is the strictest of the systems, and against 255 bytes, the limit of most.
func validElement(element string) error {
	for _, r := range element {
		if r < 0x20 || r == 0x7f || strings.ContainsRune(`<>:"\|?*`, r) {
			return fmt.Errorf("the name %q holds a character that Windows does not allow: %q (rename it)", element, r)
		}
	}
	if strings.HasSuffix(element, ".") || strings.HasSuffix(element, " ") {
		return fmt.Errorf("the name %q ends in a dot or a space, which Windows drops (rename it)", element)
	}
	if len(element) > 255 {
		return fmt.Errorf("the name %.20q… is longer than 255 bytes (shorten it)", element)
	}
	stem, _, _ := strings.Cut(element, ".")
	if reservedOnWindows(strings.ToUpper(strings.TrimRight(stem, " "))) {
		return fmt.Errorf("the name %q is reserved on Windows (rename it)", element)
	}
	return nil
}

// reservedOnWindows tells whether an upper-case name without extension is a
// device there.
func reservedOnWindows(stem string) bool {
	switch stem {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	number, isPort := strings.CutPrefix(stem, "COM")
	if !isPort {
		number, isPort = strings.CutPrefix(stem, "LPT")
	}
	return isPort && utf8.RuneCountInString(number) == 1 && strings.Contains("0123456789¹²³", number)
}
