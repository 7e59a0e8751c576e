//go:build browser

package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// answers are what a student does in the module on sorting, by question, in
// the words of the page; tries come one after the other.
type answers map[string][][]string

// allRight answers every question of the module rightly; the second quiz is
// one whose answers are withheld.
func allRight() answers {
	return answers{
		"movement":          {{"A card is pushed in at its place"}},
		"said-of-insertion": {{"It works on the spot", "It keeps the order of equal cards"}},
		"equal-tops":        {{"True"}},
		"steps-in-order":    {{"Lay the piles side by side", "Take the card A", "Take the card B", "Take the card C", "Put the card D behind"}},
		"phrases":           {{"one hand holds what is in order", "insertion", "two piles side by side", "merging", "a second table", "merging", "open the middle drawer", "halving"}},
		"order-of-arrival":  {{"as the books came"}},
		"reverse-ten":       {{"45 steps"}},
		"halving-looks":     {{"13"}},
		"advice":            {{"insertion", "few", "merging", "8970", "room"}},
		"borne-out":         {{"Merging gains more the more cards there are", "Ten times the cards cost insertion about a hundred times as much"}},
		"advise":            {{"Take insertion."}},
	}
}

// fill answers one question of the open page, as lists of the words chosen or
// typed for each try.
const fill = `(id, tries) => {
	const form = document.querySelector('form[data-question="' + id + '"]');
	const plain = (node) => node.textContent.replace(/\s+/g, ' ').trim();
	const set = (control, text) => {
		control.value = control.options ? [...control.options].find((option) => plain(option) === text).value : text;
		control.dispatchEvent(new Event('input', { bubbles: true }));
	};
	for (const words of tries) {
		const kind = form.dataset.kind;
		if (form.querySelector('.options')) {
			for (const input of form.querySelectorAll('.options input')) if (input.checked !== words.includes(plain(input.closest('label')))) input.click();
		} else if (kind === 'order') {
			words.forEach((text, i) => {
				const item = [...form.querySelectorAll('.order > li')].find((li) => plain(li.querySelector('.item')) === text);
				item.querySelector('.rank').value = i + 1;
				item.querySelector('.rank').dispatchEvent(new Event('change'));
			});
		} else if (kind === 'match') {
			for (const item of form.querySelectorAll('.pairs li')) set(item.querySelector('select'), words[words.indexOf(plain(item.querySelector('.item'))) + 1]);
		} else if (kind === 'essay') {
			set(form.querySelector('textarea'), words[0]);
		} else {
			[...form.querySelectorAll('fieldset .blank')].forEach((control, i) => set(control, words[i]));
		}
		form.requestSubmit();
	}
}`

// handIn does what a student does with the handout, and gives the file that
// is handed in: deed is "html" or "progress".
func (p *tab) handIn(address, name string, given answers, note, deed string) string {
	p.Helper()
	p.open(address)
	for id, tries := range given {
		list, _ := json.Marshal(tries)
		p.eval(`(`+fill+`)(`+quoted(id)+`, `+string(list)+`)`, nil)
	}
	if note != "" {
		p.write(note)
	}
	p.capture()
	var text string
	p.eval(`(() => {
		const name = document.querySelector('.hand [data-part="name"]');
		name.value = `+quoted(name)+`;
		name.dispatchEvent(new Event('input', { bubbles: true }));
		dispatchEvent(new Event('pagehide'));
		document.querySelector('[data-do="`+deed+`"]').click();
		return captured[0].text();
	})()`, &text)
	p.eval(`localStorage.clear()`, nil)
	return text
}

// file is what an instructor is handed.
type file struct{ Name, Text string }

// drop gives files to the marking part and waits until they are read.
func (p *tab) drop(files ...file) {
	p.Helper()
	list, _ := json.Marshal(files)
	p.eval(`(() => {
		const all = new DataTransfer();
		for (const { Name, Text } of `+string(list)+`) all.items.add(new File([Text], Name));
		document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: all, bubbles: true, cancelable: true }));
		document.querySelector('[role="status"]').textContent = '';
	})()`, nil)
	p.wait(`document.querySelector('[role="status"]').textContent.trim() !== ''`)
}

