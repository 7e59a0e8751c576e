package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestScripts runs the command line as its users do. Each script begins in a
// folder with the module about tides, the shipped layouts and static files,
// and has, besides testscript's own, the commands
//
//	exits N COMMAND…   runs a command that must end with the status N
//	keep FOLDER        remembers every byte of a folder
//	kept FOLDER [COPY] tells whether they all are as they were, there or in a copy
//	unzip FILE FOLDER  opens an archive, of which nothing may be unfit for any system
//	copy FROM TO       copies a folder
//	latin1 FILE        writes a file anew in ISO 8859-1
//	crlf FOLDER        writes a folder's text anew with CRLF at the lines' ends
//
// $SHIPPED is the folder of the shipped module.
func TestScripts(t *testing.T) {
	t.Parallel()
	shipped, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SHIPPED", shipped)
			env.Values[kept{}] = map[string]string{}
			return copyFolders(env.WorkDir, tides)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "keep": keep, "kept": isKept, "copy": copyFolder, "latin1": latin1, "crlf": crlf, "unzip": unzip,
		},
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits N command…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var ended *exec.ExitError
		if !errors.As(err, &ended) {
			ts.Fatalf("%v", err)
		}
		got = ended.ExitCode()
	}
	if got != want {
		ts.Fatalf("ended with %d and not %d", got, want)
	}
}

// kept is the key under which a script's fingerprints are remembered.
type kept struct{}

func keep(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: keep folder")
	}
	list, err := fingerprint(ts.MkAbs(args[0]))
	ts.Check(err)
	if list == "" {
		ts.Fatalf("%s is empty", args[0])
	}
	ts.Value(kept{}).(map[string]string)[args[0]] = list
}

func isKept(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) == 0 || len(args) > 2 {
		ts.Fatalf("usage: [!] kept folder [copy]")
	}
	before, known := ts.Value(kept{}).(map[string]string)[args[0]]
	if !known {
		ts.Fatalf("keep %s first", args[0])
	}
	now, err := fingerprint(ts.MkAbs(args[len(args)-1]))
	ts.Check(err)
	if same := now == before; same == neg {
		ts.Fatalf("%s was\n%sand is\n%s", args[0], before, now)
	}
}

func copyFolder(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: copy from to")
	}
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), os.DirFS(ts.MkAbs(args[0]))))
}

func unzip(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: unzip file folder")
	}
	archive, err := zip.OpenReader(ts.MkAbs(args[0]))
	ts.Check(err)
	defer archive.Close()
	last := ""
	for _, f := range archive.File {
		if f.Flags&0x800 == 0 || f.Name <= last || strings.ContainsAny(f.Name, `\:`) || !f.Modified.Equal(time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)) {
			ts.Fatalf("%s after %s: marked %x, of %v", f.Name, last, f.Flags, f.Modified)
		}
		last = f.Name
	}
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), archive))
}

func latin1(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: latin1 file")
	}
	var encoded []byte
	for _, r := range ts.ReadFile(args[0]) {
		if r > 0xff {
			ts.Fatalf("%q has no code in ISO 8859-1", r)
		}
		encoded = append(encoded, byte(r))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), encoded, 0o644))
}

func crlf(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: crlf folder")
	}
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil || bytes.IndexByte(data, 0) >= 0 { // a picture
			return err
		}
		return os.WriteFile(path, bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n")), 0o644)
	}))
}
