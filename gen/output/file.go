package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// WriteFile minifies and reads one page that stands alone, as AddParts does, and
// writes it to a file in one step, making the folders above it. It returns the
// number of bytes written. A page with faults is not written, and the error is
// Faults.
func WriteFile(file string, parts Parts) (bytes int64, err error) {
	name := filepath.Base(file)
	known := newNames()
	if _, err := known.claim(name); err != nil {
		return 0, err
	}
	unwritten := func(err error) (int64, error) {
		return 0, fmt.Errorf("%s: cannot be written: %w", file, err)
	}
	folder := filepath.Dir(file)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return unwritten(err)
	}
	temporary, err := os.CreateTemp(folder, "."+name+"-")
	if err != nil {
		return unwritten(err)
	}
	defer os.Remove(temporary.Name()) // gone already after a success
	e, refs, err := writeParts(temporary, name, parts)
	if err != nil {
		return 0, errors.Join(err, temporary.Close())
	}
	if err := errors.Join(temporary.Chmod(0o644), temporary.Close()); err != nil {
		return unwritten(err)
	}
	var c checker
	c.add(refs)
	if faults := c.faultsAmong(&known); len(faults) > 0 {
		return 0, faults
	}
	if err := os.Rename(temporary.Name(), file); err != nil {
		return unwritten(err)
	}
	return e.bytes, nil
}
