package markup

import (
	"strings"
	"testing"
)

// TestBlockFaults gives what Markdown passes over in silence.
func TestBlockFaults(t *testing.T) {
	const (
		noMark = ` is no mark of an option (write "- [ ] " or "- [x] ", with these spaces)`
		isText = ` is read as text (write "- [ ] " or "- [x] ", with these spaces)`
	)
	const noDefinition = ` is read as text (write a term on a line of its own, and below it ":   " and its definition, not indented)`
	const rawHTML = ` (write it in Markdown, or escape the bracket as \< if it is text)`
	checkSaid(t, []said{
		{"a comment in the text", "a <!-- b --> c", "a.md:3:3: error: HTML comments are not allowed in content" + rawHTML},
		{"a comment over lines", "<!--\na\n-->", "a.md:3:1: error: HTML comments are not allowed in content" + rawHTML},
		{"an indented element", "  <p>a</p>", "a.md:3:3: error: raw HTML is not allowed in content" + rawHTML},
		{"an element in a quote", "> a <br> b", "a.md:3:5: error: raw HTML is not allowed in content" + rawHTML},
		{"a closing tag", "a </b> c", "a.md:3:3: error: raw HTML is not allowed in content" + rawHTML},
		{"a processing instruction", "<?php a ?>", "a.md:3:1: error: raw HTML is not allowed in content" + rawHTML},
		{"an element in a cell", "| a |\n|---|\n| <b>x</b> |", "a.md:5:3: error: raw HTML is not allowed in content" + rawHTML + "\na.md:5:7: error: raw HTML is not allowed in content" + rawHTML},
		{"less and greater", "a < b and c > d", ""},
		{"fence with tildes", "~~~\na", "a.md:3:1: error: the code fence never closes (end the code with a line ~~~)"},
		{"fence closed by the other mark", "```\na\n~~~", "a.md:3:1: error: the code fence never closes (end the code with a line ```)"},
		{"empty fence", "```\n```", ""},
		{"empty fence unclosed", "```", "a.md:3:1: error: the code fence never closes (end the code with a line ```)"},
		{"fence in an item", "- a\n\n  ```\n  b\n  ```", ""},
		{"fence in a quote", "> ```\n> b\n> ```", ""},
		{"code by its indent", "a\n\n    b\n\n    c\n\n> \td\n\n-     e", "a.md:5:5: error: four spaces or more make code of what follows them (indent it less; if it is code, write it between two lines ```)\na.md:11:7: error: four spaces or more make code of what follows them (indent it less; if it is code, write it between two lines ```)"},
		{"text that only goes on further in", "a\n    b\n\n- c\n\n    d", ""},
		{"words behind the fence", "```go linenos\na\n```", "a.md:3:4: error: a fence takes one word, the language's name (write ```go)"},
		{"fence that opens with a brace", "```{.go}\na\n```", `a.md:3:1: error: the language "{.go}" is not known (leave it out for plain text)`},
		{"too many cells", "| a | b |\n|---|---|\n| c | d | e |\n| f | g |", `a.md:5:1: error: the row has 3 cells and the table 2 columns (take the extra cells out, or write \| for a line in the text)`},
		{"too many cells without outer lines", "a | b\n---|---\nc | d | e", `a.md:5:1: error: the row has 3 cells and the table 2 columns (take the extra cells out, or write \| for a line in the text)`},
		{"escaped lines in cells", "| a | b |\n|---|---|\n| c \\| d | e \\|", ""},
		{"a list under a table", "| a |\n|---|\n| b |\n{#x}", "a.md:6:1: error: it cannot be told what this names: it stands directly under a table (leave a blank line before it)"},
		{"underlined heading", "Two\n===", "a.md:3:1: error: a second # title in one file (use ## for a heading inside the text)\na.md:3:1: error: an underlined heading (write it with # or ##, or leave a blank line above the hyphens)"},
		{"heading in a quote", "> ## a", "a.md:3:3: error: a heading stands inside another block (move it out, or escape the # as \\#)"},
		{"heading in an item", "- ## a", "a.md:3:3: error: a heading stands inside another block (move it out, or escape the # as \\#)"},
		{"empty heading", "##", "a.md:3:1: error: the heading is empty (give it a text or delete it)"},
		{"heading of an id alone", "## {#x}", "a.md:3:1: error: the heading is empty (give it a text or delete it)"},
		{"second title", "a\n\n# b", "a.md:5:1: error: a second # title in one file (use ## for a heading inside the text)"},
		{"an item without a box", "- a\n- [x] b", "a.md:3:1: error: a task list with an item that has no [ ] or [x] (mark every item or none)"},
		{"box without its space", "- [] a\n- [x] b", `a.md:3:3: error: "[]" is no mark of an option (write "- [ ] " or "- [x] ", with these spaces)`},
		{"boxes without their space", "- [] a\n- [] b", "a.md:3:3: error: \"[]\"" + noMark + "\na.md:4:3: error: \"[]\"" + noMark},
		{"a space in the box", "* [x ] a\n* [ x] b\n* [  ] c", "a.md:3:3: error: \"[x ]\"" + noMark + "\na.md:4:3: error: \"[ x]\"" + noMark + "\na.md:5:3: error: \"[  ]\"" + noMark},
		{"another mark in the box", "- [✓] a\n- [ ] b", "a.md:3:3: error: \"[✓]\"" + noMark},
		{"no space behind the box", "- [x]a\n- [ ] b", "a.md:3:3: error: \"[x]\"" + noMark},
		{"two marks", "- [x] [x] a\n- [x] [ ] b\n- [ ]  [x]\n- [ ] [x](c.md)", "a.md:3:3: error: an option has two marks, \"[x]\" and \"[x]\" (keep one)\na.md:4:3: error: an option has two marks, \"[x]\" and \"[ ]\" (keep one)\na.md:5:3: error: an option has two marks, \"[ ]\" and \"[x]\" (keep one)"},
		{"what cannot be seen behind the box", "- [x]\u200ba\n- [ ]\u00a0b", `a.md:3:3: error: a zero-width space stands behind "[x]", which is so no mark of an option (write "- [ ] " or "- [x] ", with these spaces)` + "\n" + `a.md:4:3: error: a no-break space stands behind "[ ]", which is so no mark of an option (write "- [ ] " or "- [x] ", with these spaces)`},
		{"what cannot be seen before and in the box", "- \u200b[x] a\n- [\u2060x] b\n-\u200b[ ] c", "a.md:3:3: error: \"[x]\" with a zero-width space" + noMark + "\na.md:4:3: error: \"[x]\" with a character that is not seen" + noMark + "\na.md:5:1: error: \"-[ ]\" with a zero-width space" + isText},
		{"no space before the box", "- [x] a\n-[ ] b", `a.md:4:1: error: "-[ ]" is read as text (write "- [ ] " or "- [x] ", with these spaces)`},
		{"no space before the box, behind feedback", "- [x] a\n  > So.\n*[] b", `a.md:5:1: error: "*[]" is read as text (write "- [ ] " or "- [x] ", with these spaces)`},
		{"no space before any box", "-[x] a\n-[ ] b", "a.md:3:1: error: \"-[x]\"" + isText + "\na.md:4:1: error: \"-[ ]\"" + isText},
		{"boxes without hyphens", "[x] a\n[ ] b", "a.md:3:1: error: \"[x]\"" + isText + "\na.md:4:1: error: \"[ ]\"" + isText},
		{"brackets that are text", "- c [x] d\n- [ab] e\n\nf[x] g [ ] h\n\\[ ] i\n\n- \\[] j", ""},
		{"a numbered item without its space", "1. a\n2.b\n3)c", `a.md:4:1: error: "2." is read as text (leave a space behind it, or escape it as 2\. if it is text)` + "\n" + `a.md:5:1: error: "3)" is read as text (leave a space behind it, or escape it as 3\) if it is text)`},
		{"numbers in a numbered item", "1. a\n1.5 b\n2\\.c\n\nd\n2.e", ""},
		{"a heading without its space", "##a\nb\n###c", `a.md:3:1: error: "##" is read as text (leave an ordinary space behind it, or escape it as \## if it is text)` + "\n" + `a.md:5:1: error: "###" is read as text (leave an ordinary space behind it, or escape it as \### if it is text)`},
		{"a definition without its space", "Ebb\n:The fall.", "a.md:4:1: error: \":\"" + noDefinition},
		{"an indented definition", "Ebb\n    :   The fall.", "a.md:4:5: error: \":\"" + noDefinition},
		{"a definition without a term", ":   The fall.", "a.md:3:1: error: \":\"" + noDefinition},
		{"a definition under a heading", "## Ebb\n:   The fall.", "a.md:4:1: error: \":\"" + noDefinition},
		{"a term directly under a definition", "Ebb\n:   The fall.\nFlood\n:   The rise.", `a.md:5:1: error: "Flood" is read as the end of the definition above it (leave a blank line before a term)`},
		{"two definitions, one over lines", "Ebb\n:   The fall\n    of the sea.\n:   The time of it,\nsix hours.\n\nFlood\n:   The rise", ""},
		{"a colon that is text", "a\n:) b\n\\: c : d", ""},
		{"hashes that are text", "#1 of all\n\\#a\nb #c", ""},
		{"list in a task list", "- [x] a\n  1. b", "a.md:4:3: error: a list nested in a task list (end the item before it, or indent less)"},
		{"labels that run together", "> **Hint.** a\n>\n> **Rationale.** b", `a.md:5:3: error: "Rationale." runs together with "Hint." above it (part them by a blank line without >)`},
		{"bold text in a labelled quote", "> **Hint.** a\n> **Really.** b", ""},
		{"blank alternative text", "![ ](a.png)", "a.md:3:1: error: the picture has no alternative text (say in the square brackets what it shows: ![…](a.png))"},
		{"two pictures in a paragraph", "![a](a.png)\n![b](b.png)", "a.md:3:1: error: a picture stands inside a paragraph (give it a paragraph of its own)\na.md:4:1: error: a picture stands inside a paragraph (give it a paragraph of its own)"},
		{"a link without a text", "see [ ](a.md)\n\n- [](a.md)", "a.md:3:5: error: the link has no text (write in the square brackets what it leads to)\na.md:5:3: error: the link has no text (write in the square brackets what it leads to)"},
		{"what cannot stand in a link", "[a[^1] [@b] [[c]]](d.md)\n\n[^1]: e", "a.md:3:3: error: a note's mark stands inside a link (put it behind the link)\na.md:3:8: error: a citation stands inside a link (put it behind the link)\na.md:3:15: error: a blank stands inside a link (take the link off)"},
		{"a link to nowhere", "[a]()", "a.md:3:1: error: the link leads nowhere (write its address in the round brackets)"},
		{"another scheme", "see [a](ftp://b/c)", `a.md:3:5: error: links to "ftp:" addresses are not allowed (use https, http, mailto or a relative address)`},
		{"scheme in capitals", "[a](JavaScript:b)", `a.md:3:1: error: links to "JavaScript:" addresses are not allowed (use https, http, mailto or a relative address)`},
		{"scheme by entities", "[a](javascript&#58;b)", `a.md:3:1: error: links to "javascript:" addresses are not allowed (use https, http, mailto or a relative address)`},
		{"a share", `[a](\\\\host\share)`, `a.md:3:1: error: the address "\\\\host\\share" begins with a slash (write it relative to this file, or as https://…)`},
		{"an autolink of another scheme", "<irc:a>", `a.md:3:1: error: links to "irc:" addresses are not allowed (use https, http, mailto or a relative address)`},
		{"addresses of every kind", "[a](b.md) [a](../b.md#c) [a](#c) [a](https://b/c?d=e:f) <mailto:a@b.kz> <a@b.kz> [a](b.md?x=y:z)", ""},
	})
}

