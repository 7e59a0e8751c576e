package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"lectern/gen/check"
	"lectern/gen/output"
	"lectern/gen/source"
)

// finding is a diagnostic for editors: one JSON object on a line. Lines and
// columns count from 1, columns in characters. A place ends behind the last
// character of its line; one that is a whole file has neither.
type finding struct {
	File      string `json:"file,omitempty"`
	Line      int    `json:"line,omitempty"`
	Column    int    `json:"column,omitempty"`
	EndLine   int    `json:"endLine,omitempty"`
	EndColumn int    `json:"endColumn,omitempty"`
	Rule      string `json:"rule"`
	Severity  string `json:"severity"` // "error" or "warning"
	Message   string `json:"message"`
	Help      string `json:"help,omitempty"`
}

// print says what is wrong with the module, as text or as JSON. Text comes
// with what GitHub Actions shows beside the lines where that is who runs this.
func (r *run) print(found []source.Diagnostic) error {
	if r.json {
		return printJSON(r.stdout, r.folders.FS(), found)
	}
	for _, d := range found {
		fmt.Fprintln(r.stderr, d)
		if r.actions {
			fmt.Fprintln(r.stdout, annotation(filepath.ToSlash(r.root), d))
		}
	}
	return nil
}

// stopped is the error that stops a run, which is printed where machines read.
func (r *run) stopped(err error) error {
	found := source.Diagnostics(err)
	for i := range found {
		found[i].Rule = cmp.Or(found[i].Rule, check.MakePage)
	}
	if r.json {
		return cmp.Or(printJSON(r.stdout, r.folders.FS(), found), errSaid)
	}
	if r.actions {
		for _, d := range found {
			fmt.Fprintln(r.stdout, annotation(filepath.ToSlash(r.root), d))
		}
	}
	return err
}

// placed is an error of making pages or, where something cannot be minified, the
// place in static/ at which that is. Files of a kind go into one, and what is wrong
// with that has no place that anybody could look at.
func (r *run) placed(err error) error {
	if !strings.Contains(err.Error(), "cannot be minified") {
		return err
	}
	static, stop := r.folder("static")
	if stop != nil {
		return stop
	}
	var found []error
	walked := fs.WalkDir(static, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if name == "root" || name == "preview" { // which are not minified
				return fs.SkipDir
			}
			return err
		}
		data, err := fs.ReadFile(static, name)
		if err != nil {
			return err
		}
		if _, fault := output.Minify(path.Ext(name), data); fault != nil {
			what, _, _ := strings.Cut(fault.Error(), "\n")
			found = append(found, source.Diagnostic{Pos: source.Pos{File: "static/" + name}, Rule: "read-look", Message: "it cannot be minified: " + what, Help: "mend it, or bring back an earlier copy"})
		}
		return nil
	})
	if walked != nil || len(found) == 0 {
		return err
	}
	return errors.Join(found...)
}

func printJSON(to io.Writer, files fs.FS, found []source.Diagnostic) error {
	lines := map[string][][]byte{}
	out := json.NewEncoder(to)
	out.SetEscapeHTML(false)
	for _, d := range found {
		f := finding{File: d.Pos.File, Line: d.Pos.Line, Rule: d.Rule, Severity: d.Severity.String(), Message: d.Message, Help: d.Help}
		if f.Line > 0 {
			if _, known := lines[f.File]; !known {
				text, _ := fs.ReadFile(files, f.File) // one that is gone has no lines
				lines[f.File] = bytes.Split(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("\n"))
			}
			f.Column, f.EndLine, f.EndColumn = d.Pos.Column, f.Line, d.Pos.Column
			if all := lines[f.File]; f.Line <= len(all) {
				f.EndColumn = max(f.Column, utf8.RuneCount(bytes.TrimRight(all[f.Line-1], "\r"))+1)
			}
		}
		if err := out.Encode(f); err != nil {
			return err
		}
	}
	return nil
}

// annotation is a diagnostic as a workflow command of GitHub Actions, which
// shows it beside the line: ::error file=…,line=…,col=…::message.
func annotation(root string, d source.Diagnostic) string {
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	message := d.Message
	if d.Help != "" {
		message += " (" + d.Help + ")"
	}
	where := ""
	if d.Pos.File != "" {
		where = " file=" + property.Replace(path.Join(root, d.Pos.File))
	}
	if d.Pos.Line > 0 {
		where += fmt.Sprintf(",line=%d,col=%d", d.Pos.Line, d.Pos.Column)
	}
	return fmt.Sprintf("::%s%s::%s", d.Severity, where, data.Replace(message))
}