// rows are a table of the marking part, cell by cell, by the first cell.
func (p *tab) rows(part string) map[string][]string {
	p.Helper()
	rows := map[string][]string{}
	p.eval(`Object.fromEntries([...document.querySelectorAll('[data-part="`+part+`"] tbody tr')].map((row) => {
		const [first, ...cells] = [...row.cells].map((cell) => cell.textContent);
		return [first, cells];
	}))`, &rows)
	return rows
}

// testMarking hands in what five students did, and much else, and marks it.
func testMarking(t *testing.T, b *browser) {
	root := install(t, sorting)
	gen(t, 0, "handout", "-q", "-C", root)
	address := func(edition string) string {
		return "file://" + filepath.ToSlash(root) + "/dist/sorting-cards-" + edition + ".html"
	}
	student := b.tab(t)
	do := func(name, deed, note string, changes answers) file {
		given := allRight()
		for id, tries := range changes {
			given[id] = tries
			if tries == nil {
				delete(given, id)
			}
		}
		ending := map[string]string{"html": "html", "progress": "json"}[deed]
		return file{strings.Fields(name)[0] + "." + ending, student.handIn(address("student"), name, given, note, deed)}
	}
	const (
		distractor = "Insertion is the cheaper method for ten cards"
		markup     = `<img src="x" onerror="harmed = 1"><b>bold</b>`
		formula    = `=HYPERLINK("http://example.org/","see")`
	)
	ada := do("Ada", "html", "A thought of Ada’s.", nil)
	ben := do("Ben", "progress", "", answers{"movement": {{"Two piles become one"}, {"A card is pushed in at its place"}}, "borne-out": {{distractor}}, "reverse-ten": {{"54"}}})
	cem := do("Cem", "html", "", answers{"reverse-ten": {{"900 inches"}}, "borne-out": {{distractor}}, "advise": {{markup + "\n=1+1"}}, "phrases": {{"one hand holds what is in order", "shuffling", "two piles side by side", "merging", "a second table", "merging", "open the middle drawer", "halving"}, {"one hand holds what is in order", "shuffling", "two piles side by side", "merging", "a second table", "merging", "open the middle drawer", "halving"}}})
	dora := do(formula, "progress", "", answers{"advice": nil, "halving-looks": nil, "steps-in-order": nil})
	dora.Name = "dora.json"
	eve := do("Eve", "html", "", answers{"order-of-arrival": {{"order of arival"}}, "reverse-ten": {{"45 cards"}}, "advice": {{"halving", "few", "merging", "8970", "room"}}})

	p := b.tab(t)
	p.open(address("instructor"))
	p.must(`document.querySelector('.face').textContent.includes('Do not give it to students')`, "it says on its face that it holds the answers")
	p.drop(ada, ben, cem, dora, eve)
	if faults, requests := p.seen(); len(faults) > 0 || len(requests) != 1 {
		t.Fatalf("it asks for %q, with the faults %q", requests, faults)
	}
	compareRows(t, "students", p.rows("students"), map[string]string{
		// right, partly, nearly, not right, not answered (the sections ask two of
		// their own), right at first, written, points
		"Ada":   "10 0 0 0 2 6 2 ",
		"Ben":   "8 0 0 2 2 5 1 ",
		"Cem":   "7 1 0 2 2 5 1 ",
		formula: "7 0 0 0 5 5 1 ",
		"Eve":   "7 1 2 0 2 5 1 ",
	})
	questions := p.rows("questions")
	compareRows(t, "questions", questions, map[string]string{
		// right, partly, nearly, not right, not answered, tries, most tempting
		"Quiz: how it works · Question 1": "5 0 0 0 0 1.2 ",
		"Quiz: how it works · Question 5": "4 1 0 0 0 1.2 one hand holds what is in order → shuffling (1)",
		"Quiz: how it works · Question 6": "4 0 1: order of arival (1) 0 0 1 ",
		"Quiz on choosing · Question 1":   "2 0 1: 45 cards (1) 2 0  54 (1)",
		"Quiz on choosing · Question 4":   "3 0 0 2 0  " + distractor + " (2)",
	})

	t.Run("what is amiss", func(t *testing.T) {
		p := p.in(t)
		older := strings.NewReplacer(`"saved":`, `"was":`, `"name":"Ada"`, `"name":"Fay"`, `"edition":"2026-11"`, `"edition":"2025-10"`).Replace(ada.Text)
		older = changeHash(t, older, "movement")
		hostile, _ := json.Marshal(map[string]any{
			"lectern": 1, "module": "sorting-cards", "edition": markup, "saved": map[string]any{"x": 1}, "name": markup + formula,
			"__proto__": map[string]any{"harmed": 1}, "constructor": map[string]any{"prototype": map[string]any{"harmed": 1}},
			"answers": map[string]any{
				"__proto__": map[string]any{"answer": []string{markup}, "harmed": 1}, "movement": map[string]any{"hash": markup, "answer": []string{markup}, "tries": markup, "right": markup},
				"borne-out": map[string]any{"answer": []any{1, nil, map[string]any{}}}, "advice": []int{1}, "reverse-ten": "45", "phrases": map[string]any{"answer": slices.Repeat([]string{"1"}, 99), "tries": -1e300},
				"advise": map[string]any{"answer": []string{markup}}, markup: map[string]any{"answer": []string{markup}}, "toString": map[string]any{"answer": []string{"1"}},
			},
			"notes": map[string]any{"__proto__": map[string]any{"text": markup}, "movement": map[string]any{"text": markup}},
			"read":  map[string]any{"length": 1e9},
		})
		text := string(hostile)
		text = text[:len(text)-1] + `,"__proto__":{"harmed":1}}`
		p.drop(
			file{"damaged.json", ben.Text[:len(ben.Text)/2]},
			file{"copy.html", ada.Text},
			file{"foreign.json", strings.Replace(ben.Text, `"sorting-cards"`, `"tides<b>"`, 1)},
			file{"hostile" + markup + ".json", text},
			file{"huge.json", strings.Repeat("x", 5_000_001)},
			file{"ada.md", "# Ada\n"},
			file{"picture.png", "\x89PNG"},
			file{"null.json", "null"},
			file{"blank.html", "<!doctype html><title>Sorting cards</title><p>The handout itself.</p>"},
			file{"cut.html", ada.Text[:strings.Index(ada.Text, `id="lectern"`)+200]},
			file{"older.html", older},
			file{"ben-before.json", strings.Replace(strings.Replace(ben.Text, `"45`, `"46`, 1), `"saved": "2`, `"saved": "1`, 1)},
		)
		for name, want := range map[string]string{
			"damaged.json": "Damaged", "copy.html": "The same as Ada.html", "foreign.json": "another module: tides<b>", "huge.json": "Larger than 5 MB",
			"ada.md": "Markdown", "picture.png": "No student’s work", "null.json": "No student’s work", "blank.html": "Ask for the one that “Save as HTML” in My work gives", "cut.html": "Ask for the one that “Save as HTML”", "older.html": "From edition 2025-10: 1 question", "hostile" + markup + ".json": "",
		} {
			p.must(`[...document.querySelectorAll('.said-of-files li')].some((li) => li.textContent.startsWith(`+quoted(name)+`) && li.textContent.includes(`+quoted(want)+`))`, name+" is named, with its reason")
		}
		students := p.rows("students")
		if len(students) != 7 {
			t.Errorf("%d students are counted, not the five, the older and the hostile", len(students))
		}
		if got := strings.Join(students["Fay"], " "); !strings.HasPrefix(got, "10 0 0 0 2 ") {
			t.Errorf("an answer to a changed question is judged by its words: %s", got)
		}
		p.must(`!document.querySelector('.marking img, .marking [onerror], .marking td b, .marking bdi b') && typeof harmed === 'undefined' && !({}).harmed`, "nothing in a file is taken for markup or code")
		if faults, requests := p.seen(); len(faults) > 0 || len(requests) != 1 {
			t.Errorf("it asks for %q, with the faults %q", requests, faults)
		}
	})
	t.Run("of one name", func(t *testing.T) {
		p := p.in(t)
		other := strings.Replace(strings.Replace(ben.Text, `"54"`, `"45"`, 1), `"saved": "2`, `"saved": "1`, 1)
		p.drop(file{"other-ben.json", other})
		if n := len(p.rows("students")); n != 7 {
			t.Errorf("%d students: an earlier file of the same name is set aside", n)
		}
		p.click(`[...document.querySelectorAll('.said-of-files li')].find((li) => li.textContent.startsWith('other-ben.json')).querySelector('button')`)
		if n := len(p.rows("students")); n != 8 {
			t.Errorf("%d students: it counts when the instructor says so", n)
		}
		p.focused("counting a file")
	})
	t.Run("axe", func(t *testing.T) {
		p := p.in(t)
		p.eval(read(t, filepath.Join("..", ".ci", "node_modules", "axe-core", "axe.min.js"))+"\n;0", nil)
		p.axeModes("marking", ".marking")
		p.look(modes[0])
	})
	t.Run("points, remarks and the table", func(t *testing.T) {
		p := p.in(t)
		p.eval(`(() => {
			const which = document.querySelector('[data-part="which"]');
			which.selectedIndex = [...which.options].findIndex((option) => option.text.includes('Advise a reading room'));
			which.dispatchEvent(new Event('change', { bubbles: true }));
		})()`, nil)
		p.must(`['A model answer', '44,850', 'Criteria', 'names the cost', 'Zanzibar note five'].every((words) => document.querySelector('.models').textContent.includes(words))`, "model answer, criteria and the instructor's note stand beside, each with its name")
		p.must(`!document.querySelector('.models').textContent.includes('Judge your own') && ![...document.querySelectorAll('.models ul')].some((ul) => getComputedStyle(ul).listStyleType.includes('☐'))`, "nothing there is for the student to do")
		p.must(`[...document.querySelectorAll('.written')].some((p) => p.textContent === `+quoted(markup+"\n=1+1")+`)`, "what was written is text")
		p.eval(`(() => {
			const one = [...document.querySelectorAll('.mark-one')].find((one) => one.querySelector('h4').textContent === 'Cem');
			const set = (field, text) => { field.value = text; field.dispatchEvent(new Event('change')); };
			set(one.querySelector('input'), '2,5');
			set(one.querySelector('input'), '2 or so');
			set(one.querySelector('textarea'), '-2 for "style"; =cmd\n+more');
		})()`, nil)
		p.must(`(() => { const field = document.querySelector('.mark-one [aria-invalid=true]'), words = document.getElementById(field.getAttribute('aria-describedby')).textContent;
			return words.startsWith('Write a number') && [...document.querySelectorAll('[role=status]')].some((s) => s.textContent.trim() === words); })()`, "what is no number is said to be none")
		if got := p.rows("students")["Cem"]; got[len(got)-1] != "2.5" {
			t.Errorf("the points are not counted: %q", got)
		}
		p.capture()
		var text string
		p.eval(`(() => { document.querySelector('[data-part="csv"]').click(); return captured[0].text(); })()`, &text)
		p.must(`captured[0].arrayBuffer().then((bytes) => [...new Uint8Array(bytes.slice(0, 3))].join() === '239,187,191')`, "a spreadsheet is told that it is UTF-8")
		checkCSV(t, text, formula)

		// Points and remarks are there again when the file is opened another day:
		// not in the same instant, when the browser may still be storing them.
		for kept, tries := false, 0; !kept && tries < 10; tries++ {
			p.open(address("instructor"))
			p.eval(`localStorage.length === 1`, &kept)
		}
		p.drop(cem)
		if got := p.rows("students")["Cem"]; got[len(got)-1] != "2.5" {
			t.Errorf("the points are not kept: %q", got)
		}
		p.eval(`document.querySelector('[data-part="forget"]').click()`, nil)
		p.must(`localStorage.length === 1`, "one press forgets nothing")
		p.eval(`document.querySelector('[data-part="forget"]').click()`, nil)
		p.must(`localStorage.length === 0`, "points and remarks are forgotten")
	})
	t.Run("nothing was checked", func(t *testing.T) {
		p := p.in(t)
		p.open(address("instructor"))
		p.drop(file{"gus.json", `{"lectern":1,"module":"sorting-cards","name":"Gus","answers":{"reverse-ten":{"hash":"","answer":["45"],"open":true}}}`})
		compareRows(t, "students", p.rows("students"), map[string]string{"Gus": "1 0 0 0 11  0 "})
		p.must(`lectern.tables.csv().split('\r\n')[1].startsWith('"Gus","gus.json","","","1","0","0","0","11","",')`, "nor does the table say how many were right at first")
	})
	t.Run("two windows mark at one time", func(t *testing.T) {
		storage := b.storage(t)
		windows := []*tab{b.tabIn(t, storage), b.tabIn(t, storage)}
		for _, p := range windows {
			p.open(address("instructor"))
		}
		for i, p := range windows {
			p.eval(fmt.Sprintf(`void (async () => {
				for (let n = 0; n < 100; n++) {
					lectern.marks.put('student %d ' + n, 'advise', ['2', 'a remark']);
					await new Promise((next) => setTimeout(next));
				}
			})()`, i), nil)
		}
		for _, p := range windows {
			p.wait(`[0, 1].every((i) => [...Array(100).keys()].every((n) => lectern.marks.sum('student ' + i + ' ' + n) === 2))`)
		}
	})
	t.Run("a large class", func(t *testing.T) {
		p := p.in(t)
		p.open(address("instructor"))
		var class []file
		for i := range 300 {
			class = append(class, file{fmt.Sprintf("%d.json", i), strings.Replace(ben.Text, `"Ben"`, fmt.Sprintf(`"Student %d"`, i), 1)})
		}
		p.drop(class...)
		if n := len(p.rows("students")); n != 300 {
			t.Errorf("%d students of 300", n)
		}
	})
}

