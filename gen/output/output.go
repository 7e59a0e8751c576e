// Package output publishes finished files as a folder, in one step.
//
// In come paths and bytes: pages (HTML), assets (CSS, JavaScript, icons) and
// files that are copied as they are. Out comes a folder that can be served or
// opened from a disk, with a receipt of every file in it. Pages and assets are
// minified; each page is read once more afterwards, by tokens, and no folder is
// published that holds a broken link, a duplicate id, inline code that the
// page's own policy does not name, or anything that is loaded from elsewhere.
//
// The folder is made beside its target and takes its place at the very end.
// Whatever happens before (a fault, a full disk, kill -9, a second run at the
// same time) the target is the old folder or the new one, whole. A target that
// holds anything that Lectern did not write there is left alone.
//
// The package knows files, not modules: it imports nothing of ours. The same
// files give the same bytes, in whatever order they come.
package output

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"sync"
)

// Publication is a folder in the making, beside its target. AddAsset, AddPage
// and AddFile may be called from several goroutines at once; Finish and Discard
// only when those have returned.
type Publication struct {
	target target
	work   *workspace

	mu       sync.Mutex
	closed   bool
	names    names
	checker  checker
	entries  []entry
	assets   map[entry]bool
	pages    int
	exchange func(from, to string) error
}

// Summary is what was published, the receipt not counted.
type Summary struct {
	Pages      int   // added by AddPage
	Files      int   // all of them: pages, assets and files
	Bytes      int64 // of all files, as written
	Compressed int64 // the same with text in gzip at level 6; above 64 pages reckoned from 16 of them, and a file above 1 MiB from its beginning
}

// Begin starts a publication whose place will be the folder target ("public").
// It first clears away what earlier runs for the same target left when they
// were killed; a run that is still alive is not touched.
//
// The target must be absent, an empty folder, or a folder that a publication
// made and in which nothing else lies. Anything else (a file, a symbolic link, a
// mount point, a folder with a stranger's file, a place that cannot be written)
// is an error, and then nothing has been written.
//
// On Linux and macOS the new folder and the old one change places in one system
// call. Where the system or the file system has no such call (Windows, some
// network and USB file systems) they are two renames: a run killed between the
// two leaves no target, and the next Begin puts the old folder back.
func Begin(folder string) (*Publication, error) {
	t, err := newTarget(folder)
	if err != nil {
		return nil, err
	}
	if err := t.sweep(); err != nil {
		return nil, err
	}
	if err := t.inspect(); err != nil {
		return nil, err
	}
	work, err := t.newWorkspace()
	if err != nil {
		return nil, err
	}
	return &Publication{
		target:   t,
		work:     work,
		names:    newNames(),
		assets:   map[entry]bool{},
		exchange: exchange,
	}, nil
}

// AddAsset minifies data as its extension asks (see Minify), writes it as
// assets/STEM.HASH.EXT, HASH being the first ten hexadecimal digits of the
// SHA-256 of the bytes written, and returns that path. A name may have folders
// ("fonts/text.woff2"). What a style sheet loads is checked as a page's links are.
func (p *Publication) AddAsset(name string, data []byte) (hashed string, err error) {
	minified, err := Minify(path.Ext(name), data)
	if err != nil {
		return "", fmt.Errorf("%s: cannot be minified: %w", name, err)
	}
	e := newEntry("", minified)
	e.path = assetPath(name, e)
	if p.again(e) { // a picture that lies in two folders
		return e.path, nil
	}
	if err := p.claim(e.path); err != nil {
		return "", err
	}
	refs := fileRefs{path: e.path}
	if path.Ext(name) == ".css" {
		refs = readStyleSheet(e.path, minified, false)
	}
	return e.path, p.write(e, minified, refs)
}

func assetPath(name string, e entry) string {
	ext := path.Ext(name)
	return fmt.Sprintf("assets/%s.%s%s", name[:len(name)-len(ext)], e.sha256[:10], ext)
}

// again tells whether an asset of these bytes and this name came before.
func (p *Publication) again(e entry) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	came := p.assets[e]
	p.assets[e] = true
	return came
}

// AddMade is AddPage for a page that html makes, once: a Memory makes none that
// was made before of the same. What the page's bytes depend on is of, a value that
// has a JSON form.
func (p *Publication) AddMade(path string, of any, html func() ([]byte, error)) error {
	page, err := html()
	if err != nil {
		return err
	}
	return p.AddPage(path, page)
}

// AddPage minifies a page, reads it by tokens and writes it at path. What is
// wrong with the page is kept for Finish; an error means that the path is not
// valid or that the page could not be minified or written. The bytes of html are
// spoilt, and nothing of them is kept.
func (p *Publication) AddPage(path string, html []byte) error {
	return p.AddParts(path, single(html))
}

