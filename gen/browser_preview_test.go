//go:build browser

package main

import (
	"path/filepath"
	"testing"
)

// testPreview edits a module beside a browser that shows it: the page follows
// at the same place, a slip is shown over the last good page, and goes when it
// is mended.
func testPreview(t *testing.T, b *browser) {
	root, address := startPreview(t, sorting)
	file := filepath.Join(root, "content/article/02-insertion.md")
	const name = "/article/insertion.html"
	now := state{Page: mark(nil)}
	told(t, address, name, &now) // it is built
	p := b.tab(t)
	p.size(375, 500)
	p.open(address + name)
	p.eval(`scrollTo(0, 400), globalThis.first = true, 0`, nil)
	p.wait(`scrollY === 400`)
	rewrite(t, file, "# Insertion", "# On insertion")
	p.wait(`!globalThis.first && document.title.startsWith('On ') && scrollY === 400`)
	rewrite(t, file, "# On", "# <b>On</b>")
	p.wait(`document.querySelector('[role="alert"]')?.textContent.includes('content/article/02-insertion.md:')`)
	p.must(`document.title.startsWith('On ') && scrollY === 400`, "the last good page stays where it was")
	p.must(`!document.querySelector('[role="alert"] b')`, "what is wrong is shown as text")
	p.must(`(() => { const box = document.querySelector('[role="alert"]').getBoundingClientRect(); return box.bottom === innerHeight && box.width === document.documentElement.clientWidth && box.height > 30; })()`, "it stands at the foot of the window")
	rewrite(t, file, "# <b>On</b>", "# On")
	p.wait(`!document.querySelector('[role="alert"]')`)
	if faults, _ := p.seen(); len(faults) > 0 {
		t.Error(faults)
	}
}
