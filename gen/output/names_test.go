package output

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestPathsThatWorkEverywhere(t *testing.T) {
	t.Parallel()
	p := begin(t, filepath.Join(t.TempDir(), "public"))
	for _, good := range []string{"article/one.html", ".nojekyll", "a b.txt", "консул.html", "com.html", "com10", "console/x"} {
		if err := p.AddFile(good, nil); err != nil {
			t.Errorf("%q is refused: %v", good, err)
		}
	}
	for bad, want := range map[string]string{
		"":                          "a path is missing",
		"/etc/passwd":               "does not stay inside the site",
		"../x":                      "does not stay inside the site",
		"a/../../x":                 "does not stay inside the site",
		"a//b":                      "does not stay inside the site",
		"./a":                       "does not stay inside the site",
		"a/":                        "does not stay inside the site",
		".":                         "does not stay inside the site",
		`a\b`:                       "does not allow",
		"a:b":                       "does not allow",
		"a\x00b":                    "does not allow",
		"a\xffb":                    "not UTF-8",
		"dots./x":                   "ends in a dot or a space",
		"x ":                        "ends in a dot or a space",
		"nul":                       "reserved on Windows",
		"Aux.html":                  "reserved on Windows",
		"nul .txt":                  "reserved on Windows",
		"a/com1.tar.gz":             "reserved on Windows",
		"LPT²":                      "reserved on Windows",
		strings.Repeat("x", 256):    "longer than 255 bytes",
		"article/one.html":          "two files of this path",
		"article/One.html":          "differs from article/one.html in case only",
		"Article/two.html":          "its folder Article stands beside article",
		"КОНСУЛ.html":               "in case only",
		"article":                   "two files of this path",
		"article/one.html/more.txt": "stands beside article/one.html",
		"receipt.json":              "two files of this path",
		"Receipt.JSON":              "differs from receipt.json",
	} {
		if err := p.AddFile(bad, nil); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got error %v, want %s", bad, err, want)
		}
	}
}
