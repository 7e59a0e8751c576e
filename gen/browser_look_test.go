//go:build browser

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// mode is a way of looking at a page.
type mode struct {
	name  string
	width int64
	media map[string]string
}

// modes are those in which every page has to be without violation.
var modes = []mode{
	{"light", 1280, map[string]string{"prefers-color-scheme": "light"}},
	{"dark", 1280, map[string]string{"prefers-color-scheme": "dark"}},
	{"narrow", 320, map[string]string{"prefers-color-scheme": "light"}},
	{"forced", 1280, map[string]string{"prefers-color-scheme": "dark", "forced-colors": "active"}},
}

// look sets the tab to a mode.
func (p *tab) look(m mode) {
	p.Helper()
	p.size(m.width, 900)
	var list []*emulation.MediaFeature
	for _, name := range []string{"prefers-color-scheme", "forced-colors"} {
		list = append(list, &emulation.MediaFeature{Name: name, Value: m.media[name]})
	}
	p.do(emulation.SetEmulatedMedia().WithFeatures(list))
}

// testAxe looks for violations of WCAG 2.2 AA, and of what axe holds for best
// practice, on every page in every mode; and again with questions answered
// and a note open.
func testAxe(t *testing.T, b *browser) {
	script, err := os.ReadFile(filepath.Join("..", ".ci", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatalf("axe-core is missing: %v (./test.sh installs it)", err)
	}
	axe := string(script) + "\n;0"
	quiz := slices.IndexFunc(b.pages, func(name string) bool { return strings.HasSuffix(name, "-quiz.html") })
	section := slices.IndexFunc(b.pages, func(name string) bool { return strings.HasPrefix(name, "article/") })
	if quiz < 0 || section < 0 {
		t.Fatal("the site has no quiz or no section")
	}
	pages := make(chan int, len(b.pages))
	for i := range b.pages {
		pages <- i
	}
	close(pages)
	for i := range 2 { // one a core, each taking the next page
		t.Run(fmt.Sprintf("tab %d", i+1), func(t *testing.T) {
			t.Parallel()
			p := b.tab(t)
			for i := range pages {
				name := b.pages[i]
				p.open(b.places[0].base + name)
				p.eval(axe, nil)
				p.axeModes(name, "html")
				switch i {
				case quiz:
					p.answerAll()
					p.axeModes(name+" with answers", ".quiz")
					p.open(b.places[0].base + "work.html")
					p.eval(axe, nil)
					p.must(`document.querySelectorAll('.said').length > 20`, "My work shows the answers")
					p.axeModes("work.html with answers", "main")
				case section:
					p.eval(noteMark+`.click()`, nil)
					p.axeModes(name+" with a note open", ".passages")
				}
			}
		})
	}
}

// axeModes runs axe on a part of the page in every mode. Of two modes in which
// the page has the same shape only colours can differ: the second is asked for
// those alone.
func (p *tab) axeModes(name, part string) {
	p.Helper()
	p.eval(`globalThis.shapes = [], 0`, nil)
	for _, m := range modes {
		p.look(m)
		p.must(fmt.Sprintf(`matchMedia('(forced-colors: active)').matches === %t && matchMedia('(prefers-color-scheme: dark)').matches === %t && innerWidth === %d`,
			m.media["forced-colors"] != "", m.media["prefers-color-scheme"] == "dark", m.width), "the mode "+m.name+" holds")
		var known bool
		p.eval(shape, &known)
		p.axe(name+", "+m.name, part, known)
	}
}

// shape tells whether the page had this shape before: the same elements with
// the same attributes and state in the same boxes, shown, covered and set in
// the same way. That is all that axe's rules look at, but
// for those on colours, which look at underlines too.
const shape = `(() => {
	const all = [...document.querySelectorAll('*')].map((e) => {
		const style = getComputedStyle(e), box = e.getBoundingClientRect();
		return [box.x, box.y, box.width, box.height, e.checked, e.value, e.disabled, e.scrollWidth, e.scrollHeight, e.matches(':popover-open'),
			...['display', 'visibility', 'content-visibility', 'opacity', 'position', 'z-index', 'float', 'overflow-x', 'overflow-y', 'clip', 'clip-path', 'pointer-events',
				'transform', 'font-size', 'font-weight'].map((name) => style.getPropertyValue(name))].join();
	}).join('\n') + document.documentElement.outerHTML;
	const known = shapes.includes(all);
	shapes.push(all);
	return known;
})()`

// axe runs axe's rules, or those for colours alone, on a part of the page and
// reports each violation.
func (p *tab) axe(name, part string, colours bool) {
	p.Helper()
	var found struct{ Violations, Passes []string }
	p.eval(fmt.Sprintf(`(() => {
		const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
		const colours = axe.getRules(tags).filter((rule) => rule.tags.includes('cat.color')).map((rule) => rule.ruleId);
		return axe.run(%s, { runOnly: %t ? { type: 'rule', values: colours } : tags, resultTypes: ['violations'] });
	})().then((r) => ({
		Violations: r.violations.flatMap((v) => v.nodes.slice(0, 3).map((n) =>
			v.id + ': ' + v.help + ': ' + n.target.join(' ') + ': ' + n.failureSummary.replace(/\s+/g, ' '))),
		Passes: r.passes.map((rule) => rule.id),
	}))`, quoted(part), colours), &found)
	for _, v := range found.Violations {
		p.Errorf("%s: %s", name, v)
	}
	// Where nothing was measured, nothing can be wrong.
	if !colours && len(found.Passes) < 5 || !slices.Contains(found.Passes, "color-contrast") {
		p.Errorf("%s: axe has hardly looked: only %q passed", name, found.Passes)
	}
}

// answerAll answers the page's questions by script, in turn right, wrong
// once and to the end, and, where there are parts, partly right.
func (p *tab) answerAll() {
	p.Helper()
	var marked int
	p.eval(`(() => {
		[...document.querySelectorAll('form.question')].forEach((form, i) => {
			const right = i % 4 === 0, partly = i % 4 === 3, tries = i % 4 % 3;
			for (const field of form.querySelectorAll('.option input')) {
				const key = form.querySelector('.key [data-value="' + field.value + '"]').hasAttribute('data-correct');
				if (key === right) field.checked = true;
			}
			for (const [n, field] of form.querySelectorAll('select').entries()) field.value = right || partly && n % 2 === 0 ? field.dataset.key ?? field.options[1].value : field.options[1].value;
			for (const field of form.querySelectorAll('.blank:not(select), textarea')) {
				field.value = ((right || partly && field.name === 'b1') && form.querySelector('.key [data-blank="' + field.name + '"] [data-variant]')?.textContent) || '987654321';
			}
			for (let n = 0; n < Math.max(tries, 1); n++) form.requestSubmit(form.querySelector('.primary'));
		});
		return ['.result.right', '.result.wrong', '.told', '.mark-after.wrong', '[data-done]', ':not([data-done]) > .actions .result.wrong']
			.filter((state) => document.querySelector(state)?.checkVisibility()).length +
			[...document.querySelectorAll('.result')].some((result) => result.textContent.includes('Partly right'));
	})()`, &marked)
	if marked != 7 {
		p.Errorf("only %d of 7 states of a question are to be seen", marked)
	}
}

// spacing is what WCAG 2.2, 1.4.12 lets a reader set: a sheet of its own, so
// that no policy stands in its way.
const spacing = `(() => {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
	document.adoptedStyleSheets = [sheet];
})()`

// testReflow looks for what sticks out of a narrow window, of large text and
// of loosened text (WCAG 2.2: 1.4.10, 1.4.4, 1.4.12), and for what is cut off.
func testReflow(t *testing.T, b *browser) {
	p := b.tab(t)
	for _, name := range b.pages {
		p.open(b.places[0].base + name)
		for _, c := range []struct {
			name  string
			width int64
			set   string
		}{
			{"at 320 px", 320, `0`},
			{"with text of 200 % at 640 px", 640, `document.documentElement.style.fontSize = '200%'`},
			{"with loose text at 320 px", 320, `document.documentElement.style.fontSize = ''; ` + spacing},
			{"with loose text at 1280 px", 1280, `0`},
		} {
			p.size(c.width, 900)
			var out []string
			p.eval(c.set+`; `+sticking, &out)
			for _, what := range out {
				t.Errorf("%s, %s: %s", name, c.name, what)
			}
		}
	}
}

// sticking lists what makes the page scroll sideways, or is cut off.
const sticking = `(() => {
	const root = document.documentElement, out = [];
	if (root.scrollWidth > root.clientWidth) {
		const wide = [...document.body.querySelectorAll('*')].filter((e) => {
			const box = e.getBoundingClientRect();
			return box.right > root.clientWidth + 1 && box.width > 1 && !e.parentElement.closest('.table, .code, .sr');
		});
		out.push('it scrolls sideways to ' + root.scrollWidth + ' px by ' + (wide.pop() ?? root).outerHTML.slice(0, 100));
	}
	for (const e of document.body.querySelectorAll('*')) {
		const style = getComputedStyle(e);
		if (style.overflowX === 'visible' || e.closest('.sr, svg') || e.matches('input, select, textarea, .skip') || !e.checkVisibility()) continue;
		const scrolls = /auto|scroll/;
		if (e.scrollHeight > e.clientHeight + 1 && !scrolls.test(style.overflowY) || e.scrollWidth > e.clientWidth + 1 && !scrolls.test(style.overflowX)) {
			out.push('cut off: ' + e.outerHTML.slice(0, 100));
		}
	}
	return out;
})()`
