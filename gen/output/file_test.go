package output

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestWriteFile(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "dist", "handout.html")
	n, err := WriteFile(file, page(`<p id="x"><a href="#x">x</a></p>`))
	if err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(file)
	if err != nil || int64(len(before)) != n {
		t.Fatalf("%d bytes written, %d there, error %v", n, len(before), err)
	}
	_, err = WriteFile(file, page(`<a href="other.html">x</a>`))
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
