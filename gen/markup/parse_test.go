package markup

import (
	"strings"
	"testing"

	"lectern/gen/source"
)

func parse(t *testing.T, text string) (*Doc, []string) {
	t.Helper()
	var log source.Log
	f := source.NewFile("a.md", []byte(text))
	doc := Parse(f, f.Text, "en", &log)
	var msgs []string
	for _, d := range log.Sorted() {
		msgs = append(msgs, d.String())
	}
	return doc, msgs
}

func plainRenderer() *Renderer {
	return &Renderer{
		Link:  func(l *Link) Reference { return Reference{Href: l.To} },
		Image: func(im *Image) (string, int, int) { return im.To, 0, 0 },
		Note: func(n *NoteRef) (string, string, string) {
			return "ref-" + n.Label, "note-" + n.Label, "Note " + n.Label
		},
		Cite:    func(c CiteItem) (string, string) { return "#" + c.Key, c.Key },
		Blank:   func(b *Blank) string { return "[" + b.Raw + "]" },
		Passage: func(int) string { return "Passage" },
		Done:    "done", NotDone: "not done",
	}
}

// TestHTML gives Markdown and what a browser is given for it.
func TestHTML(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, want string }{
		{"paragraph id", "Text. {#here}", `<p id="here">Text.</p>`},
		{"id on the last line", "Text.\n{#here}", `<p id="here">Text.</p>`},
		{"item id", "- One {#one}\n- Two", "<ul>\n<li id=\"one\">One</li>\n<li>Two</li>\n</ul>"},
		{"list id", "- One\n- Two\n\n{#list}", "<ul id=\"list\">\n<li>One</li>\n<li>Two</li>\n</ul>"},
		{"quote id", "> Said.\n\n{#said}", "<blockquote id=\"said\">\n<p>Said.</p>\n</blockquote>"},
		{"table id", "| a | b |\n|--|:-:|\n| 1 | 2 |\n\n{#t}", "<div class=\"table\"><table id=\"t\">\n<thead><tr><th scope=\"col\">a</th><th scope=\"col\" class=\"center\">b</th></tr>\n</thead>\n<tbody>\n<tr><td>1</td><td class=\"center\">2</td></tr>\n</tbody></table></div>"},
		{"language span", "A [modus vivendi]{lang=la} holds.", `<p>A <span lang="la">modus vivendi</span> holds.</p>`},
		{"span in emphasis", "*[Nezavisimaia gazeta]{lang=ru-Latn}* says", `<p><em><span lang="ru-Latn">Nezavisimaia gazeta</span></em> says</p>`},
		{"emphasis in span", "a [b *c* d]{lang=la}", `<p>a <span lang="la">b <em>c</em> d</span></p>`},
		{"span at the end", "A [modus]{lang=la} {#x}", `<p id="x">A <span lang="la">modus</span></p>`},
		{"link attributes", "[a](b.md){lang=la} c", `<p><a lang="la" href="b.md">a</a> c</p>`},
		{"braces in the text", "a set {1, 2} of \\{#x}", `<p>a set {1, 2} of {#x}</p>`},
		{"brackets in the text", "a[i] and [x] and a\\[i]\\[j]", `<p>a[i] and [x] and a[i][j]</p>`},
		{"typography", `"a" -- 'b'... it's`, `<p>“a” – ‘b’… it’s</p>`},
		{"escapes and entities", `\*a\* &amp; &#8364; <https://a.b/c>`, `<p>*a* &amp; € <a href="https://a.b/c">https://a.b/c</a></p>`},
		{"note", "Said.[^9]\n\n[^9]: See [@a, pp. 3-5; @b].", `<p>Said.<sup class="ref"><a id="ref-9" href="#note-9" role="doc-noteref" aria-label="Note 9">9</a></sup></p>`},
		{"task list", "- [ ] a\n- [x] b", "<ul>\n<li class=\"task\"><span class=\"mark\" role=\"img\" aria-label=\"not done\">☐</span> a</li>\n<li class=\"task\"><span class=\"mark\" role=\"img\" aria-label=\"done\">☒</span> b</li>\n</ul>"},
		{"strike, code, break", "~~a~~ `b<` c\\\nd", "<p><del>a</del> <code>b&lt;</code> c<br>\nd</p>"},
		{"figure", `![A map](m.png "The map")`, "<figure><img src=\"m.png\" alt=\"A map\" loading=\"lazy\"><figcaption>The map</figcaption></figure>"},
		{"definition list", "Term\n:   Meaning.", "<dl>\n<dt>Term</dt>\n<dd>Meaning.</dd>\n</dl>"},
		{"heading", "## A, b? {#x .y}", `<h2 id="x" class="y">A, b?</h2>`},
		{"compounds of a heading", "## Post-Soviet, mid-2000s `go-yaml` [a-b](c-d.md)", "<h2 id=\"post-soviet-mid-2000s-go-yaml-a-b\">Post\u2011Soviet, mid\u20112000s <code>go-yaml</code> <a href=\"c-d.md\">a\u2011b</a></h2>"},
		{"blank", "a [[x / y]] b", `<p>a [x / y] b</p>`},
		{"ordered list", "3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>"},
		{"code", "```go\nx := 1\n```", `<pre class="code" tabindex="0"><code class="language-go"><span class="nx">x</span><span class="w"> </span><span class="o">:=</span><span class="w"> </span><span class="mi">1</span><span class="w">` + "\n</span></code></pre>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			doc, msgs := parse(t, "# T\n\n"+c.in+"\n")
			if len(msgs) > 0 {
				t.Fatalf("unexpected: %s", strings.Join(msgs, "\n"))
			}
			if got := strings.TrimSpace(plainRenderer().Blocks(doc.Blocks)); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestMeantAsText gives what looks like a slip and is escaped, or stands in code.
func TestMeantAsText(t *testing.T) {
	t.Parallel()
	for _, in := range []string{`See \[the site\] (https://a.kz).`, "Write `[a] (https://b.kz)` or `(a)[b.md]`.", `(a)\[b.md\]`} {
		if _, msgs := parse(t, "# T\n\n"+in+"\n"); len(msgs) > 0 {
			t.Errorf("of %s is said %s", in, strings.Join(msgs, "\n"))
		}
	}
}

// TestNothingIsSilent gives slips and the first words of what is said.
func TestNothingIsSilent(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, want string }{
		{"raw html", "a <b>b</b>", "a.md:3:3: error: raw HTML is not allowed"},
		{"html block", "<div>\nx\n</div>", "a.md:3:1: error: raw HTML is not allowed"},
		{"comment", "<!-- x -->", "a.md:3:1: error: HTML comments are not allowed"},
		{"javascript", "[a](javascript:alert(1))", `a.md:3:1: error: links to "javascript:" addresses are not allowed`},
		{"data", "a [a](data:text/html,x)", `a.md:3:3: error: links to "data:" addresses`},
		{"absolute", "[a](/x.md)", `a.md:3:1: error: the address "/x.md" begins with a slash`},
		{"scheme without host", "[a](https:rus.kz)", `a.md:3:1: error: the address "https:rus.kz" has no host`},
		{"undefined link", "see [text][name] x", `a.md:3:11: error: no link is named "name"`},
		{"unclosed fence", "```go\nx", "a.md:3:1: error: the code fence never closes"},
		{"fence in a quote", "> ```\n> x\n\ny", "a.md:3:3: error: the code fence never closes"},
		{"unknown language", "```pyhton\nx\n```", `a.md:3:1: error: the language "pyhton" is not known (did you mean python?)`},
		{"cells", "| a | b |\n|--|--|\n| 1 | 2 | 3 |", "a.md:5:1: error: the row has 3 cells and the table 2 columns"},
		{"trailing braces", "Text {x y}", `a.md:3:7: error: "x" is no attribute`},
		{"id and full stop", "Text {#x}.", "a.md:3:6: error: this attribute list names nothing"},
		{"id under a list", "- a\n- b\n{#x}", "a.md:5:1: error: it cannot be told what this names"},
		{"id under a quote", "> a\n{#x}", "a.md:4:1: error: it cannot be told what this names"},
		{"id under a table", "| a |\n|--|\n| b |\n{#x}", "a.md:6:1: error: it cannot be told what this names"},
		{"id after nothing", "# not\n\n{#x}", "a.md:3:1: error: a second # title"},
		{"lone id", "Text.\n\n{#x}", "a.md:5:1: error: this attribute list names nothing"},
		{"bad id", "Text {#4x}", `a.md:3:7: error: "4x" cannot be an id`},
		{"reserved id", "Text {#p12}", `a.md:3:7: error: the id "p12" is one that the build makes itself`},
		{"heading braces", "## Stem {.a b}", `a.md:3:13: error: "b" is no attribute`},
		{"setext", "Stem\n---", "a.md:3:1: error: an underlined heading"},
		{"empty box", "- [] a", "a.md:3:3: error: \"[]\" is no mark of an option"},
		{"mixed task list", "- [ ] a\n- b", "a.md:4:1: error: a task list with an item that has no"},
		{"nested task list", "- [ ] a\n  - [ ] b", "a.md:4:3: error: a list nested in a task list"},
		{"a link apart behind code and what is escaped", "`a` \\[b\\] (https://c.kz) [d] (https://e.kz)", "a.md:3:26: error: the text of a link and its address stand apart"},
		{"open citation", "a [@b", "a.md:3:3: error: the citation never closes"},
		{"suppressed author", "a [-@b]", "a.md:3:3: error: a citation without its author"},
		{"locator", "a [@b, chap. 2]", "a.md:3:6: error: \"chap. 2\" is not read as a page"},
		{"open blank", "a [[b", "a.md:3:3: error: the blank never closes"},
		{"labels run together", "> **Hint.** a\n> **Rationale.** b", `a.md:4:5: error: "Rationale." runs together with "Hint." above it`},
		{"no alternative text", "![](a.png)", "a.md:3:1: error: the picture has no alternative text"},
		{"inline picture", "a ![b](a.png)", "a.md:3:3: error: a picture stands inside a paragraph"},
		{"deep nesting", strings.Repeat("> ", 200) + "x", "a.md:3:1: error: blocks are nested deeper than 100"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, msgs := parse(t, "# T\n\n"+c.in+"\n")
			if !strings.Contains(strings.Join(msgs, "\n"), c.want) {
				t.Errorf("\n got %s\nwant %s", strings.Join(msgs, "\n     "), c.want)
			}
		})
	}
}

// TestQuotationMarks gives the same text in several languages.
func TestQuotationMarks(t *testing.T) {
	t.Parallel()
	for language, want := range map[string]string{
		"en":    `“one ‘a b’”, it’s “three”`,
		"en-GB": `“one ‘a b’”, it’s “three”`,
		"kk":    `«one ‘a b’», it’s “three”`,
		"ru":    `«one ‘a b’», it’s “three”`,
		"de-AT": `„one ‘a b’“, it’s “three”`,
		"pl":    `„one ‘a b’”, it’s “three”`,
		"fr":    "«\u202fone ‘a b’\u202f», it’s “three”",
	} {
		var log source.Log
		f := source.NewFile("a.md", []byte("# T\n\n\"one 'a b'\", it's “three”\n"))
		if got := BlockText(Parse(f, f.Text, language, &log).Blocks); got != want {
			t.Errorf("%s: got %s, want %s", language, got, want)
		}
	}
}
