package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"path"
	"sync"
)

// Memory keeps sites in memory, one after another, for a preview. They are
// checked as a Publication is. What was made is not made again: results are
// remembered, until the next site, under a hash of what went in.
type Memory struct {
	mu        sync.Mutex
	last, now map[[sha256.Size]byte]result
	asked     map[string][sha256.Size]byte // what pages that were not remembered are made of, by path
	names     names
	checker   checker
	files     map[string][]byte
	fresh     int
}

// result is what became of a page or an asset.
type result struct {
	data []byte
	refs fileRefs
}

// Begin begins the next site.
func (m *Memory) Begin() {
	m.last, m.now, m.asked = m.now, map[[sha256.Size]byte]result{}, map[string][sha256.Size]byte{}
	m.names, m.checker, m.files, m.fresh = newNames(), checker{}, map[string][]byte{}, 0
}

// Finish gives the site's files by their paths, or Faults. They must not be
// changed.
func (m *Memory) Finish() (map[string][]byte, error) {
	if faults := m.checker.faultsAmong(&m.names); len(faults) > 0 {
		return nil, faults
	}
	return m.files, nil
}

// Fresh is the number of pages and assets of the site that were made, and not
// remembered.
func (m *Memory) Fresh() int { return m.fresh }

// AddAsset does as that of a Publication does.
func (m *Memory) AddAsset(name string, data []byte) (hashed string, err error) {
	r, err := m.result(name, data, func() (r result, err error) {
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

// Remembered adds a page as it was made for the last site, if it was made of the
// same: of is what its bytes depend on, as a value that has a JSON form.
func (m *Memory) Remembered(path string, of any) (bool, error) {
	h := sha256.New()
	if err := json.NewEncoder(h).Encode(of); err != nil {
		return false, fmt.Errorf("%s: %w", path, err)
	}
	key := [sha256.Size]byte(h.Sum(nil))
	m.mu.Lock()
	r, known := m.last[key]
	if known {
		m.now[key] = r
	} else {
		m.asked[path] = key
	}
	m.mu.Unlock()
	if !known {
		return false, nil
	}
	return true, m.keep(r)
}

// AddPage does as that of a Publication does.
func (m *Memory) AddPage(path string, html []byte) error {
	r, err := m.result(path, html, func() (r result, err error) {
		var minified bytes.Buffer
		_, r.refs, err = writeParts(&minified, path, func(yield func([]byte, error) bool) { yield(html, nil) })
		r.data = minified.Bytes()
		return r, err
	})
	if err != nil {
		return err
	}
	m.mu.Lock()
	if key, asked := m.asked[path]; asked {
		m.now[key] = r
	}
	m.mu.Unlock()
	return m.keep(r)
}

// AddParts does as that of a Publication does.
func (m *Memory) AddParts(path string, parts Parts) error {
	var minified bytes.Buffer
	_, refs, err := writeParts(&minified, path, parts)
	if err != nil {
		return err
	}
	return m.keep(result{minified.Bytes(), refs})
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

// result is what was made of data under a name, now or for the last site.
func (m *Memory) result(name string, data []byte, make func() (result, error)) (result, error) {
	h := sha256.New()
	h.Write([]byte(name + "\x00"))
	h.Write(data)
	key := [sha256.Size]byte(h.Sum(nil))
	m.mu.Lock()
	r, known := m.last[key]
	m.mu.Unlock()
	if !known {
		var err error
		if r, err = make(); err != nil {
			return r, err
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.now[key] = r
	if !known {
		m.fresh++
	}
	return r, nil
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
