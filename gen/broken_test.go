package main

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/gen/check"
	"lectern/gen/module"
	"lectern/gen/source"
)

// inMemory is a copy of a folder that a test may break.
func inMemory(t *testing.T, folder string) fstest.MapFS {
	t.Helper()
	files, from := fstest.MapFS{}, os.DirFS(folder)
	err := fs.WalkDir(from, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(from, path)
		files[path] = &fstest.MapFile{Data: data, Mode: 0o644}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// faultsOf is what is said of a module, a line each.
func faultsOf(content fs.FS) (said []string) {
	var log source.Log
	check.All(module.Load(content, &log), &log)
	for _, d := range log.Sorted() {
		said = append(said, d.String())
	}
	return said
}

// TestBrokenFiles breaks each text file of the modules in turn: what is wrong
// with it is said once, and nothing of what follows only from that.
func TestBrokenFiles(t *testing.T) {
	t.Parallel()
	type file = fstest.MapFile
	ways := map[string]func(path string, data []byte) *file{
		"is empty": func(string, []byte) *file { return &file{Mode: 0o644} },
		"is not UTF-8": func(_ string, data []byte) *file {
			return &file{Data: append(data[:len(data):len(data)], "caf\xe9\n"...), Mode: 0o644}
		},
		"is a folder":   func(string, []byte) *file { return &file{Mode: fs.ModeDir | 0o755} },
		"is a link out": func(string, []byte) *file { return &file{Data: []byte("/nowhere"), Mode: fs.ModeSymlink | 0o777} },
		"is invalid YAML": func(path string, data []byte) *file {
			rest, front := bytes.CutPrefix(data, []byte("---\n"))
			if !front && strings.HasSuffix(path, ".md") {
				rest = append([]byte("---\n"), data...)
			}
			return &file{Data: append([]byte("---\na: [b: c\n"), rest...), Mode: 0o644}
		},
	}
	for _, folder := range []string{shipped, sorting, tides} {
		whole := inMemory(t, folder)
		for path := range whole {
			if !strings.HasSuffix(path, ".md") && !strings.HasSuffix(path, ".yaml") {
				continue
			}
			for way, broken := range ways {
				t.Run(folder+"/"+path+" "+way, func(t *testing.T) {
					t.Parallel()
					files := maps.Clone(whole)
					files[path] = broken(path, whole[path].Data)
					if said := faultsOf(files); len(said) != 1 || !strings.HasPrefix(said[0], "content/"+path+":") || !strings.Contains(said[0], ": error: ") {
						t.Errorf("%d lines:\n%s", len(said), strings.Join(said[:min(8, len(said))], "\n"))
					}
				})
			}
		}
	}
}

// TestMissingFiles deletes each text file in turn: one that a module needs is
// named, and so is one that links lead to; else nothing is said.
func TestMissingFiles(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		folder, path string
		want         []string // the beginning of each line
	}{
		{shipped, "module.yaml", []string{"content/module.yaml: error: the file is missing ("}},
		{shipped, "index.md", []string{"content/index.md: error: the file is missing ("}},
		{shipped, "references.yaml", []string{"content/references.yaml: error: the file is missing ("}},
		{shipped, "questions/1-attitude/index.md", []string{"content/questions/1-attitude/index.md: error: the file is missing ("}},
		{shipped, "article/03-post-soviet.md", []string{"content/article/03-post-soviet.md: error: the file is missing, and "}},
		{shipped, "article/01-introduction.md", []string{"content/article/01-introduction.md: error: the file is missing, and "}},
		{shipped, "questions/1-attitude/quiz.md", []string{"content/questions/1-attitude/quiz.md: error: the file is missing, and "}},
		{shipped, "questions/1-attitude/discussion.md", []string{"content/teaching.md:29:43: error: there is no file content/questions/1-attitude/discussion.md ("}},
		{shipped, "glossary.md", []string{
			"content/index.md:35:41: error: there is no file content/glossary.md (",
			"content/teaching.md:67:86: error: there is no file content/glossary.md (",
		}},
		{shipped, "teaching.md", []string{"content/index.md:35:107: error: there is no file content/teaching.md ("}},
		{shipped, "timeline.yaml", []string{"content/teaching.md:73:208: error: there is no file content/timeline.yaml ("}},
		{tides, "glossary.md", nil},
		{tides, "timeline.yaml", nil},
		{tides, "questions/1-cause/discussion.md", nil},
		{tides, "questions/1-cause/quiz.md", nil},
		{tides, "article/01-tides.md", []string{"content/article: error: the article has no section (write the first in article/01-introduction.md)"}},
	} {
		t.Run(c.folder+"/"+c.path, func(t *testing.T) {
			t.Parallel()
			files := inMemory(t, c.folder)
			delete(files, c.path)
			said := faultsOf(files)
			ok := len(said) == len(c.want)
			for i := 0; ok && i < len(said); i++ {
				ok = strings.HasPrefix(said[i], c.want[i])
			}
			if !ok {
				t.Errorf("\n got %s\nwant %s", strings.Join(said[:min(8, len(said))], "\n     "), strings.Join(c.want, "\n     "))
			}
		})
	}
}
