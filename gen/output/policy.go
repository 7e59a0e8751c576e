package output

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strings"
)

// policy is a Content-Security-Policy: its directives' sources by lower-case
// name. Nil where a page has none.
type policy map[string][]string

// parsePolicy reads a policy as CSP Level 3, section 2.2.1 does: of two
// directives of one name the first counts.
func parsePolicy(text string) policy {
	p := policy{}
	for directive := range strings.SplitSeq(text, ";") {
		fields := strings.Fields(directive)
		if len(fields) == 0 {
			continue
		}
		name := strings.ToLower(fields[0])
		if _, seen := p[name]; !seen {
			p[name] = fields[1:]
		}
	}
	return p
}

// allows tells whether the first of the directives that the policy has names
// source. Callers list a directive's fallbacks after it.
func (p policy) allows(source string, directives ...string) bool {
	for _, d := range directives {
		if sources, ok := p[d]; ok {
			return slices.Contains(sources, source)
		}
	}
	return false
}

// hashSource is the source that names inline content.
func hashSource(content []byte) string {
	sum := sha256.Sum256(content)
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// allowsDataImages tells whether pictures may stand in the page as data: addresses.
func (p policy) allowsDataImages() bool {
	return p.allows("data:", "img-src", "default-src")
}
