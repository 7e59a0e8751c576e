package module

import (
	"crypto/sha256"
	"io/fs"
	"sync"

	"lectern/gen/markup"
	"lectern/gen/source"
)

// Memory loads a module again and again. A Markdown file that is as it was the
// last time is not parsed again: its tree is remembered, with what was said of
// it, under a hash of its path, the language and its text. Modules that one Memory has loaded
// share trees, so the earlier ones must no longer be in use when it loads
// another.
type Memory struct {
	mu        sync.Mutex
	last, now map[[sha256.Size]byte]parsed
	fresh     int // files that were parsed in the last load
}

// parsed is a tree and what was said of it.
type parsed struct {
	doc  *markup.Doc
	said []source.Diagnostic
}

// Load is Load with remembering.
func (r *Memory) Load(fsys fs.FS, log *source.Log) *Module {
	r.last, r.now, r.fresh = r.now, map[[sha256.Size]byte]parsed{}, 0
	return loadWith(fsys, log, r.parse)
}

// Parsed is the number of files that were parsed in the last load.
func (r *Memory) Parsed() int { return r.fresh }

func (r *Memory) parse(file *source.File, body []byte, language string, log *source.Log) *markup.Doc {
	h := sha256.New()
	h.Write([]byte(file.Path + "\x00" + language + "\x00"))
	h.Write(file.Text)
	key := [sha256.Size]byte(h.Sum(nil))
	r.mu.Lock()
	p, known := r.last[key]
	r.mu.Unlock()
	if !known {
		var own source.Log
		p.doc = markup.Parse(file, body, language, &own)
		p.said = own.Sorted()
	}
	for _, d := range p.said {
		log.Add(d)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.now[key] = p
	if !known {
		r.fresh++
	}
	return p.doc
}
