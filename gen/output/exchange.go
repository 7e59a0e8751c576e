package output

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// errNoExchange means that the system or the file system cannot exchange two
// folders in one step.
var errNoExchange = errors.New("folders cannot be exchanged in one step here")

// replace puts the new site in the target's place by exchange, which lets two
// folders change places in one step or returns errNoExchange. Afterwards the
// former site, if there was one, is in the workspace. Other runs may publish to
// the same target meanwhile: the last one's site stays.
func (w *workspace) replace(target string, exchange func(a, b string) error) error {
	// More than once only if other runs come in between two steps of this one.
	const attempts = 100
	var err error
	for range attempts {
		err = exchange(w.made, target)
		switch {
		case errors.Is(err, errNoExchange):
			err = w.replaceByRenames(target)
		case errors.Is(err, fs.ErrNotExist):
			// There is no target. A rename does not replace a folder that
			// somebody publishes at this moment.
			err = os.Rename(w.made, target)
		}
		if !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	return err
}

// replaceByRenames moves the target to the workspace and the new site to the
// target. Between the two there is no target, and clear gives the old one back.
func (w *workspace) replaceByRenames(target string) error {
	old := filepath.Join(w.dir, oldName)
	if _, err := os.Lstat(old); err == nil { // from an earlier attempt
		if err := w.giveBack(old); err != nil {
			return err
		}
	}
	if err := os.Rename(target, old); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.Rename(w.made, target)
}
