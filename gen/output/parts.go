package output

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
)

// Parts are the parts of one page in order, cut between two elements, so that a
// page of any length is made, read and written without being held. A part is not
// kept and may be overwritten by the next.
type Parts = iter.Seq2[[]byte, error]

// writeParts minifies the page at path part by part, reads it by tokens and
// writes it to w.
func writeParts(w io.Writer, path string, parts Parts) (entry, fileRefs, error) {
	e, sum, r := entry{path: path}, sha256.New(), newReader(path)
	for part, err := range parts {
		if err != nil {
			return e, r.refs, err
		}
		minified, err := Minify(".html", part)
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
