package main

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// buildSite builds the shipped module into a folder of the test's.
func buildSite(t testing.TB) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "public")
	var faults bytes.Buffer
	if status := Main([]string{"-C", "..", "-o", out, "-q"}, io.Discard, &faults); status != 0 {
		t.Fatalf("the shipped module does not build:\n%s", &faults)
	}
	return out
}

// pagesOf lists the pages of a built site by their paths, in order.
func pagesOf(t testing.TB, folder string) []string {
	t.Helper()
	var pages []string
	err := fs.WalkDir(os.DirFS(folder), ".", func(path string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(path, ".html") {
			pages = append(pages, path)
		}
		return err
	})
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages in %s: %v", folder, err)
	}
	return pages
}
