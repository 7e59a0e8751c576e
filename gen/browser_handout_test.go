//go:build browser

package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// apart copies a handout into an empty folder and gives its address there.
func apart(t *testing.T, file string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), filepath.Base(file))
	if err := os.WriteFile(to, []byte(read(t, file)), 0o644); err != nil {
		t.Fatal(err)
	}
	return "file://" + filepath.ToSlash(to)
}

// testEditions opens every handout of the module on sorting from an empty
// folder: none asks for anything, each does what a student does on the site.
func testEditions(t *testing.T, b *browser) {
	root := install(t, sorting)
	handouts(t, root)
	files, err := filepath.Glob(filepath.Join(root, "dist", "*.html"))
	if err != nil || len(files) != 8 {
		t.Fatalf("%d handouts of the whole and three parts: %v", len(files), err)
	}
	p := b.tab(t)
	for _, file := range files {
		name := filepath.Base(file)
		address := apart(t, file)
		p.open(address)
		var v visit
		p.eval(look, &v)
		faults, requests := p.seen()
		if len(faults) > 0 || len(requests) != 1 || !v.Styled || !v.Scripted {
			t.Errorf("%s asks for %q, with the faults %q", name, requests, faults)
		}
		for _, link := range v.Links {
			inside, ours := strings.CutPrefix(link, address+"#")
			if !ours && !elsewhere(place{base: address}, link) || ours && !slices.Contains(v.IDs, inside) {
				t.Errorf("%s: the link %s leads nowhere", name, link)
			}
		}
		p.must(`!!document.querySelector('.marking') === `+map[bool]string{true: "true", false: "false"}[strings.HasSuffix(name, "-instructor.html")], name+": marking is the instructor's alone")
	}
	gen(t, 0, "build", "-q", "-C", root)
	site := serve(t, filepath.Join(root, "public"), "/")
	whole, article := apart(t, filepath.Join(root, "dist", "sorting-cards-student.html")), apart(t, filepath.Join(root, "dist", "sorting-cards-article-student.html"))
	for _, place := range []struct{ name, asked, id, work, part string }{
		{"the site", site + "article/merging.html", "one-step", site + "work.html", "Section 3 Check yourself: Merging, pile by pile"},
		{"the handout", whole, "one-step", whole, "Section 3 Check yourself: Merging, pile by pile"},
		{"the article's handout", article, "one-step", article, "Section 3 Check yourself: Merging, pile by pile"},
		// Of a quiz that this handout does not hold.
		{"the article's handout, drawn", article, "order-of-arrival", article, "Section 1 Check yourself: Why sort?"},
	} {
		t.Run("asked in a section, in "+place.name, func(t *testing.T) {
			p := b.tab(t)
			p.open(place.asked)
			p.eval(`(`+fill+`)(`+quoted(place.id)+`, [["as the books came", "its top"]])`, nil)
			p.eval(`dispatchEvent(new Event('pagehide'))`, nil)
			p.open(place.work)
			p.must(`(() => {
				const item = document.querySelector('[data-item="`+place.id+`"]'), part = item.closest('.deed');
				return !item.hidden && item.querySelector('.said').textContent.trim() && document.querySelector('[data-part="empty"]').hidden
					&& part.firstElementChild.textContent === `+quoted(place.part)+` && document.querySelector('.deed .words').textContent.startsWith('Check yourself');
			})()`, "My work lists it under its section, before the quizzes")
			p.eval(`document.querySelector('[data-part="name"]').value = 'Ada'`, nil)
			p.capture()
			for _, deed := range []string{"html", "markdown"} {
				p.eval(`document.querySelector('[data-do="`+deed+`"]').click()`, nil)
			}
			_, title, _ := strings.Cut(place.part, "Check")
			p.must(`Promise.all(captured.map((file) => file.text())).then((texts) => texts.every((text) => text.includes(`+quoted("Check"+strings.TrimSuffix(title, "?"))+`) && text.includes('as the books came')))`, "and so do the saved files")
		})
	}
	t.Run("my work", func(t *testing.T) {
		p := p.in(t)
		p.open(apart(t, filepath.Join(root, "dist", "sorting-cards-student.html")))
		p.eval(`(`+fill+`)('phrases', [["one hand holds what is in order", "insertion", "two piles side by side", "merging", "a second table", "merging", "open the middle drawer", "halving"]])`, nil)
		p.eval(`(`+fill+`)('advice', [["insertion", "few", "merging", "8970", "room"]])`, nil)
		p.write("A thought.")
		p.eval(`dispatchEvent(new Event('pagehide'))`, nil)
		for _, words := range []string{"open the middle drawer → halving", "A thought.", "hardly any of them" /* not typed, nor picked */} {
			has := `document.querySelector('.part.kind-work').textContent.includes(` + quoted(words) + `)`
			if words == "hardly any of them" {
				has = "!" + has
			}
			p.must(has, "My work: "+words)
		}
		p.must(`[...document.querySelectorAll('.kind-work [data-item="advice"] .filled')].map((b) => b.textContent).join() === '[insertion],[few],[merging],[8970],[room]'`, "blanks are filled in")
		p.must(`[...document.querySelectorAll('.kind-work .deed .words')].every((a) => document.getElementById(a.hash.slice(1)))`, "every question is linked")
		p.do(emulation.SetEmulatedMedia().WithMedia("print"))
		p.eval(`window.print = () => {
			window.printed = [...document.querySelectorAll('main > *')].filter((part) => part.checkVisibility()).map((part) => part.id).join();
		}`, nil)
		for _, sign := range []string{"afterprint", "focus", "pointerdown"} { // not every browser says that it has printed
			p.eval(`document.querySelector('[data-do="print"]').click()`, nil)
			p.must(`printed === 'work' && !document.querySelector('.kind-quiz').checkVisibility()`, "My work is printed by itself")
			p.eval(`dispatchEvent(new Event(`+quoted(sign)+`))`, nil)
			p.must(`document.querySelector('.kind-quiz').checkVisibility()`, "the rest can be again after "+sign)
		}
	})
}

