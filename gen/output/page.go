package output

import (
	"bytes"
	"html"
	"io"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2"
	htmllex "github.com/tdewolff/parse/v2/html"
	xmllex "github.com/tdewolff/parse/v2/xml"
)

// fileRefs is what a page or a style sheet refers to and can be referred to by.
type fileRefs struct {
	path   string
	ids    []string
	links  []link // to other files of the publication
	faults Faults
}

// link is an address as an element has it.
type link struct{ tag, attr, address string }

func (l link) String() string {
	if l.tag == "" {
		return "url(" + shortened(l.address) + ")"
	}
	return "<" + l.tag + " " + l.attr + `="` + shortened(l.address) + `">`
}

// shortened keeps a message readable where an address is a whole picture.
func shortened(s string) string {
	const limit = 100 // bytes
	if len(s) <= limit {
		return s
	}
	return strings.ToValidUTF8(s[:limit], "") + "…"
}

// attribute is one attribute of a start tag, as it stands in the page: the value
// has its references (&amp;) but not its quotes.
type attribute struct{ name, raw []byte }

// value resolves the references. Only where it is needed: most attributes are
// classes and the like, which nothing is asked of.
func (a attribute) value() string {
	if bytes.IndexByte(a.raw, '&') >= 0 {
		return html.UnescapeString(string(a.raw))
	}
	return string(a.raw)
}

// reader reads one page, token by token.
type reader struct {
	refs   fileRefs
	policy policy
	inBody bool

	tag    []byte // the open start tag's name, in lower case
	attrs  []attribute
	inline string // "script" or "style" while its content is awaited

	ids             map[string]bool
	used            map[string]bool // "img-src 'self'": of the policy, what the page needs
	own             []link          // to ids of the page itself that are not there yet
	scripts, styles []string        // what stands inline, as sources of a policy
}

func newReader(path string) *reader {
	return &reader{
		refs: fileRefs{path: path, ids: make([]string, 0, 64), links: make([]link, 0, 64)},
		ids:  make(map[string]bool, 64),
		used: map[string]bool{},
	}
}

// readPage reads a minified page. The lexer is the minifier's own, which takes a
// third of the time of golang.org/x/net/html's tokenizer (40 against 110
// microseconds for 15 kB) and reads noscript as markup, as a browser without
// scripts does. It may write to the page's spare capacity.
func readPage(path string, page []byte) fileRefs {
	r := newReader(path)
	r.readHTML(page)
	r.finish()
	return r.refs
}

// InlineSources returns the sources ('sha256-…') by which a page's policy must
// name the scripts and styles that stand inline in it, in the order of the page.
// Minifying the page does not change them.
func InlineSources(page []byte) (scripts, styles []string) {
	r := newReader("")
	r.readHTML(bytes.Clone(page))
	return r.scripts, r.styles
}

func (r *reader) fault(element, message string) {
	r.refs.faults = append(r.refs.faults, Fault{r.refs.path, element, message})
}

func (r *reader) readHTML(page []byte) {
	lex := htmllex.NewLexer(parse.NewInputBytes(page))
	for {
		kind, data := lex.Next()
		switch kind {
		case htmllex.ErrorToken:
			if err := lex.Err(); err != io.EOF {
				r.fault("", "cannot be read to its end: "+err.Error())
			}
			return
		case htmllex.StartTagToken:
			r.open(lex.Text())
		case htmllex.AttributeToken:
			r.attribute(lex.AttrKey(), lex.AttrVal())
		case htmllex.StartTagCloseToken, htmllex.StartTagVoidToken:
			r.element()
		case htmllex.TextToken:
			r.text(data)
		case htmllex.SVGToken, htmllex.MathToken:
			r.readXML(data)
		case htmllex.EndTagToken:
			r.inline = ""
		}
	}
}

// readXML reads an inline drawing or formula, which the HTML lexer gives whole.
// Clipped, so that what follows it in the page stays as it is.
func (r *reader) readXML(data []byte) {
	lex := xmllex.NewLexer(parse.NewInputBytes(slices.Clip(data)))
	for {
		kind, data := lex.Next()
		switch kind {
		case xmllex.ErrorToken:
			if err := lex.Err(); err != io.EOF {
				r.fault("", "cannot be read to its end: "+err.Error())
			}
			return
		case xmllex.StartTagToken:
			r.open(bytes.ToLower(lex.Text()))
		case xmllex.AttributeToken:
			r.attribute(bytes.ToLower(lex.Text()), lex.AttrVal())
		case xmllex.StartTagCloseToken, xmllex.StartTagCloseVoidToken:
			r.element()
		case xmllex.TextToken, xmllex.CDATAToken:
			r.text(data)
		case xmllex.EndTagToken:
			r.inline = ""
		}
	}
}

func (r *reader) open(tag []byte) {
	r.tag = tag
	r.attrs = r.attrs[:0]
	r.inline = ""
}

// attribute keeps an attribute of the open tag; raw has its quotes.
func (r *reader) attribute(name, raw []byte) {
	if n := len(raw); n > 1 && (raw[0] == '"' || raw[0] == '\'') {
		raw = raw[1 : n-1]
	}
	r.attrs = append(r.attrs, attribute{name, raw})
}

// get returns the value of the open tag's attribute, "" where there is none.
func (r *reader) get(name string) string {
	for _, a := range r.attrs {
		if string(a.name) == name {
			return a.value()
		}
	}
	return ""
}

