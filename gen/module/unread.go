package module

import (
	"path"
	"strings"

	"lectern/gen/source"
)

// What the errors of reading are filed under; the room check lists them.
const (
	readFile     = "read-file"
	readYAML     = "read-yaml"
	readQuestion = "read-question"
)

// Unread tells whether a file (a path relative to content/) could not be read,
// or not so far that one could tell what is not in it. That has been said, and
// what follows only from it is not said as well: a link to a passage of such a
// file may be right.
func (m *Module) Unread(file string) bool {
	_, unread := m.unread.Load(file)
	return unread || strings.HasPrefix(file, "article/") && len(m.Sections) == 0
}

// Unsure tells whether what a place names may be there: its file could not be
// read, or an attribute list in it is wrong, which has been said.
func (m *Module) Unsure(p Place) bool {
	return m.Unread(p.File) || m.amiss[p.File] && !m.Anchors[p.File][p.Fragment]
}

// UnreadQuiz tells whether a quiz could not be read.
func (m *Module) UnreadQuiz() (found bool) {
	m.unread.Range(func(file, _ any) bool {
		found = path.Base(file.(string)) == "quiz.md" || file == "module.yaml" // which names the quizzes' folders
		return !found
	})
	return found
}

// lose notes that a file could not be read.
func (m *Module) lose(file string) { m.unread.Store(file, true) }

// loseFolder notes that those of a research question could not be.
func (m *Module) loseFolder(folder string) {
	for _, name := range questionNames {
		m.lose("questions/" + folder + "/" + name)
	}
}

// lost tells whether a file could not be read whose path begins so.
func (m *Module) lost(begin string) (found bool) {
	m.unread.Range(func(file, _ any) bool {
		found = strings.HasPrefix(file.(string), begin)
		return !found
	})
	return found
}

// read reads a file. It returns nil where that fails, which is said once,
// here or where the folder was listed.
func (m *Module) read(name string, log *source.Log) *source.File {
	if m.Unread(name) {
		return nil
	}
	file := source.Read(m.FS, Root, name, log.Under(readFile))
	if file == nil {
		m.lose(name)
	}
	return file
}

// readFields reads a YAML file and hands on what it says. A file with an error
// counts as unread: what it lacks may stand in the lines that are wrong.
func (m *Module) readFields(name string, log *source.Log, then func(*value, *source.Log)) {
	file := m.read(name, log)
	if file == nil {
		return
	}
	var own source.Log
	if v := parseYAML(file, file.Text, 1, &own); v != nil {
		then(v, &own)
	} else if !own.Failed() {
		own.Error(file.Pos(0), "the file says nothing", "write it, or bring back an earlier copy")
	}
	if own.Failed() {
		m.lose(name)
	}
	for _, d := range own.Sorted() {
		log.Under(readYAML).Add(d)
	}
}
