package markup

import (
	"fmt"
	"reflect"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"lectern/gen/source"
)

const everything = `# T

A *b **c*** ~~d~~ ` + "`e`" + ` [f](g) [h]{lang=la} i[^1]\
j
k.

- l

  m
  > n

| o | p |
|---|---|
| q | r |

Term
:   Meaning.

![s](t.png "u")

` + "```\nv\n```" + `

## w

[^1]: x [@y, p. 1]
`

func TestBlockText(t *testing.T) {
	t.Parallel()
	doc, msgs := parse(t, everything)
	if len(msgs) > 0 {
		t.Fatal(strings.Join(msgs, "\n"))
	}
	if got, want := BlockText(doc.Blocks), "A b c d e f h i j k.\nl\nm\nn\no\np\nq\nr\nTerm\nMeaning.\nu\nv\n\nw"; got != want {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
	if got := BlockText(doc.Notes[0].Blocks); got != "x " {
		t.Errorf("a citation is no text: %q", got)
	}
}

// TestWalk lists blocks and inlines by kind: every kind once, in order.
func TestWalk(t *testing.T) {
	t.Parallel()
	doc, _ := parse(t, everything+"\n***\n\nz [[a]] ![b](c)\n")
	name := func(v any) string { return strings.TrimPrefix(reflect.TypeOf(v).String(), "*markup.") }
	var blocks, inlines []string
	Walk(doc.Blocks, func(b Block) { blocks = append(blocks, name(b)) })
	Inlines(doc.Blocks, func(in Inline) {
		if n := name(in); n != "Text" {
			inlines = append(inlines, n)
		}
	})
	if got, want := strings.Join(blocks, " "), "Paragraph List Paragraph Paragraph Quote Paragraph Table Definitions Paragraph Figure Code Heading Rule Paragraph"; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
	if got, want := strings.Join(inlines, " "), "Emphasis Emphasis Strike Snippet Link Span NoteRef Break Break Image Blank Image"; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

// TestWithoutLabel gives labelled quotes and what is left behind the label.
func TestWithoutLabel(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, label, want string }{
		{"> **Hint.** a", "Hint.", "<p>a</p>"},
		{"> **Hint:** a", "Hint:", "<p>a</p>"},
		{"> **Hint.** a\n> b", "Hint.", "<p>a\nb</p>"},
		{"> **Hint.**\n> a", "Hint.", "<p>a</p>"},
		{"> **Hint.** *a* b\n>\n> c", "Hint.", "<p><em>a</em> b</p>\n<p>c</p>"},
		{"> **Hint.**\n>\n> - a", "Hint.", "<ul>\n<li>a</li>\n</ul>"},
		{"> **Hint.**\n> - a", "Hint.", "<ul>\n<li>a</li>\n</ul>"},
		{"> **Hint.**", "Hint.", ""},
		{"> **Hint.** a {#b}", "Hint.", `<p id="b">a</p>`},
		{"> **Hint** a", "", "<p><strong>Hint</strong> a</p>"},
		{"> a **Hint.** b", "", "<p>a <strong>Hint.</strong> b</p>"},
		{"> *Hint.* a", "", "<p><em>Hint.</em> a</p>"},
		{"> - **Hint.** a", "", "<ul>\n<li><strong>Hint.</strong> a</li>\n</ul>"},
	} {
		doc, msgs := parse(t, "# T\n\n"+c.in+"\n")
		q := doc.Blocks[0].(*Quote)
		before := plainRenderer().Blocks(q.Blocks)
		if got := strings.TrimSpace(plainRenderer().Blocks(q.WithoutLabel())); got != c.want || q.Label != c.label || len(msgs) > 0 {
			t.Errorf("%s: got %q with the label %q, want %q with %q %v", c.in, got, q.Label, c.want, c.label, msgs)
		}
		if after := plainRenderer().Blocks(q.Blocks); after != before {
			t.Errorf("%s: the quote itself was changed to %s", c.in, after)
		}
	}
}

// TestShown gives what a target asks for: anchors, shifted headings, numbers,
// pictures with sizes, two notes on one word.
func TestShown(t *testing.T) {
	t.Parallel()
	r := plainRenderer()
	r.Anchor = func(id string) string { return "part-" + id }
	r.Shift = 1
	r.Image = func(im *Image) (string, int, int) { return "x/" + im.To, 30, 20 }
	r.Link = func(l *Link) Reference {
		return Reference{Href: "?a&b", Class: "evidence", Place: "§ 3 ¶ <12>"}
	}
	r.After = func(n int) string { return fmt.Sprintf("<i>%d</i>", n) }
	for _, c := range []struct{ name, in, want string }{
		{"heading", "## A", `<h3 id="part-a">A</h3>`},
		{"the deepest heading", "###### A", `<h6 id="part-a">A</h6>`},
		{"picture", `![A "b"](c.png)`, `<figure><img src="x/c.png" alt="A “b”" width="30" height="20" loading="lazy"></figure>`},
		{"picture without figure caption, named", "![A](c.png) {#m .wide}", `<figure id="part-m" class="wide"><img src="x/c.png" alt="A" width="30" height="20" loading="lazy"></figure>`},
		{"evidence", `[“a”](b){.strong} c`, `<p><a class="evidence strong" href="?a&amp;b" data-place="§ 3 ¶ &lt;12&gt;">“a”</a> c</p>`},
		{"titled link", `[a](b "c<d")`, `<p><a class="evidence" href="?a&amp;b" data-place="§ 3 ¶ &lt;12&gt;" title="c&lt;d">a</a></p>`},
		{"two notes", "a[^1][^2]", `<p>a<sup class="ref"><a id="part-ref-1" href="#note-1" role="doc-noteref" aria-label="Note 1">1</a></sup><sup class="ref">, <a id="part-ref-2" href="#note-2" role="doc-noteref" aria-label="Note 2">2</a></sup></p>`},
		{"citation", "[@a, p. 4; @b]", "<p><a class=\"cite\" href=\"#a\">a</a>, p.\u00a04; <a class=\"cite\" href=\"#b\">b</a></p>"},
		{"direction", "[a]{lang=ar dir=rtl .x onclick=b}", `<p><span class="x" lang="ar" dir="rtl">a</span></p>`},
		{"loose list", "- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>"},
		{"code in the text", "`<b>&amp;`", "<p><code>&lt;b&gt;&amp;amp;</code></p>"},
		{"unnamed code", "```\n<b>\n```", `<pre class="code" tabindex="0"><code>&lt;b&gt;` + "\n</code></pre>"},
		{"definition of two paragraphs", "a\n:   b\n\n    c", "<dl>\n<dt>a</dt>\n<dd><p>b</p>\n<p>c</p>\n</dd>\n</dl>"},
		{"line across", "***", "<hr>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			doc, msgs := parse(t, "# T\n\n"+c.in+"\n")
			if len(msgs) > 0 {
				t.Fatal(strings.Join(msgs, "\n"))
			}
			if got := strings.TrimSpace(r.Blocks(doc.Blocks)); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
	numbered := []Block{&Paragraph{Number: 12, Attr: Attributes{ID: "x"}, Content: []Inline{&Text{S: "a"}}}}
	if got, want := r.Blocks(numbered), `<p id="part-x" class="passage"><a class="number" id="part-p12" href="#part-p12" aria-label="Passage">12</a>a<i>12</i></p>`+"\n"; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestCodeStyles(t *testing.T) {
	t.Parallel()
	doc, _ := parse(t, "# T\n\n```go\nvar a = 1\n```\n\n```\nplain\n```\n")
	codes := []*Code{doc.Blocks[0].(*Code), doc.Blocks[1].(*Code)}
	got := CodeStyles(codes)
	if !strings.Contains(got, ".code .kd{color:light-dark(#") || strings.Count(got, ".kd{") != 1 {
		t.Errorf("keywords have no colour: %s", got)
	}
	if strings.Contains(got, ".code .s{") {
		t.Errorf("a class that no code has: %s", got)
	}
	if got := CodeStyles(codes[1:]); got != "" {
		t.Errorf("plain code has no colours: %s", got)
	}
}

// TestGrowth parses long paragraphs and ones twice as long: the memory asked
// for must grow as the text does, not as its square. It runs alone, since it
// reads what the whole program asks for.
func TestGrowth(t *testing.T) {
	// A collection would empty the pools whose buffers grow but once.
	defer debug.SetGCPercent(debug.SetGCPercent(-1))
	asked := func(text string) uint64 {
		f := source.NewFile("a.md", []byte("# T\n\n"+text+"\n"))
		var before, after runtime.MemStats
		var log source.Log
		runtime.ReadMemStats(&before)
		doc := Parse(f, f.Text, "en", &log)
		plainRenderer().Blocks(doc.Blocks)
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	for _, unit := range []string{"a* ", "[ ", "[[a ", "[^a ", "[@a ", "[^!] ", "[a]{.b} c ", "]{.a} ", `"a `, "a <b> ", "a -- b ", "\\_", "&amp;", "{#a ", "[a][b] ", "[a](b) ", "[a](b c) ", "[a](b ", "a](b ", "[a(b.md) ", "> a\n", "- a\n", "## a\n", "a {.b}\n\n"} {
		const n = 1300 // twice that is within MaxParagraph
		asked(strings.Repeat(unit, 2*n))
		once, twice := asked(strings.Repeat(unit, n)), asked(strings.Repeat(unit, 2*n))
		if twice > 3*once {
			t.Errorf("%q: %d bytes for %d of them, %d for twice as many", unit, once, n, twice)
		}
	}
}
