package output

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"time"
)

// zipTime is when every file of an archive was last changed: the first moment
// that the format can tell. The same files give the same bytes at any time.
var zipTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// Zip writes a published folder, its receipt included, as one ZIP archive: the
// files in the order of their names, which have forward slashes and are marked
// as UTF-8 (APPNOTE.TXT 6.3.10, 4.4.4 and 4.4.17). It makes the folders above
// the file and returns the number of bytes written.
func Zip(folder, file string) (bytes int64, err error) {
	return writeWhole(file, func(to io.Writer) (int64, error) {
		counted := &counter{to: to}
		archive := zip.NewWriter(counted)
		source := os.DirFS(folder)
		// WalkDir goes in lexical order.
		err := fs.WalkDir(source, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			return addToZip(archive, source, name)
		})
		if err := errors.Join(err, archive.Close()); err != nil {
			return 0, fmt.Errorf("%s: cannot be written: %w", file, err)
		}
		return counted.n, nil
	})
}

// counter counts what is written through it.
type counter struct {
	to io.Writer
	n  int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	c.n += int64(n)
	return n, err
}

const utf8Names = 0x800 // general purpose bit 11

func addToZip(archive *zip.Writer, source fs.FS, name string) error {
	header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: zipTime, Flags: utf8Names}
	header.SetMode(0o644)
	to, err := archive.CreateHeader(header)
	if err != nil {
		return err
	}
	from, err := source.Open(name)
	if err != nil {
		return err
	}
	defer from.Close()
	_, err = io.Copy(to, from)
	return err
}
