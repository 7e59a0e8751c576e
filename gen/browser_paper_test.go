//go:build browser

package main

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// testPaper looks at a quiz as it is printed: to be answered by hand, and
// again with answers in it.
func testPaper(t *testing.T, b *browser) {
	p := b.tab(t)
	p.open(b.places[0].base + "questions/attitude-quiz.html")
	p.must(`[...document.querySelectorAll('textarea')].every((field) => field.offsetHeight < 250)`, "on the screen an essay's box is moderate")
	p.must(`['.picks', '.sheet', '.targets', '.lines'].every((part) => !document.querySelector(part).checkVisibility())`, "what is for paper is not on the screen")
	p.do(emulation.SetEmulatedMedia().WithMedia("print"))
	p.must(`[...document.querySelectorAll('.pick')].every((pick) => !pick.querySelector('select').checkVisibility()
		&& pick.querySelector('.picks').checkVisibility()
		&& [...pick.querySelectorAll('option')].slice(1).every((option) => pick.querySelector('.picks').textContent.includes(option.textContent)))`, "a picked blank is printed with its choices")
	p.must(`[...document.querySelectorAll('.match')].every((match) => ![...match.querySelectorAll('select')].some((list) => list.checkVisibility())
		&& match.querySelectorAll('.targets li').length === match.querySelectorAll('select')[0].options.length - 1
		&& match.querySelector('.targets').checkVisibility() && match.querySelector('.column').checkVisibility()
		&& Math.abs(match.querySelector('.pairs').getBoundingClientRect().top - match.querySelector('.targets ol').getBoundingClientRect().top) < 4)`, "matching is printed as two columns, to be matched by letters")
	p.must(`[...document.querySelectorAll('.rank')].every((rank) => !rank.checkVisibility() && getComputedStyle(rank.parentElement, '::before').borderBottomStyle === 'solid')`, "the places of an ordering are empty")
	p.must(`!document.querySelector('textarea').checkVisibility() && document.querySelector('.lines').checkVisibility()
		&& document.querySelectorAll('form[data-kind="essay"] .lines i').length > document.querySelector('.model').textContent.split(/\s+/).length / 10`, "an essay has lines by the length of its model answer")
	p.must(`[document.querySelector('h1').textContent, 'https://doi.org/10.37178/'].every((words) => document.documentElement.dataset.running.includes(words))`, "every sheet's foot has the page's title and the DOI")
	p.must(`document.querySelector('.sheet').checkVisibility() && document.querySelectorAll('.sheet span').length === 2`, "there is a line for name and date")
	p.must(`![...document.querySelectorAll('.answer, .hints, .actions')].some((part) => part.checkVisibility())`, "no answer and no button is printed")

	p.eval(`(() => {
		for (const list of document.querySelectorAll('main select')) list.value = list.options[1].value;
		const form = document.querySelector('form[data-kind="order"]');
		form.querySelector('.move:not([aria-disabled="true"])').click();
	})()`, nil)
	p.wait(`document.querySelector('form[data-kind="order"]').hasAttribute('data-given')`)
	p.must(`[...document.querySelectorAll('main select')].every((list) => list.checkVisibility()) && ![...document.querySelectorAll('.picks')].some((picks) => picks.checkVisibility())`, "what was chosen is printed")
	p.must(`[...document.querySelectorAll('form[data-kind="order"]')][0].querySelector('.rank').matches(':not([style])') && document.querySelector('form[data-given] .rank').checkVisibility()`, "and so is an order that was made")

	p.do(emulation.SetEmulatedMedia().WithMedia(""))
	p.open(b.places[0].base + "questions/attitude-discussion.html")
	p.eval(`(() => {
		for (const field of document.querySelectorAll('.talk textarea')) {
			field.value = 'What I noted. '.repeat(40);
			field.dispatchEvent(new InputEvent('input', { bubbles: true }));
		}
	})()`, nil)
	if first := p.sheets(8.27, 11.69)[0]; !strings.Contains(first, "Question 1 ") || !strings.Contains(first, "What I noted.") {
		t.Errorf("a discussion with notes leaves its first sheet empty:\n%s", first)
	}
}

// testHeld answers a quiz whose answers are withheld: nothing of the key is
// there, with scripts and without, and what is answered is kept.
func testHeld(t *testing.T, b *browser) {
	root := install(t, sorting)
	gen(t, 0, "build", "-q", "-C", root)
	site := serve(t, filepath.Join(root, "public"), "/")
	const quiz = "questions/choosing-quiz.html"
	p := b.tab(t)
	p.open(site + quiz)
	const key = `document.querySelector('.answer, .key, .why, .model, .criteria, [data-correct], [data-key], [data-place], [data-variant], [data-pick], [data-number]')`
	p.must(`!`+key+` && !document.querySelector('form .actions button')`, "nothing tells of a key, and nothing offers to check")
	by := mouse{p}
	const field = `document.querySelector('form[data-kind="entry"] input')`
	by.write(field, "45 steps")
	by.tick(`document.querySelector('form[data-kind="multiple"] input')`)
	by.write(`document.querySelector('textarea')`, "Insertion, for want of room.")
	p.wait(`document.querySelector('.score')?.textContent.includes('3')`)
	p.must(`document.querySelector('form[data-kind="entry"] .result').textContent.includes('Saved')`, "it says that the answer is kept")
	p.open(site + quiz)
	p.must(field+`.value === '45 steps' && document.querySelector('form[data-kind="multiple"] input').checked && document.querySelector('textarea').value.includes('room')`, "the answers are there again")
	p.open(site + "work.html")
	p.must(`['45 steps', 'Insertion, for want of room.'].every((text) => document.querySelector('main').textContent.includes(text))`, "they stand in My work")
	p.must(`document.querySelector('.deed:has([data-kind="multiple"]:not([hidden])) .much').textContent.startsWith('3 of 5 answered')`, "and are counted as answered")
	p.capture()
	for range 2 { // first it asks for a name
		p.eval(`document.querySelector('[data-do="html"]').click()`, nil)
	}
	p.wait(`captured.length === 1`)
	p.must(`captured[0].text().then((text) => text.includes('45 steps') && !/Not (right|checked)/.test(text))`, "the saved file has them, and judges nothing")

	p.scripts(false)
	p.open(site + quiz)
	p.must(`!`+key+` && document.querySelector('details.hint')`, "without scripts there is no key either")
}

