package main

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"lectern/gen/check"
	"lectern/gen/module"
	"lectern/gen/source"
)

var update = flag.Bool("update", false, "write what is said now into the golden files")

// TestMain lets the test binary stand in for the program, so that scripts can
// run it.
func TestMain(m *testing.M) {
	testscript.Main(anywhere{m}, map[string]func(){"gen": main})
}

// anywhere runs the tests alike on GitHub Actions and elsewhere.
type anywhere struct{ *testing.M }

func (m anywhere) Run() int {
	os.Unsetenv("GITHUB_ACTIONS")
	return m.M.Run()
}

// The modules of the tests; the shipped one stands where it is shipped.
const (
	shipped = "../content"
	sorting = "testdata/sorting/content" // everything that a module can hold, on another subject
	tides   = "testdata/tides/content"   // as little as a module can hold
)

// install makes a folder with a copy of a module's content and with the
// layouts and static files that are shipped.
func install(t testing.TB, content string) (root string) {
	t.Helper()
	root = t.TempDir()
	if err := copyFolders(root, content); err != nil {
		t.Fatal(err)
	}
	return root
}

func copyFolders(root, content string) error {
	for name, from := range map[string]string{"content": content, "layouts": "../layouts", "static": "../static"} {
		if err := os.CopyFS(filepath.Join(root, name), os.DirFS(from)); err != nil {
			return err
		}
	}
	return nil
}

// load reads and checks a module; faults are what is said about it.
func load(t testing.TB, content string) (m *module.Module, faults []source.Diagnostic) {
	t.Helper()
	var log source.Log
	m = module.Load(os.DirFS(content), &log)
	check.All(m, &log)
	return m, log.Sorted()
}

// gen runs the program, which must end with a status, and returns what it said.
func gen(t testing.TB, status int, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, faults bytes.Buffer
	if got := Main(args, &out, &faults); got != status {
		t.Fatalf("gen %q ended with %d and not %d:\n%s%s", args, got, status, &out, &faults)
	}
	return out.String(), faults.String()
}

// fingerprint lists the files of a folder with their hashes, one a line.
func fingerprint(folder string) (string, error) {
	var list bytes.Buffer
	err := fs.WalkDir(os.DirFS(folder), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(folder, path))
		fmt.Fprintf(&list, "%s %x\n", path, sha256.Sum256(data))
		return err
	})
	return list.String(), err
}
