package markup

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// Lines that open almost as a block does. Markdown takes them for text, of the
// block above if there is one: an option is gone, and nothing tells.
var (
	box        = regexp.MustCompile(`^[` + UnseenClass + `]*\[[ \t` + UnseenClass + `]*[xXхХ✓✔]?[ \t` + UnseenClass + `]*\]`) // х of Cyrillic too
	slipOption = regexp.MustCompile(`^(?:[-*+][` + UnseenClass + `]*\[[ ` + UnseenClass + `xXхХ]?\]|[•·▪–—]\s*\x{a0}?\[[ \x{a0}xXхХ]?\]|\[[ xXхХ]\](?:[ \t]|$))`)
	slipSpace  = regexp.MustCompile(`^(?:[-*+]|[0-9]{1,9}[.)])\x{a0}`)
	slipRow    = regexp.MustCompile(`^\|.*\|[ \t]*\n?$`)
	// A link whose brackets are swapped, or whose text and address stand apart.
	slipSwapped = regexp.MustCompile(`\([^()\n]+\)\[[^\]\s]*(?:\.md|\.yaml|https?:)[^\]\s]*\]`)
	slipApart   = regexp.MustCompile(`\[[^\]^@\n][^\]\n]*\][ \t]+\((?:[^()\s]*(?:\.md|\.yaml)[^()\s]*|https?://[^()\s]*)\)`)
	slipNumber  = regexp.MustCompile(`^([0-9]{1,9})([.)])\pL`)
	slipColon   = regexp.MustCompile(`^:(?:[ \t]+\S|\pL)`)
	slipHash    = regexp.MustCompile(`^(##+|#)(?:\pL|\x{a0})`)
)

const writeBox = `write "- [ ] " or "- [x] ", with these spaces`

// slips reports such lines of a paragraph.
func (c *context) slips(n ast.Node) {
	inNumbered, inItem := false, n.Parent().Kind() == ast.KindListItem
	if inItem {
		inNumbered = n.Parent().Parent().(*ast.List).IsOrdered()
	}
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		line := seg.Value(c.file.Text)
		if i == 0 && slipRow.Match(line) {
			c.fail(seg.Start, "the row of a table is read as text", "write a line |---|---| under the table's first row")
		}
		if at := found(slipSwapped, line, ")["); at != nil {
			c.fail(seg.Start+at[0], "the brackets of a link are swapped", "write it as [text](address)")
		}
		if at := found(slipApart, line, "] "); at != nil {
			c.fail(seg.Start+at[0], "the text of a link and its address stand apart", "write it as [text](address), without a space between")
		}
		c.lacking(seg.Start, line)
		opensItem := i == 0 && inItem && n.PreviousSibling() == nil
		if len(line) == 0 || line[0] < utf8.RuneSelf && bytes.IndexByte([]byte("-*+[#:0123456789"), line[0]) < 0 || opensItem {
			continue
		}
		if mark := slipOption.Find(line); mark != nil {
			c.slipped++
			if line[0] < utf8.RuneSelf || c.slipped == 1 { // a list of a word processor's is one slip
				c.fail(seg.Start, shown(bytes.TrimSpace(mark))+" is read as text", writeBox)
			}
			continue
		}
		if mark := slipSpace.Find(line); mark != nil {
			c.fail(seg.Start, fmt.Sprintf("a no-break space stands behind %q, which is so read as text", bytes.TrimSuffix(mark, []byte("\u00a0"))), "write an ordinary space")
		}
		if slipColon.Match(line) {
			c.fail(seg.Start, "\":\" is read as text", "write a term on a line of its own, and below it \":   \" and its definition, not indented")
		}
		if m := slipHash.FindSubmatch(line); m != nil {
			c.unspaced(seg.Start, string(m[1]))
		}
		if m := slipNumber.FindSubmatch(line); m != nil && inNumbered {
			c.fail(seg.Start, fmt.Sprintf("%q is read as text", m[0][:len(m[1])+1]), fmt.Sprintf("leave a space behind it, or escape it as %s\\%s if it is text", m[1], m[2]))
		}
	}
}

// UnseenClass are the characters that Unseen names, within a class of regular
// expressions.
const UnseenClass = `\x{a0}\x{202f}\x{200b}-\x{200d}\x{2060}\x{feff}`

