package output

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// faultsOf publishes the files ("x.css" as an asset) beside two pages to link to
// and returns the faults, one a line.
func faultsOf(t *testing.T, pages map[string]string, assets map[string]string) string {
	t.Helper()
	target := filepath.Join(t.TempDir(), "public")
	p := begin(t, target)
	addPage(t, p, "other.html", `<p id="here">x</p><p id="ärmel">x</p>`)
	addPage(t, p, "article/Part.html", `<p id="part">x</p>`)
	for _, name := range []string{"picture.png", "page.js", "page.css"} {
		if err := p.AddFile(name, nil); err != nil {
			t.Fatal(err)
		}
	}
	for path, html := range pages {
		if err := p.AddPage(path, []byte(html)); err != nil {
			t.Fatal(err)
		}
	}
	for name, data := range assets {
		if _, err := p.AddAsset(name, []byte(data)); err != nil {
			t.Fatal(err)
		}
	}
	_, err := p.Finish("1")
	var faults Faults
	if err != nil && !errors.As(err, &faults) {
		t.Fatal(err)
	}
	return faults.Error()
}

func TestPageFaults(t *testing.T) {
	t.Parallel()
	const outside = "is loaded from outside the site (publish it with the site)"
	const scheme = "is not an https:, http: or mailto: address (use one of these)"
	const absolute = "starts with /, which is the site only at a domain's root (write it relative to the page)"
	const rewritten = "holds a backslash, a tab or a line break, which browsers rewrite (leave it out, or write it as %5C)"
	for _, c := range []struct{ body, element, message string }{
		// Links.
		{`<a href="absent.html">x</a>`, `<a href="absent.html">`, "there is no such file in the site (mend the link)"},
		{`<a href="Other.html">x</a>`, `<a href="Other.html">`, "is spelled other.html in the site, and upper and lower case count (spell it alike)"},
		{`<a href="article/part.html">x</a>`, `<a href="article/part.html">`, "is spelled article/Part.html in the site, and upper and lower case count (spell it alike)"},
		{`<a href="other.html#absent">x</a>`, `<a href="other.html#absent">`, "other.html has no such id (mend the link)"},
		{`<a href="other.html#Here">x</a>`, `<a href="other.html#Here">`, "other.html has no such id (mend the link)"},
		{`<a href="other.html#part">x</a>`, `<a href="other.html#part">`, "other.html has no such id (mend the link)"},
		{`<a href="picture.png#x">x</a>`, `<a href="picture.png#x">`, "picture.png has no such id (mend the link)"},
		{`<a href="receipt.json#x">x</a>`, `<a href="receipt.json#x">`, "receipt.json has no such id (mend the link)"},
		{`<a href="#absent">x</a>`, `<a href="#absent">`, "the page has no such id (mend the link)"},
		{`<a href="">x</a>`, `<a href="">`, "leads nowhere (name what it leads to)"},
		{`<a href="#">x</a>`, `<a href="#">`, "leads nowhere (name what it leads to)"},
		{`<a href="/other.html">x</a>`, `<a href="/other.html">`, absolute},
		{`<a href="article/">x</a>`, `<a href="article/">`, "leads to a folder, which opens nothing on a disk (name the file in it)"},
		{`<a href="article">x</a>`, `<a href="article">`, "leads to a folder, which opens nothing on a disk (name the file in it)"},
		{`<a href=".">x</a>`, `<a href=".">`, "leads to a folder, which opens nothing on a disk (name the file in it)"},
		{`<a href="../other.html">x</a>`, `<a href="../other.html">`, "leads out of the site (name a file of the site)"},
		{`<a href="other.html/">x</a>`, `<a href="other.html/">`, "leads to a folder, which opens nothing on a disk (name the file in it)"},
		{`<a href="..">x</a>`, `<a href="..">`, "leads out of the site (name a file of the site)"},
		{`<a href="100%.html">x</a>`, `<a href="100%.html">`, "has a % that is no percent-encoding (write it as %25)"},
		{`<a href="//example.org/x">x</a>`, `<a href="//example.org/x">`, "leads to another origin without saying how (write https:)"},
		{`<a href="\\example.org">x</a>`, `<a href="\\example.org">`, rewritten},
		{"<a href=\"java\tscript:x\">x</a>", "<a href=\"java\tscript:x\">", rewritten},
		{`<a href="javascript:alert(1)">x</a>`, `<a href="javascript:alert(1)">`, scheme},
		{`<a href=" JavaScript&colon;alert(1)">x</a>`, `<a href="JavaScript:alert(1)">`, scheme},
		{"<a href=\"\x01javascript:x\">x</a>", `<a href="javascript:x">`, scheme},
		{`<a href="data:text/html,x">x</a>`, `<a href="data:text/html,x">`, scheme},
		{`<a href="ftp://example.org/">x</a>`, `<a href="ftp://example.org/">`, scheme},
		{`<blockquote cite="absent.html">x</blockquote>`, `<blockquote cite="absent.html">`, "there is no such file in the site (mend the link)"},
		{`<noscript><a href="absent.html">x</a></noscript>`, `<a href="absent.html">`, "there is no such file in the site (mend the link)"},
		// What is loaded.
		{`<img alt="" src="https://example.org/x.png">`, `<img src="https://example.org/x.png">`, outside},
		{`<img alt="" src="absent.png">`, `<img src="absent.png">`, "there is no such file in the site (mend the link)"},
		{`<img alt="" src="data:image/png;base64,AAAA">`, `<img src="data:image/png,%00%00%00">`, outside},
		{`<img alt="" srcset="picture.png 1x, https://example.org/x.png 2x">`, `<img srcset="https://example.org/x.png">`, outside},
		{`<img alt="" srcset="absent.png, picture.png 2x">`, `<img srcset="absent.png">`, "there is no such file in the site (mend the link)"},
		{`<iframe src="https://example.org/"></iframe>`, `<iframe src="https://example.org/">`, outside},
		{`<video><source src="https://example.org/x.mp4"></video>`, `<source src="https://example.org/x.mp4">`, outside},
		{`<object data="https://example.org/x"></object>`, `<object data="https://example.org/x">`, outside},
		{`<form action="https://example.org/"><input></form>`, `<form action="https://example.org/">`, outside},
		{`<script src="https://example.org/x.js"></script>`, `<script src="https://example.org/x.js">`, outside},
		{`<script src="//example.org/x.js"></script>`, `<script src="//example.org/x.js">`, "leads to another origin without saying how (write https:)"},
		{`<link rel="stylesheet" href="https://example.org/x.css">`, `<link href="https://example.org/x.css">`, outside},
		{`<link rel="icon" href="https://example.org/x.svg">`, `<link href="https://example.org/x.svg">`, outside},
		{`<link rel="alternate stylesheet" href="https://example.org/x.css">`, `<link href="https://example.org/x.css">`, outside},
		{`<link rel="preconnect" href="https://example.org">`, `<link href="https://example.org">`, outside},
		{`<svg><image href="https://example.org/x.png"/></svg>`, `<image href="https://example.org/x.png">`, outside},
		{`<svg><use xlink:href="#absent"/></svg>`, `<use xlink:href="#absent">`, "the page has no such id (mend the link)"},
		{`<svg><a href=" javascript:x"><text>x</text></a></svg>`, `<a href="javascript:x">`, scheme},
		{`<svg><IMAGE HREF="absent.png"></IMAGE></svg>`, `<image href="absent.png">`, "there is no such file in the site (mend the link)"},
		{`<svg><a href="absent.html?a&amp;b"><text>x</text></a></svg>`, `<a href="absent.html?a&b">`, "there is no such file in the site (mend the link)"},
		{`<svg><a href="absent.html"><text>x</text></a></svg>`, `<a href="absent.html">`, "there is no such file in the site (mend the link)"},
		// Ids.
		{`<p id="x">x</p><p id="x">y</p>`, `<p id="x">`, "another element of the page has this id (rename one)"},
		{`<p id="x">x</p><svg><g id="x"></g></svg>`, `<g id="x">`, "another element of the page has this id (rename one)"},
		// Inline code, and what has no place in a page.
		{`<p style="color:red">x</p>`, `<p style="color:red">`, "the page's policy forbids style attributes (use a class)"},
		{`<svg><path style="fill:red" d="M0 0h1"/></svg>`, `<path style="fill:red">`, "the page's policy forbids style attributes (use a class)"},
		{`<p onclick="x()">x</p>`, `<p onclick="x()">`, "the page's policy forbids inline event handlers (use a script)"},
		{`<svg onload="x()"><g></g></svg>`, `<svg onload="x()">`, "the page's policy forbids inline event handlers (use a script)"},
		{`<script>x()</script>`, `<script>`, "stands inline, and the page's policy does not name it (move it to a file, or put " + hashSource([]byte("x()")) + " into script-src)"},
		{`<script type="module">x()</script>`, `<script>`, "stands inline, and the page's policy does not name it (move it to a file, or put " + hashSource([]byte("x()")) + " into script-src)"},
		{`<svg><script>x()</script></svg>`, `<script>`, "stands inline, and the page's policy does not name it (move it to a file, or put " + hashSource([]byte("x()")) + " into script-src)"},
		{`<style>p{color:red}</style>`, `<style>`, "stands inline, and the page's policy does not name it (move it to a file, or put " + hashSource([]byte("p{color:red}")) + " into style-src)"},
		{`<iframe srcdoc="x"></iframe>`, `<iframe srcdoc="x">`, "this attribute is not allowed (leave it out)"},
		{`<a href="other.html" ping="https://example.org/">x</a>`, `<a ping="https://example.org/">`, "this attribute is not allowed (leave it out)"},
		{`<meta http-equiv="refresh" content="0;url=other.html">`, `<meta http-equiv="refresh">`, "takes the reader elsewhere unasked (use a link)"},
		{`<base href="https://example.org/">`, `<base>`, "changes what every link of the page means (leave it out)"},
		{`<meta http-equiv="Content-Security-Policy" content="default-src *">`, `<meta http-equiv="Content-Security-Policy">`, "does not count in the body (put it at the top of the head)"},
	} {
		t.Run(c.body, func(t *testing.T) {
			t.Parallel()
			got, _, _ := strings.Cut(faultsOf(t, map[string]string{"page.html": string(page(c.body))}, nil), "\n")
			if want := "page.html: " + c.element + ": " + c.message; got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestSoundPage(t *testing.T) {
	t.Parallel()
	faults := faultsOf(t, map[string]string{
		"article/page.html": head + `
<link rel="stylesheet" href="../page.css"><link rel="icon" href="../picture.png"><script src="../page.js" defer></script>
<link rel="canonical" href="https://example.org/page.html"><link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
<script type="application/ld+json">{"@id": "https://example.org"}</script></head><body><main id="top">
<a href="../other.html">x</a> <a href="../other.html#here">x</a> <a href="../other.html#%C3%A4rmel">x</a> <a href="../other.html#ärmel">x</a>
<a href="../%6Fther.html">x</a> <a href="../other.html?q=1&amp;r=2#here">x</a> <a href="Part.html">x</a> <a href="../article/Part.html#part">x</a> <a href="page.html#top">x</a> <a href="#top">x</a>
<a href="https://example.org/">x</a> <a href="http://example.org/?a=1&amp;b=2">x</a> <a href="mailto:a@example.org">x</a> <a href="Mailto:a@example.org">x</a> <a href="../receipt.json">x</a>
<img alt="" src="../picture.png" srcset="../picture.png 1x,../picture.png?a,b 2x"> <code>onclick="x" style="y" href="/z"</code>
<form><label for="f">x</label> <input id="f" name="style" value="/x"></form>
<svg viewBox="0 0 1 1"><defs><g id="g"><path d="M0 0h1"/></g></defs><use href="#g"/></svg><textarea><a href="absent.html"></textarea>
</main></body></html>`,
		"404.html": string(page(`<a href="/">x</a> <a href="/deep/page.html">x</a>`)),
	}, nil)
	if faults != "" {
		t.Error(faults)
	}
}

func TestFaultsOf404(t *testing.T) {
	t.Parallel()
	got := faultsOf(t, map[string]string{"404.html": string(page(`<a href="//x">x</a>`)), "a/404.html": string(page(`<a href="/">x</a>`))}, nil)
	if strings.Count(got, "\n") != 1 || !strings.Contains(got, `404.html: <a href="//x">: leads to another`) || !strings.Contains(got, `a/404.html: <a href="/">: starts with /`) {
		t.Error(got)
	}
}

func TestPolicyOfThePage(t *testing.T) {
	t.Parallel()
	const script, style = "home( )", "p { color : red }"
	document := func(policy, before, after string) string {
		return `<!doctype html><html lang="en"><head>` + before + `<meta http-equiv="Content-Security-Policy" content="` + policy + `">` + after + `<title>T</title></head><body><p>x</p></body></html>`
	}
	inline := "<style>" + style + "</style><script>" + script + "</script>"
	scripts, styles := InlineSources([]byte(document("", "", inline)))
	if len(scripts) != 1 || len(styles) != 1 || scripts[0] != hashSource([]byte(script)) || styles[0] != hashSource([]byte(style)) {
		t.Fatalf("got %q and %q", scripts, styles)
	}
	exact := fmt.Sprintf("default-src 'none'; script-src %s; style-src %s", scripts[0], styles[0])
	for _, c := range []struct{ name, html, want string }{
		{"exact hashes", document(exact, "", inline), ""},
		{"hashes by default-src", document("default-src "+scripts[0]+" "+styles[0], "", inline), ""},
		{"the first directive counts", document("script-src 'none'; "+exact, "", inline), "<script>: stands inline, and"},
		{"script-src-elem goes before script-src", document(exact+"; script-src-elem 'self'", "", inline), "<script>: stands inline, and"},
		{"unsafe-inline is no hash", document("default-src 'unsafe-inline'", "", inline), "<script>: stands inline, and"},
		{"another script", document(exact, "", "<script>home()</script>"), "<script>: stands inline, and"},
		{"no policy", "<!doctype html><title>T</title><p>x</p>", "page.html: has no Content-Security-Policy (put it"},
		{"two policies", document(exact, "", `<meta http-equiv="content-security-policy" content="default-src *">`), "is the page's second"},
		{"inline before the policy", document(exact, inline, ""), "<script>: stands inline before"},
		{"loaded before the policy", document(exact, `<script src="page.js"></script>`, ""), `<script src="page.js">: is loaded before`},
		{"data: picture allowed", document("img-src data:", "", "") + `<img alt="" src="data:image/png;base64,AAAA">`, ""},
		{"data: picture allowed by default", document("default-src data:", "", "") + `<img alt="" src="DATA:image/png;base64,AAAA">`, ""},
		{"directives in capitals", document(strings.ToUpper("style-src")+" "+styles[0]+"; SCRIPT-SRC "+scripts[0], "", inline), ""},
		{"data: picture in a frame", document("default-src data:", "", "") + `<iframe src="data:image/svg+xml,x"></iframe>`, "is loaded from outside"},
		{"a picture elsewhere where data: is allowed", document("img-src data:", "", "") + `<img alt="" src="https://example.org/x.png">`, "is loaded from outside"},
		{"data: that is no picture", document("default-src data:", "", "") + `<iframe src="data:text/html,x"></iframe>`, "is loaded from outside"},
		{"a script that is not let in", document("default-src 'none'; style-src 'self'", "", `<script src="page.js"></script><link rel="stylesheet" href="page.css">`), `<script src="page.js">: is not let in by the page's policy (put 'self' into script-src)`},
		{"a picture that is not let in", document("default-src 'none'", "", "") + `<img alt="" src="picture.png">`, `<img src="picture.png">: is not let in by the page's policy (put 'self' into img-src)`},
		{"let in by what is needed", document("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'", "", `<script src="page.js"></script><link rel="stylesheet" href="page.css"><link rel="icon" href="picture.png">`), ""},
		{"let in though nothing needs it", document("default-src 'none'; script-src 'self'", "", ""), "allows 'self' in script-src, which nothing in the page needs (leave it out)"},
		{"a hash of nothing", document(exact+" 'sha256-AAAA'", "", inline), "allows 'sha256-AAAA' in style-src, which nothing in the page needs (leave it out)"},
		{"data: pictures of nothing", document(exact+"; img-src data:", "", inline), "allows data: in img-src, which nothing in the page needs (leave it out)"},
		{"inline style that loads", document("style-src "+hashSource([]byte("p{background:url(absent.png)}")), "", "<style>p{background:url(absent.png)}</style>"), "url(absent.png): there is no such file"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := faultsOf(t, map[string]string{"page.html": c.html}, nil)
			if (c.want == "") != (got == "") || !strings.Contains(got, c.want) {
				t.Errorf("got %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestStyleSheetFaults(t *testing.T) {
	t.Parallel()
	got := faultsOf(t, nil, map[string]string{
		"a.css": `@namespace svg "http://www.w3.org/2000/svg"; @import "https://example.org/x.css"; @import url(absent.css);
			p { background: url("https://example.org/x.png"); content: "https://example.org" }
			q { background: url(../picture.png); mask: url(#m) } b { background: url(data:image/png;base64,AAAA) } i { background: url(/x.png) }`,
	})
	var kinds []string
	for line := range strings.SplitSeq(got, "\n") {
		_, rest, _ := strings.Cut(line, ".css: ")
		element, message, _ := strings.Cut(rest, ": ")
		if len(strings.Fields(message)) > 2 {
			message = strings.Join(strings.Fields(message)[:3], " ")
		}
		kinds = append(kinds, element+" "+message)
	}
	want := `url(/x.png) starts with /,
url(absent.css) there is no
url(data:image/png,%00%00%00) is loaded from
url(https://example.org/x.css) is loaded from
url(https://example.org/x.png) is loaded from`
	if strings.Join(kinds, "\n") != want {
		t.Errorf("got\n%s\nof\n%s", strings.Join(kinds, "\n"), got)
	}
}

func TestFaultsAreSortedAndNamedOnce(t *testing.T) {
	t.Parallel()
	got := faultsOf(t, map[string]string{
		"b.html": string(page(`<a href="x.html">x</a><a href="x.html">x</a><a href="/">x</a><a href="/">x</a>`)),
		"a.html": string(page(`<p id="i"></p><a href="b.html#z">x</a><a href="b.html#y">x</a><p id="i">`)),
	}, nil)
	want := `a.html: <a href="b.html#y">: b.html has no such id (mend the link)
a.html: <a href="b.html#z">: b.html has no such id (mend the link)
a.html: <p id="i">: another element of the page has this id (rename one)
b.html: <a href="/">: starts with /, which is the site only at a domain's root (write it relative to the page)
b.html: <a href="x.html">: there is no such file in the site (mend the link)`
	if got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestReadingLeavesThePageAsItIs(t *testing.T) {
	t.Parallel()
	before, err := Minify(".html", page(`<svg><path d="M0 0h1"/></svg><p ID="x">x</p><svg><g/></svg>`))
	if err != nil {
		t.Fatal(err)
	}
	after := bytes.Clone(before)
	readPage("page.html", after)
	if !bytes.Equal(before, after) {
		t.Errorf("was %q, now %q", before, after)
	}
}
