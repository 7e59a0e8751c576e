package output

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// workspace is the hidden folder beside the target, .public.lectern-1234, in
// which one run makes the new site:
//
//	lock   says whose folder this is; locked as long as the run lives
//	new    the site in the making; after an exchange, the former site
//	old    the former site, between the two renames and after them
//	gone   what is being removed
//
// The lock tells a run that was killed from one that is at work, and none of
// this is ever in the published folder.
type workspace struct {
	dir    string
	made   string // dir/new
	target string // absolute
	lock   *os.File
}

const (
	lockName = "lock"
	newName  = "new"
	oldName  = "old"
	goneName = "gone"
)

// claimText is the content of the lock file: by it, and by its name, a folder is
// known as a workspace for this target.
func (t target) claimText() string {
	return "Lectern makes the folder " + filepath.Base(t.dir) + " here. If no build is running this is safe to remove; the next build does.\n"
}

func (t target) prefix() string { return "." + filepath.Base(t.dir) + ".lectern-" }

// newWorkspace makes a workspace and locks it. Between two of its steps another
// run may take the unfinished folder for a dead one and remove it: then it tries
// again.
func (t target) newWorkspace() (*workspace, error) {
	const attempts = 100
	var err error
	for range attempts {
		var dir string
		if dir, err = os.MkdirTemp(t.parent, t.prefix()+"*"); err != nil {
			break
		}
		w := &workspace{dir: dir, made: filepath.Join(dir, newName), target: t.dir}
		if err = w.begin(t.claimText()); err == nil {
			return w, nil
		}
		w.release()
		_ = os.Remove(filepath.Join(dir, lockName))
		_ = os.Remove(dir)
		if !errors.Is(err, errLost) && !errors.Is(err, fs.ErrNotExist) {
			break
		}
	}
	return nil, fmt.Errorf("%s cannot be made: %w (make room, change the permissions of %s, or choose another folder with -o)",
		t.name, err, filepath.ToSlash(t.parent))
}

// errLost means that another run holds or has removed a workspace.
var errLost = errors.New("another build is at work")

func (w *workspace) begin(claim string) error {
	file, err := os.OpenFile(filepath.Join(w.dir, lockName), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	w.lock = file
	// Where a file system knows no locks, no other run can take this one either:
	// it is never removed by mistake, nor cleared away if this run is killed.
	if err := lockFile(file); err != nil && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	if !w.holds() {
		return errLost
	}
	if _, err := file.WriteString(claim); err != nil {
		return err
	}
	return os.Mkdir(w.made, 0o755)
}

// holds tells whether the lock file is still the one in the folder.
func (w *workspace) holds() bool {
	inFolder, err := os.Lstat(filepath.Join(w.dir, lockName))
	if err != nil {
		return false
	}
	held, err := w.lock.Stat()
	return err == nil && os.SameFile(inFolder, held)
}

func (w *workspace) release() {
	if w.lock != nil {
		_ = w.lock.Close()
		w.lock = nil
	}
}

// file is the place of a slash-separated path in the site in the making.
func (w *workspace) file(path string) string {
	return filepath.Join(w.made, filepath.FromSlash(path))
}

// create makes a file whose folder is there. It never replaces one.
func (w *workspace) create(path string) (*os.File, error) {
	return os.OpenFile(w.file(path), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
}

// write writes a file whose folder is there. It never replaces one.
func (w *workspace) write(path string, data []byte) error {
	f, err := w.create(path)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// sync waits until the new site is on the disk, so that a power cut after the
// exchange finds it whole. On Linux one syncfs does it (15 ms for 1,000 files on
// ext4, where an fsync for each took 300 ms); it also reports what the disk had
// to say to any of the writes. Elsewhere it does nothing, and only a killed
// process, not a power cut, is provided for.
func (w *workspace) sync() error {
	return syncFileSystem(w.made)
}

// sweep clears away the workspaces that dead runs for this target left.
func (t target) sweep() error {
	entries, err := os.ReadDir(t.parent)
	if err != nil {
		return fmt.Errorf("%s cannot be read: %w (change its permissions, or choose another folder with -o)", filepath.ToSlash(t.parent), err)
	}
	for _, e := range entries {
		suffix, ok := strings.CutPrefix(e.Name(), t.prefix())
		if !ok || !e.IsDir() || strings.Trim(suffix, "0123456789") != "" {
			continue
		}
		if err := t.reclaim(filepath.Join(t.parent, e.Name())); err != nil {
			return fmt.Errorf("%s, left by an earlier build, cannot be cleared away: %w (move it away by hand)",
				filepath.ToSlash(filepath.Join(filepath.Dir(t.name), e.Name())), err)
		}
	}
	return nil
}

// reclaim clears away a workspace unless its run is alive or it is not one.
func (t target) reclaim(dir string) error {
	w := &workspace{dir: dir, made: filepath.Join(dir, newName), target: t.dir}
	lockPath := filepath.Join(dir, lockName)
	if info, err := os.Lstat(lockPath); err != nil || !info.Mode().IsRegular() {
		// Killed before its lock was made, or at the end of its removal: then it
		// is empty, and this removes it. A folder with anything in it stays.
		_ = os.Remove(dir)
		return nil
	}
	lock, err := os.OpenFile(lockPath, os.O_RDWR, 0)
	if err != nil {
		return nil // another run removes it, or another user's
	}
	w.lock = lock
	defer w.release()
	if lockFile(lock) != nil || !w.holds() {
		return nil
	}
	claim, err := io.ReadAll(lock)
	switch {
	case err != nil:
		return err
	case string(claim) == t.claimText():
		return w.clear()
	case len(claim) == 0:
		// Killed before it wrote its claim, so nothing but the lock is in it.
		w.release()
		_ = os.Remove(lockPath)
		_ = os.Remove(dir)
	}
	return nil
}

// clear removes the workspace. If a run ended between its two renames the former
// site is given back first.
func (w *workspace) clear() error {
	old := filepath.Join(w.dir, oldName)
	if _, err := os.Lstat(old); err == nil {
		if err := w.giveBack(old); err != nil {
			return err
		}
	}
	entries, err := os.ReadDir(w.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() != lockName {
			if err := os.RemoveAll(filepath.Join(w.dir, e.Name())); err != nil {
				return err
			}
		}
	}
	// Last, so that a removal cut short is taken up again by the next run.
	w.release()
	_ = os.Remove(filepath.Join(w.dir, lockName))
	if err := os.Remove(w.dir); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// giveBack puts the former site in the target's place if that is empty, and
// marks it for removal if it is not. It is renamed before it is removed: half a
// site under the name old would be given back by a later run.
func (w *workspace) giveBack(old string) error {
	if _, err := os.Lstat(w.target); errors.Is(err, fs.ErrNotExist) {
		err := os.Rename(old, w.target)
		if !errors.Is(err, fs.ErrExist) {
			return err
		}
	}
	gone := filepath.Join(w.dir, goneName)
	if err := os.RemoveAll(gone); err != nil {
		return err
	}
	return os.Rename(old, gone)
}
