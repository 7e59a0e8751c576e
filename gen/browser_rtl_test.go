//go:build browser

package main

import (
	"path/filepath"
	"testing"
)

// testRightToLeft looks at a module that is written from right to left: what
// stands at a line's start stands at the right, and nothing sticks out.
func testRightToLeft(t *testing.T, b *browser) {
	root := rightToLeft(t)
	gen(t, 0, "build", "-q", "-C", root)
	base := "file://" + filepath.ToSlash(filepath.Join(root, "public")) + "/"
	p := b.tab(t)
	for _, name := range pagesOf(t, filepath.Join(root, "public")) {
		p.open(base + name)
		for _, width := range []int64{320, 1280} {
			p.size(width, 900)
			var out []string
			p.eval(sticking, &out)
			for _, what := range out {
				t.Errorf("%s at %d px: %s", name, width, what)
			}
		}
		if faults, _ := p.seen(); len(faults) > 0 {
			t.Errorf("%s: %v", name, faults)
		}
	}
	p.open(base + "article/rise.html")
	p.eval(`globalThis.box = (which) => document.querySelector(which).getBoundingClientRect(), 0`, nil)
	p.must(`box('.contents').left > box('.passages').right`, "the contents stand at the right of the text")
	p.must(`box('.number').left >= box('.passage').right - 1`, "a passage's number stands at its right")
	p.must(`box('.aside-note').right <= box('.passages').left`, "a note stands in the left margin")
	p.must(`getComputedStyle(document.querySelector('.label')).letterSpacing === 'normal'`, "the letters of a word that is joined are not spaced")
	p.size(375, 800)
	p.click(`document.querySelector('.ref a')`)
	p.wait(`document.querySelector('.aside-note').checkVisibility()`)
}
