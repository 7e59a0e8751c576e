package output

import (
	"fmt"
	"os"
	"path/filepath"
)

// WriteFile minifies and reads one page that stands alone, as AddPage does, and
// writes it to a file in one step, making the folders above it. It returns the
// number of bytes written. A page with faults is not written, and the error is
// Faults.
func WriteFile(file string, page []byte) (bytes int64, err error) {
	name := filepath.Base(file)
	minified, err := Minify(".html", page)
	if err != nil {
		return 0, fmt.Errorf("%s: cannot be minified: %w", file, err)
	}
	known := newNames()
	if _, err := known.claim(name); err != nil {
		return 0, err
	}
	refs := readPage(name, minified)
	var c checker
	c.add(refs)
	if faults := c.faultsAmong(&known); len(faults) > 0 {
		return 0, faults
	}
	folder := filepath.Dir(file)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return 0, fmt.Errorf("%s: cannot be written: %w", file, err)
	}
	temporary, err := os.CreateTemp(folder, "."+name+"-")
	if err != nil {
		return 0, fmt.Errorf("%s: cannot be written: %w", file, err)
	}
	defer os.Remove(temporary.Name()) // gone already after a success
	_, err = temporary.Write(minified)
	if err == nil {
		err = temporary.Chmod(0o644)
	}
	if closeErr := temporary.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(temporary.Name(), file)
	}
	if err != nil {
		return 0, fmt.Errorf("%s: cannot be written: %w", file, err)
	}
	return int64(len(minified)), nil
}
