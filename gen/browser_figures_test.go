//go:build browser

package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// drawnPages are pages with a figure of each kind.
var drawnPages = []string{"timeline.html", "questions/attitude.html", "questions/concessions.html", "questions/stages.html", "article/post-soviet.html", "article/conclusion.html"}

// testFigures looks at every figure where it is read: at every width the
// drawing that fits is shown, no text lies on another or is cut off, type can
// be read on a phone, and each link is large enough and can be reached.
func testFigures(t *testing.T, b *browser) {
	p := b.tab(t)
	for _, name := range drawnPages {
		if !slices.Contains(b.pages, name) {
			t.Fatalf("the site has no %s", name)
		}
		p.open(b.places[0].base + name)
		for _, width := range []int64{320, 375, 800, 1280} {
			p.size(width, 900)
			var faults []string
			p.eval(drawnFaults, &faults)
			for _, f := range faults {
				t.Errorf("%s at %d px: %s", name, width, f)
			}
		}
		if faults, _ := p.seen(); len(faults) > 0 {
			t.Errorf("%s: %v", name, faults)
		}
	}
	t.Run("keyboard", func(t *testing.T) { p.in(t).figureKeys(b.places[0].base + "questions/attitude.html") })
	t.Run("forced", func(t *testing.T) {
		p := p.in(t)
		p.look(mode{"forced", 1280, map[string]string{"prefers-color-scheme": "dark", "forced-colors": "active"}})
		p.must(`(() => { const seen = (which, part) => getComputedStyle(document.querySelector('.plate .wide ' + which))[part];
			const paper = getComputedStyle(document.body).backgroundColor;
			return [seen('.line', 'stroke'), seen('.on', 'fill'), seen('text', 'fill'), seen('.rule', 'stroke')].every((c) => c !== paper && c !== 'none'); })()`, "the drawing is seen in forced colours")
		p.look(modes[0])
	})
	t.Run("scriptless", func(t *testing.T) {
		p := b.tab(t).scripts(false)
		p.open(b.places[0].base + "questions/attitude.html")
		p.click(`document.querySelector('.drawn summary')`)
		p.must(`document.querySelector('.drawn details').open && document.querySelector('.drawn details li li li a').checkVisibility()`, "the list opens")
	})
	t.Run("paper", func(t *testing.T) {
		p := p.in(t)
		p.open(b.places[0].base + "questions/attitude.html")
		p.do(chromedp.ActionFunc(func(ctx context.Context) error {
			data, _, err := page.PrintToPDF().WithPreferCSSPageSize(true).Do(ctx)
			if err == nil && len(data) < 10_000 {
				t.Errorf("the printed page has %d bytes", len(data))
			}
			return err
		}))
		p.do(emulation.SetEmulatedMedia().WithMedia("print"))
		p.must(`document.querySelector('.plate .wide').checkVisibility() && !document.querySelector('.drawn details').checkVisibility()`, "the drawing is printed, and not the same again as a list")
		p.do(emulation.SetEmulatedMedia())
	})
	t.Run("rtl", func(t *testing.T) {
		root := rightToLeft(t)
		const question = "content/questions/1-cause/argument.yaml"
		text := "title: چرا\nclaim: ماه آب را به سوی خود می\u200cکشد\npassage: article/01-rise.md#pull\nsupport:\n  - text: در سوی دیگر زمین نیز آب بالا می\u200cآید\n    passage: article/01-rise.md#far-side\n"
		if err := os.WriteFile(filepath.Join(root, question), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		gen(t, 0, "build", "-q", "-C", root)
		p := p.in(t)
		p.open("file://" + filepath.ToSlash(filepath.Join(root, "public/questions/cause.html")))
		for _, width := range []int64{320, 1280} {
			p.size(width, 900)
			var faults []string
			p.eval(drawnFaults, &faults)
			if len(faults) > 0 {
				t.Errorf("from right to left at %d px: %s", width, strings.Join(faults, "; "))
			}
			p.must(`(() => { const sheet = [...document.querySelectorAll('.plate svg')].find((s) => s.checkVisibility()), box = sheet.getBoundingClientRect();
				return [...sheet.querySelectorAll('.head')].every((h) => Math.abs(h.getBoundingClientRect().right - box.right) < 4)
					&& Math.max(...[...sheet.querySelectorAll('circle')].map((c) => c.getBoundingClientRect().left)) > box.left + box.width / 2; })()`, "the claim and its trunk stand at the right")
		}
	})
}

// figureKeys follows a link of a drawing by the keyboard.
func (p *tab) figureKeys(address string) {
	p.open(address)
	p.size(1280, 900)
	p.eval(`document.querySelector('.plate .wide a').focus()`, nil)
	p.must(`document.activeElement.closest('.plate .wide')`, "a link in a drawing takes the focus")
	p.do(chromedp.KeyEvent("\t"))
	p.must(`document.activeElement.matches('.plate .wide a:focus-visible') && getComputedStyle(document.activeElement).outlineStyle !== 'none'`, "the next is reached by the keyboard, and seen to be")
	p.must(`document.activeElement.getAttribute('aria-label')?.includes(document.activeElement.textContent) ?? document.activeElement.textContent.trim()`, "its name begins with what is read")
	var to string
	p.eval(`document.activeElement.href.baseVal`, &to)
	p.do(chromedp.KeyEvent("\r"))
	p.wait(`location.href.endsWith(` + quoted(strings.TrimLeft(to, "./")) + `) && document.querySelector(':target')`)
}

// drawnFaults lists what is wrong with the figures of a page.
const drawnFaults = `(() => {
	const faults = [], root = document.documentElement;
	if (root.scrollWidth > root.clientWidth) faults.push('it scrolls sideways');
	for (const drawn of document.querySelectorAll('.drawn')) {
		const shown = [...drawn.querySelectorAll('.plate svg')].filter((s) => s.checkVisibility());
		if (shown.length !== 1) { faults.push(shown.length + ' drawings are shown'); continue; }
		const sheet = shown[0].getBoundingClientRect(), boxes = [];
		for (const text of shown[0].querySelectorAll('text')) {
			const size = parseFloat(getComputedStyle(text).fontSize) * shown[0].getScreenCTM().a;
			if (size < (innerWidth < 375 ? 12 : innerWidth < 600 ? 14 : 12.9)) faults.push('type of ' + size + ' px: ' + text.textContent);
			const lines = text.querySelectorAll('tspan').length ? [...text.childNodes].filter((n) => n.textContent.trim()) : [text];
			for (const line of lines) {
				const range = document.createRange();
				range.selectNodeContents(line);
				const r = range.getBoundingClientRect(), slack = r.height * 0.2;
				boxes.push({ left: r.left, right: r.right, top: r.top + slack, bottom: r.bottom - slack, what: line.textContent });
			}
		}
		if (!boxes.length) faults.push('no text');
		for (const [i, a] of boxes.entries()) {
			if (a.left < sheet.left - 1 || a.right > sheet.right + 1 || a.bottom > sheet.bottom + 1) faults.push('it leaves the sheet: ' + a.what);
			for (const b of boxes.slice(i + 1)) {
				if (a.left < b.right - 0.5 && b.left < a.right - 0.5 && a.top < b.bottom && b.top < a.bottom) faults.push(a.what + ' lies on ' + b.what);
			}
		}
		for (const a of shown[0].querySelectorAll('a')) {
			const r = a.getBoundingClientRect();
			if (r.width < 23.9 || r.height < 23.9) faults.push('a target of ' + r.width + ' by ' + r.height + ': ' + a.textContent);
		}
	}
	return faults;
})()`
