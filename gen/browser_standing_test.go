//go:build browser

package main

import (
	"regexp"
	"strings"
	"testing"
)

// testStanding wants answers that are right, partly right, not right, begun
// and missing to be told apart wherever they are counted or listed.
func testStanding(t *testing.T, b *browser) {
	p := b.tab(t)
	site := b.places[0].base
	const quiz = "questions/attitude-quiz.html"
	p.open(site + quiz)
	by := mouse{p}
	first := func(selector string) asked { return asked{p, `document.querySelector(` + quoted(selector) + `)`} }

	right := first(`form[data-kind="choice"]`)
	right.fill(by, "choice", true)
	by.press(right.find(".primary"), "")
	wrong := first(`form[data-kind="truefalse"]`)
	wrong.fill(by, "truefalse", false)
	by.press(wrong.find(".primary"), "")
	partly := first(`form[data-kind="entry"]:has(input ~ input)`)
	partly.fields(by, true)
	by.write(partly.find("input"), "quite another matter")
	by.press(partly.find(".primary"), "")
	partly.has(`form.querySelector('.result').textContent.includes('Partly right: 3 of 4')`, "it says what part is right")
	by.tick(`document.querySelector('form[data-kind="multiple"] input')`) // and does not check
	essay := first(`form[data-kind="essay"]`)
	by.write(essay.find("textarea"), "One source.")
	p.wait(essay.form + `.textContent.includes('Saved')`)
	p.must(`document.querySelector('.score').textContent.includes('4 of 26 answered')`, "the quiz counts what is checked or written")

	p.open(site + quiz)
	partly.has(`form.querySelector('.primary').textContent === 'Check again' && form.querySelector('input').value === 'quite another matter'`, "the second try is still there")
	p.must(`document.querySelector('.score').textContent.includes('4 of 26 answered')`, "the count is there again")

	p.open(site + "index.html")
	p.must(`[...document.querySelectorAll('.cards .much')].some((much) => much.textContent === '4 of 26 answered')`, "the front page counts the same")

	p.open(site + "work.html")
	const line = "4 of 26 answered · 1 right · 1 partly right · 1 not right · 1 written · 1 not checked · 21 not answered"
	p.must(`[...document.querySelectorAll('.deed .much')].some((much) => much.textContent === `+quoted(line)+`)`, "My work tells them apart")
	results := []string{"Right, at the first try.", "Not right before the answer was shown.", "Partly right: 3 of 4.", "Not checked."}
	for _, result := range results {
		p.must(`[...document.querySelectorAll('[data-item]:not([hidden]) .said .how')].filter((how) => how.textContent.trim() === `+quoted(result)+`).length === 1`, "My work says of one: "+result)
	}
	p.must(`document.querySelectorAll('[data-item]:not([hidden])').length === 5`, "and lists no other")

	// Text that would be markup, in a note and in the name, stays text.
	const note = "</script><img src=x onerror=\"window.harmed=1\">\n# no heading\n- no list\n1. nor this\n*no* [link](javascript:alert) https://a.org www.a.org a@b.org\n=====\n    no code"
	p.open(site + strings.Replace(quiz, "quiz", "discussion", 1))
	p.write(note)
	p.wait(`document.querySelector('.sign').textContent.includes('Saved')`)
	p.must(`/^\d+ words$/.test(document.querySelector('.sign').lastChild.textContent)`, "the words are counted")
	p.open(site + "work.html")
	p.eval(`(() => { const name = document.querySelector('[data-part="name"]'); name.value = '<b>A</b> *B*'; name.dispatchEvent(new InputEvent('input', { bubbles: true })); })()`, nil)
	p.capture()
	for _, deed := range []string{"html", "markdown"} {
		p.eval(`document.querySelector('[data-do="`+deed+`"]').click()`, nil)
	}
	p.wait(`captured.length === 2`)
	var html, markdown string
	p.eval(`captured[0].text()`, &html)
	p.eval(`captured[1].text()`, &markdown)
	for _, result := range append(results, line, "Not answered") {
		if !strings.Contains(html, result) || !strings.Contains(markdown, strings.TrimSuffix(result, ".")) {
			t.Errorf("a saved file does not say %q", result)
		}
	}
	p.must(`captured[0].text().then((text) => {
		const page = new DOMParser().parseFromString(text, 'text/html');
		return page.querySelectorAll('script').length === 1 && !page.querySelector('img, b, a, [onerror]') && page.body.textContent.includes(`+quoted(note)+`) && page.body.textContent.includes('<b>A</b> *B*');
	})`, "in the saved page all of it is text")
	bare := regexp.MustCompile(`\\[[:punct:]]`).ReplaceAllString(markdown, "")
	for _, mark := range []string{"\n> # no", "\n> - no", "\n> 1. nor", "\n> *no", "[link]", "<img", "</script", "<b>", "\n> =====", "> \t", ">     no", "https://a", " www.a", "a@b"} {
		if strings.Contains(bare, mark) {
			t.Errorf("the saved Markdown holds %q", mark)
		}
	}
	p.must(`!window.harmed && !document.querySelector('main :is(img, b:not(.filled))')`, "nothing of it becomes markup in My work")
}