// TestFiles gives whole files and all that is said of them.
func TestFiles(t *testing.T) {
	t.Parallel()
	const deep = "blocks are nested deeper than 100 (flatten the quotes or lists)"
	var staircase strings.Builder
	for i := range 110 {
		staircase.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	for _, c := range []struct{ name, in, want string }{
		{"empty", "", `a.md:1:1: error: the file has no title (begin it with a line "# Title")`},
		{"blank", "\n\n", `a.md:3:1: error: the file has no title (begin it with a line "# Title")`},
		{"no title", "\na\n\n## b\n", `a.md:2:1: error: the file has no title (begin it with a line "# Title")`},
		{"a title of level 2", "\n## a *b*\n\nc", `a.md:2:1: error: the file's title is a heading of level 2 (write it with one mark: # a b)`},
		{"no title above a question", "## a {#b}\n", `a.md:1:1: error: the file has no title (begin it with a line "# Title")`},
		{"no title above a question whose braces are wrong", "## a {#b c=\"d}\n", "a.md:1:1: error: the file has no title (begin it with a line \"# Title\")\na.md:1:12: error: the value's quotation mark never closes (close it before the next attribute or the brace)"},
		{"text before the title", "a\n\n# T\n", "a.md:1:1: error: text stands before the file's # title (begin the file with the title)"},
		{"title alone", "# T", ""},
		{"100 quotes", "# T\n\n" + strings.Repeat("> ", 100) + "a", ""},
		{"101 quotes", "# T\n\n" + strings.Repeat("> ", 101) + "a", "a.md:3:1: error: " + deep},
		{"101 quotes without spaces", "# T\n\n" + strings.Repeat(">", 101) + "a", "a.md:3:1: error: " + deep},
		{"101 lists", "# T\n\n" + strings.Repeat("- ", 101) + "a", "a.md:3:1: error: " + deep},
		{"101 numbered lists", "# T\n\n" + strings.Repeat("1. ", 101) + "a", "a.md:3:1: error: " + deep},
		{"quotes and lists by turns", "# T\n\n" + strings.Repeat("> 1) ", 51) + "a", "a.md:3:1: error: " + deep},
		{"notes in notes", "# T\n\n" + strings.Repeat("[^1]: ", 101) + "a", "a.md:3:1: error: " + deep},
		{"a staircase", "# T\n\n" + staircase.String(), "a.md:103:201: error: " + deep},
		{"emphasis in emphasis", "# T\n\n" + strings.Repeat("**", 101) + "a" + strings.Repeat("**", 101), "a.md:3:1: error: emphasis and links are nested deeper than 100 (take some of the marks off, or escape them as \\* if they are text)"},
		{"spans in spans", "# T\n\n" + strings.Repeat("[ ", 101) + "a" + strings.Repeat("]{.b}", 101), "a.md:3:705: error: spans are nested deeper than 100 (take some of the brackets off)"},
		{"far to the right", "# T\n\n" + strings.Repeat(" ", 801) + "a", "a.md:3:1: error: " + deep},
		{"a line of the limit", "# T\n\n" + strings.Repeat("a", MaxParagraph), ""},
		{"a line over the limit", "# T\n\n" + strings.Repeat("a", MaxParagraph+1), "a.md:3:1: error: the line has 32769 bytes, more than the limit of 32768 (break it into paragraphs)"},
		{"a paragraph over the limit", "# T\n\n" + strings.Repeat("'\n", MaxParagraph), "a.md:3:1: error: the paragraph has 65536 bytes, more than the limit of 32768 (part it by blank lines)"},
		{"an underlined paragraph over the limit", "# T\n\n" + strings.Repeat("'\n", MaxParagraph) + "===", "a.md:3:1: error: a second # title in one file (use ## for a heading inside the text)\na.md:3:1: error: an underlined heading (write it with # or ##, or leave a blank line above the hyphens)\na.md:3:1: error: the heading is empty (give it a text or delete it)\na.md:3:1: error: the paragraph has 65535 bytes, more than the limit of 32768 (part it by blank lines)"},
		{"a table of the limit", "# T\n\n" + strings.Repeat("a|", 100) + "\n" + strings.Repeat("-|", 100), ""},
		{"a table over the limit", "# T\n\n" + strings.Repeat("a|", 101) + "\n" + strings.Repeat("-|", 101) + strings.Repeat("\nb", 10000), "a.md:3:1: error: the table has 101 columns, more than the limit of 100 (part it into several)"},
		{"a long table", "# T\n\n|a|b|\n|-|-|" + strings.Repeat("\n|c|d|", 20000), ""},
		{"a header that is a list", "# Q\n\n{\n-|-\nb|c", ""},
		{"a long line across", "# T\n\n" + strings.Repeat("-", 300) + "\n\na\n\n" + strings.Repeat("*", 300), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, msgs := parse(t, c.in)
			if got := strings.Join(msgs, "\n"); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestHeadingIDs gives the headings of one file and their ids.
func TestHeadingIDs(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, want string }{
		{"## One, two: three?\n## One two three\n## One two three", "one-two-three one-two-three-1 one-two-three-2"},
		{"## A\n## A-1\n## A", "a a-1 a-2"},
		{"## Own {#a}\n## A", "a a-1"},
		{"## Егемендік *деген* `не`", "егемендік-деген-не"},
		{"## 2020: the year", "section-2020-the-year"},
		{"## p12\n## Ref-x\n## ?", "section-p12 section-ref-x section-"},
		{"## A[^1] b\n\n[^1]: c", "a-b"},
	} {
		doc, msgs := parse(t, "# T\n\n"+strings.ReplaceAll(c.in, "\n#", "\n\n#")+"\n")
		var ids []string
		for _, b := range doc.Blocks {
			ids = append(ids, b.(*Heading).ID)
		}
		if got := strings.Join(ids, " "); got != c.want || len(msgs) > 0 {
			t.Errorf("%s: got %s, want %s %v", c.in, got, c.want, msgs)
		}
	}
}

// TestStarts gives blocks and the offsets at which their texts begin.
func TestStarts(t *testing.T) {
	t.Parallel()
	const text = "# T\n\nя a\n\n- b\n- c\n\n> d\n\n| e | f |\n|---|---|\n| g | h |\n\n```\ni\n```\n\n***\n\n![j](k)\n\nl\n:   m\n\n## n\n"
	doc, msgs := parse(t, text)
	if len(msgs) > 0 {
		t.Fatal(strings.Join(msgs, "\n"))
	}
	var got []string
	for _, b := range doc.Blocks {
		rest := text[b.Start():]
		got = append(got, strings.TrimSpace(rest[:min(len(rest), 4)]))
	}
	want := "я a; - b; > d; | e; ```; ***; ![j]; l\n:; ## n"
	if list := strings.Join(got, "; "); list != want {
		t.Errorf("\n got %q\nwant %q", list, want)
	}
	table := doc.Blocks[3].(*Table)
	if at := text[table.Rows[0][1].Start():]; at[0] != 'h' {
		t.Errorf("the cell starts at %q", at[:5])
	}
}
