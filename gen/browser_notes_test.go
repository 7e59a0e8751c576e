//go:build browser

package main

import (
	"testing"

	"github.com/chromedp/chromedp/kb"
)

const (
	noteMark = `document.querySelector('.ref a[role="doc-noteref"]')`
	// Not its copy by position: the one that stands for this mark.
	noteCopy = `document.querySelector('.ref:has(a[role="doc-noteref"]) + .aside-note')`
)

// testNotes opens a note where it stands on a phone, and reads it in the
// margin of a wide window.
func testNotes(t *testing.T, b *browser) {
	p := b.tab(t)
	var where string
	for _, name := range b.pages {
		p.open(b.places[0].base + name)
		if p.is(`document.querySelector('.passages .ref a[role="doc-noteref"]')`) {
			where = b.places[0].base + name
			break
		}
	}
	if where == "" {
		t.Fatal("no section has a note")
	}
	for _, by := range []struct {
		name string
		with hands
	}{{"mouse", mouse{p}}, {"keys", keyboard{p}}} {
		t.Run(by.name, func(t *testing.T) {
			p.in(t).size(375, 800)
			p.open(where)
			p.openNote(by.with)
		})
	}
	t.Run("margin", func(t *testing.T) {
		p.in(t).size(1280, 900)
		p.open(where)
		p.must(noteCopy+`.checkVisibility() && `+noteCopy+`.getBoundingClientRect().left >= `+noteMark+`.closest('.passage').getBoundingClientRect().right`, "the note stands beside the text")
		p.must(`Math.abs(`+noteCopy+`.getBoundingClientRect().top - `+noteMark+`.getBoundingClientRect().top) < 200`, "near its mark")
		p.must(`document.documentElement.scrollWidth <= innerWidth`, "within the window")
	})
	t.Run("reference", func(t *testing.T) {
		p.in(t).size(375, 800)
		p.open(where)
		const link = `[...document.querySelectorAll('.aside-note a[href*=".html#"]')][0]`
		const mark = `document.querySelector('[aria-expanded="true"]')`
		var href string
		p.eval(link+`.href`, &href)
		p.click(link + `.closest('.aside-note').previousElementSibling.querySelector('a')`)
		p.must(mark, "the note opens")
		p.click(link)
		p.wait(`location.href === ` + quoted(href) + ` && document.readyState === 'complete'`)
		p.must(`document.querySelector(':target')?.checkVisibility()`, "its work is listed there")
	})
}

// openNote opens the page's first note, looks at it, and closes it by Escape.
func (p *tab) openNote(by hands) {
	p.Helper()
	p.must(`!`+noteCopy+`.checkVisibility() && `+noteMark+`.getAttribute('aria-expanded') === 'false'`, "a note is closed at first")
	by.press(noteMark, kb.Enter)
	p.must(noteCopy+`.checkVisibility() && `+noteMark+`.getAttribute('aria-expanded') === 'true' && !`+noteCopy+`.closest('[aria-hidden="true"]')`, "a note opens where it stands")
	p.must(`location.hash !== `+noteMark+`.hash`, "without leaving the place")
	p.must(`(() => {
		const note = `+noteCopy+`.getBoundingClientRect(), mark = `+noteMark+`.getBoundingClientRect();
		return note.top >= mark.top && note.top - mark.bottom < 120 && note.left >= 0 && note.right <= innerWidth;
	})()`, "under its line")
	p.must(`(() => {
		const listed = document.getElementById(`+noteMark+`.hash.slice(1)).querySelector('.words').textContent;
		return listed.length > 10 && [`+noteCopy+`, document.querySelector('[role="status"]')].every((e) => e.textContent.includes(listed));
	})()`, "with the words of the list, which are announced")
	p.focused("opening a note")
	p.keys(kb.Escape)
	p.must(`!`+noteCopy+`.checkVisibility() && document.activeElement === `+noteMark, "Escape closes it and keeps the place")

	by.press(noteMark, kb.Enter)
	if p.is(noteCopy + `.querySelector('a')`) {
		p.focus(noteCopy + `.querySelector('a')`)
		p.keys(kb.Escape)
		p.must(`!`+noteCopy+`.checkVisibility() && document.activeElement === `+noteMark, "Escape closes it from inside too")
	}
}
