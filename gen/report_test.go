package main

import (
	"testing"

	"lectern/gen/source"
)

// TestAnnotation gives diagnostics as workflow commands, in which a text may
// end neither the command nor one of its properties.
func TestAnnotation(t *testing.T) {
	t.Parallel()
	at := source.Pos{File: "content/a,b:c%.md", Line: 3, Column: 5}
	for _, c := range []struct {
		root string
		d    source.Diagnostic
		want string
	}{
		{".", source.Diagnostic{Pos: at, Message: "100%: a\r\nb", Help: "c"}, "::error file=content/a%2Cb%3Ac%25.md,line=3,col=5::100%25: a%0D%0Ab (c)"},
		{"x/..//y", source.Diagnostic{Pos: source.Pos{File: "content/a.md"}, Severity: source.Warning, Message: "a"}, "::warning file=y/content/a.md::a"},
		{".", source.Diagnostic{Message: "nothing"}, "::error::nothing"},
	} {
		if got := annotation(c.root, c.d); got != c.want {
			t.Errorf("\n got %s\nwant %s", got, c.want)
		}
	}
}
