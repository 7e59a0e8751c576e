package output

import (
	"errors"
	"fmt"
	"io"
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
	return writeWhole(file, func(to io.Writer) (int64, error) {
		e, refs, err := writeParts(to, name, parts)
		if err != nil {
			return 0, err
		}
		var c checker
		c.add(refs)
		if faults := c.faultsAmong(&known); len(faults) > 0 {
			return 0, faults
		}
		return e.bytes, nil
	})
}

// writeWhole writes a file in one step, making the folders above it: after an
// error it is what it was. It returns what write does.
func writeWhole(file string, write func(io.Writer) (bytes int64, err error)) (int64, error) {
	unwritten := func(err error) (int64, error) {
		return 0, fmt.Errorf("%s: cannot be written: %w", file, err)
	}
	folder := filepath.Dir(file)
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return unwritten(err)
	}
	temporary, err := os.CreateTemp(folder, "."+filepath.Base(file)+"-")
	if err != nil {
		return unwritten(err)
	}
	defer os.Remove(temporary.Name()) // gone already after a success
	n, err := write(temporary)
	if err != nil {
		return 0, errors.Join(err, temporary.Close())
	}
	if err := errors.Join(temporary.Chmod(0o644), temporary.Close()); err != nil {
		return unwritten(err)
	}
	if err := os.Rename(temporary.Name(), file); err != nil {
		return unwritten(err)
	}
	return n, nil
}
