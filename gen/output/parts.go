package output

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"sync"

	"github.com/tdewolff/parse/v2/buffer"
)

// Parts are the parts of one file in order, so that one of any length is made,
// read and written without being held: a page's are cut between two elements. A
// part's bytes are spoilt and not kept, so that the next may take their place.
type Parts = iter.Seq2[[]byte, error]

// single is a file in one part.
func single(page []byte) Parts { return func(yield func([]byte, error) bool) { yield(page, nil) } }

// outs are what parts are minified into, used again for the sake of their size.
var outs = sync.Pool{New: func() any { return buffer.NewWriter(nil) }}

// writeParts minifies the page at path part by part, reads it by tokens and
// writes it to w.
func writeParts(w io.Writer, path string, parts Parts) (entry, fileRefs, error) {
	out := outs.Get().(*buffer.Writer)
	defer outs.Put(out)
	return writeMinified(w, path, parts, func(part []byte) ([]byte, error) {
		out.Reset()
		err := minifyPart(out, part)
		return out.Bytes(), err
	})
}

// minifyPart minifies a part of a page, whose bytes are spoilt, into out.
func minifyPart(out *buffer.Writer, part []byte) error {
	return forPages.MinifyMimetype([]byte(htmlType), out, buffer.NewReader(part), nil)
}

// writeMinified is writeParts with a function that minifies.
func writeMinified(w io.Writer, path string, parts Parts, minify func([]byte) ([]byte, error)) (entry, fileRefs, error) {
	e, sum, r := entry{path: path}, sha256.New(), newReader(path)
	for part, err := range parts {
		if err != nil {
			return e, r.refs, err
		}
		minified, err := minify(part)
		if err != nil {
			return e, r.refs, fmt.Errorf("%s: cannot be minified: %w", path, err)
		}
		if _, err := w.Write(minified); err != nil {
			return e, r.refs, fmt.Errorf("%s: cannot be written: %w", path, err)
		}
		e.bytes += int64(len(minified))
		sum.Write(minified)
		r.readHTML(minified)
	}
	r.finish()
	e.sha256 = hex.EncodeToString(sum.Sum(nil))
	return e, r.refs, nil
}

// copyParts writes the file at path to w part by part, as it is.
func copyParts(w io.Writer, path string, parts Parts) (entry, fileRefs, error) {
	e, refs, sum := entry{path: path}, fileRefs{path: path}, sha256.New()
	for part, err := range parts {
		if err != nil {
			return e, refs, err
		}
		if _, err := w.Write(part); err != nil {
			return e, refs, fmt.Errorf("%s: cannot be written: %w", path, err)
		}
		e.bytes += int64(len(part))
		sum.Write(part)
	}
	e.sha256 = hex.EncodeToString(sum.Sum(nil))
	return e, refs, nil
}
