//go:build browser

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	searchButton   = `document.querySelector('button[data-tool="search"]')`
	settingsButton = `document.querySelector('button[data-tool="settings"]')`
	searchField    = `document.getElementById('search-field')`
	aHit           = `document.querySelector('.hits a')`
)

// ready is true when search has been opened and has what it searches.
const ready = `document.querySelector('dialog.search[open]') && document.activeElement === ` + searchField + ` && document.querySelector('.said-found').textContent === ''`

// testTools opens search, settings and help on the shipped site in each place
// where it may stand, in a handout, and in a module of another script.
func testTools(t *testing.T, b *browser) {
	for _, where := range b.places {
		t.Run(where.name, func(t *testing.T) { b.tab(t).searchByKeys(where, b.section(t)) })
	}
	t.Run("queries", func(t *testing.T) { testQueries(t, b) })
	t.Run("cyrillic", func(t *testing.T) { testCyrillic(t, b) })
	t.Run("settings", func(t *testing.T) { testSettings(t, b) })
	t.Run("help", func(t *testing.T) { testHelp(t, b) })
	t.Run("handout", func(t *testing.T) { testHandoutSearch(t, b) })
	t.Run("axe", func(t *testing.T) { testToolsAxe(t, b) })
	t.Run("scriptless", func(t *testing.T) {
		p := b.tab(t).scripts(false)
		p.open(b.places[0].base + b.section(t))
		p.must(`!`+searchButton+`.checkVisibility() && !`+settingsButton+`.checkVisibility()`, "no button is shown that does nothing")
		var address string
		p.must(`document.querySelector('a.tool').checkVisibility()`, "a link stands in their place")
		p.eval(`document.querySelector('a.tool').href`, &address)
		p.open(address)
		p.must(`document.querySelectorAll('.letter').length > 10`, "the index stands in for search")
		p.eval(`document.querySelector('.letter .uses a[href*="#p"]').href`, &address)
		p.open(address)
		p.must(`document.querySelector('.passage > .number:target')`, "its places are passages")
	})
}

// section is a page of the article with notes.
func (b *browser) section(t *testing.T) string {
	t.Helper()
	i := slices.IndexFunc(b.pages, func(name string) bool { return strings.HasPrefix(name, "article/") })
	if i < 0 {
		t.Fatal("the site has no section")
	}
	return b.pages[i]
}

// search writes a query into the open window and returns the hits, each as
// "Kind: what is shown".
func (p *tab) search(query string) (hits []string) {
	p.Helper()
	p.eval(`(() => {
		`+searchField+`.value = `+quoted(query)+`;
		`+searchField+`.dispatchEvent(new Event('input'));
		for (let more; more = document.querySelector('.hits section > button');) more.click();
		`+searchField+`.focus();
		return [...document.querySelectorAll('.hits section')].flatMap((s) => [...s.querySelectorAll('a')].map((a) => s.querySelector('h3').textContent + ': ' + a.textContent));
	})()`, &hits)
	return hits
}

