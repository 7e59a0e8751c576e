package markup

import (
	"bytes"
	"fmt"
	"html"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
	chromahtml "github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/alecthomas/chroma/v2/styles"

	"lectern/gen/source"
)

// formatter writes spans with chroma's short class names and no <pre>: the
// renderer's own stands around them.
var formatter = chromahtml.New(chromahtml.WithClasses(true), chromahtml.PreventSurroundingPre(true))

// highlighted remembers results by language and text: highlighting takes a
// third of a build's time where code is common, and the same snippet recurs.
var highlighted sync.Map // string → string

func newCode(c *context, off int, language, text string) *Code {
	code := &Code{at: at(off), Language: language, Text: text}
	if language == "" {
		code.HTML = html.EscapeString(text)
		return code
	}
	key := language + "\x00" + text
	if done, ok := highlighted.Load(key); ok {
		code.HTML = done.(string)
		return code
	}
	lexer := lexers.Get(language)
	if lexer == nil {
		known := lexers.Names(true)
		for i := range known {
			known[i] = strings.ToLower(known[i])
		}
		c.fail(off, fmt.Sprintf("the language %q is not known", language), source.Suggest(language, known, "leave it out for plain text"))
		return code
	}
	tokens, err := chroma.Coalesce(lexer).Tokenise(nil, text)
	if err != nil {
		c.fail(off, "this code cannot be highlighted: "+err.Error(), "take the language out")
		return code
	}
	var b strings.Builder
	if err := formatter.Format(&b, styles.Fallback, tokens); err != nil {
		c.fail(off, "this code cannot be highlighted: "+err.Error(), "take the language out")
		return code
	}
	code.HTML = b.String()
	highlighted.Store(key, code.HTML)
	return code
}

// The styles of highlighted code; both keep WCAG's contrast of 4.5 on the
// papers of the site's own stylesheet.
const (
	lightStyle = "xcode"
	darkStyle  = "github-dark"
)

// CodeStyles is the stylesheet of the classes that the codes use, each colour
// once for light and dark. It is empty where no code is highlighted.
func CodeStyles(codes []*Code) string {
	used := map[string]bool{}
	for _, code := range codes {
		for rest := code.HTML; ; {
			_, after, found := strings.Cut(rest, `<span class="`)
			if !found {
				break
			}
			class, more, _ := strings.Cut(after, `"`)
			used[class], rest = true, more
		}
	}
	classes := map[string]chroma.TokenType{}
	for t, class := range chroma.StandardTypes {
		if used[class] {
			classes[class] = t
		}
	}
	light, dark := styles.Get(lightStyle), styles.Get(darkStyle)
	var b bytes.Buffer
	for _, class := range slices.Sorted(maps.Keys(classes)) {
		l, d := light.Get(classes[class]), dark.Get(classes[class])
		var rules []string
		if l.Colour.IsSet() && d.Colour.IsSet() {
			rules = append(rules, fmt.Sprintf("color:light-dark(%s,%s)", l.Colour, d.Colour))
		}
		if l.Bold == chroma.Yes && d.Bold == chroma.Yes {
			rules = append(rules, "font-weight:bold")
		}
		if l.Italic == chroma.Yes || d.Italic == chroma.Yes {
			rules = append(rules, "font-style:italic")
		}
		if len(rules) > 0 {
			fmt.Fprintf(&b, ".code .%s{%s}\n", class, strings.Join(rules, ";"))
		}
	}
	return b.String()
}
