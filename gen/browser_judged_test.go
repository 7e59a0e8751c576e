//go:build browser

package main

import "testing"

// testJudged wants a verdict to stand beside the answer that it is about, on
// return, in My work and in what is handed in; and what happened once to stay
// told.
func testJudged(t *testing.T, b *browser) {
	p := b.tab(t)
	site := b.places[0].base
	const quiz = "questions/attitude-quiz.html"
	const inWork = `[...document.querySelectorAll('[data-item]:not([hidden]) .said .how')].map((how) => how.textContent.trim()).join(' ')`
	by := mouse{p}
	first := func(selector string) asked { return asked{p, `document.querySelector(` + quoted(selector) + `)`} }
	check := func(q asked) { q.Helper(); by.press(q.find(".primary"), "") }
	again := func(q asked) { q.Helper(); by.press(q.find(".actions button:not(.primary, .plain)"), "") }
	says := func(q asked, text string) {
		q.Helper()
		q.has(`form.querySelector('.result').textContent.trim() === `+quoted(text), "it says: "+text)
	}
	choice, order := first(`form[data-kind="choice"]`), first(`form[data-kind="order"]`)
	blanks, right := first(`form[data-kind="entry"]:has(input ~ input)`), first(`form[data-kind="multiple"]`)
	p.open(site + quiz)

	// Changed after a check, and not checked again.
	choice.fill(by, "choice", false)
	check(choice)
	var wrong, verdict string
	p.eval(choice.find(":checked")+`.value`, &wrong)
	choice.fill(by, "choice", true)
	order.arrange(by, true)
	by.move(order.find(".order > li"), false)
	check(order)
	p.eval(order.find(".result")+`.textContent.trim()`, &verdict)
	order.has(`/^Partly right: \d of \d. You have one more try.$/.test(form.querySelector('.result').textContent.trim())`, "two items that changed places leave the others right")
	by.move(order.find(".order > li:nth-child(3)"), false)
	p.open(site + quiz)
	says(choice, "Not yet. You have one more try.")
	choice.has(`form.querySelector(':checked').value === `+quoted(wrong)+` && form.querySelector('.told .wrong')`, "the answer that was judged is there, and marked")
	says(order, verdict)
	order.has(`form.querySelectorAll('.mark-after.wrong').length === 2 && form.querySelector('.primary').textContent === 'Check again'`, "the order that was judged is there, and marked")
	p.open(site + "work.html")
	p.must(inWork+`.includes('Not right yet.')`, "My work says the same")
	p.must(`Object.values(lectern.store.all().answers).some(({ answer, right, tries }) => answer[0] === `+quoted(wrong)+` && tries === 1 && !right)`, "and so does what is handed in")

	// The key was shown: that stays told.
	p.open(site + quiz)
	check(choice)
	says(choice, "Not right. The right answer is shown.")
	again(choice)
	p.open(site + quiz)
	says(choice, "Not right. The right answer is shown.")
	again(choice)
	choice.fill(by, "choice", true)
	check(choice)
	says(choice, "Right, after the answer was shown.")
	blanks.fields(by, true)
	by.write(blanks.find("input"), "quite another matter")
	check(blanks)
	blanks.fields(by, true)
	by.press(blanks.find(".plain"), "")
	says(blanks, "Partly right: 3 of 4. The right answer is shown.")
	blanks.has(`form.querySelector('input').value === 'quite another matter'`, "what was not checked gives way to what was")

	// Right, and tried once more.
	right.fill(by, "multiple", true)
	check(right)
	again(right)
	p.open(site + quiz)
	says(right, "Right, at the first try.")
	again(right)
	right.fill(by, "multiple", false)
	check(right)
	right.has(`!('done' in form.dataset)`, "a second try follows here too")
	right.fill(by, "multiple", true)
	check(right)
	says(right, "Right, at the first try.")

	p.open(site + "work.html")
	for _, text := range []string{"Right, after the answer was shown.", "Partly right before the answer was shown: 3 of 4.", "Right, at the first try."} {
		p.must(inWork+`.includes(`+quoted(text)+`)`, "My work says: "+text)
	}
}
