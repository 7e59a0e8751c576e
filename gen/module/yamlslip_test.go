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
		dash  = `error: a dash stands where a hyphen begins an entry (write "- ", as on every line of a list)`
		space = "error: a no-break space indents this line, which YAML does not read (indent it with plain spaces, as the lines around it)"
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
		{"no hyphen before the second, and not in", works, works + "id: a\n  type: book\n", `4:1: error: the hyphen before this entry is missing (write "- id: …", as in line 1)`},
		{"no hyphen before the second", works, works + "  id: a\n  type: book\n", "4:3: error: the key id stands twice, first in line 1 (begin the next entry with a hyphen, or delete one of the two)"},
		{"a key twice in no list", works, "references:\n  - id: a\n    author:\n      family: A\n      given: B\n      family: C\n", "6:7: error: the key family stands twice, first in line 4 (delete one)"},
		{"a dash", works, works + "– id: b\n  type: book\n", "4:1: " + dash},
		{"a dash before every entry", works, "— id: b\n— id: c\n", "1:1: " + dash},
		{"a dash before an entry without keys", works, "– Smith, Tides\n", "1:1: " + dash},
		{"no-break spaces", "  type", "\u00a0 type", "2:1: " + space},
		{"a no-break space behind a hyphen", "- id", "-\u00a0id", "1:2: " + space},
		{"a word processor's marks around a colon", "title: Tides", "title: “Tides: a book”", "3:10: error: the quotation marks around the value of title are those of a word processor, and part of it (write straight ones: title: \"Tides: a book\")"},
		{"a word processor's marks around what is no prose", "type: book", "type: „book“", "2:9: error: the quotation marks around the value of type are those of a word processor, and part of it (write straight ones: type: \"book\")"},
		{"text behind quotation marks", "title: Tides", "title: \"Tides\" of old", "3:10: error: the value of title ends at its second quotation mark, and text stands behind it (put the whole in quotation marks, and write “ and ” inside)"},
		{"text behind a #", "title: Tides", "title: Tides # of old", "3:16: warning: the value of title ends before this #, which begins a remark (put the whole in quotation marks if it is text, or leave two spaces before a remark) [read-yaml]"},
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
	for _, right := range []string{"title: “Tides” of old", "title: “Tides”", "title: Tides  # of old", "title: \"Tides\" # of old", "title: \"Tides # of old\"", "title: Tides#2", "title: Tides – and seas"} {
		_, said := load(t, files{"references.yaml": strings.Replace(works, "title: Tides", right, 1)})
		wantSaid(t, said)
	}
	_, said := load(t, files{"article/01-in.md": "---\ntitle: In: a section\n---\n\n# In\n\nThe sea.\n"})
	wantSaid(t, said, `content/article/01-in.md:2:8: error: a colon stands in the value of title (put the value in quotation marks: title: "…")`)
}