// searchByKeys goes through a search with keys alone.
func (p *tab) searchByKeys(where place, name string) {
	p.Helper()
	p.open(where.base + name)
	p.focus(searchButton)
	p.eval(`document.querySelector('main').focus()`, nil)
	_, before := p.seen()
	if n := slices.IndexFunc(before, func(r string) bool { return strings.Contains(r, "tools.") || strings.HasSuffix(r, "search.js") }); n >= 0 {
		p.Errorf("%s is loaded before anybody asks for it", before[n])
	}
	p.keys("/")
	p.wait(ready)
	p.must(searchField+`.labels[0].textContent.length > 3 && document.querySelector('dialog.search').matches(':modal')`, "the field has a label")
	p.keys("tenge")
	p.must(`document.querySelectorAll('.hits section').length > 1 && document.querySelectorAll('.hits mark').length > 5`, "hits are grouped by kind, the words marked")
	p.must(`/^\d+ /.test(document.querySelector('dialog [role="status"]').textContent)`, "their number is announced")
	p.keys(kb.ArrowDown)
	p.must(`document.activeElement === `+aHit, "an arrow leads to the first hit")
	p.keys(kb.ArrowDown)
	p.must(`document.activeElement === document.querySelectorAll('.hits a')[1]`, "and to the next")
	p.keys(kb.ArrowUp + kb.ArrowUp)
	p.must(`document.activeElement === `+searchField, "and back to the field")
	p.keys(kb.Escape)
	p.must(`!document.querySelector('dialog[open]') && document.activeElement === document.querySelector('main')`, "Escape closes it and gives the focus back")

	p.keys("k", chromedp.KeyModifiers(input.ModifierCtrl))
	p.wait(`document.activeElement === ` + searchField)
	p.must(searchField+`.value === 'tenge'`, "the query is still there")
	p.keys("zzzz")
	p.must(`document.querySelector('.said-found').textContent.length > 10 && !`+aHit, "that nothing is found is said in words")
	p.search("tenge")
	var target string
	p.eval(`document.querySelectorAll('.hits a')[1].href`, &target)
	p.keys(kb.ArrowDown + kb.ArrowDown + kb.Enter)
	p.wait(`location.href === ` + quoted(target) + ` && document.readyState === 'complete' && !document.querySelector('dialog[open]')`)
	p.must(`document.querySelector(':target').checkVisibility()`, "a hit leads to its place")

	faults, requests := p.seen()
	for _, f := range faults {
		p.Error(f)
	}
	for _, r := range requests {
		if !strings.HasPrefix(r, where.base) {
			p.Errorf("%s is asked for, which is not the site's", r)
		}
	}
}

// testQueries finds what is written in another way than in the text.
func testQueries(t *testing.T, b *browser) {
	p := b.tab(t)
	p.open(b.places[2].base + b.section(t))
	p.click(searchButton)
	p.wait(ready)
	for _, c := range []struct{ query, first, some string }{
		{"sovereignties", "", "sovereignty"},
		{"SECURITIZATION", "Glossary: Securitization", "securitization"},
		{"securitisation", "Glossary: Securitization", "securitization"},
		{"sovereignty", "Glossary: Sovereignty", "sovereignty"}, // a term before what speaks of it
		{"Kazakhstan's north", "", "north"},                     // a straight apostrophe
		{"demarche", "", "démarche"},                            // no diacritic
		{"démarches", "", "démarche"},                           // and one, with an ending
		{"policies toward", "", "policy"},                       // several words, in any form
		{"Abdelal 2001", "", "References: "},                    // a work
		{"post soviet model", "", "post-Soviet model"},
		{"Menon", "", "(1995), p. 158"}, // a note whole, and not as far as a stop in it
		{"tokaev", "", "Tokayev"},       // another transliteration
		{"Назарбаева", "", "Nazarbayev"},
		{"Казахстан", "", "Kazakhstan"},
		{"қазақстанның", "", "Kazakhstan"},
		{"Александр Лукашенко", "", "Alexander Lukashenko"},
		{"независимая газета", "", "Nezavisimaia gazeta"},
		{"интервью", "", "Interv'yu"},
	} {
		hits := p.search(c.query)
		all := strings.Join(hits, "\n")
		if len(hits) == 0 || !strings.HasPrefix(hits[0], c.first) || !strings.Contains(strings.ToLower(all), strings.ToLower(c.some)) {
			t.Errorf("%s finds\n%s", c.query, all)
		}
		if n := len(hits); c.query == "Abdelal 2001" && n > 30 {
			t.Errorf("%d hits have all words of %s", n, c.query)
		}
	}
	for _, query := range []string{"tides of the moon", "", "…", "x"} {
		if hits := p.search(query); len(hits) > 0 {
			t.Errorf("%q finds %q", query, hits[0])
		}
	}
	p.search("legal equality")
	p.must(`[...document.querySelectorAll('.hits .in')].every((e) => e.textContent.length < 320)`, "hits are shown in a sentence, not in pages")
	p.search("<b>tenge</b> tenge")
	p.must(`!document.querySelector('.hits b, .said-found b')`, "a query is text, never markup")
}

