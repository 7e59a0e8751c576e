package module

import (
	"strings"
	"testing"
)

// TestYAMLSlips gives lines as authors get them wrong, and all that is said.
func TestYAMLSlips(t *testing.T) {
	t.Parallel()
	const (
		works = "- id: smith2020\n  type: book\n  title: Tides\n"
		tab   = "error: a tab indents this line, which YAML does not read (indent it with spaces, as the lines around it)"
		other = "error: this is a bibliography in another format than YAML ("
	)
	for _, c := range []struct{ name, from, to, want string }{
		{"BibTeX", works, "@book{smith2020,\n  title = {Tides}\n}\n", "1:1: " + other},
		{"BibTeX behind a remark", works, "% export\n@Book {smith2020,\n  title = {Tides}\n}\n", "2:1: " + other},
		{"RIS", works, "TY  - BOOK\nTI  - Tides\n", "1:1: " + other},
		{"a tab", "  type", "\ttype", "2:1: " + tab},
		{"a tab behind spaces", "  type", "  \ttype", "2:3: " + tab},
		{"a tab behind a hyphen", "- id", "-\tid", "1:2: " + tab},
		{"no space behind a colon", "type: book", "type:book", `2:8: error: a space is missing behind "type:" (write type: book)`},
		{"no space behind the first", "id: smith", "id:smith", `1:6: error: a space is missing behind "id:" (write id: smith2020)`},
		{"no space behind a hyphen", works, works + "-id: b\n", `4:1: error: a space is missing behind the hyphen (write "- " before an entry)`},
		{"a colon in a value", "title: Tides", "title: Tides: a book", `3:10: error: a colon stands in the value of title (put the value in quotation marks: title: "…")`},
		{"further in", "  type", "   type", "2:4: error: this line stands further in than the one above it (begin it in column 3, under id)"},
		{"less far in", "  type", " type", "2:2: error: this line does not begin where the one above it does (begin it in column 3, under id)"},
		{"not in", "  type", "type", "2:1: error: this line does not begin where the one above it does (begin it in column 3, under id)"},
		{"a hyphen further in", works, works + " - id: b\n", "4:2: error: the hyphen stands in another column than the one above it (begin it in column 1, as in line 1)"},
		{"no hyphen before the first", works, "  id: a\n  type: book\n- id: b\n", "3:1: error: a hyphen begins an entry, and none stands before the lines above it (begin the first entry with a hyphen too)"},
		{"no colon", "title: Tides", "title Tides", `3:3: error: this line is no "key: value" (write a colon and a space behind the key; a remark to yourself begins with #)`},
		{"an open quotation mark", "title: Tides", "title: \"Tides\n  volume: \"3\"", "3:10: error: the quotation mark does not close (end the text with the same mark, and write “ and ” inside it)"},
		{"quotation marks inside", "title: Tides", `title: "The "Tides" of old"`, "3:10: error: quotation marks stand inside quotation marks (write “ and ”, or ’, inside)"},
		{"an apostrophe", "title: Tides", "title: 'The moon's tides'", "3:10: error: quotation marks stand inside quotation marks (write “ and ”, or ’, inside)"},
		{"a mark of YAML's", "title: Tides", "title: @Tides", `3:10: error: the value of title begins with "@", which YAML takes for a mark of its own (put it in quotation marks: "…")`},
		{"emphasis", "title: Tides", "title: **Tides**", `3:10: error: the value of title begins with "*", which YAML takes for a mark of its own (put it in quotation marks: "…")`},
		{"text behind a bracket", "title: Tides", "title: [The] tides", `3:10: error: the value of title begins with "[", which YAML takes for a mark of its own (put it in quotation marks: "…")`},
		{"an open bracket", "type: book", "type: book\n  author: [{family: Ebb}", "3:11: error: a bracket in the value of author does not close (close each [ with ] and each { with })"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if !strings.Contains(works, c.from) {
				t.Fatalf("there is no %q", c.from)
			}
			_, said := load(t, files{"references.yaml": strings.Replace(works, c.from, c.to, 1)})
			wantSaid(t, said, "content/references.yaml:"+c.want)
		})
	}
	_, said := load(t, files{"article/01-in.md": "---\ntitle: In: a section\n---\n\n# In\n\nThe sea.\n"})
	wantSaid(t, said, `content/article/01-in.md:2:8: error: a colon stands in the value of title (put the value in quotation marks: title: "…")`)
}
