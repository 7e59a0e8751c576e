package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"lectern/gen/module"
	"lectern/gen/output"
)

// target is the folder to write, from where the program runs.
func (r *run) target() string {
	if filepath.IsAbs(r.out) {
		return r.out
	}
	return filepath.Join(r.root, r.out)
}

// outside refuses to write into the module's own folders.
func (r *run) outside() error {
	out, err := filepath.Abs(r.target())
	if err != nil {
		return err
	}
	for _, name := range []string{module.Root, "layouts", "static", "gen"} {
		own, err := filepath.Abs(filepath.Join(r.root, name))
		if err != nil {
			return err
		}
		if inside(resolved(own), resolved(out)) {
			return usageError{fmt.Sprintf("the output folder %s lies inside %s/ (choose another with -o)", r.out, name)}
		}
	}
	return nil
}

// apart refuses to write into a published folder, too: what is handed out holds
// every key.
func (r *run) apart() error {
	if err := r.outside(); err != nil {
		return err
	}
	out, err := filepath.Abs(r.target())
	if err != nil {
		return err
	}
	for dir, last := resolved(out), ""; dir != last; dir, last = filepath.Dir(dir), dir {
		if output.Published(dir) {
			return usageError{fmt.Sprintf("the output folder %s lies in a published site, where everyone could read the keys (choose another with -o, such as dist)", r.out)}
		}
	}
	return nil
}

// resolved is a path without symbolic links, as far as it exists.
func resolved(path string) string {
	for rest := ""; ; {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			return filepath.Join(real, rest)
		}
		parent := filepath.Dir(path)
		if parent == path {
			return filepath.Join(path, rest)
		}
		rest, path = filepath.Join(filepath.Base(path), rest), parent
	}
}

func inside(folder, path string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
