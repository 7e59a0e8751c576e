//go:build browser

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp/kb"
)

const (
	term    = `document.querySelector('.passages .term')`
	number  = `document.querySelectorAll('.passages .number')[1]`
	pop     = `document.querySelector('.pop')`
	popOpen = pop + `?.matches(':popover-open')`
	popShut = `!document.querySelector('.pop:popover-open')`
)

// testReading reads a section as a student does: asks for a term, cites a
// passage, and follows where the contents say they are.
func testReading(t *testing.T, b *browser) {
	p := b.tab(t)
	section := ""
	for _, name := range b.pages {
		p.open(b.places[0].base + name)
		if strings.HasPrefix(name, "article/") && p.is(term+` && `+number+` && document.querySelector('.notes')`) {
			section = name
			break
		}
	}
	if section == "" {
		t.Fatal("no section has a term, a second passage and a note")
	}
	handout := ""
	for _, name := range b.pages {
		if strings.HasPrefix(name, "handout/") {
			handout = name
		}
	}
	for _, at := range b.places {
		if at.name == "path" {
			continue
		}
		t.Run("term at "+at.name, func(t *testing.T) { p.in(t).readTerm(at.base + section) })
		t.Run("passage at "+at.name, func(t *testing.T) { p.in(t).citePassage(at.base+section, at.name != "file") })
		t.Run("questions at "+at.name, func(t *testing.T) { p.in(t).askWhatRests(at.base + section) })
		t.Run("handout at "+at.name, func(t *testing.T) {
			p.in(t).readTerm(at.base + handout)
			p.citePassage(at.base+handout, at.name != "file")
			p.askWhatRests(at.base + handout)
		})
	}
	t.Run("scriptless", func(t *testing.T) {
		p.in(t).scripts(false).size(375, 800)
		defer p.scripts(true)
		for link, target := range map[string]string{term: `.terms :target`, number: `.number:target`} {
			p.open(b.places[0].base + section)
			var href string
			p.eval(link+`.href`, &href)
			p.open(href)
			p.must(`document.querySelector(`+quoted(target)+`)?.checkVisibility()`, "the link "+href+" leads to what it names")
		}
	})
	t.Run("contents", func(t *testing.T) { p.in(t).followContents(b.places[0].base + section) })
	t.Run("whole", func(t *testing.T) { p.in(t).readWhole(b) })
	t.Run("open windows", func(t *testing.T) { p.in(t).lookAtWindows(b.places[0].base + section) })
}

// readTerm opens a term's definition by mouse, keys and touch, closes it in
// every way, and goes where its link leads.
func (p *tab) readTerm(page string) {
	p.Helper()
	p.size(375, 800)
	p.open(page)
	var at struct{ X, Y float64 }
	p.eval(`(() => { const link = `+term+`; link.scrollIntoView({ block: 'center', behavior: 'instant' }); const box = link.getClientRects()[0]; return { X: box.left + box.width / 2, Y: box.top + box.height / 2 }; })()`, &at)
	p.do(input.DispatchMouseEvent(input.MouseMoved, at.X, at.Y))
	p.must(popShut, "resting the mouse on a term opens nothing")

	p.click(term)
	p.wait(popOpen)
	p.must(pop+`.textContent.trim().length > 60 && `+pop+`.getAttribute('aria-label')`, "the window has the definition, and a name")
	p.must(`document.activeElement === `+pop, "the window has the focus, so that it is read out")
	p.must(`(() => {
		const box = `+pop+`.getBoundingClientRect(), line = [...`+term+`.getClientRects()].at(-1);
		return box.left >= 0 && box.right <= innerWidth && (Math.abs(box.top - line.bottom) < 40 || Math.abs(box.bottom - line.top) < 40);
	})()`, "it stands at its word, within the window")
	p.must(term+`.getAttribute('aria-expanded') === 'true'`, "the link says that it is open")
	p.keys(kb.Escape)
	p.must(popShut+` && document.activeElement === `+term, "Escape closes it and gives the focus back")

	p.keys(kb.Enter)
	p.wait(popOpen)
	p.keys(kb.Tab)
	p.must(pop+`.contains(document.activeElement) && document.activeElement.matches('a')`, "Tab leads to the links in it")
	p.click(term)
	p.wait(popShut)
	p.must(term+`.getAttribute('aria-expanded') === 'false'`, "the link says that it is closed")

	p.tap(at.X, at.Y)
	p.wait(popOpen)
	p.tap(4, 4)
	p.wait(popShut)

	p.click(term)
	p.wait(popOpen)
	p.must(`getComputedStyle(`+pop+`).position === 'absolute'`, "the window has its styles")
	if faults, _ := p.seen(); len(faults) > 0 {
		p.Errorf("while reading: %q", faults)
	}
	const link = `[...document.querySelectorAll('.pop .more a')].at(-1)`
	var href string
	p.eval(link+`.href`, &href)
	p.click(link)
	p.wait(`location.href === ` + quoted(href) + ` && document.readyState === 'complete' && document.querySelector(':target')?.checkVisibility()`)
	p.must(popShut, "the window does not stay behind")
}

