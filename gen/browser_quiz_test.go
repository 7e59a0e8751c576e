//go:build browser

package main

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// kinds are all that a question can be, by what its form looks like.
var kinds = []struct{ name, form string }{
	{"choice", `form[data-kind="choice"]`},
	{"multiple", `form[data-kind="multiple"]`},
	{"truefalse", `form[data-kind="truefalse"]`},
	{"order", `form[data-kind="order"]`},
	{"match", `form[data-kind="match"]`},
	{"text", `form[data-kind="entry"]:has(.field):not(:has([data-number]))`},
	{"number", `form[data-kind="entry"]:has(.field):has([data-number])`},
	{"blanks", `form[data-kind="entry"]:has(.blanks input)`},
	{"picked", `form[data-kind="entry"]:has(.blanks select)`},
	{"essay", `form[data-kind="essay"]`},
}

// testQuiz answers one question of each kind wrong and then right, by mouse,
// by keys alone and by touch.
func testQuiz(t *testing.T, b *browser) {
	p := b.tab(t)
	address := map[string]string{} // kind → the page and question where one stands
	for _, name := range b.pages {
		if !strings.HasPrefix(name, "questions/") {
			continue
		}
		p.open(b.places[0].base + name)
		for _, kind := range kinds {
			var id string
			p.eval(`document.querySelector(`+quoted(kind.form)+`)?.id ?? ''`, &id)
			if id != "" {
				address[kind.name] = b.places[0].base + name + "#" + id
			}
		}
	}
	for _, by := range []struct {
		name string
		with func(*tab) hands
	}{
		{"mouse", func(p *tab) hands { return mouse{p} }},
		{"keys", func(p *tab) hands { return keyboard{p} }},
		{"touch", func(p *tab) hands { return finger{mouse{p}} }},
	} {
		t.Run(by.name, func(t *testing.T) {
			t.Parallel()
			p := b.tab(t)
			for _, kind := range kinds {
				t.Run(kind.name, func(t *testing.T) {
					where, ok := address[kind.name]
					if !ok {
						t.Fatalf("the module has no question of this kind (%s)", kind.form)
					}
					p := p.in(t)
					p.open(where)
					if kind.name == "essay" {
						p.writeEssay(by.with(p), kind.form)
					} else {
						p.answerOne(by.with(p), kind.form)
					}
					if faults, _ := p.seen(); len(faults) > 0 {
						t.Errorf("while answering: %q", faults)
					}
				})
			}
		})
	}
}

// asked is a question on the page, as a JavaScript expression.
type asked struct {
	*tab
	form string
}

func (q asked) find(selector string) string {
	return q.form + `.querySelector(` + quoted(selector) + `)`
}

func (q asked) has(expression, why string) {
	q.Helper()
	q.must(strings.ReplaceAll(expression, "form", q.form), why)
}

// said fails where the question's result is not shown, or not announced.
func (q asked) said(after, classes string) {
	q.Helper()
	q.has(`form.querySelector('.result').checkVisibility() && form.querySelector('.result').textContent.trim() !== ''`, after+": the result is shown")
	q.has(`document.querySelector('[role="status"]').textContent.trim().startsWith(form.querySelector('.result').textContent.trim())`, after+": and announced")
	if classes != "" {
		q.has(`form.querySelector('.result').matches(`+quoted(classes)+`) && form.querySelector('.result svg')`, after+": with its icon and colour")
	}
	q.focused(after)
}

