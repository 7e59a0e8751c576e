package markup

import (
	"fmt"
	"strings"
	"testing"
)

func TestBracketFaults(t *testing.T) {
	const page = ` (write a page as ", p. 4" or pages as ", pp. 3-5")`
	checkSaid(t, []said{
		{"open note", "Text[^9 and", "a.md:3:5: error: the note's mark never closes (write it as [^9])"},
		{"open notes of one line", "Text[^9 and[^8", "a.md:3:5: error: the note's mark never closes (write it as [^9])"},
		{"open notes of two lines", "Text[^9\nand[^8", "a.md:3:5: error: the note's mark never closes (write it as [^9])\na.md:4:4: error: the note's mark never closes (write it as [^9])"},
		{"a note without a label", "Text[^]", "a.md:3:5: error: a note's label is letters, digits and hyphens (write it as [^9])"},
		{"a label with a space", "Text[^a b]", "a.md:3:5: error: a note's label is letters, digits and hyphens (write it as [^9])"},
		{"a definition with a bad label", "Text[^1]\n\n[^1]: a\n\n[^a b]: c", "a.md:7:1: error: a note's label is letters, digits and hyphens (write it as [^9]:)"},
		{"a definition in a quote", "> [^1]: a", "a.md:3:3: error: a note is defined inside another block (move the definition to the file's end)"},
		{"a definition in an item", "- [^1]: a", "a.md:3:3: error: a note is defined inside another block (move the definition to the file's end)"},
		{"open citation", "[^1]: see [@a, p. 4", "a.md:3:11: error: the citation never closes (write it as [@key, p. 4] on one line)"},
		{"citation over two lines", "[^1]: see [@a,\n    p. 4]", "a.md:3:11: error: the citation never closes (write it as [@key, p. 4] on one line)"},
		{"suppressed author", "[^1]: see [-@a, p. 4]", "a.md:3:11: error: a citation without its author, [-@key], is not known here (write [@key, p. 4])"},
		{"no key", "[^1]: [@, p. 4]", "a.md:3:8: error: this is no citation (write [@key, p. 4], several as [@key, p. 4; @other])"},
		{"a second without its mark", "[^1]: [@a; b]", "a.md:3:12: error: this is no citation (write [@key, p. 4], several as [@key, p. 4; @other])"},
		{"an empty second", "[^1]: [@a;]", "a.md:3:11: error: this is no citation (write [@key, p. 4], several as [@key, p. 4; @other])"},
		{"words for a locator", "[^1]: [@a, see there]", "a.md:3:10: error: \"see there\" is not read as a page" + page},
		{"a bare page", "[^1]: [@a, 4]", "a.md:3:10: error: \"4\" is not read as a page" + page},
		{"a page without its comma", "[^1]: [@a p. 4]", "a.md:3:11: error: \"p. 4\" is not read as a page" + page},
		{"a second's locator", "[^1]: [@a, p. 1; @b, vol. 2]", "a.md:3:20: error: \"vol. 2\" is not read as a page" + page},
		{"open blank", "It [[conceded.", `a.md:3:4: error: the blank never closes (write it as [[answer]] on one line, or escape the brackets as \[\[ if they are text)`},
		{"blank over two lines", "It [[conceded\nmuch]].", `a.md:3:4: error: the blank never closes (write it as [[answer]] on one line, or escape the brackets as \[\[ if they are text)`},
		{"an escaped close", `It [[a\]] b.`, `a.md:3:4: error: the blank never closes (write it as [[answer]] on one line, or escape the brackets as \[\[ if they are text)`},
		{"no link of that name", "See [the text][there].", `a.md:3:15: error: no link is named "there" (define it on a line "[name]: address", or escape the bracket as \[ if it is text)`},
		{"no link of no name", "See [the text][].", `a.md:3:15: error: no link is named "" (define it on a line "[name]: address", or escape the bracket as \[ if it is text)`},
		{"with markup in the text", "See [the *text*][there].", `a.md:3:17: error: no link is named "there" (define it on a line "[name]: address", or escape the bracket as \[ if it is text)`},
		{"escaped brackets", `\[\[a\]\] \[^1] \[@a] a\[i]\[j]`, ""},
		{"brackets of an editor", "He said “[t]he state […] holds [sic]”.", ""},
		{"brackets in code", "`[[a]] [^1] [@a] [b][c]`", ""},
	})
}

// TestBrackets gives what is read between brackets, with the places.
func TestBrackets(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"a[^9] b[^9a]", "note 9 at 6, note 9a at 12"},
		{"[@a]", "a at 6 ()"},
		{"[@a, p. 4]", "a at 6 (p. 4)"},
		{"[@a, p.4]", "a at 6 (p. 4)"},
		{"[@a, pp. 3-5]", "a at 6 (pp. 3–5)"},
		{"[@a, pp. 3--5, 7 – 9, 12]", "a at 6 (pp. 3–5, 7–9, 12)"},
		{"[@a, p. 1; @b;@c, pp. 3-5 ]", "a at 6 (p. 1), b at 16 (), c at 19 (pp. 3–5)"},
		{"[@doi:10.1/a-b_c]", "doi:10.1/a-b_c at 6 ()"},
		{"[@абай1904]", "абай1904 at 6 ()"},
		{"a [[b / c]] d [[*e* | f]]", `blank "b / c" at 9, blank "*e* | f" at 21`},
		{`[[a\]\]b]]`, `blank "a\\]\\]b" at 7`},
		{"**[[a]]** *x [[b]]*", `blank "a" at 9, blank "b" at 20`},
		{"[[[a]]]", `blank "[a" at 7`},
	} {
		t.Run(c.in, func(t *testing.T) {
			t.Parallel()
			doc, msgs := parse(t, "# T\n\n"+c.in+"\n")
			if len(msgs) > 0 {
				t.Fatal(strings.Join(msgs, "\n"))
			}
			var got []string
			Inlines(doc.Blocks, func(in Inline) {
				switch in := in.(type) {
				case *NoteRef:
					got = append(got, fmt.Sprintf("note %s at %d", in.Label, in.Off))
				case *Citation:
					for _, item := range in.Items {
						got = append(got, fmt.Sprintf("%s at %d (%s)", item.Key, item.Off, item.Locator))
					}
				case *Blank:
					got = append(got, fmt.Sprintf("blank %q at %d", in.Raw, in.Off))
				}
			})
			if list := strings.Join(got, ", "); list != c.want {
				t.Errorf("\n got %s\nwant %s", list, c.want)
			}
		})
	}
}

// TestNotes gives notes of several blocks, and one that ends where the
// indentation does.
func TestNotes(t *testing.T) {
	t.Parallel()
	doc, msgs := parse(t, "# T\n\nA[^1] b[^2] c[^x].\n\n[^1]: One.\n\n    Two.\n\n    - three\n\nMore.\n\n[^2]: [@a, p. 4].\n[^x]: Last\n    of all.\n")
	if len(msgs) > 0 {
		t.Fatal(strings.Join(msgs, "\n"))
	}
	var got []string
	for _, n := range doc.Notes {
		got = append(got, fmt.Sprintf("%s at %d: %q", n.Label, n.Start(), BlockText(n.Blocks)))
	}
	want := `1 at 25: "One.\nTwo.\nthree", 2 at 67: ".", x at 85: "Last of all."`
	if list := strings.Join(got, ", "); list != want {
		t.Errorf("\n got %s\nwant %s", list, want)
	}
	if text := BlockText(doc.Blocks); text != "A b c.\nMore." {
		t.Errorf("the text: %q", text)
	}
}