// tap touches a place in the window.
func (p *tab) tap(x, y float64) {
	p.Helper()
	p.do(emulation.SetTouchEmulationEnabled(true),
		input.DispatchTouchEvent(input.TouchStart, []*input.TouchPoint{{X: x, Y: y}}),
		input.DispatchTouchEvent(input.TouchEnd, []*input.TouchPoint{}),
		emulation.SetTouchEmulationEnabled(false))
}

// citePassage opens what a passage's number offers, copies, and has the text
// selected where the clipboard is closed.
func (p *tab) citePassage(page string, known bool) {
	p.Helper()
	p.size(375, 800)
	p.do(cdpbrowser.GrantPermissions([]cdpbrowser.PermissionType{cdpbrowser.PermissionTypeClipboardReadWrite, cdpbrowser.PermissionTypeClipboardSanitizedWrite}))
	p.open(page)
	p.focus(number)
	p.keys(kb.Enter)
	p.wait(popOpen)
	const citation, button, status = `document.querySelector('.pop .citation').textContent`, `document.querySelectorAll('.pop button')`, `document.querySelector('[role="status"]').textContent`
	p.must(`(() => {
		const n = `+number+`.textContent, text = `+citation+`;
		return /, \d{4}\. Reading edition, .+, § \d+ ¶ /.test(text) && text.includes('¶ ' + n + '.') && text.includes('https://doi.org/') && text.length > 80;
	})()`, "the citation has the reference with its year, edition, passage and DOI")
	p.must(fmt.Sprintf(citation+`.includes(`+number+`.href) === %t`, known), "the address stands in it only where one is known")
	copied := func(which int, text string) {
		p.Helper()
		p.eval(`document.querySelector('.pop .done').textContent = ''`, nil)
		p.click(fmt.Sprintf("%s[%d]", button, which))
		p.wait(`document.querySelector('.pop .done').textContent && ` + status + ` === document.querySelector('.pop .done').textContent`)
		p.must(`navigator.clipboard.readText().then((copied) => copied === `+text+`)`, "it is copied")
	}
	copied(0, citation)
	if known {
		copied(1, number+`.href`)
	} else {
		p.must(button+`.length === 1 && !`+pop+`.textContent.includes('file:')`, "a file's address, which leads nobody else there, is not offered")
	}
	p.eval(`Object.defineProperty(navigator, 'clipboard', { value: undefined }), document.querySelector('.pop .done').textContent = '', 0`, nil)
	p.click(button + `[0]`)
	p.wait(`document.querySelector('.pop .done').textContent`)
	p.must(`getSelection().toString() === `+citation+` && `+status+`.includes('selected')`, "without a clipboard the text is selected, and that is said")
	p.keys(kb.Escape)
	p.must(popShut+` && document.activeElement === `+number, "Escape closes it and gives the focus back")
}

// askWhatRests opens a passage's list of the questions that rest on it, with
// scripts and without, and follows it.
func (p *tab) askWhatRests(page string) {
	p.Helper()
	const mark = `[...document.querySelectorAll('.leans button')].find((b) => b.popoverTargetElement.querySelectorAll('a').length > 1)`
	const list = mark + `.popoverTargetElement`
	defer p.scripts(true)
	for _, scripts := range []bool{false, true} {
		p.scripts(scripts).size(375, 800)
		p.open(page)
		p.must(`[...document.querySelectorAll('.leans')].every((l) => l.querySelectorAll('button').length === 1)`, "a passage has one mark for all its questions")
		p.must(mark+`.title === `+mark+`.ariaLabel && `+mark+`.title.startsWith(`+list+`.querySelectorAll('a').length + ' quiz questions')`, "its name says what it is, and how many")
		p.must(`!`+list+`.checkVisibility()`, "the list is folded")
		p.click(mark)
		p.wait(list + `.matches(':popover-open')`)
		p.must(list+`.textContent.startsWith(`+mark+`.title)`, "opened, it says the same in words")
		p.wait(`(() => { const box = ` + list + `.getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth && box.top >= 0 && box.bottom <= innerHeight; })()`)
	}
	p.keys(kb.Escape)
	p.must(`!`+list+`.checkVisibility() && document.activeElement === `+mark, "Escape closes it and gives the focus back")
	p.keys(kb.Enter)
	p.wait(list + `.matches(':popover-open')`)
	p.eval(list+`.querySelector('a').focus()`, nil)
	p.keys(kb.Enter)
	p.wait(`document.readyState === 'complete' && document.querySelector(':target')?.matches('.question')`)
}