// element looks at a start tag with all its attributes.
func (r *reader) element() {
	switch string(r.tag) {
	case "meta":
		r.meta()
	case "base":
		r.fault("<base>", "changes what every link of the page means (leave it out)")
	case "body":
		r.inBody = true
	case "style":
		r.inline = "style"
	case "script":
		if r.runs() {
			r.inline = "script"
		}
	}
	for _, a := range r.attrs {
		switch name := string(a.name); {
		case name == "id":
			r.id(a)
		case name == "style":
			r.fault(r.with(a).String(), "the page's policy forbids style attributes (use a class)")
		case strings.HasPrefix(name, "on"):
			r.fault(r.with(a).String(), "the page's policy forbids inline event handlers (use a script)")
		case name == "srcdoc" || name == "ping":
			r.fault(r.with(a).String(), "this attribute is not allowed (leave it out)")
		default:
			if kind := r.useOf(name); kind != notAddress {
				r.address(r.with(a), kind)
			}
		}
	}
}

// with is the open tag with one of its attributes. What nearly all links are is
// not copied for each of them.
func (r *reader) with(a attribute) link {
	if string(r.tag) == "a" && string(a.name) == "href" {
		return link{"a", "href", a.value()}
	}
	return link{string(r.tag), string(a.name), a.value()}
}

func (r *reader) id(a attribute) {
	id := a.value()
	if r.ids[id] {
		r.fault(r.with(a).String(), "another element of the page has this id (rename one)")
	}
	r.ids[id] = true
	r.refs.ids = append(r.refs.ids, id)
}

// meta takes the page's policy. A policy counts in the head only (HTML, section
// 4.2.5.3), and for what comes after it.
func (r *reader) meta() {
	switch strings.ToLower(r.get("http-equiv")) {
	case "refresh":
		r.fault(`<meta http-equiv="refresh">`, "takes the reader elsewhere unasked (use a link)")
	case "content-security-policy":
		switch {
		case r.inBody:
			r.fault(`<meta http-equiv="Content-Security-Policy">`, "does not count in the body (put it at the top of the head)")
		case r.policy != nil:
			r.fault(`<meta http-equiv="Content-Security-Policy">`, "is the page's second (keep one)")
		default:
			r.policy = parsePolicy(r.get("content"))
		}
	}
}

// runs tells whether the open script tag holds code of its own, as against data
// (JSON-LD) and a file (HTML, section 4.12.1).
func (r *reader) runs() bool {
	if r.get("src") != "" || r.get("href") != "" || r.get("xlink:href") != "" {
		return false
	}
	kind := strings.ToLower(strings.TrimSpace(r.get("type")))
	kind, _, _ = strings.Cut(kind, ";")
	switch kind {
	case "", "module", "importmap", "speculationrules":
		return true
	}
	return strings.HasSuffix(kind, "javascript") || strings.HasSuffix(kind, "ecmascript") ||
		strings.HasSuffix(kind, "jscript") || strings.HasSuffix(kind, "livescript")
}

// text looks at the content of an inline script or style; other text is passed by.
func (r *reader) text(content []byte) {
	if r.inline == "" {
		return
	}
	tag, source := r.inline, hashSource(content)
	r.used[tag+"-src "+source] = true
	switch {
	case r.policy == nil:
		r.fault("<"+tag+">", "stands inline before the page's policy (put the policy at the top of the head)")
	case !r.policy.allows(source, tag+"-src-elem", tag+"-src", "default-src"):
		r.fault("<"+tag+">", "stands inline, and the page's policy does not name it (move it to a file, or put "+source+" into "+tag+"-src)")
	}
	if tag == "script" {
		r.scripts = append(r.scripts, source)
		return
	}
	r.styles = append(r.styles, source)
	sheet := readStyleSheet(r.refs.path, content, r.policy.allowsDataImages())
	r.refs.faults = append(r.refs.faults, sheet.faults...)
	r.refs.links = append(r.refs.links, sheet.links...)
}

// needs notes by which source of the policy a link's file is loaded, and checks
// that the policy names it.
func (r *reader) needs(l link, kind use, source string) {
	directive := "default-src"
	switch {
	case kind == picture:
		directive = "img-src"
	case l.tag == "script":
		directive = "script-src"
	case l.tag == "link" && strings.Contains(strings.ToLower(r.get("rel")), "stylesheet"):
		directive = "style-src"
	}
	r.used[directive+" "+source] = true
	if r.policy != nil && !r.policy.allows(source, directive+"-elem", directive, "default-src") {
		r.fault(l.String(), "is not let in by the page's policy (put "+source+" into "+directive+")")
	}
}

// narrow checks that the policy allows no more than the page needs. What a
// script will load is not seen: pictures of the site are left to it.
func (r *reader) narrow() {
	runs := len(r.policy["script-src"]) > 0
	for _, directive := range []string{"script-src", "style-src", "img-src"} {
		for _, source := range r.policy[directive] {
			if source == "'none'" || r.used[directive+" "+source] || directive == "img-src" && source == "'self'" && runs {
				continue
			}
			r.fault(`<meta http-equiv="Content-Security-Policy">`, "allows "+source+" in "+directive+", which nothing in the page needs (leave it out)")
		}
	}
}

// finish checks what needs the whole page.
func (r *reader) finish() {
	if r.policy == nil {
		r.fault("", "has no Content-Security-Policy (put it into a meta at the top of the head)")
	}
	r.narrow()
	for _, l := range r.own {
		if !r.ids[fragmentOf(l.address)] {
			r.fault(l.String(), "the page has no such id (mend the link)")
		}
	}
}
