package module

import (
	"io/fs"

	"lectern/gen/markup"
	"lectern/gen/memo"
	"lectern/gen/source"
)

// Memory loads a module again and again. A Markdown file that is as it was the
// last time is not parsed again: its tree is remembered, with what was said of
// it, under a hash of its path, the language and its text. Modules that one
// Memory has loaded share trees, so the earlier ones must no longer be in use when
// it loads another.
type Memory struct{ trees memo.Table[parsed] }

// parsed is a tree and what was said of it.
type parsed struct {
	doc  *markup.Doc
	said []source.Diagnostic
}

// Load is Load with remembering.
func (r *Memory) Load(fsys fs.FS, log *source.Log) *Module {
	r.trees.Begin()
	return loadWith(fsys, log, r.parse)
}

// Parsed is the number of files that were parsed in the last load.
func (r *Memory) Parsed() int { return r.trees.Fresh() }

func (r *Memory) parse(file *source.File, body []byte, language string, log *source.Log) *markup.Doc {
	p, _ := r.trees.Get(memo.KeyOf([]byte(file.Path), []byte(language), file.Text), func() (parsed, error) {
		var own source.Log
		doc := markup.Parse(file, body, language, &own)
		return parsed{doc, own.Sorted()}, nil
	})
	for _, d := range p.said {
		log.Add(d)
	}
	return p.doc
}