// answerOne answers the first question of a kind: not at all, wrong, right,
// and once more from the beginning.
func (p *tab) answerOne(by hands, selector string) {
	p.Helper()
	q := asked{p, `document.querySelector(` + quoted(selector) + `)`}
	var kind string
	p.eval(q.form+`.dataset.kind`, &kind)
	check, again := q.find(".actions .primary"), q.find(".actions button:not(.primary, .plain)")
	choices := kind == "choice" || kind == "multiple" || kind == "truefalse"

	q.has(`!form.querySelector('.answer').checkVisibility() && !form.querySelector('.told, .mark-after')?.checkVisibility()`, "at first no answer is shown")
	by.press(check, kb.Enter)
	q.said("checking without an answer", "")
	q.has(`!form.querySelector('.result').matches('.right, .wrong')`, "nothing is judged without an answer")
	if !choices && kind != "order" {
		q.has(`document.activeElement === form.querySelector('fieldset :is(input, select)') && document.activeElement.ariaInvalid === 'true'`, "the first empty field is shown")
	}
	if kind == "order" {
		q.eval(q.form+`.querySelector('.rank').dispatchEvent(new Event('input', { bubbles: true }))`, nil)
		q.eval(`dispatchEvent(new Event('pagehide'))`, nil) // what waits is kept
		q.has(`!form.hasAttribute('data-given') && !lectern.store.all().answers[form.dataset.question]`, "an order that nobody made is no answer")
		q.eval(q.form+`.querySelectorAll('.rank')[2].select()`, nil)
		q.eval(`globalThis.third = `+q.find(".order li:nth-child(3) .item")+`.textContent, 0`, nil)
		q.keys("1" + kb.Enter)
		q.has(`form.querySelector('.order li:first-child .item').textContent === third && !form.querySelector('.result').matches('.right, .wrong')`, "a place that is written moves the item, and checks nothing")
	}

	q.fill(by, kind, false)
	by.press(check, kb.Enter)
	q.said("a wrong answer", ".wrong")
	if choices {
		q.has(`[...form.querySelectorAll('.options li:has(:checked)')].every((li) => {
			const told = li.querySelector('.told');
			return told.checkVisibility() && told.querySelector('.verdict.wrong') && told.children.length > 1;
		})`, "a wrong choice has its word and its feedback")
	} else {
		q.has(`form.querySelector('.mark-after.wrong').checkVisibility()`, "a wrong field is marked")
	}
	if kind == "truefalse" { // which has no second try
		q.done("a wrong answer")
		by.press(again, " ")
		q.fresh("a fresh start", choices)
	} else {
		q.has(`!form.querySelector('.answer').checkVisibility()`, "a second try does not see the answer")
	}

	q.fill(by, kind, true)
	by.press(check, kb.Enter)
	q.said("a right answer", ".right")
	q.done("a right answer")
	by.press(again, " ")
	q.fresh("trying again", choices)
}

// done fails where a question does not show its answer and its reason.
func (q asked) done(after string) {
	q.Helper()
	q.has(`'done' in form.dataset && form.querySelector('fieldset').disabled`, after+": the question is over")
	q.has(`form.querySelector('.why .prose').checkVisibility()`, after+": the rationale is shown")
	q.has(`form.querySelector('.why a.evidence, .why .evidence a, .why a[href*="#"]').checkVisibility()`, after+": with its evidence")
	q.has(`document.activeElement === form.querySelector('.actions button:not(.primary, .plain)')`, after+": the focus is on trying again")
	q.wait(strings.ReplaceAll(`!(`+inContents+`) || `+inContents+`.querySelector('.verdict svg')`, "form", q.form))
}

// inContents is a question's name in the contents, which say how it stands.
const inContents = `document.querySelector('.contents a[href="#' + form.id + '"]')`

// fresh fails where something is left of an answer.
func (q asked) fresh(after string, choices bool) {
	q.Helper()
	q.has(`!('done' in form.dataset) && !form.querySelector('fieldset').disabled`, after+": the question is open")
	q.has(`!form.querySelector('.told, .mark-after, .is-wrong, .is-right')?.checkVisibility() && !form.querySelector('.answer').checkVisibility() && form.querySelector('.result').textContent === ''`, after+": no mark is left")
	if choices {
		q.has(`!form.querySelector(':checked')`, after+": no choice is left")
	}
	q.has(`document.activeElement === form.querySelector('fieldset input, fieldset select')`, after+": the focus is on the first field")
	q.has(`!(`+inContents+`) || `+inContents+`.querySelector('.verdict svg')`, after+": what was stays told in the contents")
}

// fill answers a question right, by the key that the page holds, or wrong.
func (q asked) fill(by hands, kind string, right bool) {
	q.Helper()
	switch kind {
	case "choice", "multiple", "truefalse":
		// The inputs whose tick is to change: all that are right, or one that is wrong.
		var change []int
		q.eval(fmt.Sprintf(`(() => {
			const inputs = [...%s.querySelectorAll('.option input')];
			const key = (input) => %[1]s.querySelector('.key [data-value="' + input.value + '"]').hasAttribute('data-correct');
			const wrong = inputs.find((input) => !key(input));
			const wanted = (input) => %t ? key(input) : input === wrong;
			return inputs.map((input, i) => input.checked !== wanted(input) && (input.type === 'checkbox' || wanted(input)) ? i : -1).filter((i) => i >= 0);
		})()`, q.form, right), &change)
		for _, i := range change {
			by.tick(fmt.Sprintf(`%s.querySelectorAll('.option input')[%d]`, q.form, i))
		}
	case "order":
		q.arrange(by, right)
	case "match", "entry":
		q.fields(by, right)
	default:
		q.Fatalf("no one has said how to answer a question of the kind %q", kind)
	}
}

