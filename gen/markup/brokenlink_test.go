package markup

import "testing"

// TestBrokenLinks gives links and pictures that Markdown reads as text.
func TestBrokenLinks(t *testing.T) {
	const (
		text    = " (write it as [text](address))"
		picture = " (write it as ![what it shows](name.png))"
		rename  = ` (give the file a name without spaces, or write %20 for each; escape the bracket as \] if it is text)`
	)
	checkSaid(t, []said{
		{"no round bracket behind the address", "See [“a”](b.md#c", "a.md:3:5: error: the address of a link never closes" + text},
		{"none before another link", "See [a](b.md#c and [d](e.md).", "a.md:3:5: error: the address of a link never closes" + text},
		{"none before a bracket in the text", "See [a](b.md#c (d).", "a.md:3:5: error: the address of a link never closes" + text},
		{"no square bracket before the text", "See “a”](b.md#c).", "a.md:3:8: error: \"](\" is read as text: no bracket [ opens before it (write it as [text](address), or escape it as \\]( if it is text)"},
		{"none behind another link", "[a](b.md), c](d.md)", "a.md:3:13: error: \"](\" is read as text: no bracket [ opens before it (write it as [text](address), or escape it as \\]( if it is text)"},
		{"no square bracket behind the text", "See [a(b.md#c).", "a.md:3:5: error: a link lacks the bracket ] behind its text" + text},
		{"no round bracket before the address", "See [a]b.md#c).", "a.md:3:7: error: a link lacks the bracket ( before its address" + text},
		{"a space in the address", "See [“a”](../01 in.md#c).", "a.md:3:5: error: a space stands in the address \"../01 in.md#c\"" + rename},
		{"a space in emphasis", "See **[a](b c.md)**.", "a.md:3:7: error: a space stands in the address \"b c.md\"" + rename},
		{"a space in a cell", "| a |\n|---|\n| [a](b c.md) |", "a.md:5:3: error: a space stands in the address \"b c.md\"" + rename},
		{"a title in other marks", "See [a](b.md “c”).", "a.md:3:5: error: the title of a link does not stand in straight quotation marks (write it as (b.md \"title\"))"},
		{"a title closed by another mark", "See [a](b.md \"c”).", "a.md:3:5: error: the title of a link does not stand in straight quotation marks (write it as (b.md \"title\"))"},
		{"a link in a link", "See [a [b](c.md) d](e.md).", "a.md:3:5: error: the brackets of a link are read as text (write it as [text](address), or escape the bracket as \\] if it is text)"},
		{"a picture with a space", "![A map](my map.png)", "a.md:3:1: error: a space stands in the address \"my map.png\"" + rename},
		{"a picture without its text", "!(map.png)", "a.md:3:1: error: a picture lacks its alternative text" + picture},
		{"a picture without its text and with a title", "!(map.png \"c\")", "a.md:3:1: error: a picture lacks its alternative text" + picture},
		{"a picture with a title in other marks", "![A map](map.png “c”)", "a.md:3:1: error: the title of a picture does not stand in straight quotation marks (write it as (map.png \"title\"))"},
		{"a picture that does not close", "![A map](map.png", "a.md:3:1: error: the address of a picture never closes" + picture},
		{"two in a paragraph", "[a](b c.md)\n[d](e f.md)", "a.md:3:1: error: a space stands in the address \"b c.md\" (give the file a name without spaces, or write %20 for each; escape the bracket as \\] if it is text)\na.md:4:1: error: a space stands in the address \"e f.md\"" + rename},
		{"brackets that are text", "a\\](b c) \\[d](e f) [g\\](h i) `[j](k l)` [m (n.md)] o[p] (q) r! (s.png) t[^1](u v)\n\n[^1]: w", ""},
		{"addresses that are read", "[a](<b c.md>) [d](e%20f.md) [g](h(i).md 'j') ![k [l]](m.png)", "a.md:3:46: error: a picture stands inside a paragraph (give it a paragraph of its own)"},
	})
}
