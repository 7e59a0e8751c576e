package output

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"slices"
)

// Proof is how a published folder, or a copy of one, compares with its
// receipt. It tells what was lost or altered on the way, and not what somebody
// altered who wrote a new receipt as well.
type Proof struct {
	Edition string
	Files   int // that the receipt lists

	// Paths, slash-separated, sorted. A link or a device in the place of a
	// file is changed.
	Missing, Changed, Added []string
}

// Holds tells whether the folder is the one that was published.
func (p Proof) Holds() bool { return len(p.Missing)+len(p.Changed)+len(p.Added) == 0 }

// maxReceipt is the longest receipt that is read, in bytes: room for 400,000
// files.
const maxReceipt = 64 << 20

var isSHA256 = regexp.MustCompile(`^[0-9a-f]{64}$`)

// Prove compares a folder with the receipt in it. Whatever the receipt or a
// link in the folder says, nothing outside the folder is read; files that the
// receipt does not list, or whose length is another, are not read at all. An
// error means that there is no sound receipt or that something cannot be read.
func Prove(dir string) (Proof, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return Proof{}, fmt.Errorf("the folder cannot be opened: %w", unwrapped(err))
	}
	defer root.Close()
	listed, proof, err := readReceipt(root)
	if err != nil {
		return Proof{}, err
	}
	err = fs.WalkDir(root.FS(), ".", func(path string, d fs.DirEntry, err error) error {
		file, ours := listed[path]
		switch {
		case err != nil:
			return fmt.Errorf("%s cannot be read: %w", path, unwrapped(err))
		case path == receiptName:
			return nil
		case d.IsDir():
			if ours {
				proof.Changed = append(proof.Changed, path)
				delete(listed, path)
			}
			return nil
		case !ours:
			proof.Added = append(proof.Added, path)
			return nil
		}
		delete(listed, path)
		same, err := file.is(root, d)
		if !same {
			proof.Changed = append(proof.Changed, path)
		}
		return err
	})
	for path := range listed {
		proof.Missing = append(proof.Missing, path)
	}
	for _, list := range [][]string{proof.Missing, proof.Changed, proof.Added} {
		slices.Sort(list)
	}
	return proof, err
}

// readReceipt reads the receipt of a folder as a list by path.
func readReceipt(root *os.Root) (map[string]receiptFile, Proof, error) {
	info, err := root.Lstat(receiptName)
	switch {
	case err != nil || !info.Mode().IsRegular():
		return nil, Proof{}, fmt.Errorf("it has no %s, by which it could be proved (name a folder that lectern has published, or a copy of one)", receiptName)
	case info.Size() > maxReceipt:
		return nil, Proof{}, fmt.Errorf("%s has %d bytes, more than the limit of %d", receiptName, info.Size(), maxReceipt)
	}
	data, err := root.ReadFile(receiptName)
	if err != nil {
		return nil, Proof{}, fmt.Errorf("%s cannot be read: %w", receiptName, unwrapped(err))
	}
	r, ok := parseReceipt(data)
	if !ok {
		return nil, Proof{}, fmt.Errorf("%s is no receipt of lectern's, or is damaged", receiptName)
	}
	listed, known := map[string]receiptFile{}, newNames()
	for _, f := range r.Files {
		if _, err := known.claim(f.Path); err != nil {
			return nil, Proof{}, fmt.Errorf("%s lists what lectern never publishes: %w", receiptName, err)
		}
		if f.Bytes < 0 || !isSHA256.MatchString(f.SHA256) {
			return nil, Proof{}, fmt.Errorf("%s is damaged: the length or the SHA-256 of %s is none", receiptName, f.Path)
		}
		listed[f.Path] = f
	}
	return listed, Proof{Edition: r.Edition, Files: len(listed)}, nil
}

// is tells whether a file of the folder is the one listed.
func (f receiptFile) is(root *os.Root, d fs.DirEntry) (bool, error) {
	if !d.Type().IsRegular() {
		return false, nil
	}
	info, err := d.Info()
	if err != nil {
		return false, fmt.Errorf("%s cannot be read: %w", f.Path, unwrapped(err))
	}
	if info.Size() != f.Bytes {
		return false, nil
	}
	file, err := root.Open(f.Path)
	if err != nil {
		return false, fmt.Errorf("%s cannot be read: %w", f.Path, unwrapped(err))
	}
	defer file.Close()
	sum := sha256.New()
	// One byte more shows a file that grows meanwhile; it is not read on for ever.
	if _, err := io.Copy(sum, io.LimitReader(file, f.Bytes+1)); err != nil {
		return false, fmt.Errorf("%s cannot be read: %w", f.Path, unwrapped(err))
	}
	return hex.EncodeToString(sum.Sum(nil)) == f.SHA256, nil
}

// unwrapped is an error about a file without its path.
func unwrapped(err error) error {
	var of *fs.PathError
	if errors.As(err, &of) {
		return of.Err
	}
	return err
}
