//go:build browser

package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// testWork does what a student does over several days: answers and notes are
// to be there again, on this device and, by a file, on another.
func testWork(t *testing.T, b *browser) {
	const quiz, talk, work = "questions/attitude-quiz.html", "questions/attitude-discussion.html", "work.html"
	site := b.places[0].base
	for name, test := range map[string]func(*tab){
		"an answer is there again": func(p *tab) {
			p.open(site + quiz)
			p.answerFirst()
			p.open(site + quiz)
			p.wait(answered)
			p.must(`document.querySelector('.score').textContent.includes('1')`, "the quiz counts it")
		},
		"an edited question keeps its answer and says so": func(p *tab) {
			p.open(site + quiz)
			p.answerFirst()
			p.eval(`(() => {
				const answer = JSON.parse(localStorage.getItem(localStorage.key(0)));
				answer.hash = 'another';
				localStorage.setItem(localStorage.key(0), JSON.stringify(answer));
			})()`, nil)
			p.open(site + quiz)
			p.must(`document.querySelector('form.question input:checked')`, "the answer is kept")
			p.must(`document.querySelector('form.question').textContent.includes('changed since')`, "it says that the question changed")
		},
		"damaged storage breaks nothing": func(p *tab) {
			p.open(site + quiz)
			p.answerFirst()
			var key string
			p.eval(`localStorage.key(0)`, &key)
			for _, damage := range []string{"", "null", "[]", "{", "7", `"text"`, `{"answer":"1"}`, `{"answer":[1]}`, `{"answer":7,"text":[1]}`,
				`{"answer":["<img src=x>"],"tries":"x","hash":{},"text":"<img src=x>","__proto__":{"right":true}}`} {
				p.eval(`(() => {
					const [key, damage] = [`+quoted(key)+`, `+quoted(damage)+`];
					const place = key.slice(0, key.lastIndexOf('answers '));
					for (const item of ['answers __proto__', 'answers ', 'answers', 'notes a', 'read article/claims.html', 'read', 'name ', '__proto__ a', 'other a', '']) localStorage.setItem(place + item, damage);
					localStorage.setItem(key, damage);
				})()`, nil)
				for _, page := range []string{quiz, talk, work, "index.html", "article/claims.html"} {
					p.open(site + page)
					if faults, _ := p.seen(); len(faults) > 0 {
						p.Errorf("%s with %s in the storage: %q", page, damage, faults)
					}
				}
			}
			p.open(site + quiz)
			p.answerFirst()
			p.open(site + quiz)
			p.wait(answered)
		},
		"blocked storage is said": func(p *tab) {
			p.open(site + talk)
			p.eval(`Storage.prototype.setItem = () => { throw new Error('full'); }`, nil)
			p.write("what cannot be kept")
			p.wait(`document.querySelector('.sign').textContent.includes('Not saved')`)
		},
		"a note is text, here and in what is handed in": func(p *tab) {
			const note = `<img src=x onerror="window.harmed=1"> **bold** & more`
			p.open(site + talk)
			p.write(note)
			p.wait(`document.querySelector('.sign').textContent.includes('Saved')`)
			p.open(site + talk)
			p.must(`document.querySelector('.talk textarea').value === `+quoted(note), "the note is there again")
			p.open(site + work)
			p.must(`document.querySelector('main').textContent.includes(`+quoted(note)+`)`, "it stands in My work")
			p.capture()
			p.eval(`document.querySelector('[data-do="html"]').click()`, nil)
			p.must(`captured.length === 0 && document.querySelector('[data-part="news"]').textContent.includes('name is missing') && document.activeElement === document.querySelector('[data-part="name"]')`, "a file without a name is not saved before the name was asked for")
			for _, deed := range []string{"html", "markdown", "progress"} {
				p.eval(`document.querySelector('[data-do="`+deed+`"]').click()`, nil)
			}
			p.wait(`captured.length === 3`)
			p.must(`document.querySelector('[data-part="news"]').textContent === ''`, "asked once, it saves without")
			if faults, _ := p.seen(); len(faults) > 0 {
				p.Errorf("while saving: %q", faults)
			}
			p.must(`captured[0].text().then((text) => {
				const page = new DOMParser().parseFromString(text, 'text/html');
				return !page.querySelector('main img, body > img, [onerror]') && page.body.textContent.includes(`+quoted(note)+`)
					&& JSON.parse(page.querySelector('script[type="application/json"]').textContent).lectern === 1;
			})`, "the saved page holds it as text, and as data")
			p.must(`captured[1].text().then((text) => text.includes('onerror') && !/(^|[^\\])<img/.test(text))`, "the saved Markdown holds it as text")
			p.must(`Promise.all(captured.slice(0, 2).map((file) => file.text())).then((texts) => texts.every((text) => /Question 1: /.test(text) && text.includes('Not answered: Question 2')
				&& !/Question 2: /.test(text) && / [A-Z]\w+ 20\d\d/.test(text)) && texts[0].includes('<style>body{'))`, "the saved files hold what was answered, and the numbers of the rest")
			p.must(`!window.harmed && !document.querySelector('main img')`, "nothing of it ran")
		},
		"the sections read are those that are": func(p *tab) {
			const shown = `[...document.querySelectorAll('.sections :is(h2, li a)')].filter((shown) => shown.checkVisibility({ visibilityProperty: true })).map((shown) => shown.firstChild.textContent.trim()).join()`
			p.open(site + work)
			p.must(shown+` === ''`, "none is listed where none is read, nor is there a heading")
			p.open(site + "article/claims.html")
			p.click(`document.querySelector('.mark-read input')`)
			p.open(site + work)
			p.must(shown+` === 'Sections read,' + document.querySelector('.sections a[href="article/claims.html"]').firstChild.textContent.trim()`, "what is read is listed alone")
			p.scripts(false).open(site + work)
			p.must(shown+` === ''`, "without scripts no section is said to be read")
		},
		"work goes to another device in a file": func(p *tab) {
			p.open(site + quiz)
			p.answerFirst()
			p.open(site + talk)
			p.write("a thought")
			p.wait(`document.querySelector('.sign').textContent.includes('Saved')`)
			p.open(site + work)
			p.capture()
			for _, deed := range []string{"progress", "html", "html"} { // first it asks for a name
				p.eval(`document.querySelector('[data-do="`+deed+`"]').click()`, nil)
			}
			p.wait(`captured.length === 2`)
			p.eval(`document.querySelector('[data-part="clear"]').click()`, nil)
			p.must(`localStorage.length > 0`, "one press clears nothing")
			p.eval(`document.querySelector('h1').click()`, nil)
			p.eval(`document.querySelector('[data-part="clear"]').click()`, nil)
			p.must(`localStorage.length > 0`, "and none once something else was pressed")
			p.eval(`document.querySelector('[data-part="clear"]').click()`, nil)
			p.wait(`localStorage.length === 0`)
			p.must(`!document.querySelector('main').textContent.includes('a thought')`, "what was cleared is gone")
			p.eval(`window.load = (text, name) => {
				const files = new DataTransfer();
				files.items.add(new File([text], name));
				const chosen = document.querySelector('[data-part="chosen"]');
				chosen.files = files.files;
				chosen.dispatchEvent(new Event('change', { bubbles: true }));
			}`, nil)
			p.eval(`load('# Work', 'work.md')`, nil)
			p.wait(`document.querySelector('[data-part="news"]').textContent.includes('“Save progress file” or “Save as HTML”')`)
			p.eval(`captured[1].text().then((text) => load(text, 'work.html'))`, nil)
			p.wait(`document.querySelector('main').textContent.includes('a thought')`)
			for range 2 {
				p.eval(`document.querySelector('[data-part="clear"]').click()`, nil)
			}
			p.wait(`localStorage.length === 0`)
			p.eval(`captured[0].text().then((text) => load(text, 'work.json'))`, nil)
			p.wait(`document.querySelector('main').textContent.includes('a thought')`)
			p.open(site + quiz)
			p.wait(answered)
		},
		"of several things all are kept, or none": func(p *tab) {
			p.open(site + talk)
			p.eval(`(() => {
				lectern.store.put(['notes', 'a', { hash: '', text: 'one' }], ['notes', 'b', { hash: '', text: 'two' }]);
				window.kept = JSON.stringify(localStorage);
				const { setItem } = Storage.prototype;
				let left = 1;
				Storage.prototype.setItem = function (...item) {
					if (left-- < 1) { Storage.prototype.setItem = setItem; throw new Error('full'); }
					setItem.apply(this, item);
				};
			})()`, nil)
			p.must(`!lectern.store.put(['notes', 'a', { hash: '', text: 'three' }], ['notes', 'b', { hash: '', text: 'four' }]) && JSON.stringify(localStorage) === kept`, "nothing is written over")
		},
		"a file gives way to what is here until the student decides": func(p *tab) {
			p.open(site + talk)
			p.write("as it was then")
			p.wait(`document.querySelector('.sign').textContent.includes('Saved')`)
			p.open(site + work)
			p.capture()
			p.eval(`document.querySelector('[data-do="progress"]').click()`, nil)
			p.eval(`captured[0].text().then((text) => sessionStorage.setItem('file', text))`, nil)
			p.open(site + talk)
			p.write("as it is now")
			p.wait(`JSON.stringify(localStorage).includes('as it is now')`)
			p.open(site + work)
			for _, c := range []struct{ press, kept string }{{kb.Enter, "as it is now"}, {kb.Tab + kb.Enter, "as it was then"}} {
				p.eval(`(() => {
					const files = new DataTransfer();
					files.items.add(new File([sessionStorage.getItem('file')], 'work.json'));
					const chosen = document.querySelector('[data-part="chosen"]');
					chosen.files = files.files;
					chosen.dispatchEvent(new Event('change', { bubbles: true }));
				})()`, nil)
				p.wait(`document.querySelector('[data-part="news"] li')?.textContent.includes('Question 1')`)
				p.must(`document.activeElement.textContent === 'Keep what is here'`, "one key loses nothing")
				p.keys(c.press)
				p.wait(`!document.querySelector('[data-part="news"] li')`)
				p.must(`document.querySelector('.deed .said').textContent === `+quoted(c.kept), "the student decides")
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(b.tab(t))
		})
	}
	t.Run("two tabs do not overwrite each other", func(t *testing.T) {
		t.Parallel()
		storage := b.storage(t)
		one, two := b.tabIn(t, storage), b.tabIn(t, storage)
		one.open(site + talk)
		two.open(site + quiz)
		one.write("in the first tab")
		two.answerFirst()
		one.wait(`document.querySelector('.sign').textContent.includes('Saved')`)
		two.open(site + work)
		two.must(`document.querySelector('main').textContent.includes('in the first tab')`, "the first tab's note is kept")
		two.open(site + quiz)
		two.wait(answered)
	})
	t.Run("two tabs write at one time", func(t *testing.T) {
		t.Parallel()
		storage := b.storage(t)
		tabs := []*tab{b.tabIn(t, storage), b.tabIn(t, storage)}
		for _, p := range tabs {
			p.open(site + talk)
		}
		for i, p := range tabs {
			p.eval(fmt.Sprintf(`void (async () => {
				for (let n = 0; n < 100; n++) {
					lectern.store.put(['notes', 'tab-%d-' + n, { hash: '', text: 'a note' }]);
					await new Promise((next) => setTimeout(next));
				}
			})()`, i), nil)
		}
		for _, p := range tabs {
			p.wait(`Object.keys(lectern.store.all().notes).length === 200`)
		}
	})
	t.Run("two copies on one origin do not mix", func(t *testing.T) {
		t.Parallel()
		both := http.NewServeMux()
		for _, under := range []string{"/one/", "/two/"} {
			both.Handle(under, http.StripPrefix(under[:len(under)-1], http.FileServer(http.Dir(b.folder))))
		}
		server := httptest.NewServer(both)
		t.Cleanup(server.Close)
		p := b.tab(t)
		p.open(server.URL + "/one/" + quiz)
		p.answerFirst()
		p.open(server.URL + "/two/" + quiz)
		p.must(`!document.querySelector('form.question input:checked')`, "the other copy knows nothing of it")
		p.open(server.URL + "/one/" + quiz)
		p.wait(answered)
	})
}

// answered is true once the quiz's first question, a single choice, has been
// answered.
const answered = `document.querySelector('form.question input:checked') && document.querySelector('form.question [role=status], form.question .verdict')`

// answerFirst chooses the first option of the quiz's first question and checks
// it.
func (p *tab) answerFirst() {
	p.Helper()
	p.click(`document.querySelector('form.question input')`)
	p.click(`document.querySelector('form.question .primary')`)
	p.wait(`localStorage.length > 0`)
}

// write writes a note under the first discussion question.
func (p *tab) write(text string) {
	p.Helper()
	p.eval(`(() => {
		const field = document.querySelector('.talk textarea');
		field.value = `+quoted(text)+`;
		field.dispatchEvent(new InputEvent('input', { bubbles: true }));
	})()`, nil)
}

// capture keeps what the page would save as files.
func (p *tab) capture() {
	p.Helper()
	p.eval(`(() => {
		window.captured = [];
		URL.createObjectURL = (file) => { captured.push(file); return 'data:,'; };
		HTMLAnchorElement.prototype.click = () => {};
	})()`, nil)
}
