package module

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"lectern/gen/source"
)

// yamlText is YAML that its library cannot read, to be looked at line by line
// for what authors get wrong: what the library says is true, and no help.
type yamlText struct {
	file        *source.File
	first, last int // its lines
	at          int // the line that the library names
}

// yamlLine is a line of it, taken apart.
type yamlLine struct {
	number  int
	indent  int // bytes before the text
	item    bool
	column  int // bytes before the key, behind an item's hyphen
	key     string
	value   string // without spaces around it
	valueAt int    // offset in the file
	text    string
}

var (
	yamlParts  = regexp.MustCompile(`^([ \t]*)(-[ \t]+)?(?:([^\s:"'#\[\]{},-][^:"'#]*?):(?:[ \t]+(.*))?)?$`)
	clinging   = regexp.MustCompile(`^[ \t]*(?:-[ \t]+)?([A-Za-z_-]+):([^\s/].*)$`)
	hyphenated = regexp.MustCompile(`^[ \t]*-\pL`)
	// twice is what the library says where a hyphen is missing.
	twice = regexp.MustCompile(`^mapping key "([^"]*)" already defined at \[(\d+):`)
	// typeset is a text in the quotation marks of a word processor.
	typeset = regexp.MustCompile(`^[“”„«‹‘]([^“”„«»‹›]*)[“”»›’]$`)
	// dashEntry is an entry that begins with a dash, or with a bullet.
	dashEntry = regexp.MustCompile(`^[–—−•·][ \t\x{a0}]`)
	// dashKey is one that must be an entry, and noBreak an indentation that is none.
	dashKey = regexp.MustCompile(`(?m)^[ \t\x{a0}]*([–—−•·])[ \t\x{a0}]+[A-Za-z_-]+:(?:[ \t]|$)`)
	noBreak = regexp.MustCompile(`(?m)^[ \t]*(?:-[ \t]*)?([\x{a0}\x{2000}-\x{200b}\x{202f}\x{3000}])`)
	// otherForms are lines that reference managers write in other formats.
	otherForms = regexp.MustCompile(`(?m)^(?:@[A-Za-z]+[ \t]*\{|TY  - )`)
)

// unindented reports the first line whose hyphen is a dash, or whose spaces are
// none that YAML reads: it takes both for a part of the key behind them.
func unindented(file *source.File, text []byte, firstLine int, log *source.Log) bool {
	start := file.Offset(firstLine)
	if at := dashKey.FindSubmatchIndex(text); at != nil {
		log.Error(file.Pos(start+at[2]), "a dash stands where a hyphen begins an entry", "write \"- \", as on every line of a list")
		return true
	}
	if at := noBreak.FindSubmatchIndex(text); at != nil {
		log.Error(file.Pos(start+at[2]), "a no-break space indents this line, which YAML does not read", "indent it with plain spaces, as the lines around it")
		return true
	}
	return false
}

// typesetIn is what is said of a value in such quotation marks, and what to do.
func typesetIn(key, text string) (message, help string) {
	return fmt.Sprintf("the quotation marks around the value of %s are those of a word processor, and part of it", key), fmt.Sprintf("write straight ones: %s: \"%s\"", key, text)
}

// line takes a line apart.
func (y *yamlText) line(number int) yamlLine {
	start := y.file.Offset(number)
	raw, _ := y.file.Line(start)
	l := yamlLine{number: number, text: strings.TrimSpace(string(raw))}
	l.indent = len(raw) - len(bytes.TrimLeft(raw, " \t"))
	l.column = l.indent
	if m := yamlParts.FindSubmatchIndex(raw); m != nil {
		l.item = m[4] >= 0
		if l.item {
			l.column = m[5]
		}
		if m[6] >= 0 {
			l.key = string(raw[m[6]:m[7]])
		}
		if m[8] >= 0 {
			l.value, l.valueAt = strings.TrimSpace(string(raw[m[8]:m[9]])), start+m[8]
		}
	}
	return l
}

// near is the next line that says something, in steps of 1 or -1; one without
// a number where there is none.
func (y *yamlText) near(number, step int) yamlLine {
	for n := number + step; n >= y.first && n <= y.last; n += step {
		if l := y.line(n); l.text != "" && !strings.HasPrefix(l.text, "#") {
			return l
		}
	}
	return yamlLine{}
}

func (y *yamlText) pos(number, bytes int) source.Pos {
	return y.file.Pos(y.file.Offset(number) + bytes)
}

// slip finds what is wrong; otherwise an empty message.
func (y *yamlText) slip() (at source.Pos, message, help string) {
	for n := y.first; n <= y.last; n++ {
		raw, _ := y.file.Line(y.file.Offset(n))
		if tab := bytes.IndexByte(raw, '\t'); tab >= 0 && len(bytes.Trim(raw[:tab], " -")) == 0 {
			return y.pos(n, tab), "a tab indents this line, which YAML does not read", "indent it with spaces, as the lines around it"
		}
	}
	if at, open := y.openQuote(); open {
		return at, "the quotation mark does not close", "end the text with the same mark, and write “ and ” inside it"
	}
	here, above := y.line(y.at), y.near(y.at, -1)
	for _, l := range []yamlLine{here, above} {
		if at, message, help = y.inLine(l); message != "" {
			return at, message, help
		}
	}
	if entry := y.entry(here); entry.number > 0 {
		return y.pos(here.number, here.column), "the hyphen before this entry is missing", fmt.Sprintf("write \"- %s: …\", as in line %d", here.key, entry.number)
	}
	if above.item && here.key != "" && !here.item && here.column < above.column && (here.column > above.indent || above.indent == 0) {
		return y.pos(here.number, here.column), "this line does not begin where the one above it does", "begin it in column " + y.column(above)
	}
	below := y.near(y.at, 1)
	if here.value != "" && below.key != "" && below.indent > here.column {
		return y.pos(below.number, below.indent), "this line stands further in than the one above it", "begin it in column " + y.column(here)
	}
	switch before := y.list(here); {
	case here.item && before.number > 0:
		return y.pos(here.number, here.indent), "the hyphen stands in another column than the one above it", fmt.Sprintf("begin it in column %d, as in line %d", before.indent+1, before.number)
	case here.item && above.key != "" && above.value != "":
		return y.pos(here.number, here.indent), "a hyphen begins an entry, and none stands before the lines above it", "begin the first entry with a hyphen too"
	case here.key != "" && above.key != "" && here.column != above.column:
		return y.pos(here.number, here.column), "this line does not begin where the one above it does", "begin it in column " + y.column(above)
	case here.key == "" && here.text != "":
		return y.pos(here.number, here.indent), "this line is no \"key: value\"", "write a colon and a space behind the key; a remark to yourself begins with #"
	}
	return source.Pos{}, "", ""
}