// followContents scrolls a section in a wide window.
func (p *tab) followContents(page string) {
	p.Helper()
	p.size(1280, 900)
	p.open(page)
	const left, here = `document.querySelector('.left')`, `document.querySelector('.contents [aria-current="location"]')`
	p.must(`document.querySelectorAll('.near > li').length > 1 && document.querySelector('.near [aria-current="page"]').checkVisibility()`, "the article's sections are listed, and this one is marked")
	var before float64
	p.eval(`document.querySelector('.near').getBoundingClientRect().top`, &before)
	p.eval(`scrollTo(0, 200)`, nil)
	p.wait(left + `.textContent`)
	p.must(left+`.textContent.match(/\d+/g).length === 2`, "minutes are left of the section and of the article")
	p.must(fmt.Sprintf(`document.querySelector('.near').getBoundingClientRect().top <= %v`, before), "nothing moves for it")
	var first string
	p.eval(left+`.textContent`, &first)
	p.must(`!`+here, "in the text no other place is marked")
	p.eval(`document.getElementById('notes').scrollIntoView()`, nil)
	p.wait(here + `?.hash === '#notes' && ` + left + `.textContent !== ` + quoted(first))
	p.eval(`scrollTo(0, document.documentElement.scrollHeight)`, nil)
	p.wait(here + `?.hash === '#cite'`)
	p.must(`document.querySelectorAll('.contents [aria-current="location"]').length === 1`, "one place is marked")
	const summary = `document.querySelector('.contents summary')`
	p.must(summary+`.tabIndex === -1`, "what stands open is no stop of the keyboard")
	p.size(375, 800)
	p.wait(summary + `.tabIndex === 0`)
	p.size(1280, 900)
	p.wait(summary + `.tabIndex === -1`)

	p.click(`document.querySelector('.mark-read input')`)
	p.must(`document.querySelector('.near [aria-current="page"] .is-read')`, "a section that is read is marked in the contents")
}

// readWhole compares the article on one page with its sections.
func (p *tab) readWhole(b *browser) {
	p.Helper()
	const passages = `[...document.querySelectorAll('.passages .number')].map((n) => n.textContent)`
	var want []string
	for _, name := range b.pages {
		if strings.HasPrefix(name, "article/") {
			var some []string
			p.open(b.places[0].base + name)
			p.eval(passages, &some)
			want = append(want, some...)
		}
	}
	p.size(1280, 900)
	p.open(b.places[0].base + "index.html")
	p.click(`document.querySelector('.sections a[href="article.html"]')`)
	p.wait(`location.pathname.endsWith('/article.html') && document.readyState === 'complete'`)
	var got []string
	p.eval(passages, &got)
	if len(got) < 2 || len(got) != len(want) {
		p.Errorf("the whole article has %d passages, its sections %d", len(got), len(want))
	}
	p.must(`(() => { const numbers = `+passages+`.map(Number); return numbers.every((n, i) => n === i + 1); })()`, "their numbers are those of the sections, in order")
	p.must(`[...document.querySelectorAll('.notes li')].every((note) => note.querySelectorAll('.back').length > 0)`, "every note leads back")
	p.must(`[...document.querySelectorAll('main a[href^="#"]')].every((link) => document.getElementById(decodeURIComponent(link.getAttribute('href').slice(1))))`, "every link within it leads somewhere")
	p.click(`document.querySelectorAll('.contents ol a')[1]`)
	p.wait(`document.querySelector('.contents [aria-current="location"]') === document.querySelectorAll('.contents ol a')[1]`)
	p.click(number)
	p.wait(popOpen)
	p.must(`document.querySelector('.pop .citation').textContent.includes(', § 1 ¶ 2.')`, "a passage is cited by its section there too")
}

// lookAtWindows looks with axe at a term and a passage's window, and for what
// sticks out of a narrow page, in the ways of testAxe and testReflow.
func (p *tab) lookAtWindows(page string) {
	p.Helper()
	script, err := os.ReadFile(filepath.Join("..", ".ci", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		p.Fatalf("axe-core is missing: %v (./test.sh installs it)", err)
	}
	for name, link := range map[string]string{"a term": term, "a passage": number} {
		p.size(1280, 900)
		p.open(page)
		p.eval(string(script)+"\n;0", nil)
		p.click(link)
		p.wait(popOpen)
		p.axeModes("with "+name+" open", "body")
		for _, way := range []string{`0`, `document.documentElement.style.fontSize = '200%'`, `document.documentElement.style.fontSize = ''; ` + spacing} {
			p.size(320, 700)
			p.eval(way+`; dispatchEvent(new Event('resize'))`, nil)
			p.must(popOpen+` && `+pop+`.getBoundingClientRect().left >= 0 && `+pop+`.getBoundingClientRect().right <= innerWidth`, "the window of "+name+" fits: "+way)
			p.must(`(() => {
				const root = document.documentElement, open = root.scrollWidth;
				`+pop+`.hidePopover();
				const shut = root.scrollWidth;
				`+pop+`.showPopover();
				return open <= shut;
			})()`, "the page is no wider for the window of "+name+": "+way)
		}
	}
}