// sheets prints a page on paper of a size in inches and reads it back, sheet by
// sheet.
func (p *tab) sheets(width, height float64) []string {
	p.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, 10*deadline) // a whole module is a hundred sheets
	defer cancel()
	file := filepath.Join(p.TempDir(), "sheets.pdf")
	err := chromedp.Run(ctx, chromedp.ActionFunc(func(ctx context.Context) error {
		data, _, err := page.PrintToPDF().WithPaperWidth(width).WithPaperHeight(height).Do(ctx)
		if err != nil {
			return err
		}
		return os.WriteFile(file, data, 0o644)
	}))
	if err != nil {
		p.Fatalf("it does not print: %v", err)
	}
	var text bytes.Buffer
	c := exec.Command("pdftotext", "-layout", file, "-")
	c.Stdout = &text
	if err := c.Run(); err != nil {
		p.Fatalf("pdftotext: %v (./test.sh installs it)", err)
	}
	return strings.Split(strings.TrimSuffix(text.String(), "\f"), "\f")
}

// testSheets prints what is given out and reads it back.
func testSheets(t *testing.T, b *browser) {
	root := install(t, sorting)
	gen(t, 0, "handout", "-q", "-C", root)
	handout := func(edition string) string {
		return "file://" + filepath.ToSlash(root) + "/dist/sorting-cards-" + edition + ".html"
	}
	t.Run("students", func(t *testing.T) {
		p := b.tab(t)
		p.open(handout("student"))
		sheets := p.sheets(8.27, 11.69)
		all := words(strings.Join(sheets, " "))
		for _, want := range []string{"Which hand movement is insertion?", "A card is pushed in at its place", "Advise a reading room with one small table", "Name:", "Date:", "Your answer", "Put the card D behind", "Notes"} {
			if !strings.Contains(all, words(want)) {
				t.Errorf("not on paper: %s", want)
			}
		}
		// What waits behind a disclosure is no worksheet's, and paper has no navigation.
		for _, key := range []string{"it is merging that begins with those", "44,850", "The room is scarce", "Zanzibar", "Skip to the text", "On this page", "Start the quiz over", "Check", "Read Discuss Quiz"} {
			if regexp.MustCompile(`\b` + regexp.QuoteMeta(words(key)) + `\b`).MatchString(strings.ReplaceAll(all, words("Check yourself"), "")) {
				t.Errorf("on paper, though it does not belong there: %s", key)
			}
		}
		for i, sheet := range sheets {
			if !strings.Contains(sheet, "Sorting") || !regexp.MustCompile(`(?m)\s`+strconv.Itoa(i+1)+`$`).MatchString(strings.TrimSpace(sheet)) {
				t.Errorf("sheet %d has no running title or number:\n%s", i+1, sheet)
			}
		}
		for _, sheet := range sheets {
			if strings.Contains(sheet, "Name:") && !regexp.MustCompile(`Name:.*Date:`).MatchString(sheet) {
				t.Errorf("name and date do not stand in one line:\n%s", sheet)
			}
		}
		p.lone("the students' handout", sheets)
	})
	t.Run("the instructor", func(t *testing.T) {
		p := b.tab(t)
		p.open(handout("instructor"))
		sheets := p.sheets(8.5, 11)
		first := slices.IndexFunc(sheets, func(sheet string) bool {
			return strings.HasPrefix(words(sheet), words("For the instructor Key"))
		})
		if first < 0 {
			t.Fatal("the key does not begin on a sheet of its own")
		}
		before, behind := words(strings.Join(sheets[:first], " ")), words(strings.Join(sheets[first:], " "))
		for _, key := range []string{"it is merging that begins with those", "44,850", "The answer names the cost as a number", "Zanzibar note three", "Zanzibar note five", "each new card is pushed in at its place", "8977"} {
			if strings.Contains(before, words(key)) && key != "each new card is pushed in at its place" && key != "8977" || !strings.Contains(behind, words(key)) {
				t.Errorf("not on the key's sheets alone: %s", key)
			}
		}
		if !strings.Contains(words(sheets[0]), words("This file holds the answers. Do not give it to students.")) || strings.Contains(behind, "by student") {
			t.Error("the first sheet does not warn, or marking is on paper")
		}
		// The foot tells which sheets are kept: the cover, and all behind those for the class.
		foot := regexp.MustCompile(`(?m)^\s*For the instructor · .*\d$`)
		kept := ""
		for _, sheet := range sheets {
			switch {
			case foot.MatchString(sheet):
				kept += "k"
			case strings.Contains(sheet, "Name:"):
				kept += "q"
			default:
				kept += "-"
			}
		}
		if !regexp.MustCompile(`^k+-[-q]*q[-q]*k+$`).MatchString(kept) {
			t.Errorf("the class's sheets do not stand together, before what is kept: %s", kept)
		}
		p.lone("the instructor's handout", sheets)
	})
	t.Run("whole headings", func(t *testing.T) {
		p := b.tab(t)
		for _, name := range b.pages {
			if strings.HasPrefix(name, "handout/") || name == "404.html" {
				continue
			}
			p.open(b.places[0].base + name)
			p.lone(name, p.sheets(8.27, 11.69))
		}
	})
}

// lone fails where a sheet ends with a heading.
func (p *tab) lone(name string, sheets []string) {
	p.Helper()
	var headings []string
	p.eval(`[...document.querySelectorAll('main :is(h1, h2, h3, h4)')].filter((h) => !h.closest('.cards, .hand')).map((h) => h.textContent)`, &headings)
	for i := range headings {
		headings[i] = words(headings[i])
	}
	for i, sheet := range sheets {
		lines := strings.FieldsFunc(sheet, func(r rune) bool { return r == '\n' })
		lines = slices.DeleteFunc(lines, func(line string) bool { return words(line) == "" })
		if len(lines) < 2 {
			continue
		}
		last := words(lines[len(lines)-2]) // the foot stands behind it
		for _, heading := range headings {
			if len(last) > 8 && strings.HasSuffix(heading, last) {
				p.Errorf("%s: sheet %d ends with a heading: %s", name, i+1, last)
			}
		}
	}
}