// testTyped holds typed answers to what is forgiven and what is not.
func testTyped(t *testing.T, b *browser) {
	p := b.tab(t)
	p.open(b.places[0].base + "questions/attitude-quiz.html")
	for _, c := range []struct{ given, key, want string }{
		{"  TENGE. ", "tenge", "right"}, {"tënge", "tenge", "right"}, {"„tenge“", "tenge", "right"}, {"don´t", "don’t", "right"},
		{"inter–ethnic", "inter-ethnic", "right"}, {"inter ethnic", "interethnic", "spelling"}, {"tange", "tenge", "spelling"}, {"tneg", "tenge", "wrong"},
		{"etnge", "tenge", "spelling"}, {"art 2014", "art 2015", "wrong"}, {"on", "in", "wrong"}, {"", "tenge", "wrong"}, {"ten\u00adge", "tenge", "right"}, {"«`tenge`»", "tenge", "right"}, {"103", "10^3", "spelling"},
	} {
		var got string
		p.eval(`(() => { const found = lectern.judge.text(`+quoted(c.given)+`, ['another', `+quoted(c.key)+`]); return found.right ? 'right' : found.near || 'wrong'; })()`, &got)
		if got != c.want {
			t.Errorf("%q for %q is %s, not %s", c.given, c.key, got, c.want)
		}
	}
	for _, c := range []struct{ given, key, want string }{
		{"12,5", "12.5, 0, ''", "right"}, {"12.4 Billion", "12, 0.5, 'billion'", "right"}, {"12.6", "12, 0.5, 'billion'", "wrong"}, {"12 million", "12, 0.5, 'billion'", "unit"},
		{"5 miles", "5, 0, 'km'", "unit"}, {"7 miles", "5, 0, 'km'", "unit"}, {"900 inches", "7.5, 1.5, 'mm'", "unit"}, {"8,0 cm", "7.5, 1.5, 'mm'", "unit"}, {"cm", "0, 0, 'mm'", "notNumber"}, {"5km", "5, 0, 'km'", "right"}, {"1 234,5", "1234.5, 0, ''", "right"}, {"1\u202f234", "1234, 0, ''", "right"}, {"1,234", "1234, 0, ''", "right"},
		{"1,234", "1.234, 0, ''", "right"}, {"1,234,567", "1234567, 0, ''", "right"}, {"12,5", "125, 0, ''", "wrong"}, {"−5", "-5, 0, ''", "right"}, {"１２", "12, 0, ''", "right"},
		{"twelve", "12, 0, ''", "notNumber"}, {"Infinity", "12, 0, ''", "notNumber"}, {"0,1", "0.1, 0, ''", "right"}, {"12.", "12, 0, ''", "right"},
		{"In 2021", "2021, 0, ''", "right"}, {"c. 2021 AD", "2021, 0, ''", "right"}, {"mid-1990s", "1990, 0, ''", "right"}, {"year — 2021", "2021, 0, ''", "right"}, {"about -5", "-5, 0, ''", "right"},
		{"in 1,234 steps", "1234, 0, ''", "right"}, {"In 2020", "2021, 0, ''", "notNumber"}, {"12 million", "12e6, 0, ''", "notNumber"}, {"20 21", "2021, 0, ''", "notNumber"}, {"2020 or 2021", "2021, 0, ''", "notNumber"},
		{"about 5 km", "5, 0, 'km'", "right"}, {"5 m2", "5, 0, 'm²'", "right"}, {"about 6", "5, 0, 'km'", "notNumber"}, {"6 km", "5, 0, 'km'", "wrong"},
	} {
		var got string
		value, rest, _ := strings.Cut(c.key, ", ")
		tolerance, unit, _ := strings.Cut(rest, ", ")
		p.eval(`(() => { const found = lectern.judge.number(`+quoted(c.given)+`, { value: `+value+`, tolerance: `+tolerance+`, unit: `+unit+` }); return found.right ? 'right' : found.near || 'wrong'; })()`, &got)
		if got != c.want {
			t.Errorf("%q for %s is %s, not %s", c.given, c.key, got, c.want)
		}
	}
	// A near miss costs no try.
	q := asked{p, `document.querySelector('form[data-kind="entry"]:has(.field):not(:has([data-number]))')`}
	by := mouse{p}
	var answer string
	p.eval(q.find(`[data-variant]`)+`.textContent`, &answer)
	by.write(q.find("input"), answer+"q")
	by.press(q.find(".primary"), "\r")
	q.said("a near miss", "")
	q.has(`form.querySelector('.result').textContent.includes('spelling') && !form.querySelector('.mark-after')`, "a near miss says so")
	q.has(`form.querySelector('.field input').matches('[aria-invalid="true"]:focus')`, "and where")
	by.write(q.find("input"), answer)
	by.press(q.find(".primary"), "\r")
	q.has(`form.querySelector('.result').textContent.includes('first try') && !form.querySelector('[aria-invalid]')`, "and costs no try")
}
