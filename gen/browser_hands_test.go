//go:build browser

package main

import (
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// hands are what a student answers with: a mouse (and the keys to write), or
// keys alone. Elements are given as JavaScript expressions.
type hands interface {
	press(element, key string)  // a button; the key is for who has only keys
	tick(element string)        // a radio button or a checkbox; ticked twice, a checkbox is not ticked
	write(element, text string) // fills a field
	pick(element, value string) // chooses from a list
	move(item string, up bool)  // moves an item to be ordered by one place
}

// scripts switches the page's scripts on or off, for pages opened from now on.
func (p *tab) scripts(on bool) *tab {
	p.Helper()
	p.do(emulation.SetScriptExecutionDisabled(!on))
	return p
}

// click clicks the middle of an element, which nothing may cover.
func (p *tab) click(element string) { p.Helper(); p.clicks(element, 1) }

func (p *tab) clicks(element string, count int) {
	p.Helper()
	var at struct {
		Fault string
		X, Y  float64
	}
	p.eval(`(() => {
		const element = `+element+`;
		if (!element) return { Fault: 'there is no such element' };
		element.scrollIntoView({ block: 'center', behavior: 'instant' });
		const box = element.getClientRects()[0];
		if (!box) return { Fault: 'the element is not shown' };
		const X = box.left + box.width / 2, Y = box.top + box.height / 2;
		const hit = document.elementFromPoint(X, Y);
		if (!element.contains(hit)) return { Fault: 'it is covered by ' + (hit ?? document.documentElement).outerHTML.slice(0, 100) };
		return { X, Y };
	})()`, &at)
	if at.Fault != "" {
		p.Fatalf("cannot click: %s: %s", at.Fault, element)
	}
	p.do(chromedp.MouseClickXY(at.X, at.Y, chromedp.ClickCount(count)))
}

// keys presses keys; a plain text is written.
func (p *tab) keys(keys string, with ...chromedp.KeyOption) {
	p.Helper()
	p.do(chromedp.KeyEvent(keys, with...))
}

// reach presses Tab, or Shift and Tab, until an expression about the focused
// element (as e) holds.
func (p *tab) reach(element, holds string) {
	p.Helper()
	for range 80 {
		var way int
		p.eval(`(() => {
			const e = document.activeElement, wanted = `+element+`;
			if (`+holds+`) return 0;
			return e !== document.body && e.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_PRECEDING && !e.contains(wanted) ? -1 : 1;
		})()`, &way)
		switch way {
		case 0:
			return
		case 1:
			p.keys(kb.Tab)
		case -1:
			p.keys(kb.Tab, chromedp.KeyModifiers(input.ModifierShift))
		}
	}
	p.Fatalf("Tab does not lead to %s", element)
}

func (p *tab) focus(element string) { p.Helper(); p.reach(element, `e === wanted`) }

// focused fails where the focus is nowhere.
func (p *tab) focused(after string) {
	p.Helper()
	p.must(`document.activeElement && document.activeElement !== document.body`, "the focus is kept after "+after)
}

// mouse answers by real clicks.
type mouse struct{ *tab }

func (m mouse) press(element, _ string) {
	m.Helper()
	m.click(element)
	m.focused("a click")
}

// tick clicks the label: the whole row is to be clickable.
func (m mouse) tick(element string) {
	m.Helper()
	m.click(`(` + element + `).closest('label').querySelector('span')`)
	m.focused("a choice")
}

func (m mouse) write(element, text string) {
	m.Helper()
	m.clicks(element, 3)
	m.keys(text)
	m.focused("writing")
}

// pick opens the list by a click; in the list itself, which the system draws
// outside the page, keys choose.
func (m mouse) pick(element, value string) {
	m.Helper()
	m.click(element)
	m.choose(element, value)
	m.keys(kb.Enter)
	m.must(`(`+element+`).value === `+quoted(value), "the list takes the choice")
	m.focused("a choice from a list")
}

func (m mouse) move(item string, up bool) {
	m.Helper()
	m.press(mover(item, up), "")
}

// finger answers by touch, and writes by keys as a phone's keyboard does.
type finger struct{ mouse }

func (f finger) press(element, _ string) {
	f.Helper()
	f.tap(element)
	f.focused("a tap")
}

func (f finger) tick(element string) {
	f.Helper()
	f.tap(`(` + element + `).closest('label')`)
	f.focused("a choice")
}

func (f finger) move(item string, up bool) {
	f.Helper()
	f.press(mover(item, up), "")
}

// tap touches the middle of an element, which is to be large enough for it
// (WCAG 2.2, 2.5.8).
func (f finger) tap(element string) {
	f.Helper()
	var box struct{ X, Y, Width, Height float64 }
	f.eval(`(() => {
		const element = `+element+`;
		element.scrollIntoView({ block: 'center', behavior: 'instant' });
		const { x, y, width, height } = element.getBoundingClientRect();
		return { X: x + width / 2, Y: y + height / 2, Width: width, Height: height };
	})()`, &box)
	if box.Width < 24 || box.Height < 24 {
		f.Errorf("a target of %.0f × %.0f pixels: %s", box.Width, box.Height, element)
	}
	f.tab.tap(box.X, box.Y)
}

// keyboard answers by keys alone.
type keyboard struct{ *tab }

func (k keyboard) press(element, key string) {
	k.Helper()
	k.focus(element)
	k.keys(key)
	k.focused("a key")
}

// tick goes to the group as a whole, and in it with the arrows, as radio
// buttons want it.
func (k keyboard) tick(element string) {
	k.Helper()
	k.reach(element, `e === wanted || (wanted.type === 'radio' && e.name === wanted.name && e.form === wanted.form)`)
	for range 12 {
		if k.is(`document.activeElement === ` + element) {
			break
		}
		k.keys(kb.ArrowDown)
	}
	if !k.is(`(` + element + `).checked && (` + element + `).type === 'radio'`) {
		k.keys(" ")
	}
	k.focused("a choice")
}

// write relies on Tab selecting what stands in a field.
func (k keyboard) write(element, text string) {
	k.Helper()
	k.focus(element)
	k.keys("a", chromedp.KeyModifiers(input.ModifierCtrl))
	k.keys(text)
	k.focused("writing")
}

func (k keyboard) pick(element, value string) {
	k.Helper()
	k.focus(element)
	k.choose(element, value)
	k.must(`(`+element+`).value === `+quoted(value), "the list takes the choice")
	k.focused("a choice from a list")
}

func (k keyboard) move(item string, up bool) {
	k.Helper()
	k.press(mover(item, up), kb.Enter)
}

// choose goes to a value of the focused list by the arrows.
func (p *tab) choose(element, value string) {
	p.Helper()
	var steps int
	p.eval(`[...(`+element+`).options].findIndex((o) => o.value === `+quoted(value)+`) - (`+element+`).selectedIndex`, &steps)
	for ; steps > 0; steps-- {
		p.keys(kb.ArrowDown)
	}
	for ; steps < 0; steps++ {
		p.keys(kb.ArrowUp)
	}
}

func mover(item string, up bool) string {
	if up {
		return `(` + item + `).querySelectorAll('.move')[0]`
	}
	return `(` + item + `).querySelectorAll('.move')[1]`
}
