package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// target is the folder that a publication will take the place of.
type target struct {
	name   string // as the user wrote it, for messages
	dir    string // absolute
	parent string // absolute
}

func newTarget(name string) (target, error) {
	dir, err := filepath.Abs(name)
	if name == "" || err != nil {
		return target{}, fmt.Errorf("there is no folder %q (choose another with -o)", name)
	}
	t := target{name: filepath.ToSlash(name), dir: dir, parent: filepath.Dir(dir)}
	if t.parent == t.dir {
		return target{}, fmt.Errorf("%s cannot be replaced as a whole (choose a folder in it with -o)", t.name)
	}
	info, err := os.Stat(t.parent)
	if err != nil || !info.IsDir() {
		return target{}, fmt.Errorf("%s cannot be made, because %s is not a folder (make that folder first, or choose another with -o)",
			t.name, filepath.ToSlash(t.parent))
	}
	return t, nil
}

// inspect refuses a target that must not, or cannot, be replaced.
func (t target) inspect() error {
	info, err := os.Lstat(t.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s cannot be read: %w (choose another folder with -o)", t.name, err)
	}
	problem := t.problemWith(info)
	// If another run published meanwhile, two folders were mixed up.
	if now, err := os.Lstat(t.dir); err != nil || !os.SameFile(info, now) {
		return t.inspect()
	}
	return problem
}

func (t target) problemWith(info fs.FileInfo) error {
	switch {
	case info.Mode()&fs.ModeSymlink != 0:
		return fmt.Errorf("%s is a symbolic link (remove it, or choose the folder it leads to with -o)", t.name)
	case !info.IsDir():
		return fmt.Errorf("%s is not a folder (remove it, or choose another with -o)", t.name)
	case isMountPoint(t.dir, t.parent):
		return fmt.Errorf("%s is a mount point, whose place no other folder can take (choose a folder in it with -o)", t.name)
	}
	if err := writable(t.dir); err != nil {
		return fmt.Errorf("%s cannot be written: %w (change its permissions, or choose another with -o)", t.name, err)
	}
	strangers, err := findStrangers(t.dir)
	if err != nil {
		return fmt.Errorf("%s cannot be read: %w (choose another folder with -o)", t.name, err)
	}
	if len(strangers) > 0 {
		return fmt.Errorf("%s holds what lectern did not make: %s (move it away, or choose another folder with -o; a file that the host wants, such as CNAME, belongs in static/root/)",
			t.name, someOf(strangers))
	}
	return nil
}

// namedStrangers is how many strangers a message names. One more is looked for,
// to know whether to say "and more"; a home folder need not be read whole.
const namedStrangers = 3

// findStrangers returns the first files, links and devices in dir that its
// receipt does not list as files. All are strangers where there is no receipt.
func findStrangers(dir string) (strangers []string, err error) {
	ours := map[string]bool{}
	data, err := os.ReadFile(filepath.Join(dir, receiptName))
	if err == nil {
		if r, ok := parseReceipt(data); ok {
			ours[receiptName] = true
			for _, f := range r.Files {
				ours[f.Path] = true
			}
		}
	}
	err = filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		relative, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		if name := filepath.ToSlash(relative); !ours[name] || !d.Type().IsRegular() {
			strangers = append(strangers, name)
		}
		if len(strangers) > namedStrangers {
			return filepath.SkipAll
		}
		return nil
	})
	return strangers, err
}

func someOf(names []string) string {
	if len(names) > namedStrangers {
		return strings.Join(names[:namedStrangers], ", ") + " and more"
	}
	return strings.Join(names, ", ")
}
