package output

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestWriteFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "dist", "handout.html")
	n, err := WriteFile(file, parts(page(`<p id="x"><a href="#x">x</a></p>`)))
	if err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(file)
	if err != nil || int64(len(before)) != n {
		t.Fatalf("%d bytes written, %d there, error %v", n, len(before), err)
	}
	_, err = WriteFile(file, parts(page(`<a href="other.html">x</a>`)))
	if faults := (Faults)(nil); !errors.As(err, &faults) {
		t.Errorf("a handout that needs another file: error %v", err)
	}
	after, err := os.ReadFile(file)
	if err != nil || string(after) != string(before) {
		t.Errorf("the file has become %q, %v", after, err)
	}
	if got := entriesOf(t, filepath.Dir(file)); !slices.Equal(got, []string{"handout.html"}) {
		t.Errorf("beside it lie %q", got)
	}
}

// TestParts wants a page that comes in parts to be the page that it would be
// whole, in its bytes and in what is found wrong with it.
func TestParts(t *testing.T) {
	t.Parallel()
	begun, rest := head+`</head><body> <main id="top">`, []string{
		` <p><a href="#later">x</a> <b>y</b></p> `, ` <p id="later">z</p> <p id="top"><a href="#absent">x</a></p> `, ` </main> </body></html>`,
	}
	whole := begun + strings.Join(rest, "")
	var files, faults []string
	for _, cut := range [][][]byte{{[]byte(whole)}, {[]byte(begun), []byte(rest[0]), []byte(rest[1]), []byte(rest[2])}} {
		var b bytes.Buffer
		e, refs, err := writeParts(&b, "page.html", parts(cut...))
		if err != nil || e != newEntry("page.html", b.Bytes()) {
			t.Errorf("the entry is %v, error %v", e, err)
		}
		files, faults = append(files, b.String()), append(faults, refs.faults.Error())
	}
	if files[0] != files[1] || faults[0] != faults[1] || strings.Count(faults[1], "\n") != 1 {
		t.Errorf("whole\n%s\n%s\nin parts\n%s\n%s", files[0], faults[0], files[1], faults[1])
	}
}

// parts are the parts of a page.
func parts(list ...[]byte) Parts {
	return func(yield func([]byte, error) bool) {
		for _, part := range list {
			if !yield(part, nil) {
				return
			}
		}
	}
}
