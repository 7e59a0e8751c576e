package markup

import (
	"reflect"
	"strings"
	"testing"
)

// said gives a text (behind a title and a blank line) and all that is said of
// it.
type said struct{ name, in, want string }

func checkSaid(t *testing.T, cases []said) {
	t.Helper()
	t.Parallel()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, msgs := parse(t, "# T\n\n"+c.in+"\n")
			if got := strings.Join(msgs, "\n"); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

const writeName = ` (write a name as #some-name, without spaces, the rest as .mark or key="value"; escape the brace as \{ if it is text)`

// TestAttributeFaults gives attribute lists and all that is said of them.
func TestAttributeFaults(t *testing.T) {
	checkSaid(t, []said{
		{"a span's key without its value", "[a]{lang} b", `a.md:3:5: error: "lang" is no attribute` + writeName},
		{"a key without its sign", "[a]{lang=la b", "a.md:3:4: error: the brace never closes (end the list with }, or escape the brace as \\{ if it is text)"},
		{"no name", "Text {#}", `a.md:3:7: error: "#" has no name behind it (write the name directly behind it, as in {#some-name})`},
		{"no class", "Text {. a}", `a.md:3:7: error: "." has no name behind it (write the name directly behind it, as in {#some-name})`},
		{"two ids", "Text {#a #b}", "a.md:3:10: error: a second id in one attribute list (keep one)"},
		{"id with an underscore", "Text {#a_b}", `a.md:3:7: error: "a_b" cannot be an id (write letters, digits and hyphens, a letter first)`},
		{"id of a note", "Text {#fn-9}", `a.md:3:7: error: the id "fn-9" is one that the build makes itself (choose another)`},
		{"id of a reference to a note", "Text {#fnref-9}", `a.md:3:7: error: the id "fnref-9" is one that the build makes itself (choose another)`},
		{"id of a work", "Text {#ref-a}", `a.md:3:7: error: the id "ref-a" is one that the build makes itself (choose another)`},
		{"id of a term", "Text {#term-a}", `a.md:3:7: error: the id "term-a" is one that the build makes itself (choose another)`},
		{"no value", "Text {lang=}", `a.md:3:12: error: the value of lang is missing (write it as lang="…")`},
		{"open quotation mark", "Text {lang=\"la}", "a.md:3:12: error: the value's quotation mark never closes (close it before the next attribute or the brace)"},
		{"key twice", "Text {a=b a=c}", "a.md:3:11: error: a stands twice in one attribute list (keep one)"},
		{"no space", "Text {#a.b}", `a.md:3:9: error: "." cannot stand here (part attributes by spaces; a name is letters, digits and hyphens)`},
		{"a comma between", "Text {#a, lang=la}", `a.md:3:9: error: "," stands between attributes (part them by a space alone)`},
		{"a bare word", "Text {.a b}", `a.md:3:10: error: "b" is no attribute` + writeName},
		{"a name with a space", "Text {#the pull}", `a.md:3:12: error: "pull" is no attribute` + writeName},
		{"a bare word of a heading", "## Stem {multiple}", `a.md:3:10: error: "multiple" is no attribute` + writeName},
		{"a colon for the sign", "Text {#a lang: la}", `a.md:3:10: error: lang and its value are not joined by = alone (write lang="…", without spaces around the =)`},
		{"spaces around the sign", "Text {#a lang = la}", `a.md:3:10: error: lang and its value are not joined by = alone (write lang="…", without spaces around the =)`},
		{"quotation marks of a word processor", "Text {lang=“la”}", `a.md:3:12: error: the value of lang stands in other quotation marks than " (write lang="la")`},
		{"German ones", "## A {#b lang=„la“ dir=‚ltr‘}", `a.md:3:15: error: the value of lang stands in other quotation marks than " (write lang="la")`},
		{"one of each", "Text {lang=“la\" dir=ltr}", `a.md:3:12: error: the value of lang stands in other quotation marks than " (write lang="la")`},
		{"no brace at a paragraph's end", "Text {#a", "a.md:3:6: error: the brace never closes (end the list with }, or escape the brace as \\{ if it is text)"},
		{"no brace at a heading's end", `## Stem {#a level="apply"`, "a.md:3:9: error: the brace never closes (end the list with }, or escape the brace as \\{ if it is text)"},
		{"no brace in the middle", "Text {#a and more\nof it", "a.md:3:6: error: the brace never closes (end the list with }, or escape the brace as \\{ if it is text)"},
		{"in the middle", "Text {#a} more", `a.md:3:6: error: this attribute list names nothing (put it at the very end of the paragraph, or directly behind a link or [span]; escape the brace as \{ if it is text)`},
		{"before a comma", "Text {#a}, more", `a.md:3:6: error: this attribute list names nothing (put it at the very end of the paragraph, or directly behind a link or [span]; escape the brace as \{ if it is text)`},
		{"behind a word", "Text{.a} more", `a.md:3:5: error: this attribute list names nothing (put it at the very end of the paragraph, or directly behind a link or [span]; escape the brace as \{ if it is text)`},
		{"behind a bracket of nothing", "Text]{.a} more", `a.md:3:6: error: this attribute list names nothing (put it directly behind a link or [span], or behind a space at the paragraph's end)`},
		{"behind letters of several bytes", "Текст {#4}", `a.md:3:8: error: "4" cannot be an id (write letters, digits and hyphens, a letter first)`},
		{"an item's list under a list", "- a\n- b\n{#x}", "a.md:5:1: error: it cannot be told what this names: it stands directly under a list or quote (leave a blank line before it to name the whole, or indent it to name the last item)"},
		{"under an ordered list", "1. a\n2. b\n{#x}", "a.md:5:1: error: it cannot be told what this names: it stands directly under a list or quote (leave a blank line before it to name the whole, or indent it to name the last item)"},
		{"under a nested list", "- a\n  - b\n  {#x}", "a.md:5:3: error: it cannot be told what this names: it stands directly under a list or quote (leave a blank line before it to name the whole, or indent it to name the last item)"},
		{"under a nested quote", "> > a\n> {#x}", "a.md:4:3: error: it cannot be told what this names: it stands directly under a list or quote (leave a blank line before it to name the whole, or indent it to name the last item)"},
		{"a second for the same list", "- a\n\n{#x}\n\n{#y}", "a.md:7:1: error: what stands before has an attribute list already (keep one of the two)"},
		{"alone behind a heading", "## A\n\n{#x}", "a.md:5:1: error: this attribute list names nothing: there is no list, quote or table before it (to name a paragraph, put it at the paragraph's end)"},
		{"alone behind code", "```\na\n```\n\n{#x}", "a.md:7:1: error: this attribute list names nothing: there is no list, quote or table before it (to name a paragraph, put it at the paragraph's end)"},
		{"in square brackets", "Text [#a]", `a.md:3:6: error: "[#a]" is read as text (write a name in braces, {#a}, or escape the # as \# if it is text)`},
		{"in round brackets, of a heading", "## Text (#a)", `a.md:3:9: error: "(#a)" is read as text (write a name in braces, {#a}, or escape the # as \# if it is text)`},
		{"without its first brace", "Text #a}", `a.md:3:6: error: "#a}" is read as text (write a name in braces, {#a}, or escape the # as \# if it is text)`},
		{"escaped, in brackets", `Text (\#a)`, ""},
		{"a link to a passage", "Text [a](#b)", ""},
		{"escaped", `Text \{#a}`, ""},
		{"of mathematics", "a set {1, 2} and {x | x > 0} in it", ""},
		{"in code", "`{#a}` and more", ""},
	})
}

// TestAttributes gives the lists that are read, wherever they may stand.
func TestAttributes(t *testing.T) {
	t.Parallel()
	doc, msgs := parse(t, strings.Join([]string{
		"# T",
		`## Stem {#stem .multiple .shuffle objective="a b" level=apply}`,
		"A paragraph of “letters” {#қазақ-2}",
		"- item {#item objective=\"a\"}\n- two\n  {#second}",
		"{#list}",
		"> quoted {#inner}",
		"{#quote}",
		"| a |\n|---|\n| b |",
		"{#table}",
		`![A map](m.png "The map") {#map}`,
		"1. a\n\n   {.loose}\n2. b",
	}, "\n\n"))
	if len(msgs) > 1 || !strings.Contains(strings.Join(msgs, ""), "names nothing: there is no list") {
		t.Fatalf("said: %s", strings.Join(msgs, "\n"))
	}
	h := doc.Blocks[0].(*Heading)
	want := Attributes{Off: 13, ID: "stem", Classes: []string{"multiple", "shuffle"}, Values: []Value{{Off: 50, Key: "objective", Text: "a b"}, {Off: 61, Key: "level", Text: "apply"}}}
	if !reflect.DeepEqual(h.Attr, want) || h.ID != "stem" || h.End != 67 {
		t.Errorf("heading: %+v to %d", h.Attr, h.End)
	}
	if v, ok := h.Attr.Get("level"); !ok || v.Text != "apply" {
		t.Errorf("level: %+v", v)
	}
	if _, ok := h.Attr.Get("lint"); ok || h.Attr.Empty() || !(Attributes{Off: 3}).Empty() {
		t.Error("what is not there was found")
	}
	list, quote := doc.Blocks[2].(*List), doc.Blocks[3].(*Quote)
	for _, c := range []struct {
		what      string
		got, want string
	}{
		{"paragraph", doc.Blocks[1].(*Paragraph).Attr.ID, "қазақ-2"},
		{"item", list.Items[0].Attr.ID, "item"},
		{"item's last line", list.Items[1].Attr.ID, "second"},
		{"item's text", PlainText(list.Items[1].Blocks[0].(*Paragraph).Content), "two"},
		{"item's paragraph", list.Items[0].Blocks[0].(*Paragraph).Attr.ID, ""},
		{"list", list.Attr.ID, "list"},
		{"quote", quote.Attr.ID, "quote"},
		{"paragraph in the quote", quote.Blocks[0].(*Paragraph).Attr.ID, "inner"},
		{"table", doc.Blocks[4].(*Table).Attr.ID, "table"},
		{"figure", doc.Blocks[5].(*Figure).Attr.ID, "map"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
}

func TestValidNames(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name                string
		id, label, reserved bool
	}{
		{"a", true, true, false}, {"rq1-recall", true, true, false}, {"Ескерту", true, false, false}, {"9", false, true, false}, {"9a", false, true, false},
		{"-a", false, true, false}, {"a_b", false, false, false}, {"", false, false, false}, {"a b", false, false, false}, {"a\"b", false, false, false},
		{"p12", true, true, true}, {"p12q", true, true, true}, {"p12qa", true, true, false}, {"p", true, true, false}, {"p1a", true, true, false}, {"fn-1", true, true, true}, {"fnord", true, true, false},
		{"fnref-1", true, true, true}, {"ref-x", true, true, true}, {"reference", true, true, false}, {"term-x", true, true, true},
	} {
		if got := ValidID(c.name); got != c.id {
			t.Errorf("%q as an id: %v", c.name, got)
		}
		if got := ValidLabel(c.name); got != c.label {
			t.Errorf("%q as a label: %v", c.name, got)
		}
		if got := Reserved(c.name); got != c.reserved {
			t.Errorf("%q reserved: %v", c.name, got)
		}
	}
}