// AddParts is AddPage for a page that comes in parts.
func (p *Publication) AddParts(path string, parts Parts) error {
	return p.addParts(path, parts, writeParts, 1)
}

// AddFile writes data at path as it is: pictures, and the files that a host
// wants at the root. It is not read; a page may link to it, but not to a
// fragment of it.
func (p *Publication) AddFile(path string, data []byte) error {
	return p.AddFileParts(path, single(data))
}

// AddFileParts is AddFile for a file that comes in parts.
func (p *Publication) AddFileParts(path string, parts Parts) error {
	return p.addParts(path, parts, copyParts, 0)
}

// addParts adds a file by the function that writes it, which counts as so many
// pages.
func (p *Publication) addParts(path string, parts Parts, write func(io.Writer, string, Parts) (entry, fileRefs, error), pages int) error {
	if err := p.claim(path); err != nil {
		return err
	}
	f, err := p.work.create(path)
	if err != nil {
		return fmt.Errorf("%s: cannot be written: %w", path, err)
	}
	e, refs, err := write(f, path, parts)
	if closeErr := f.Close(); err == nil && closeErr != nil {
		err = fmt.Errorf("%s: cannot be written: %w", path, closeErr)
	}
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.pages += pages
	p.note(e, refs)
	return nil
}

// claim takes a path for this publication and makes its folders.
func (p *Publication) claim(path string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return errClosed
	}
	folders, err := p.names.claim(path)
	if err != nil {
		return err
	}
	// Under the lock, so that no file is written before its folder is there.
	for _, folder := range folders {
		if err := os.Mkdir(p.work.file(folder), 0o755); err != nil {
			return fmt.Errorf("%s: cannot be written: %w", path, err)
		}
	}
	return nil
}

// write writes a claimed file and takes note of it.
func (p *Publication) write(e entry, data []byte, refs fileRefs) error {
	if err := p.work.write(e.path, data); err != nil {
		return fmt.Errorf("%s: cannot be written: %w", e.path, err)
	}

	p.mu.Lock()
	defer p.mu.Unlock()
	p.note(e, refs)
	return nil
}

// note takes note of a file that is written.
func (p *Publication) note(e entry, refs fileRefs) {
	p.entries = append(p.entries, e)
	p.checker.add(refs)
}

var errClosed = errors.New("the publication is finished or discarded")

// Finish checks every link of every page, writes the receipt (receipt.json) for
// the edition and puts the folder in the target's place. If anything is wrong
// with the pages it returns Faults, all of them. After any error the target is
// what it was and the folder in the making is gone.
func (p *Publication) Finish(edition string) (Summary, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return Summary{}, errClosed
	}
	p.closed = true
	summary, err := p.publish(edition)
	// After a success this removes the former folder. If it cannot be removed
	// the site stands all the same, and the next Begin tries again and reports.
	clearErr := p.work.clear()
	if err != nil {
		return Summary{}, errors.Join(err, clearErr)
	}
	return summary, nil
}

func (p *Publication) publish(edition string) (Summary, error) {
	if faults := p.checker.faultsAmong(&p.names); len(faults) > 0 {
		return Summary{}, faults
	}
	receipt := formatReceipt(edition, p.entries)
	if err := p.work.write(receiptName, receipt); err != nil {
		return Summary{}, fmt.Errorf("%s: cannot be written: %w", receiptName, err)
	}
	packed, err := p.work.packedSize(p.entries)
	if err != nil {
		return Summary{}, fmt.Errorf("%s: the new site cannot be read back: %w", p.target.name, err)
	}
	if err := p.work.sync(); err != nil {
		return Summary{}, fmt.Errorf("%s: the new site could not be stored: %w", p.target.name, err)
	}
	// Somebody may have put a file there since Begin.
	if err := p.target.inspect(); err != nil {
		return Summary{}, err
	}
	if err := p.work.replace(p.target.dir, p.exchange); err != nil {
		return Summary{}, fmt.Errorf("%s: the new site could not be put in its place: %w (remove the folder %[1]s and build again)", p.target.name, err)
	}
	summary := Summary{Pages: p.pages, Files: len(p.entries), Compressed: packed}
	for _, e := range p.entries {
		summary.Bytes += e.bytes
	}
	return summary, nil
}

// Discard removes the folder in the making. It is harmless after Finish, so that
// it can be deferred.
func (p *Publication) Discard() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return
	}
	p.closed = true
	// What cannot be removed now is found by the next Begin, which reports it.
	_ = p.work.clear()
}
