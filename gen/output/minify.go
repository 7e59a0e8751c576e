package output

import (
	"bytes"
	"io"
	"sync"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/json"
	"github.com/tdewolff/minify/v2/svg"
	"github.com/tdewolff/parse/v2/buffer"
)

// Media types, by what is minified as such.
const (
	htmlType = "text/html"
	cssType  = "text/css"
	jsType   = "text/javascript"
	svgType  = "image/svg+xml"
	jsonType = "application/json"
	ldType   = "application/ld+json"
)

var mediaTypes = map[string]string{
	".html": htmlType,
	".css":  cssType,
	".js":   jsType,
	".svg":  svgType,
	".json": jsonType,
}

// Both are safe for concurrent use. Inside a page only SVG and JSON-LD are
// minified: scripts and styles that stand inline must keep the bytes whose
// hashes the page's policy names, and come here minified already.
var (
	forFiles = newMinifier(true)
	forPages = newMinifier(false)
)

func newMinifier(code bool) *minify.M {
	m := minify.New()
	m.AddFunc(svgType, minifyDrawing)
	m.AddFunc(ldType, json.Minify)
	if code {
		m.AddFunc(cssType, css.Minify)
		m.AddFunc(jsType, js.Minify)
		m.AddFunc(jsonType, json.Minify)
		return m
	}
	m.Add(htmlType, &html.Minifier{
		KeepDocumentTags:    true, // where head ends decides whether a policy counts
		KeepEndTags:         true, // what reads pages and is no browser needs them; they cost 1 % compressed
		KeepDefaultAttrVals: true, // CSS selects by [type=text]
	})
	return m
}

// icons are small drawings as minified, by what they were: the same few stand in
// every page, and cost a fortieth of a build where each is minified anew.
var icons sync.Map // string → []byte

// mostIcon is the size of an icon at most, in bytes.
const mostIcon = 512

func minifyDrawing(m *minify.M, w io.Writer, r io.Reader, params map[string]string) error {
	data, held := r.(interface{ Bytes() []byte })
	// One that is a file keeps what one in a page does without: its namespace.
	if params["inline"] != "1" || !held || len(data.Bytes()) > mostIcon {
		return svg.Minify(m, w, r, params)
	}
	drawing := string(data.Bytes())
	small, known := icons.Load(drawing)
	if !known {
		var out bytes.Buffer
		if err := svg.Minify(m, &out, r, params); err != nil {
			return err
		}
		small = out.Bytes()
		icons.Store(drawing, small)
	}
	_, err := w.Write(small.([]byte))
	return err
}

// Minify returns data minified as the extension asks: .html, .css, .js, .svg or
// .json. Other data come back as they are. data itself is not changed.
//
// Scripts are safe to stand inline in a page. In a page, inline scripts and
// styles pass byte for byte (JSON-LD excepted): minify them first, put the
// hashes of the result into the page's policy, then add the page.
func Minify(ext string, data []byte) ([]byte, error) {
	mediaType, known := mediaTypes[ext]
	if !known {
		return data, nil
	}
	m := forFiles
	if mediaType == htmlType {
		m = forPages
	}
	var params map[string]string
	if mediaType == jsType {
		params = map[string]string{"escape-html": "1"}
	}
	// The minifiers work in place; one byte more spares them a copy.
	in := append(make([]byte, 0, len(data)+1), data...)
	out := buffer.NewWriter(make([]byte, 0, len(data)+1))
	if err := m.MinifyMimetype([]byte(mediaType), out, buffer.NewReader(in), params); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