// Unseen names a character that looks like a space, or like nothing, and is no
// space; it is empty for others.
func Unseen(r rune) string {
	switch r {
	case '\u00a0', '\u202f':
		return "a no-break space"
	case '\u200b':
		return "a zero-width space"
	case '\u200c', '\u200d', '\u2060', '\ufeff':
		return "a character that is not seen"
	}
	return ""
}

// seen takes a character that Unseen names for what it looks like.
func seen(r rune) rune {
	switch {
	case r == '\u00a0' || r == '\u202f':
		return ' '
	case Unseen(r) != "":
		return -1
	}
	return r
}

// shown is the mark of an option for a message, with what cannot be seen in it.
func shown(mark []byte) string {
	s := string(mark)
	switch at := strings.IndexFunc(s, func(r rune) bool { return Unseen(r) != "" }); {
	case at >= 0:
		r, _ := utf8.DecodeRuneInString(s[at:])
		return fmt.Sprintf("%q with %s", strings.Map(seen, s), Unseen(r))
	case strings.ContainsAny(s, "хХ"):
		return fmt.Sprintf("%q with a Cyrillic letter", s)
	default:
		return fmt.Sprintf("%q", s)
	}
}

// unspaced reports marks of a heading without a space.
func (c *context) unspaced(off int, marks string) {
	c.fail(off, fmt.Sprintf("%q is read as text", marks), fmt.Sprintf("leave an ordinary space behind it, or escape it as \\%s if it is text", marks))
}

// found finds what an expression describes in a line that holds a certain text,
// without which it need not be looked for. What is escaped or stands in code is
// meant as it is.
func found(what *regexp.Regexp, line []byte, text string) []int {
	if !bytes.Contains(line, []byte(text)) {
		return nil
	}
	end, code := 0, false
	for _, at := range what.FindAllIndex(line, -1) {
		code = code != (bytes.Count(line[end:at[0]], []byte("`"))%2 == 1)
		escaped := bytes.IndexByte(line[max(0, at[0]-1):at[1]], '\\') >= 0
		if !code && !escaped {
			return at
		}
		code = code != (bytes.Count(line[at[0]:at[1]], []byte("`"))%2 == 1)
		end = at[1]
	}
	return nil
}

// task reads the mark of an item's first block; slip tells that it has been
// reported as none.
func (c *context) task(first ast.Node) (mark Task, slip bool) {
	if first == nil {
		return NoTask, false
	}
	start := c.start(first)
	found := box.Find(c.file.Text[start:])
	if found == nil {
		return NoTask, false
	}
	after := c.file.Text[start+len(found):]
	read, isTask := first.FirstChild().(*extast.TaskCheckBox)
	spaced := opensWith(after, " \t\n")
	next, _ := utf8.DecodeRune(after)
	behind := Unseen(next)
	switch {
	case !isTask && !spaced && behind == "": // a link, a phrase in another language
		return NoTask, false
	case !isTask || !spaced:
		message := shown(found) + " is no mark of an option"
		if behind != "" && isTask {
			message = fmt.Sprintf("%s stands behind %q, which is so no mark of an option", behind, found)
		}
		c.slipped++
		c.fail(start, message, writeBox)
		return NoTask, true
	}
	after = bytes.TrimLeft(after, " \t")
	if second := box.Find(after); second != nil && opensWith(after[len(second):], " \t\n") {
		c.fail(start, "an option has two marks, "+shown(found)+" and "+shown(second), "keep one")
	}
	if read.IsChecked {
		return Checked, false
	}
	return Open, false
}

// opensWith tells whether a text opens with one of some characters, or ends.
func opensWith(text []byte, characters string) bool {
	return len(text) == 0 || strings.IndexByte(characters, text[0]) >= 0
}

// swallowed reports a term that stands directly under another's definition,
// whose text goes on in it: the next definition follows at once.
func (c *context) swallowed(meaning ast.Node) {
	last := meaning.LastChild()
	next, ok := meaning.NextSibling().(*extast.DefinitionDescription)
	if !ok || next.HasBlankPreviousLines() || last == nil || last.Lines().Len() < 2 {
		return
	}
	seg := last.Lines().At(last.Lines().Len() - 1)
	if line, start := c.file.Line(seg.Start); start == seg.Start {
		c.fail(start, fmt.Sprintf("%q is read as the end of the definition above it", bytes.TrimSpace(line)), "leave a blank line before a term")
	}
}
