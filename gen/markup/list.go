package markup

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"lectern/gen/source"
)

// slip is what is wrong in an attribute list, and what to do about it.
type slip struct {
	off           int
	message, help string
}

const (
	writeList  = `write it as {#id .class key="value"}, or escape the brace as \{ if it is text`
	placeOfIt  = `put it at the very end of the paragraph, or directly behind a link or [span]; escape the brace as \{ if it is text`
	otherMarks = "“”„‟«»‘’‚'" // quotation marks that word processors set, and one of programmers
)

// list is an attribute list as it is read.
type list struct {
	Attributes
	src   []byte
	i     int
	wrong *slip // the first that is
}

func (l *list) fail(off int, message, help string) {
	if l.wrong == nil {
		l.wrong = &slip{off, message, help}
	}
}

// readAttributes reads the list that opens at src[off]. It returns the offset
// behind its closing brace, or what is wrong first; the list then holds what
// could be read in spite of that, so that nothing is said of what follows.
func readAttributes(src []byte, off int) (a Attributes, end int, wrong *slip) {
	line := src[off:]
	if stop := bytes.IndexByte(line, '\n'); stop >= 0 {
		line = line[:stop]
	}
	l := &list{Attributes: Attributes{Off: off}, src: src[:off+len(line)], i: off + 1}
	closed := bytes.IndexByte(line, '}') >= 0
	for l.next() {
	}
	if l.wrong != nil {
		l.Broken = true
		if !closed {
			l.wrong = &slip{off, "the brace never closes", `end the list with }, or escape the brace as \{ if it is text`}
		}
	}
	return l.Attributes, l.i, l.wrong
}

// next reads the next attribute, and tells whether there may be more.
func (l *list) next() bool {
	for l.at(" \t") {
		l.i++
	}
	start := l.i
	switch {
	case l.i >= len(l.src):
		l.fail(l.i, "", "")
		return false
	case l.at("}"):
		l.i++
		return false
	case l.at("#."):
		if !l.name() {
			return false
		}
	case !l.value():
		l.fail(start, fmt.Sprintf("%q is no attribute", l.word(start)), `write a name as #some-name, without spaces, the rest as .mark or key="value"; escape the brace as \{ if it is text`)
		return false
	}
	for l.at(",;") {
		l.fail(l.i, fmt.Sprintf("%q stands between attributes", string(l.src[l.i])), "part them by a space alone")
		l.i++
	}
	if l.i < len(l.src) && !l.at(" \t}") {
		r, _ := utf8.DecodeRune(l.src[l.i:])
		l.fail(l.i, fmt.Sprintf("%q cannot stand here", string(r)), "part attributes by spaces; a name is letters, digits and hyphens")
		return false
	}
	return true
}

// at tells whether one of some characters comes next.
func (l *list) at(any string) bool {
	return l.i < len(l.src) && strings.IndexByte(any, l.src[l.i]) >= 0
}

// word is what stands at an offset, up to a space or the list's end, as far as
// a message needs it.
func (l *list) word(from int) []byte {
	const most = 40 // bytes
	word := l.src[from:min(from+most, len(l.src))]
	if stop := bytes.IndexAny(word, " \t}"); stop > 0 {
		return word[:stop]
	}
	for from+len(word) < len(l.src) && !utf8.RuneStart(l.src[from+len(word)]) {
		word = word[:len(word)-1]
	}
	return word
}

// name reads #id or .class.
func (l *list) name() bool {
	start, mark := l.i, l.src[l.i]
	name := readName(l.src, start+1)
	l.i += 1 + len(name)
	switch {
	case name == "":
		l.fail(start, fmt.Sprintf("%q has no name behind it", string(mark)), "write the name directly behind it, as in {#some-name}")
		return false
	case mark == '.':
		l.Classes = append(l.Classes, name)
	case l.ID != "":
		l.fail(start, "a second id in one attribute list", "keep one")
	case !ValidID(name):
		l.fail(start, fmt.Sprintf("%q cannot be an id", name), "write letters, digits and hyphens, a letter first")
	case source.Mixed(name):
		l.fail(start, fmt.Sprintf("the id %q mixes letters of two alphabets that look alike", name), "write it in one alphabet")
	case Reserved(name):
		l.fail(start, fmt.Sprintf("the id %q is one that the build makes itself", name), "choose another")
	default:
		l.ID = name
	}
	return true
}

// value reads key="value", and tells whether that was meant.
func (l *list) value() bool {
	start := l.i
	key := readName(l.src, start)
	sign := start + len(key)
	for sign < len(l.src) && (l.src[sign] == ' ' || l.src[sign] == '\t') {
		sign++
	}
	if key == "" || sign >= len(l.src) || l.src[sign] != '=' && l.src[sign] != ':' {
		return false
	}
	if sign > start+len(key) || l.src[sign] == ':' {
		l.fail(start, key+" and its value are not joined by = alone", fmt.Sprintf("write %s=\"…\", without spaces around the =", key))
	}
	l.i = sign + 1
	for sign > start+len(key) && l.at(" \t") || l.src[sign] == ':' && l.at(" \t") {
		l.i++
	}
	v := Value{Off: l.i, Key: key}
	mark, size := utf8.DecodeRune(l.src[l.i:])
	switch {
	case l.at(`"`) || size > 0 && strings.ContainsRune(otherMarks, mark):
		closing := `"`
		if mark != '"' {
			closing += otherMarks
		}
		stop := bytes.IndexAny(l.src[l.i+size:], closing)
		if stop < 0 {
			l.fail(l.i, "the value's quotation mark never closes", "close it before the next attribute or the brace")
			l.i = len(l.src)
			return true
		}
		v.Off, v.Text = l.i+size, string(l.src[l.i+size:l.i+size+stop])
		_, last := utf8.DecodeRune(l.src[v.Off+stop:])
		if mark != '"' {
			l.fail(l.i, fmt.Sprintf("the value of %s stands in other quotation marks than \"", key), fmt.Sprintf("write %s=\"%s\"", key, v.Text))
		}
		l.i = v.Off + stop + last
	default:
		v.Text = readName(l.src, l.i)
		l.i += len(v.Text)
		if v.Text == "" {
			l.fail(l.i, "the value of "+key+" is missing", fmt.Sprintf("write it as %s=\"…\"", key))
			return true
		}
	}
	if _, twice := l.Get(key); twice {
		l.fail(start, key+" stands twice in one attribute list", "keep one")
		return true
	}
	l.Values = append(l.Values, v)
	return true
}

func readName(src []byte, i int) string {
	n := bytes.IndexFunc(src[i:], func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '-' && r != '_'
	})
	if n < 0 {
		n = len(src) - i
	}
	return string(src[i : i+n])
}

// ValidID tells whether a name can be an id: letters, digits and hyphens,
// beginning with a letter.
func ValidID(name string) bool {
	for i, r := range name {
		if !unicode.IsLetter(r) && (i == 0 || !unicode.IsDigit(r) && r != '-') {
			return false
		}
	}
	return name != ""
}

var passageNumber = regexp.MustCompile(`^p[0-9]+q?$`)

// Reserved tells whether an id is of those that the build makes itself:
// passages' numbers (p12) and their lists of questions (p12q), notes (fn-9, fnref-9), works (ref-…) and terms (term-…).
func Reserved(id string) bool {
	return passageNumber.MatchString(id) || strings.HasPrefix(id, "fn-") || strings.HasPrefix(id, "fnref-") || strings.HasPrefix(id, "ref-") || strings.HasPrefix(id, "term-")
}
