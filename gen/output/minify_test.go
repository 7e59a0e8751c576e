package output

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

func TestMinify(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ ext, in, want string }{
		{".css", "@layer base { a { & b { color : light-dark( oklch( 25% 0.015 260 ) , white ) ; } } }", "@layer base{a{& b{color:light-dark( oklch( 25% .015 260 ),white )}}}"},
		{".js", "// why\nconst text = '</script>';\nfunction open ( long ) { return long + 1 }", `const text="<\/script>";function open(e){return e+1}`},
		{".json", "{ \"a\" : [ 1 , 2 ] }\n", `{"a":[1,2]}`},
		{".svg", `<svg xmlns="http://www.w3.org/2000/svg"> <!-- why --> <path d="M 0 0 L 10 0"/> </svg>`, `<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0H10"/></svg>`},
		{".txt", " as it is ", " as it is "},
		{".html", "<p>a <b>b</b> <i>c</i> , <a href='x.html'>d</a>\n e</p> <p>f</p>", "<p>a <b>b</b> <i>c</i> , <a href=x.html>d</a>\ne</p><p>f</p>"},
		{".html", "<label><input type=\"text\" value=\"1\"> x</label> <button>a</button> <button>b</button>", `<label><input type=text value=1> x</label> <button>a</button> <button>b</button>`},
		{".html", "<pre><code>a  b\n  <span>c</span>\n</code></pre>", "<pre><code>a  b\n  <span>c</span>\n</code></pre>"},
		{".html", "<style>a  { }</style><script>b ( )</script>", "<style>a  { }</style><script>b ( )</script>"},
		{".html", `<script type="application/ld+json">{ "a" : 1 }</script>`, `<script type=application/ld+json>{"a":1}</script>`},
		{".html", "<p>a&nbsp;b\u202fc &lt;d&gt; &amp;amp; e</p>", "<p>a&nbsp;b\u202fc &lt;d> &amp;amp; e</p>"},
	} {
		in := []byte(c.in)
		got, err := Minify(c.ext, in)
		if err != nil || string(got) != c.want {
			t.Errorf("%s %s\ngot  %s, %v\nwant %s", c.ext, c.in, got, err, c.want)
		}
		if string(in) != c.in {
			t.Errorf("%s was changed to %s", c.in, in)
		}
	}
}

// TestDrawingsOfFiles minifies a drawing in a page and then as a file, which
// browsers show only with its namespace.
func TestDrawingsOfFiles(t *testing.T) {
	t.Parallel()
	const drawing = `<svg xmlns="http://www.w3.org/2000/svg"><path d="M 0 0 L 7 0"/></svg>`
	for _, c := range []struct{ ext, in, want string }{
		{".html", "<p>" + drawing, `<p><svg><path d="M0 0H7"/></svg>`},
		{".svg", drawing, `<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0H7"/></svg>`},
	} {
		if got, err := Minify(c.ext, []byte(c.in)); err != nil || string(got) != c.want {
			t.Errorf("%s\ngot  %s, %v\nwant %s", c.ext, got, err, c.want)
		}
	}
}

func TestWhatCannotBeMinified(t *testing.T) {
	t.Parallel()
	p := begin(t, filepath.Join(t.TempDir(), "public"))
	if _, err := p.AddAsset("page.js", []byte("function (")); err == nil || !strings.HasPrefix(err.Error(), "page.js: cannot be minified: ") {
		t.Errorf("got error %v", err)
	}
}

func TestAssetNames(t *testing.T) {
	t.Parallel()
	p := begin(t, filepath.Join(t.TempDir(), "public"))
	for name, want := range map[string]string{
		"page.js":         "assets/page.ba7816bf8f.js",
		"fonts/a.b.woff2": "assets/fonts/a.b.ba7816bf8f.woff2",
		"bare":            "assets/bare.ba7816bf8f",
	} {
		if got, err := p.AddAsset(name, []byte("abc")); err != nil || got != want {
			t.Errorf("%s: got %s, %v", name, got, err)
		}
	}
	if _, err := p.AddAsset("../x.css", nil); err == nil {
		t.Error("an asset left its folder")
	}
	first, err := p.AddAsset("moon.svg", []byte("<svg/>"))
	second, again := p.AddAsset("moon.svg", []byte("<svg/>"))
	if err != nil || again != nil || first != second {
		t.Errorf("a picture of two folders is %s, %v and %s, %v", first, err, second, again)
	}
}

// samplePage has 1,200 words, 10 notes and 20 links to others of as many pages.
func samplePage(n, pages int) []byte {
	words := strings.Fields("sovereignty of the republics rests on legal equality between states while organisations recognise borders treaties alliances economy security region history neighbours language parliament deputy territory claims reaction concession autonomy recognition union centre periphery order threat")
	var b bytes.Buffer
	b.WriteString(head + `<link rel="stylesheet" href="page.css"></head><body><nav><ul>`)
	for i := range 20 {
		fmt.Fprintf(&b, "\n  <li><a href=\"p%d.html#p-%d\">Part %d</a></li>", (n+i*7)%pages, i, i)
	}
	b.WriteString("\n</ul></nav>\n<main>")
	random := uint32(n)
	for i := range 20 {
		fmt.Fprintf(&b, "\n  <p id=\"p-%d\" class=\"passage\"><a class=\"number\" href=\"#p-%d\">%d</a>", i, i, i)
		for range 60 {
			random = random*1664525 + 1013904223
			b.WriteString(" " + words[random>>8%uint32(len(words))])
		}
		if i%2 == 0 {
			fmt.Fprintf(&b, ` <a id="ref-%d" href="#note-%d">%d</a>`, i, i, i)
		}
		b.WriteString(".</p>")
	}
	b.WriteString("\n<ol>")
	for i := 0; i < 20; i += 2 {
		fmt.Fprintf(&b, "\n  <li id=\"note-%d\">Abdelal, R. <i>National Purpose</i>, p. %d. <a href=\"#ref-%d\">back</a></li>", i, i, i)
	}
	b.WriteString("\n</ol></main></body></html>")
	return b.Bytes()
}

func BenchmarkAddPage(b *testing.B) {
	p, err := Begin(filepath.Join(b.TempDir(), "public"))
	if err != nil {
		b.Fatal(err)
	}
	defer p.Discard()
	html := samplePage(1, 1000)
	b.SetBytes(int64(len(html)))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		n++
		if err := p.AddPage(fmt.Sprintf("p%d.html", n), html); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFinish(b *testing.B) {
	for _, pages := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprint(pages), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				p, err := Begin(filepath.Join(b.TempDir(), "public"))
				if err != nil {
					b.Fatal(err)
				}
				for i := range pages {
					if err := p.AddPage(fmt.Sprintf("p%d.html", i), samplePage(i, pages)); err != nil {
						b.Fatal(err)
					}
				}
				if err := p.AddFile("page.css", nil); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
				if _, err := p.Finish("1"); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkParts(b *testing.B) {
	html := samplePage(1, 1000)
	minified, err := Minify(".html", html)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("minify", func(b *testing.B) {
		for b.Loop() {
			_, _ = Minify(".html", html)
		}
	})
	b.Run("read", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			readPage("p.html", minified)
		}
	})
}