// testCyrillic finds words of Russian and Kazakh in other cases, and by the
// letters that a Russian keyboard has.
func testCyrillic(t *testing.T, b *browser) {
	root := install(t, "testdata/lakes/content")
	gen(t, 0, "build", "-q", "-C", root)
	p := b.tab(t)
	p.open("file://" + filepath.ToSlash(filepath.Join(root, "public")) + "/index.html")
	p.eval(`document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'л', code: 'KeyK', ctrlKey: true, bubbles: true })), 0`, nil)
	p.wait(ready)
	for query, want := range map[string]string{
		"озером":          "Озеро лежит",
		"РЕСПУБЛИКА":      "республики спорят",
		"соленая":         "солёная",
		"солончаками":     "Солончак",
		"камыс":           "Қамыс",
		"қамыстың":        "Қамыс",
		"кургак озен":     "құрғақ өзен",
		"Ветров озера":    "Ветров",
		"испаряется вода": "вода там испаряется",
		"ozero":           "Озеро лежит",
		"kamysh":          "Қамыс",
	} {
		if all := strings.Join(p.search(query), "\n"); !strings.Contains(all, want) {
			t.Errorf("%s finds\n%s", query, all)
		}
	}
	p.must(`document.documentElement.scrollWidth <= innerWidth`, "nothing sticks out")
}

// testSettings chooses what a page looks like, and finds it again after a
// reload and on the next page, with nothing sticking out.
func testSettings(t *testing.T, b *browser) {
	p := b.tab(t)
	name := b.section(t)
	const text = `parseFloat(getComputedStyle(document.querySelector('.passage')).fontSize)`
	for _, where := range []place{b.places[0], b.places[2]} {
		p.open(where.base + name)
		var before, width float64
		p.eval(text, &before)
		p.eval(`document.querySelector('.passages').offsetWidth`, &width)
		p.press(settingsButton)
		p.wait(`document.querySelector('dialog.settings[open]')`)
		p.choice("size", "130")
		p.must(fmt.Sprintf(`Math.abs(%s / %f - 1.3) < 0.01`, text, before), "the text grows")
		p.choice("measure", "narrow")
		p.keys(kb.Escape)
		p.must(`document.activeElement === `+settingsButton, "Escape gives the focus back")
		p.open(where.base + "glossary.html")
		p.must(`document.documentElement.dataset.size === '130' && document.documentElement.dataset.measure === 'narrow'`, "the next page keeps the choice")
		p.press(settingsButton)
		p.wait(`document.querySelector('dialog.settings[open]')`)
		p.must(`document.querySelector('.set-size :checked').value === '130'`, "and shows it")
		p.choice("size", "")
		p.choice("measure", "")
		p.open(where.base + name)
		p.must(fmt.Sprintf(`%s === %f && document.querySelector('.passages').offsetWidth === %f`, text, before, width), "what is taken back is gone")
	}
	quiz := b.pages[slices.IndexFunc(b.pages, func(name string) bool { return strings.HasSuffix(name, "-quiz.html") })]
	for _, name := range []string{name, "index.html", "index-az.html", quiz} {
		p.open(b.places[0].base + name)
		for _, size := range []string{"90", "115", "130", "150"} {
			for _, measure := range []string{"narrow", "wide"} {
				for _, window := range []int64{320, 375, 800, 1200} {
					p.size(window, 900)
					var out []string
					p.eval(`document.documentElement.dataset.size = `+quoted(size)+`, document.documentElement.dataset.measure = `+quoted(measure)+`, `+sticking, &out)
					for _, what := range out {
						t.Errorf("%s with text of %s %% and lines %q at %d px: %s", name, size, measure, window, what)
					}
					p.must(`(() => {
						const top = document.querySelector('.top'), room = parseFloat(getComputedStyle(document.documentElement).scrollPaddingBlockStart);
						return getComputedStyle(top).position !== 'sticky' || top.offsetHeight <= room;
					})()`, fmt.Sprintf("%s with text of %s %% at %d px: no place that is gone to lies under the header", name, size, window))
				}
			}
		}
	}
}

// press opens a tool by keys.
func (p *tab) press(element string) {
	p.Helper()
	p.focus(element)
	p.keys(kb.Enter)
}

// choice picks a value in the open settings by keys.
func (p *tab) choice(name, value string) {
	p.Helper()
	keyboard{p}.tick(`document.querySelector('.set-` + name + ` input[value="` + value + `"]')`)
	p.must(`document.documentElement.dataset.`+name+` === `+quoted(value), "the choice holds at once")
}