// column is where a line's key begins.
func (y *yamlText) column(l yamlLine) string {
	return fmt.Sprintf("%d, under %s", y.pos(l.number, l.column).Column, l.key)
}

// inEntry tells whether a line goes on with an entry of a list.
func (y *yamlText) inEntry(here yamlLine) bool {
	l := here
	for l.number > 0 && l.column >= here.column && !(l.item && l.column == here.column) {
		l = y.near(l.number, -1)
	}
	return l.item && l.column == here.column
}

// entry is the entry above a line without a hyphen that begins in the same
// column, and with the same key.
func (y *yamlText) entry(here yamlLine) yamlLine {
	for l := y.near(here.number, -1); !here.item && here.key != "" && l.number > 0; l = y.near(l.number, -1) {
		if l.item && l.indent <= here.indent {
			if l.indent == here.indent && l.key == here.key {
				return l
			}
			break
		}
	}
	return yamlLine{}
}

// list is the nearest line above an item that begins with a hyphen too, in
// another column near to it.
func (y *yamlText) list(here yamlLine) yamlLine {
	for l := y.near(here.number, -1); here.item && l.number > 0; l = y.near(l.number, -1) {
		if l.item {
			if l.indent == here.indent {
				break
			}
			return l
		}
	}
	return yamlLine{}
}

// inLine finds what one line tells by itself.
func (y *yamlText) inLine(l yamlLine) (at source.Pos, message, help string) {
	start := y.file.Offset(l.number)
	raw, _ := y.file.Line(start)
	if l.number == 0 {
		return at, "", ""
	}
	if m := clinging.FindSubmatchIndex(raw); m != nil {
		key := string(raw[m[2]:m[3]])
		return y.file.Pos(start + m[4]), fmt.Sprintf("a space is missing behind %q", key+":"), fmt.Sprintf("write %s: %s", key, bytes.TrimSpace(raw[m[4]:m[5]]))
	}
	if hyphenated.Match(raw) {
		return y.pos(l.number, l.indent), "a space is missing behind the hyphen", "write \"- \" before an entry"
	}
	if l.value == "" {
		return at, "", ""
	}
	at = y.file.Pos(l.valueAt)
	mark := l.value[:1]
	switch quote := strings.Count(l.value, mark); {
	case mark == `"` && quote > 2, mark == "'" && quote > 2:
		return at, "quotation marks stand inside quotation marks", "write “ and ”, or ’, inside"
	case quote == 2 && (mark == `"` || mark == "'"):
		if _, behind, _ := strings.Cut(l.value[1:], mark); behind != "" && !strings.HasPrefix(strings.TrimSpace(behind), "#") {
			return at, fmt.Sprintf("the value of %s ends at its second quotation mark, and text stands behind it", l.key), "put the whole in quotation marks, and write “ and ” inside"
		}
	case mark == `"` || mark == "'":
	case typeset.MatchString(l.value):
		message, help = typesetIn(l.key, typeset.FindStringSubmatch(l.value)[1])
		return at, message, help
	case strings.ContainsAny(mark, "@`%*&!|>"):
		return at, fmt.Sprintf("the value of %s begins with %q, which YAML takes for a mark of its own", l.key, mark), "put it in quotation marks: \"…\""
	case mark == "[" || mark == "{":
		if strings.Count(l.value, "[") != strings.Count(l.value, "]") || strings.Count(l.value, "{") != strings.Count(l.value, "}") {
			return at, fmt.Sprintf("a bracket in the value of %s does not close", l.key), "close each [ with ] and each { with }"
		}
		if !strings.HasSuffix(l.value, "]") && !strings.HasSuffix(l.value, "}") {
			return at, fmt.Sprintf("the value of %s begins with %q, which YAML takes for a mark of its own", l.key, mark), "put it in quotation marks: \"…\""
		}
	case strings.Contains(l.value, ": ") || strings.HasSuffix(l.value, ":"):
		return at, fmt.Sprintf("a colon stands in the value of %s", l.key), fmt.Sprintf("put the value in quotation marks: %s: \"…\"", l.key)
	}
	return at, "", ""
}

// openQuote finds the last value at or above the line at which the library
// stopped that begins with a quotation mark and does not end with one.
func (y *yamlText) openQuote() (at source.Pos, open bool) {
	for n := y.at; n >= y.first; n-- {
		l := y.line(n)
		if l.value == "" || l.value[0] != '"' && l.value[0] != '\'' {
			continue
		}
		if strings.Count(l.value, l.value[:1])%2 == 1 && !strings.HasSuffix(l.value, l.value[:1]) || len(l.value) == 1 {
			return y.file.Pos(l.valueAt), true
		}
	}
	return at, false
}
