package output

import (
	"bytes"
	"fmt"
	"path"
	"sync"

	"github.com/tdewolff/parse/v2/buffer"

	"lectern/gen/memo"
)

// Memory keeps sites in memory, one after another, for a preview. They are
// checked as a Publication is. What was made is not made again: results are
// remembered, until the next site, under a hash of what went in.
type Memory struct {
	results memo.Table[result]
	parts   memo.Table[[]byte] // of pages in parts, as minified

	mu      sync.Mutex
	names   names
	checker checker
	files   map[string][]byte
}

// result is what became of a page or an asset.
type result struct {
	data []byte
	refs fileRefs
}

// Begin begins the next site.
func (m *Memory) Begin() {
	m.results.Begin()
	m.parts.Begin()
	m.names, m.checker, m.files = newNames(), checker{}, map[string][]byte{}
}

// Finish gives the site's files by their paths, or Faults. They must not be
// changed.
func (m *Memory) Finish() (map[string][]byte, error) {
	if faults := m.checker.faultsAmong(&m.names); len(faults) > 0 {
		return nil, faults
	}
	return m.files, nil
}

// Fresh is the number of pages, parts of pages and assets of the site that were
// made, and not remembered.
func (m *Memory) Fresh() int { return m.results.Fresh() + m.parts.Fresh() }

// AddAsset does as that of a Publication does.
func (m *Memory) AddAsset(name string, data []byte) (hashed string, err error) {
	r, err := m.results.Get(memo.KeyOf([]byte(name), data), func() (r result, err error) {
		if r.data, err = Minify(path.Ext(name), data); err != nil {
			return r, fmt.Errorf("%s: cannot be minified: %w", name, err)
		}
		r.refs.path = assetPath(name, newEntry("", r.data))
		if path.Ext(name) == ".css" {
			r.refs = readStyleSheet(r.refs.path, r.data, false)
		}
		return r, nil
	})
	if err != nil {
		return "", err
	}
	m.mu.Lock()
	_, again := m.files[r.refs.path] // a picture that lies in two folders
	m.mu.Unlock()
	if again {
		return r.refs.path, nil
	}
	return r.refs.path, m.keep(r)
}

// AddMade does as that of a Publication does, and makes nothing that was made of
// the same for the last site.
func (m *Memory) AddMade(path string, of any, html func() ([]byte, error)) error {
	key, err := memo.KeyOfJSON([]any{path, of})
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return m.page(key, path, html)
}

// AddPage does as that of a Publication does.
func (m *Memory) AddPage(path string, html []byte) error {
	return m.page(memo.KeyOf([]byte(path), html), path, func() ([]byte, error) { return html, nil })
}

func (m *Memory) page(key memo.Key, path string, html func() ([]byte, error)) error {
	r, err := m.results.Get(key, func() (r result, err error) {
		page, err := html()
		if err != nil {
			return r, err
		}
		var minified bytes.Buffer
		_, r.refs, err = writeParts(&minified, path, single(page))
		r.data = minified.Bytes()
		return r, err
	})
	if err != nil {
		return err
	}
	return m.keep(r)
}

// AddParts does as that of a Publication does.
func (m *Memory) AddParts(path string, parts Parts) error {
	var all bytes.Buffer
	_, refs, err := writeMinified(&all, path, parts, func(part []byte) ([]byte, error) {
		return m.parts.Get(memo.KeyOf(part), func() ([]byte, error) {
			out := buffer.NewWriter(nil)
			err := minifyPart(out, part)
			return out.Bytes(), err
		})
	})
	if err != nil {
		return err
	}
	return m.keep(result{all.Bytes(), refs})
}

// AddFile does as that of a Publication does.
func (m *Memory) AddFile(path string, data []byte) error {
	return m.keep(result{bytes.Clone(data), fileRefs{path: path}})
}

// AddFileParts does as that of a Publication does.
func (m *Memory) AddFileParts(path string, parts Parts) error {
	var all bytes.Buffer
	_, refs, err := copyParts(&all, path, parts)
	if err != nil {
		return err
	}
	return m.keep(result{all.Bytes(), refs})
}

// keep takes a file into the site.
func (m *Memory) keep(r result) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, err := m.names.claim(r.refs.path); err != nil {
		return err
	}
	m.files[r.refs.path] = r.data
	m.checker.add(r.refs)
	return nil
}