// testHelp opens the list of keys, and not where they are text.
func testHelp(t *testing.T, b *browser) {
	p := b.tab(t)
	i := slices.IndexFunc(b.pages, func(name string) bool { return strings.HasSuffix(name, "-discussion.html") })
	p.open(b.places[1].base + b.pages[i])
	const note = `document.querySelector('textarea')`
	p.click(note)
	p.keys("/?")
	p.must(note+`.value === '/?' && !document.querySelector('dialog[open]')`, "in a field keys are text")
	p.eval(`document.activeElement.blur()`, nil)
	p.keys("?")
	p.wait(`document.querySelector('dialog.help[open]')`)
	p.must(`document.querySelectorAll('dialog.help kbd').length > 4`, "the keys are listed")
	p.keys("/")
	p.must(`!document.querySelector('dialog.search')`, "a key opens no window over a window")
	p.keys(kb.Escape)
	p.must(`!document.querySelector('dialog[open]')`, "Escape closes it")

	p.press(settingsButton)
	p.wait(`document.querySelector('dialog.settings[open]')`)
	p.focus(`document.querySelector('.settings [type="checkbox"]')`)
	p.keys(" ")
	p.keys(kb.Escape)
	p.eval(`document.activeElement.blur()`, nil)
	p.keys("/?")
	p.must(`!document.querySelector('dialog[open]')`, "keys of one character can be switched off")
	p.keys("k", chromedp.KeyModifiers(input.ModifierCtrl))
	p.wait(ready)
	p.keys(kb.Escape)
	p.press(settingsButton)
	p.click(`document.querySelector('.settings .actions button')`)
	p.wait(`document.querySelector('dialog.help[open]') && !document.querySelector('dialog.settings[open]')`)
	p.click(`document.querySelector('dialog.help .close')`)
	p.must(`!document.querySelector('dialog[open]')`, "its button closes it")
}

// testHandoutSearch searches the single file, which holds no index.
func testHandoutSearch(t *testing.T, b *browser) {
	i := slices.IndexFunc(b.pages, func(name string) bool { return strings.HasPrefix(name, "handout/") })
	p := b.tab(t)
	p.open(b.places[2].base + b.pages[i])
	p.size(375, 800)
	p.click(searchButton)
	p.wait(ready)
	kinds := map[string]bool{}
	for _, query := range []string{"tenge", "Abdelal", "December 2020", "sovereignty"} {
		for _, hit := range p.search(query) {
			kind, _, _ := strings.Cut(hit, ": ")
			kinds[kind] = true
		}
	}
	if len(kinds) != 6 {
		t.Errorf("only %d kinds are found: %v", len(kinds), kinds)
	}
	p.must(`[...document.querySelectorAll('.hits a')].every((a) => document.getElementById(decodeURIComponent(a.hash.slice(1))))`, "every hit has its place in the file")
	if hits := p.search("legal equality of states"); len(hits) == 0 || !strings.Contains(hits[0], "§ ") || !strings.Contains(hits[0], " ¶ ") {
		t.Errorf("a passage is not named as it is cited: %q", hits)
	}
	p.click(aHit)
	p.must(`!document.querySelector('dialog[open]') && document.querySelector(':target').checkVisibility()`, "a hit leads there")
	if faults, requests := p.seen(); len(faults) > 0 || len(requests) != 1 {
		t.Errorf("it asks for %q, with the faults %q", requests, faults)
	}
}

// testToolsAxe looks for violations with each window open.
func testToolsAxe(t *testing.T, b *browser) {
	script, err := os.ReadFile(filepath.Join("..", ".ci", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatalf("axe-core is missing: %v (./test.sh installs it)", err)
	}
	p := b.tab(t)
	p.open(b.places[0].base + b.section(t))
	p.eval(string(script)+"\n;0", nil)
	for _, tool := range []string{"search", "settings", "help"} {
		p.eval(`lectern.load(document.documentElement.dataset.tools).then(() => lectern.`+tool+`())`, nil)
		p.wait(`document.querySelector('dialog.` + tool + `[open]')`)
		if tool == "search" {
			p.wait(ready)
			p.search("states")
		}
		p.axeModes("with "+tool+" open", "html")
		for _, width := range []int64{320, 1280} {
			p.size(width, 480)
			var out []string
			p.eval(sticking, &out)
			for _, what := range out {
				t.Errorf("with %s open at %d px: %s", tool, width, what)
			}
		}
		p.eval(`document.querySelector('dialog[open]').close()`, nil)
	}
}
