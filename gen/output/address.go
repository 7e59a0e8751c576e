package output

import (
	"io"
	"net/url"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2"
	csslex "github.com/tdewolff/parse/v2/css"
)

// use is what becomes of an attribute's address.
type use int

const (
	notAddress use = iota
	follow         // a reader goes there if they choose to
	load           // the browser fetches it with the page
	picture        // the same, and it may be a data: address where the policy allows
	pictures       // a list of them, as srcset has
)

// useOf classifies an attribute. What is not known to be followed is loaded: the
// narrower rule, so that an element nobody thought of cannot slip through.
func (r *reader) useOf(attr string) use {
	switch attr {
	case "href", "xlink:href":
		switch string(r.tag) {
		case "a", "area":
			return follow
		case "base": // a fault already
			return notAddress
		case "link":
			return linkUse(r.get("rel"))
		case "image", "feimage":
			return picture
		}
		return load
	case "cite":
		return follow
	case "src":
		if tag := string(r.tag); tag == "img" || tag == "input" {
			return picture
		}
		return load
	case "poster":
		return picture
	case "srcset", "imagesrcset":
		return pictures
	case "action", "formaction", "background":
		return load
	case "data":
		if string(r.tag) == "object" {
			return load
		}
	}
	return notAddress
}

// linkUse tells what <link rel> does: a few relations only say something about
// the page, any other makes the browser fetch or connect.
func linkUse(rel string) use {
	kind := follow
	for relation := range strings.FieldsSeq(strings.ToLower(rel)) {
		switch relation {
		case "alternate", "author", "bookmark", "canonical", "cite-as", "collection", "describedby",
			"help", "item", "license", "me", "next", "prev", "search", "up":
		case "icon", "apple-touch-icon":
			if kind == follow {
				kind = picture
			}
		default:
			kind = load
		}
	}
	return kind
}

// address looks at an attribute that holds an address, or a list of them.
func (r *reader) address(l link, kind use) {
	if kind != pictures {
		r.oneAddress(l, kind)
		return
	}
	for _, candidate := range srcset(l.address) {
		r.oneAddress(link{l.tag, l.attr, candidate}, load)
	}
}

func (r *reader) oneAddress(l link, kind use) {
	if kind != follow && r.policy == nil {
		r.fault(l.String(), "is loaded before the page's policy (put the policy at the top of the head)")
	}
	// Browsers drop these, so that " javascript:" is "javascript:".
	l.address = strings.TrimFunc(l.address, func(c rune) bool { return c <= ' ' })
	if kind == picture && isDataImage(l.address) && r.policy.allowsDataImages() {
		r.needs(l, kind, "data:")
		return
	}
	if problem := problemOf(l.address, kind, r.refs.path); problem != "" {
		r.fault(l.String(), problem)
		return
	}
	switch {
	case l.address[0] == '#':
		if !r.ids[fragmentOf(l.address)] {
			r.own = append(r.own, l)
		}
	case l.address[0] != '/' && schemeOf(l.address) == "":
		if kind != follow {
			r.needs(l, kind, "'self'")
		}
		r.refs.links = append(r.refs.links, l)
	}
}

// problemOf tells what is wrong with an address in the file at path, whatever
// else is published; "" if nothing is.
func problemOf(address string, kind use, path string) string {
	scheme := schemeOf(address)
	switch {
	case address == "" || address == "#":
		return "leads nowhere (name what it leads to)"
	case strings.ContainsAny(address, "\\\t\n\r"):
		return "holds a backslash, a tab or a line break, which browsers rewrite (leave it out, or write it as %5C)"
	case strings.HasPrefix(address, "//"):
		return "leads to another origin without saying how (write https:)"
	case address[0] == '/':
		if path != "404.html" {
			return "starts with /, which is the site only at a domain's root (write it relative to the page)"
		}
	case scheme == "":
	case kind != follow:
		return "is loaded from outside the site (publish it with the site)"
	case scheme != "https" && scheme != "http" && scheme != "mailto":
		return "is not an https:, http: or mailto: address (use one of these)"
	}
	return ""
}

// isDataImage tells whether an address is a picture itself.
func isDataImage(address string) bool {
	const start = "data:image/"
	return len(address) > len(start) && strings.EqualFold(address[:len(start)], start)
}

// schemeOf returns an address's scheme in lower case, "" for a relative address
// (RFC 3986, section 3.1).
func schemeOf(address string) string {
	for i, c := range address {
		switch {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
		case i > 0 && ('0' <= c && c <= '9' || c == '+' || c == '-' || c == '.'):
		case i > 0 && c == ':':
			return strings.ToLower(address[:i])
		default:
			return ""
		}
	}
	return ""
}

// fragmentOf returns an address's fragment as ids are spelled.
func fragmentOf(address string) string {
	_, fragment, _ := strings.Cut(address, "#")
	if decoded, err := url.PathUnescape(fragment); err == nil {
		return decoded
	}
	return fragment
}

// srcset returns the addresses of a list of pictures (HTML, section 4.8.4.2.1:
// an address ends at a space, or at a comma that a space follows).
func srcset(list string) []string {
	var addresses []string
	for {
		list = strings.TrimLeft(list, " \t\n\f\r,")
		if list == "" {
			return addresses
		}
		end := strings.IndexAny(list, " \t\n\f\r")
		if end < 0 {
			end = len(list)
		}
		address := list[:end]
		list = list[end:]
		if trimmed := strings.TrimRight(address, ","); trimmed != address {
			address = trimmed // no descriptor follows
		} else {
			_, list, _ = strings.Cut(list, ",")
		}
		addresses = append(addresses, address)
	}
}

// readStyleSheet collects what a style sheet loads: url() and @import. Pictures
// may be data: addresses where dataImages is true.
func readStyleSheet(path string, sheet []byte, dataImages bool) fileRefs {
	refs := fileRefs{path: path}
	lex := csslex.NewLexer(parse.NewInputBytes(slices.Clip(sheet)))
	importing := false
	for {
		kind, data := lex.Next()
		switch kind {
		case csslex.ErrorToken:
			if err := lex.Err(); err != io.EOF {
				refs.faults = append(refs.faults, Fault{path, "", "cannot be read to its end: " + err.Error()})
			}
			return refs
		case csslex.AtKeywordToken:
			importing = strings.EqualFold(string(data), "@import")
		case csslex.URLToken, csslex.BadURLToken:
			refs.loads(strings.TrimSuffix(string(data[len("url("):]), ")"), dataImages)
		case csslex.StringToken:
			if importing {
				refs.loads(string(data), false)
			}
		case csslex.SemicolonToken, csslex.LeftBraceToken:
			importing = false
		}
	}
}

// loads takes note of an address in a style sheet, in its quotes if it has them.
func (refs *fileRefs) loads(address string, dataImages bool) {
	address = strings.Trim(address, " \t\n\f\r\"'")
	if strings.HasPrefix(address, "#") || dataImages && isDataImage(address) {
		return // a part of the drawing that the rule is for; the picture itself
	}
	l := link{address: address}
	if problem := problemOf(address, load, refs.path); problem != "" {
		refs.faults = append(refs.faults, Fault{refs.path, l.String(), problem})
		return
	}
	refs.links = append(refs.links, l)
}