func compareRows(t *testing.T, what string, got map[string][]string, want map[string]string) {
	t.Helper()
	for name, row := range want {
		if said := strings.Join(got[name], " "); said != row {
			t.Errorf("%s: %s: %q and not %q", what, name, said, row)
		}
	}
}

// changeHash makes an answer one to an earlier form of its question.
func changeHash(t *testing.T, text, question string) string {
	t.Helper()
	before, after, ok := strings.Cut(text, `"`+question+`":{"hash":"`)
	if !ok {
		t.Fatalf("no answer to %s in %s", question, text)
	}
	return before + `"` + question + `":{"hash":"0` + after
}

// checkCSV reads the table as a spreadsheet does.
func checkCSV(t *testing.T, text, formula string) {
	t.Helper()
	if lines := strings.Count(text, "\r\n"); strings.Count(text, "\n") != lines+1 { // one stands in a remark
		t.Errorf("not all lines of the table end with CRLF: %d do", lines)
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	column := func(name string) int {
		what, id, _ := strings.Cut(name, "…")
		return slices.IndexFunc(rows[0], func(head string) bool {
			return head == name || strings.HasPrefix(head, what) && strings.HasSuffix(head, "("+id+")")
		})
	}
	found := map[string][]string{}
	for _, row := range rows[1:] {
		found[row[0]] = row
		for i, cell := range row {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				t.Errorf("a spreadsheet would take this for a formula: %s: %s", rows[0][i], cell)
			}
		}
	}
	if found["'"+formula] == nil {
		t.Errorf("the student %s is missing", formula)
	}
	for name, want := range map[string]string{"Quiz: how it works · Question 1: Which hand movement is insertion?…movement": "1", "Quiz…borne-out": "0", "Quiz…phrases": "0.75", "Points: Quiz…advise": "2.5", "Remark: Quiz…advise": "'-2 for \"style\";' =cmd\n'+more", "Points": "2.5", "File": "Cem.html"} {
		if at := column(name); at < 0 || found["Cem"][at] != want {
			t.Errorf("%s: column %d of %q, not %q", name, at, found["Cem"], want)
		}
	}
	for name, want := range map[string]string{"Nearly right": "2", "Partly right": "1", "Not right": "0", "Quiz…order-of-arrival": "0", "Quiz…reverse-ten": "0", "Quiz…advice": "0.8"} {
		if at := column(name); at < 0 || found["Eve"][at] != want {
			t.Errorf("%s: column %d of %q, not %q", name, at, found["Eve"], want)
		}
	}
	if got := found["'"+formula][column("Quiz…advice")]; got != "" {
		t.Errorf("what was not answered has no credit: %q", got)
	}
}
