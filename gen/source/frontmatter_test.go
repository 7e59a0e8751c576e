package source

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"
)

func TestFrontMatter(t *testing.T) {
	t.Parallel()
	const open = "content/a.md:1:1: error: front matter opens here and never closes (end it with a line of three hyphens, or write a line across the page as ***)"
	const first = ": error: front matter does not begin the file (write it as the first lines, between a line --- and a line ---)"
	const hyphens = " (write three hyphens: ---)"
	const alone = " (write three hyphens alone, without a space)"
	for _, c := range []struct{ name, in, yaml, body, want string }{
		{"none", "# T\n---\nx", "", "# T\n---\nx", ""},
		{"usual", "---\ntitle: T\n---\n# T\n", "title: T\n", "   \n        \n   \n# T\n", ""},
		{"letters of several bytes", "---\ntitle: Қ\n---\nx", "title: Қ\n", "   \n         \n   \nx", ""},
		{"empty", "---\n---\nx", "", "   \n   \nx", ""},
		{"nothing behind", "---\na: b\n---", "a: b\n", "   \n    \n   ", ""},
		{"empty, nothing behind", "---\n---", "", "   \n   ", ""},
		{"hyphens inside", "---\na: b --- c\n--- x\n---\ny", "a: b --- c\n--- x\n", "   \n          \n     \n   \ny", ""},
		{"a later line across", "---\na: b\n---\nx\n\n---\ny", "a: b\n", "   \n    \n   \nx\n\n---\ny", ""},
		{"behind a blank line", "\n---\ntitle: b\n---\nx", "", "\n   \n        \n   \nx", "content/a.md:2:1" + first},
		{"behind the title", "# T\n\n---\nanswers: b\n---\nx", "", "# T\n\n   \n          \n   \nx", "content/a.md:3:1" + first},
		{"four hyphens", "----\ncheck: b\n----\nx", "", "    \n        \n    \nx", "content/a.md:1:1: error: the front matter is opened by \"----\"" + hyphens + "\ncontent/a.md:3:1: error: the front matter is closed by \"----\"" + hyphens},
		{"not opened", "title: b\n---\nx", "", "        \n   \nx", "content/a.md:1:1: error: the line above the front matter is missing (write three hyphens in a line above this one: ---)"},
		{"opened by a dash", "—\ntitle: b\n---\nx", "", "   \n        \n   \nx", "content/a.md:1:1: error: the front matter is opened by \"—\"" + hyphens},
		{"opened by a dash and a hyphen", "–-\ntitle: b\n\nx", "", "    \n        \n\nx", "content/a.md:1:1: error: the front matter is opened by \"–-\"" + hyphens},
		{"opened with a space behind", "--- \ntitle: b\n---\nx", "", "    \n        \n   \nx", "content/a.md:1:1: error: the front matter is opened by \"--- \"" + alone},
		{"closed by a dash", "---\ntitle: b\n—\nx", "title: b\n", "   \n        \n   \nx", "content/a.md:3:1: error: the front matter is closed by \"—\"" + hyphens},
		{"closed by two hyphens, with a line across behind", "---\ntitle: b\n--\nx\n\n---\n", "title: b\n", "   \n        \n  \nx\n\n---\n", "content/a.md:3:1: error: the front matter is closed by \"--\"" + hyphens},
		{"closed with a space behind", "---\ntitle: b\n--- \nx", "title: b\n", "   \n        \n    \nx", "content/a.md:3:1: error: the front matter is closed by \"--- \"" + alone},
		{"never closes, and its lines are no text", "---\ntitle: b\ncheck: [a]\n\n# T\n", "", "   \n        \n          \n\n# T\n", open},
		{"never closes before a line across", "---\ntitle: b\n\n# T\n\nThe sea.\n\n---\n", "", "   \n        \n\n# T\n\nThe sea.\n\n---\n", open},
		{"a remark inside", "---\n# Mine: b\n\ntitle: b\n---\nx", "# Mine: b\n\ntitle: b\n", "   \n         \n\n        \n   \nx", ""},
		{"a merge's mark", "x\n>>>>>>> b\n", "", "x\n>>>>>>> b\n", "content/a.md:2:1: error: a merge left its mark here: two versions stand in the file (keep what is right of both, and delete the lines <<<<<<<, ======= and >>>>>>>)"},
		{"not at the head", "\n---\na: b\n---\n", "", "\n---\na: b\n---\n", ""},
		{"a space behind", "--- \na: b\n---\n", "", "--- \na: b\n---\n", ""},
		{"never closes", "---\na: b\n# T\n", "", "---\na: b\n# T\n", open},
		{"closes with more than hyphens", "---\na: b\n--- x\n", "", "---\na: b\n--- x\n", open},
		{"only opens", "---\n", "", "---\n", open},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var log Log
			f := NewFile("content/a.md", []byte(c.in))
			yaml, body := f.FrontMatter(&log)
			if string(yaml) != c.yaml || string(body) != c.body || lines(&log) != c.want {
				t.Errorf("\n got %q\n     %q\n     %s\nwant %q\n     %q\n     %s", yaml, body, lines(&log), c.yaml, c.body, c.want)
			}
			if string(f.Text) != c.in {
				t.Errorf("the file's own text was changed: %q", f.Text)
			}
		})
	}
}

// FuzzFrontMatter holds front matter to its promise: whatever a file says,
// its body is as long as the file, each line stands where it stood, and what
// is not front matter is untouched.
func FuzzFrontMatter(f *testing.F) {
	for _, s := range []string{"", "---", "---\n", "---\n---", "---\n---\n", "---\na: Я\n---\nx\n", "---\n----", "\ufeff---\r\na\r\n---\r\nb", "---\n\n---\n---\n", "# T\n---\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var log Log
		file := Read(fstest.MapFS{"a.md": {Data: []byte(text)}}, "", "a.md", &log)
		if file == nil {
			if !log.Failed() {
				t.Fatal("neither a file nor an error")
			}
			return
		}
		yaml, body := file.FrontMatter(&log)
		if len(body) != len(file.Text) {
			t.Fatalf("%d bytes became %d", len(file.Text), len(body))
		}
		before, after := bytes.Split(file.Text, []byte("\n")), bytes.Split(body, []byte("\n"))
		if len(before) != len(after) {
			t.Fatalf("%d lines became %d", len(before), len(after))
		}
		head := 0 // lines of front matter
		if yaml != nil {
			head = 2 + bytes.Count(yaml, []byte("\n"))
			if !bytes.Equal(file.Text[4:4+len(yaml)], yaml) {
				t.Fatalf("the front matter is not what stands there: %q", yaml)
			}
		}
		for i, line := range after {
			switch {
			case i < head && strings.Trim(string(line), " ") != "":
				t.Fatalf("line %d of the front matter is left in the body: %q", i+1, line)
			case log.Failed() && strings.Trim(string(line), " ") == "": // what was meant as front matter
			case i >= head && !bytes.Equal(line, before[i]):
				t.Fatalf("line %d was changed from %q to %q", i+1, before[i], line)
			}
		}
	})
}
