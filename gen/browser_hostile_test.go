//go:build browser

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// attacks are texts that become code where a page takes them for markup, or
// closes what they stand in. Each would set a name in the window.
var attacks = []string{
	`<img src=x onerror=pwned=1>`,
	`<script>pwned=2</script>`,
	`"><svg onload=pwned=3>`,
	`'><img src=x onerror='pwned=4'>`,
	`</title></style></textarea></script><script>pwned=5</script>`,
	`"onfocus="pwned=6"autofocus="`,
	`javascript:pwned=7`,
	`&lt;img src=x onerror=pwned=8&gt;`,
	`{{constructor.constructor("pwned=9")()}}`,
	"`${pwned=10}`",
	`]]><img src=x onerror=pwned=11>`,
	`--><img src=x onerror=pwned=12><!--`,
	`\u003cimg src=x onerror=pwned=13\u003e`,
}

// tripped tells what of an attack has come to be.
const tripped = `JSON.stringify([window.pwned ?? '', document.querySelectorAll('main img[src="x"], [onerror], [onload], [onfocus], a[href^="javascript:" i], iframe, object, embed').length])`

// inMarkdown writes an attack as text: with a backslash before each mark.
func inMarkdown(attack string) string {
	var b strings.Builder
	for _, r := range attack {
		if r < 0x80 && strings.ContainsRune("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// hostile makes a module that has the attacks in every field that an author can
// fill, and returns the folder of the built site.
func hostile(t *testing.T) string {
	t.Helper()
	root := install(t, tides)
	all := strings.Join(attacks, " ")
	text := inMarkdown(all)
	yaml := "'" + strings.ReplaceAll(all, "'", "''") + "'"
	for name, content := range map[string]string{
		"module.yaml": "id: tides\ntitle: " + yaml + "\nshort: " + yaml + "\ndescription: " + yaml + "\nlanguage: en\nedition: " + yaml +
			"\narticle: moon1900\nsite_url: https://example.org/\nrepository: https://example.org/r\nlicence: {name: " + yaml + "}\nquestions:\n  - folder: 1-cause\n    short: " + yaml +
			"\n    objectives: [{id: name-cause, text: " + yaml + ", level: understand}]\n",
		"references.yaml": "- {id: moon1900, type: article-journal, title: " + yaml + ", author: [{family: " + yaml + ", given: " + yaml + "}], container-title: " + yaml +
			", publisher: " + yaml + ", publisher-place: " + yaml + ", volume: " + yaml + ", issue: " + yaml + ", page: " + yaml + ", genre: " + yaml + ", note: " + yaml + ", DOI: '10.1/\"><img src=x onerror=pwned=20>', URL: 'https://example.org/?a=''onfocus=''pwned=21'}\n" +
			"- {id: ebb1950, type: book, title: " + yaml + ", editor: [{literal: " + yaml + "}], issued: '1950'}\n",
		"timeline.yaml": "- {date: '1900', label: " + yaml + ", event: " + yaml + ", passage: article/01-tides.md#pull}\n",
		"glossary.md":   "# " + text + "\n\n" + text + "\n:   " + text + "\n    Also: " + strings.ReplaceAll(text, ",", "") + "\n",
		"index.md":      "---\ntitle: " + yaml + "\n---\n# " + text + "\n\n" + text + "\n\n- " + text + "\n\n> " + text + "\n\n`` " + strings.ReplaceAll(all, "`", "") + " ``\n",
		"teaching.md":   "# " + text + "\n\n" + text + "\n",
		"article/01-tides.md": "---\ntitle: " + yaml + "\n---\n# " + text + "\n\nThe moon pulls at the water[^1] {#pull}\n\n" + text + " {#far-side}\n\n## " + text + "\n\n![" + text + "](moon.svg '" + strings.ReplaceAll(inMarkdown(all), "'", "’") + "')\n\n| " + text + " | b |\n|---|---|\n| " + text + " | " + text +
			" |\n\n```html\n" + strings.ReplaceAll(all, "`", "") + "\n```\n\n```\n" + strings.ReplaceAll(all, "`", "") + "\n```\n\n[" + text + "](https://example.org/?%22onfocus=pwned=22 \"" + strings.ReplaceAll(text, `"`, "”") + "\")\n\n[^1]: " + text + " [@ebb1950, p. 4].\n",
		"article/moon.svg":                `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>`,
		"questions/1-cause/index.md":      "# " + text + "\n\n- Read [" + text + "](../../article/01-tides.md#pull) first. {objective=\"name-cause\"}\n",
		"questions/1-cause/discussion.md": "# " + text + "\n\n## " + text + " {#no-moon objective=\"name-cause\"}\n\n" + text + "\n\n> **Go deeper.** " + text + "\n\n> **Return to.** [" + text + "](../../article/01-tides.md#pull)\n",
		"questions/1-cause/quiz.md":       "# " + text + "\n\n" + hostileQuiz(text, all),
	} {
		if err := os.WriteFile(filepath.Join(root, "content", name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	gen(t, 0, "build", "-q", "-C", root)
	return filepath.Join(root, "public")
}

func hostileQuiz(text, all string) string {
	why := "\n\n> **Hint.** " + text + "\n\n> **Rationale.** " + text + " [“The moon pulls at the water”](../../article/01-tides.md#pull).\n\n"
	cell := strings.ReplaceAll(text, "|", "")
	return "## " + text + " {#c objective=\"name-cause\"}\n\n" + text + "\n\n- [x] " + text + "\n  > " + text + "\n- [ ] b " + text + "\n  > b " + text + why +
		"## " + text + " {#o}\n\n1. a " + text + "\n2. b " + text + why +
		"## " + text + " {#m}\n\n| " + cell + " | r " + cell + " |\n|---|---|\n| a " + cell + " | b " + cell + " |\n| c " + cell + " | d " + cell + " |" + why +
		"## " + text + " {#e}\n\n**Answer:** " + `\<img src=x onerror=pwned=30> / "onfocus="pwned=31"autofocus="` + why +
		"## " + text + " {#p}\n\n" + text + ` [[*"onfocus="pwned=32"autofocus="* | <img src=x onerror=pwned=33>]] and [["onfocus="pwned=34"autofocus="]]` + why +
		"## " + text + " {#s}\n\n> **Model answer.** " + text + "\n\n> **Criteria.**\n>\n> - " + text + why
}

// testHostile opens what hostile authors, students and files have filled.
func testHostile(t *testing.T, b *browser) {
	folder := hostile(t)
	site := "file://" + filepath.ToSlash(folder) + "/"
	calm := func(p *tab, where string) {
		p.Helper()
		var found string
		p.eval(tripped, &found)
		if found != `["",0]` {
			p.Errorf("%s: an attack came to be: %s", where, found)
		}
		faults, requests := p.seen()
		for _, r := range requests {
			if !strings.HasPrefix(r, "file://"+filepath.ToSlash(folder)) && !strings.HasPrefix(r, "about:") && !strings.HasPrefix(r, "blob:") {
				p.Errorf("%s asks for %s", where, r)
			}
		}
		if len(faults) > 0 {
			p.Errorf("%s: %q", where, faults)
		}
	}
	t.Run("author", func(t *testing.T) {
		t.Parallel()
		p := b.tab(t)
		for _, page := range pagesOf(t, folder) {
			p.open(site + page)
			p.eval(`for (const d of document.querySelectorAll('details')) d.open = true;
				for (const a of document.querySelectorAll('main a, main input, main button')) a.focus();`, nil)
			calm(p, page)
			p.must(`document.body.textContent.includes('onerror=pwned=1')`, page+" shows the text")
		}
	})
	t.Run("student", func(t *testing.T) {
		t.Parallel()
		p := b.tab(t)
		all := strings.Join(attacks, "\n")
		for _, page := range []string{"questions/cause-discussion.html", "questions/cause-quiz.html", "work.html"} {
			p.open(site + page)
			p.eval(`for (const field of document.querySelectorAll('textarea, input[type=text]')) {
				field.value = `+quoted(all)+`; field.dispatchEvent(new InputEvent('input', { bubbles: true }));
			}
			for (const field of document.querySelectorAll('input[type=radio]:first-child')) field.click();
			for (const form of document.querySelectorAll('form.question')) form.requestSubmit();
			dispatchEvent(new Event('pagehide'));`, nil)
			calm(p, page)
			p.open(site + page)
			calm(p, page+" again")
		}
		p.capture()
		p.eval(`for (const deed of ['html', 'markdown', 'progress']) document.querySelector('[data-do="'+deed+'"]').click()`, nil)
		p.wait(`captured.length === 3`)
		var saved string
		p.eval(`captured[0].text()`, &saved)
		file := filepath.Join(folder, "saved.html")
		if err := os.WriteFile(file, []byte(strings.Replace(saved, "Content-Security-Policy", "x-none", 1)), 0o644); err != nil {
			t.Fatal(err)
		}
		p.open("file://" + filepath.ToSlash(file)) // without its policy, which would hide a fault
		calm(p, "the saved page")
	})
	t.Run("file", func(t *testing.T) {
		t.Parallel()
		p := b.tab(t)
		p.open(site + "work.html")
		// Hostile files: attacks for every key and value, and any form of JSON,
		// drawn by a generator that begins from a number.
		p.eval(`window.load = async (text, take) => {
			const files = new DataTransfer();
			files.items.add(new File([text], 'work.json', { type: 'application/json' }));
			const chosen = document.querySelector('[data-part="chosen"]'), news = document.querySelector('[data-part="news"]');
			news.textContent = '';
			chosen.files = files.files;
			chosen.dispatchEvent(new Event('change', { bubbles: true }));
			for (let i = 0; i < 500 && !news.textContent; i++) await new Promise((go) => setTimeout(go, 1));
			news.querySelectorAll('button')[take ? 0 : 1]?.click();
			return news.textContent;
		};
		window.drawn = (seed) => {
			let state = seed;
			const next = (n) => { state = (state * 1664525 + 1013904223) >>> 0; return Math.floor(state / 4294967296 * n); };
			const words = [...`+quotedList(attacks)+`, '', 'c', 'o', 'm', 'e', 'p', 's', 'no-moon', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', '\u202e', '\0', 'x'.repeat(5000)];
			const any = (deep) => [() => words[next(words.length)], () => next(3) - 1, () => 1e308 * 10, () => null, () => true, () => -0.5,
				() => deep > 4 ? [] : Array.from({ length: next(9) }, () => any(deep + 2)), () => deep > 4 ? {} : Object.fromEntries(Array.from({ length: next(6) }, () => [words[next(words.length)], any(deep + 1)]))][next(8)]();
			const map = (entry) => Object.fromEntries(Array.from({ length: next(8) }, () => [words[next(words.length)], next(4) ? entry() : any(1)]));
			const maybe = (value) => next(5) ? value : any(1);
			const texts = () => Array.from({ length: next(9) ? next(6) : 120 }, () => maybe(words[next(words.length)]));
			return JSON.stringify({
				lectern: 1, module: 'tides', name: maybe(words[next(words.length)]), extra: any(0),
				answers: maybe(map(() => ({ hash: maybe('h'), answer: maybe(texts()), said: maybe(texts()), tries: any(3), first: any(3), right: any(3), shown: any(3) }))),
				notes: maybe(map(() => ({ hash: any(3), text: maybe(words[next(words.length)]) }))), read: maybe(texts()),
			}).replace('"extra"', '"__proto__"');
		};`, nil)
		hold := func(expression string) {
			var wrong []string
			p.eval(expression, &wrong)
			for _, w := range wrong {
				t.Error(w)
			}
		}
		hold(`(async () => {
			const wrong = [];
			for (const text of ['', 'null', '[]', '7', '"x"', '{', '{"lectern":1}', '{"lectern":1,"module":"<img src=x onerror=pwned=40>"}', '{"lectern":2,"module":"tides"}', '['.repeat(100000)]) {
				if (!(await load(text))) wrong.push('nothing is said of ' + text.slice(0, 50));
			}
			return wrong;
		})()`)
		const batch = 10 // files in one go, of hostileFiles
		for first := 1; first <= hostileFiles && !t.Failed(); first += batch {
			hold(fmt.Sprintf(`(async () => {
				const wrong = [];
				for (let seed = %d; seed < %d; seed++) {
					if (!(await load(drawn(seed), seed %% 2))) wrong.push('nothing is said of file ' + seed);
					const kept = lectern.store.all();
					const again = JSON.stringify(lectern.store.mend(JSON.parse(JSON.stringify(kept))));
					if (again !== JSON.stringify(kept)) wrong.push('file ' + seed + ' is kept in no form of ours');
					if ({}.hash !== undefined || Object.keys(Object.prototype).length) wrong.push('file ' + seed + ' changed every object');
					for (const part of ['answers', 'notes']) for (const id of Object.keys(kept[part])) if (/[<>"'&]/.test(id)) wrong.push('file ' + seed + ' left the key ' + id);
				}
				if (!Object.keys(lectern.store.all().notes).length) wrong.push('nothing of these files was kept');
				if (%d %% 50 === 1) lectern.store.clear();
				return wrong;
			})()`, first, first+batch, first))
		}
		calm(p, "work.html")
		for _, page := range []string{"questions/cause-discussion.html", "questions/cause-quiz.html", "work.html", "index.html", "article/tides.html"} {
			p.open(site + page)
			calm(p, page+" behind the files")
		}
	})
}

// hostileFiles is how many files are drawn.
const hostileFiles = 300

func quotedList(list []string) string {
	var parts []string
	for _, s := range list {
		parts = append(parts, quoted(s))
	}
	return "[" + strings.Join(parts, ",") + "]"
}
