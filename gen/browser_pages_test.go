//go:build browser

package main

import (
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// visit is what a page was like when it was opened in one place.
type visit struct {
	Links []string // absolute, as the browser resolves them
	IDs   []string
	// What shows that styles and scripts do their work:
	Styled, Scripted, Themed, Live bool

	faults, requests []string
}

const look = `({
	Links: [...document.querySelectorAll('a[href]')].map((a) => new URL(a.getAttribute('href'), document.baseURI).href), // a drawing's too
	IDs: [...document.querySelectorAll('[id]')].map((e) => e.id),
	Styled: getComputedStyle(document.body).marginTop === '0px',
	Scripted: document.documentElement.classList.contains('js'),
	Themed: document.querySelector('[data-tool="settings"]')?.checkVisibility() ?? false,
	Live: document.querySelector('[role="status"]') !== null,
})`

// testPlaces opens every page at a domain's root, under a path and from the
// disk: nothing fails, nothing is asked of anyone else, every link leads
// somewhere.
func testPlaces(t *testing.T, b *browser) {
	for _, where := range b.places {
		t.Run(where.name, func(t *testing.T) {
			t.Parallel()
			p := b.tab(t)
			visits := map[string]visit{}
			for _, name := range b.pages {
				p.open(where.base + name)
				if name == "404.html" {
					p.wait(`document.getElementById('home').href.endsWith('index.html')`)
				}
				var v visit
				p.eval(look, &v)
				v.faults, v.requests = p.seen()
				visits[name] = v
			}
			for _, name := range b.pages {
				visits[name].checkLoad(t, where, name)
				visits[name].checkLinks(t, where, name, b.folder, visits)
			}
		})
	}
}

func (v visit) checkLoad(t *testing.T, where place, name string) {
	for _, fault := range v.faults {
		t.Errorf("%s: %s", name, fault)
	}
	for _, request := range v.requests {
		if !strings.HasPrefix(request, where.base) {
			t.Errorf("%s asks for %s, which is not the site's", name, request)
		}
	}
	if n := len(v.requests); n > mostRequests {
		t.Errorf("%s makes %d requests, more than %d: %s", name, n, mostRequests, strings.Join(v.requests, " "))
	}
	if !v.Styled {
		t.Errorf("%s: the styles are not at work", name)
	}
	if name != "404.html" && !(v.Scripted && v.Themed && v.Live) {
		t.Errorf("%s: scripts are not at work: %t before the first paint, %t in the header, %t in the live region", name, v.Scripted, v.Themed, v.Live)
	}
}

func (v visit) checkLinks(t *testing.T, where place, name, folder string, visits map[string]visit) {
	if len(v.Links) == 0 {
		t.Errorf("%s has no link at all", name)
	}
	for _, link := range v.Links {
		address, fragment, _ := strings.Cut(link, "#")
		file, ours := strings.CutPrefix(address, where.base)
		switch {
		case !ours && elsewhere(where, address):
			// Somebody else's: nothing here asks whether it still stands.
		case !ours:
			t.Errorf("%s links to %s, outside the site", name, link)
		case path.Ext(file) != ".html":
			// Something to take away: a file, not an index that a host would make up.
			if info, err := os.Stat(filepath.Join(folder, filepath.FromSlash(file))); err != nil || !info.Mode().IsRegular() || fragment != "" {
				t.Errorf("%s links to %s, which is no file", name, link)
			}
		default:
			target, ok := visits[file]
			if id, err := url.PathUnescape(fragment); err == nil {
				fragment = id // as a browser reads it
			}
			if !ok {
				t.Errorf("%s links to %s, which is not there", name, link)
			} else if fragment != "" && !slices.Contains(target.IDs, fragment) {
				t.Errorf("%s links to %s, and the page has no such id", name, link)
			}
		}
	}
}

// elsewhere tells whether an address is another host's.
func elsewhere(where place, address string) bool {
	u, err := url.Parse(address)
	own, _ := url.Parse(where.base)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" && u.Host != own.Host
}

// testTheme chooses colours on one page and finds them on the next.
func testTheme(t *testing.T, b *browser) {
	for _, where := range b.places {
		t.Run(where.name, func(t *testing.T) {
			p := b.tab(t)
			p.open(where.base + "index.html")
			p.must(`!document.documentElement.dataset.theme`, "at first the system's colours hold")
			const paper = `getComputedStyle(document.documentElement).backgroundColor`
			var colours [3]string
			for i, want := range []string{"light", "dark", ""} {
				p.click(settingsButton)
				p.wait(`document.querySelector('dialog.settings[open]')`)
				p.click(`document.querySelector('.set-theme input[value="` + want + `"]')`)
				p.must(`document.documentElement.dataset.theme === `+quoted(want), "the choice holds at once")
				p.eval(paper, &colours[i])
				p.open(where.base + "glossary.html")
				p.must(`(document.documentElement.dataset.theme ?? '') === `+quoted(want), "the next page keeps the choice")
			}
			if colours[0] == colours[1] {
				t.Errorf("light and dark are the same paper, %s", colours[0])
			}
		})
	}
}

// testNotFound finds the way home from a deep address that leads nowhere.
func testNotFound(t *testing.T, b *browser) {
	for _, where := range b.places[:2] { // a disk has no page for what is not there
		t.Run(where.name, func(t *testing.T) {
			p := b.tab(t)
			p.open(where.base + "article/moved/deep/nowhere.html")
			home := where.base + "index.html"
			p.wait(`document.getElementById('home')?.href === ` + quoted(home))
			p.click(`document.getElementById('home')`)
			p.wait(`location.href === ` + quoted(home) + ` && document.readyState === 'complete'`)
			p.must(`document.querySelector('.brand').checkVisibility()`, "the front page stands there")
		})
	}
}

// testScriptless reads every page with scripts off: all of the text is there,
// every answer behind its disclosure, and nothing offers what cannot work.
func testScriptless(t *testing.T, b *browser) {
	p := b.tab(t).scripts(false)
	answers, notes := 0, 0
	for _, name := range b.pages {
		p.open(b.places[0].base + name)
		p.must(`!document.documentElement.classList.contains('js')`, name+": scripts are off")
		p.readable(name)
		var n struct{ Answers, Notes int }
		p.eval(`({
			Answers: document.querySelectorAll('form.question > details.answer > summary').length,
			Notes: document.querySelectorAll('a[role="doc-noteref"]').length,
		})`, &n)
		if n.Answers > 0 {
			p.openAnswer(name)
		}
		if n.Notes > 0 {
			p.jump(name)
		}
		answers, notes = answers+n.Answers, notes+n.Notes
	}
	if answers == 0 || notes == 0 {
		t.Errorf("%d answers and %d notes were seen: that cannot be all", answers, notes)
	}
}

// readable fails where text of the page is not shown, disclosures apart, or
// where a control is shown that only a script can serve.
func (p *tab) readable(name string) {
	p.Helper()
	var found struct {
		Words           int
		Hidden, Useless []string
	}
	p.eval(`(() => {
		const main = document.querySelector('main');
		const found = { Words: 0, Hidden: [], Useless: [] };
		const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
		for (let node = walk.nextNode(); node; node = walk.nextNode()) {
			const words = node.data.trim();
			const holder = node.parentElement;
			// What is written for paper or drawn twice, what waits behind a disclosure or in a list to
			// pick from, what stands around a control of the scripts, and what they alone can tell to be read.
			if (!words || holder.closest('.targets, .picks, .sheet, .plate, .column, select, script, details.hint, details:not([open]) > :not(summary), [popover], [hidden]:has(button, input), .kind-work :is([hidden], .sections)')) continue;
			found.Words += words.split(/\s+/).length;
			const range = document.createRange();
			range.selectNodeContents(node);
			if (!range.getClientRects().length || !holder.checkVisibility({ visibilityProperty: true, opacityProperty: true })) found.Hidden.push(words.slice(0, 60));
		}
		for (const button of document.querySelectorAll('button:not([popovertarget]), [role="button"], [role="status"]')) {
			if (button.checkVisibility()) found.Useless.push(button.outerHTML.slice(0, 80));
		}
		for (const list of document.querySelectorAll('[popover]')) {
			if (!document.querySelector('[popovertarget="' + list.id + '"]')?.checkVisibility()) found.Hidden.push('the list ' + list.id);
		}
		for (const form of document.querySelectorAll('form.question:not([data-withheld])')) {
			if (!form.querySelector(':scope > details.answer > summary')?.checkVisibility()) found.Hidden.push('the answer of ' + form.id);
		}
		return found;
	})()`, &found)
	if least := 15; found.Words < least {
		p.Errorf("%s: only %d words can be read", name, found.Words)
	}
	for _, words := range found.Hidden {
		p.Errorf("%s: not shown without scripts: %s", name, words)
	}
	for _, control := range found.Useless {
		p.Errorf("%s: shown without scripts, though it does nothing: %s", name, control)
	}
}

// openAnswer opens a page's first answer by its summary.
func (p *tab) openAnswer(name string) {
	p.Helper()
	const answer = `document.querySelector('form.question > details.answer')`
	p.must(`!`+answer+`.open`, name+": an answer is closed at first")
	p.click(answer + `.querySelector('summary')`)
	p.must(answer+`.open && [...`+answer+`.querySelectorAll('.key, .model, .why')].every((e) => e.checkVisibility())`, name+": an answer opens")
}

// jump follows a page's first note mark to its note, and back.
func (p *tab) jump(name string) {
	p.Helper()
	const mark = `document.querySelector('a[role="doc-noteref"]')`
	const there = `(() => { const r = document.querySelector(':target').getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; })()`
	p.click(mark)
	p.must(`location.hash === `+mark+`.hash && `+there, name+": a note mark leads to its note")
	p.click(`document.querySelector(':target a[role="doc-backlink"], :target .back')`)
	p.must(`document.querySelector(':target').contains(`+mark+`) || `+mark+`.contains(document.querySelector(':target'))`, name+": and the note back to its mark")
	p.must(there, name+": where the reader sees it")
}

// testHandout opens the handout as a student does who was given the file.
func testHandout(t *testing.T, b *browser) {
	var file string
	for _, name := range b.pages {
		if strings.HasPrefix(name, "handout/") {
			file = name
		}
	}
	if file == "" {
		t.Fatal("the site has no handout")
	}
	data, err := os.ReadFile(filepath.Join(b.folder, filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	alone := filepath.Join(t.TempDir(), path.Base(file))
	if err := os.WriteFile(alone, data, 0o644); err != nil {
		t.Fatal(err)
	}
	address := "file://" + filepath.ToSlash(alone)

	t.Run("scripts", func(t *testing.T) {
		p := b.tab(t)
		p.open(address)
		if faults, requests := p.seen(); len(faults) > 0 || len(requests) != 1 || requests[0] != address {
			t.Errorf("it asks for %q, with the faults %q", requests, faults)
		}
		var v visit
		p.eval(look, &v)
		for _, link := range v.Links {
			inside, ours := strings.CutPrefix(link, address+"#")
			if !ours && !elsewhere(place{base: address}, link) || ours && !slices.Contains(v.IDs, inside) {
				t.Errorf("the link %s leads nowhere", link)
			}
		}
		p.answerOne(mouse{p}, `form.question[data-kind="choice"]`)
		p.size(375, 800)
		p.openNote(mouse{p})
	})
	t.Run("scriptless", func(t *testing.T) {
		p := b.tab(t).scripts(false)
		p.open(address)
		p.readable("the handout")
		p.openAnswer("the handout")
		p.jump("the handout")
	})
}
