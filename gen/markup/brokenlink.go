package markup

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Links and pictures that lack a bracket, as far as the name of a file tells
// them from text. Those that have "](" are found where Markdown leaves it.
const fileName = `[^()\s]*\.(?:md|yaml|png|jpe?g|webp|avif|svg)(?:#[^()\s]*)?`

var (
	slipSquare  = regexp.MustCompile(`\[[^\[\](\n]+\(` + fileName + `\)(?:[^\]]|$)`)
	slipRound   = regexp.MustCompile(`\][^()\[\]{}:\s]` + fileName + `\)`)
	slipPicture = regexp.MustCompile(`!\(` + fileName + `\s*[^()\n]*\)`)
)

const (
	writeLink    = "write it as [text](address)"
	writePicture = "write it as ![what it shows](name.png)"
)

// lacking reports a link or picture that lacks a bracket, in a line that starts
// at off.
func (c *context) lacking(off int, line []byte) {
	if at := found(slipSquare, line, "("); at != nil {
		c.fail(off+at[0], "a link lacks the bracket ] behind its text", writeLink)
	} else if at := found(slipRound, line, "]"); at != nil {
		c.fail(off+at[0], "a link lacks the bracket ( before its address", writeLink)
	}
	if at := found(slipPicture, line, "!("); at != nil {
		c.fail(off+at[0], "a picture lacks its alternative text", writePicture)
	}
}

// brokenLinks reports "](" that Markdown leaves in the text. Brackets that are
// escaped are meant as they are.
func (c *context) brokenLinks(list []piece) {
	src := c.file.Text
	var opens []int
	for _, p := range list {
		if p.done != nil {
			continue
		}
		for i := p.start; i < p.stop; i++ {
			switch src[i] {
			case '\\':
				if i+1 < p.stop && src[i+1] == '[' {
					opens = append(opens, -1)
				}
				i++
			case '[':
				opens = append(opens, i)
			case ']':
				open := i
				if k := len(opens) - 1; k >= 0 {
					open, opens = opens[k], opens[:k]
				}
				if open >= 0 && i+1 < len(src) && src[i+1] == '(' {
					c.brokenLink(open, i)
				}
			}
		}
	}
}

// brokenLink says what is wrong with the link or picture whose text goes from
// open to the bracket at end; the two are one where it has no other.
func (c *context) brokenLink(open, end int) {
	const most = 1000 // bytes of an address
	src := c.file.Text[end+2:]
	line, _, _ := strings.Cut(string(src[:min(most, len(src))]), "\n")
	inside, _, closed := strings.Cut(line, ")")
	address, rest, _ := strings.Cut(strings.TrimSpace(inside), " ")
	mark, _ := utf8.DecodeRuneInString(strings.TrimSpace(rest))
	what, help := "link", writeLink
	if open > 0 && c.file.Text[open-1] == '!' {
		what, help, open = "picture", writePicture, open-1
	}
	switch {
	case open == end:
		c.fail(end, `"](" is read as text: no bracket [ opens before it`, help+`, or escape it as \]( if it is text`)
	case !closed || strings.ContainsAny(inside, "[("):
		c.fail(open, fmt.Sprintf("the address of a %s never closes", what), help)
	case rest != "" && strings.ContainsRune(otherMarks+`"`, mark):
		c.fail(open, fmt.Sprintf("the title of a %s does not stand in straight quotation marks", what), fmt.Sprintf("write it as (%s \"title\")", address))
	case rest != "":
		c.fail(open, fmt.Sprintf("a space stands in the address %q", strings.TrimSpace(inside)), `give the file a name without spaces, or write %20 for each; escape the bracket as \] if it is text`)
	default:
		c.fail(open, fmt.Sprintf("the brackets of a %s are read as text", what), help+`, or escape the bracket as \] if it is text`)
	}
}