// fields fills each field of a matching question or an entry.
func (q asked) fields(by hands, right bool) {
	q.Helper()
	var fields []struct {
		List         bool
		Right, Wrong string
	}
	q.eval(`[...`+q.form+`.querySelectorAll('fieldset :is(select, input)')].map((field) => {
		const List = field.matches('select');
		const key = `+q.form+`.querySelector('.key [data-blank="' + field.name + '"]');
		const Right = field.dataset.key ?? key.querySelector('[data-pick]')?.dataset.pick ?? key.querySelector('[data-variant]').textContent;
		const Wrong = List ? [...field.options].map((o) => o.value).find((v) => v && v !== Right)
			: key.hasAttribute('data-number') ? '987654321' : 'quite another matter';
		return { List, Right, Wrong };
	})`, &fields)
	for i, field := range fields {
		element := fmt.Sprintf(`%s.querySelectorAll('fieldset :is(select, input)')[%d]`, q.form, i)
		value := field.Wrong
		if right {
			value = field.Right
		}
		if field.List {
			by.pick(element, value)
		} else {
			by.write(element, value)
		}
	}
}

// arrange moves items one by one into the right order; or, to be wrong, the
// first to the second place, and back where that happens to be right.
func (q asked) arrange(by hands, right bool) {
	q.Helper()
	places := func() (list []int) {
		q.eval(`[...`+q.form+`.querySelectorAll('.order > li')].map((li) => Number(li.dataset.place))`, &list)
		return list
	}
	item := func(i int) string { return fmt.Sprintf(`%s.querySelectorAll('.order > li')[%d]`, q.form, i) }
	if !right {
		before := places()
		by.move(item(0), false)
		if after := places(); after[0] != before[1] || after[1] != before[0] {
			q.Errorf("moving the first item down made %v of %v", after, before)
		}
		q.has(`document.querySelector('[role="status"]').textContent.includes(form.querySelectorAll('.order .item')[1].textContent)`, "a move is announced")
		if slices.IsSorted(places()) {
			by.move(item(1), true)
		}
		return
	}
	for want := 1; want <= len(places()); want++ {
		for i := slices.Index(places(), want); i > want-1; i-- {
			by.move(item(i), true)
		}
	}
	if list := places(); !slices.IsSorted(list) {
		q.Errorf("the buttons do not lead to the right order: %v", list)
	}
}

// writeEssay writes an answer and compares it with the model.
func (p *tab) writeEssay(by hands, selector string) {
	p.Helper()
	q := asked{p, `document.querySelector(` + quoted(selector) + `)`}
	const text = "The authors rest this on one source."
	q.has(`!form.querySelector('.answer').checkVisibility()`, "the model answer is not shown at first")
	by.write(q.find("textarea"), text)
	by.press(q.find(".actions .primary"), kb.Enter)
	q.said("comparing", "")
	q.has(`['.model', '.criteria', '.why'].every((part) => form.querySelector(part).checkVisibility())`, "model answer, criteria and reason are shown")
	q.has(`form.querySelector('textarea').value === `+quoted(text)+` && !form.querySelector('fieldset').disabled`, "what was written stays")
}

// testResult answers a whole quiz, the first question at the second try, and
// begins anew.
func testResult(t *testing.T, b *browser) {
	p := b.tab(t)
	for _, name := range b.pages {
		if !strings.HasSuffix(name, "-quiz.html") {
			continue
		}
		p.open(b.places[0].base + name)
		var questions []string
		p.eval(`[...document.querySelectorAll('form.question')].map((form) => form.dataset.kind)`, &questions)
		judged, first := 0, -1
		by := mouse{p}
		const score = `document.querySelector('.score')`
		for i, kind := range questions {
			q := asked{p, fmt.Sprintf(`document.querySelectorAll('form.question')[%d]`, i)}
			check := q.find(".actions .primary")
			if kind == "essay" {
				continue
			}
			judged++
			if first < 0 && kind == "choice" {
				first = i
				q.fill(by, kind, false)
				by.press(check, "")
			}
			q.fill(by, kind, true)
			by.press(check, "")
			q.said("a right answer", ".right")
		}
		if judged < 6 || first < 0 {
			t.Fatalf("%s: %d questions are judged: too few to speak of a result", name, judged)
		}
		p.must(fmt.Sprintf(`%s.checkVisibility() && /\b%d\b.*\b%d\b/.test(%[1]s.textContent)`, score, judged-1, judged), "the result counts first tries")
		p.must(`document.querySelector('[role="status"]').textContent.includes(`+score+`.querySelector('p').textContent)`, "the result is announced")
		by.press(score+`.querySelector('button')`, "")
		p.must(score+`.checkVisibility() && document.querySelector('[data-done]')`, "starting over asks whether it is meant")
		p.must(score+`.querySelector('button').textContent === 'Press again to start over'`, "in words of its own")
		by.press(score+`.querySelector('button')`, "")
		p.must(`!`+score+`.checkVisibility() && !document.querySelector('[data-done], .result.right')`, "starting over clears the quiz")
		p.must(`document.activeElement === document.querySelector('[data-quiz] :is(input, select, textarea)')`, "and goes to its first field")
		return
	}
	t.Fatal("the site has no quiz")
}
