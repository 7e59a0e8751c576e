package main

import (
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"lectern/gen/check"
	"lectern/gen/export/bibliography"
	"lectern/gen/handout"
	"lectern/gen/module"
	"lectern/gen/output"
	"lectern/gen/site"
	"lectern/gen/source"
	"lectern/gen/view"
)

// settings are what the command line says.
type settings struct {
	root    string // the folder in which content/, layouts/ and static/ are
	out     string // where to write, relative to root or absolute
	siteURL string
	addr    string // where to show the site
	only    string // the part of the module that a handout is to hold
	quiet   bool
	strict  bool
	json    bool // diagnostics as JSON
	arg     string
}

// run is one run of a command: its settings, its terminal, its clock.
type run struct {
	settings
	stdout, stderr io.Writer
	stages         []string // "read 0.05 s", in order
	since          time.Time
	folders        *os.Root // at settings.root
	tools          view.Tools
	actions        bool // GitHub Actions runs this
}

func newRun(s settings, stdout, stderr io.Writer) (*run, error) {
	root, err := os.OpenRoot(s.root)
	if err != nil {
		return nil, usageError{fmt.Sprintf("the module's folder %s cannot be opened: %v (name it with -C)", s.root, source.Reason(err))}
	}
	return &run{settings: s, stdout: stdout, stderr: stderr, since: time.Now(), folders: root,
		actions: os.Getenv("GITHUB_ACTIONS") == "true",
		tools:   view.Tools{Minify: output.Minify, InlineSources: output.InlineSources}}, nil
}

// stage notes how long the stage that ends here has taken.
func (r *run) stage(name string) {
	now := time.Now()
	r.stages = append(r.stages, fmt.Sprintf("%s %.2f", name, now.Sub(r.since).Seconds()))
	r.since = now
}

// folder opens one of the three folders of the module.
func (r *run) folder(name string) (fs.FS, error) {
	sub, err := r.folders.OpenRoot(name)
	if err != nil {
		return nil, r.stopped(source.Diagnostic{Pos: source.Pos{File: name}, Rule: "read-file", Message: "the folder cannot be opened: " + source.Reason(err),
			Help: "run this where content/, layouts/ and static/ are, or name that folder with -C"})
	}
	return sub.FS(), nil
}

// loader reads a module: module.Load, or one that remembers.
type loader func(fs.FS, *source.Log) *module.Module

// load reads and checks the module and prints what is wrong with it.
func (r *run) load(load loader) (*module.Module, error) {
	content, err := r.folder(module.Root)
	if err != nil {
		return nil, err
	}
	var log source.Log
	m := load(content, &log)
	r.stage("read")
	check.All(m, &log)
	r.stage("check")
	found := log.Sorted()
	if err := r.print(found); err != nil {
		return nil, err
	}
	errs, warnings := source.Count(found)
	if r.json && (errs > 0 || warnings > 0 && r.strict) {
		return nil, errSaid
	}
	if errs > 0 {
		return nil, fmt.Errorf("the module has %s%s", counted(errs, "error"), r.unwritten())
	}
	if warnings > 0 && r.strict {
		return nil, fmt.Errorf("the module has %s, and -strict is set%s", counted(warnings, "warning"), r.unwritten())
	}
	if r.siteURL != "" {
		m.SiteURL = strings.TrimSuffix(r.siteURL, "/") + "/"
	}
	return m, nil
}

// unwritten says that nothing was, of a command that writes.
func (r *run) unwritten() string {
	if r.out == "" {
		return ""
	}
	return " (nothing has been written)"
}

func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// look reads layouts/ and static/.
func (r *run) look(m *module.Module) (*view.Look, error) {
	layouts, err := r.folder("layouts")
	if err != nil {
		return nil, err
	}
	static, err := r.folder("static")
	if err != nil {
		return nil, err
	}
	look, err := r.tools.Memory.Look(layouts, static, m)
	if err != nil {
		return nil, r.stopped(err)
	}
	return look, nil
}

// build is the pipeline: read, check, make, publish.
func (r *run) build() error {
	if err := r.outside(); err != nil {
		return err
	}
	m, summary, err := r.publish(r.target())
	if err != nil {
		return err
	}
	r.say("%s: %s, %s, %s (%s compressed) in %s\n", r.out, counted(summary.Pages, "page"), counted(summary.Files, "file"),
		size(summary.Bytes), size(summary.Compressed), strings.Join(r.stages, " s, ")+" s")
	if m.AnyWithheld() {
		r.say("answers are withheld from %s, but content/ holds them: keep its repository private\n", r.out)
	}
	return nil
}

// zip builds the site apart and writes it as one file.
func (r *run) zip() error {
	if err := r.apart(); err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "lectern-")
	if err != nil {
		return fmt.Errorf("the site cannot be built: %w", err)
	}
	defer os.RemoveAll(folder)
	site := filepath.Join(folder, "site")
	m, _, err := r.publish(site)
	if err != nil {
		return err
	}
	file := filepath.Join(r.target(), m.ID+"-site.zip")
	n, err := output.Zip(site, file)
	if err != nil {
		return err
	}
	r.say("%s: %s\n", filepath.ToSlash(file), size(n))
	return nil
}

// publish builds the site into a folder.
func (r *run) publish(folder string) (*module.Module, output.Summary, error) {
	var none output.Summary
	m, look, err := r.prepare(module.Load)
	if err != nil {
		return nil, none, err
	}
	publication, err := output.Begin(folder)
	if err != nil {
		return nil, none, err
	}
	defer publication.Discard()
	if err := r.make(m, look, publication); err != nil {
		return nil, none, err
	}
	summary, err := publication.Finish(m.Edition)
	if err != nil {
		return m, none, r.stopped(err)
	}
	r.stage("publish")
	return m, summary, nil
}

// prepare reads what a site is made of: the module as students get it, and the
// look.
func (r *run) prepare(load loader) (*module.Module, *view.Look, error) {
	m, err := r.load(load)
	if err != nil {
		return nil, nil, err
	}
	m = m.Published()
	look, err := r.look(m)
	return m, look, err
}

// publisher takes the files of a site: a folder in the making, or memory.
type publisher interface {
	site.Publisher
	AddParts(path string, parts output.Parts) error
}

// make makes the files of the site.
func (r *run) make(m *module.Module, look *view.Look, to publisher) error {
	if err := r.files(m, look, to); err != nil {
		return r.stopped(r.placed(err))
	}
	r.stage("make")
	return nil
}

func (r *run) files(m *module.Module, look *view.Look, to publisher) error {
	progress := r.progress()
	defer progress.end()
	var beside site.Beside
	if !m.Long() {
		beside.Handout = "handout/" + handout.Name(m, handout.Part{}, handout.Student)
	}
	for _, f := range bibliography.Formats {
		data, err := output.Minify(path.Ext(f.File), f.Write(m.References.Sorted("")))
		if err != nil {
			return fmt.Errorf("%s: %w", f.File, err)
		}
		if err := to.AddFile(f.File, data); err != nil {
			return err
		}
		beside.Downloads = append(beside.Downloads, view.Link{Href: f.File, Text: template.HTML(f.Name)})
	}
	// The handout is one long page: made beside the others, it costs the time
	// of one processor and not that of all.
	var both errgroup.Group
	both.Go(func() error {
		return site.Build(m, look, to, r.tools, beside, progress.made)
	})
	both.Go(func() error {
		if beside.Handout == "" {
			return nil
		}
		parts, err := handout.Make(m, look, r.tools, handout.Part{}, handout.Student)
		if err != nil {
			return err
		}
		return to.AddParts(beside.Handout, parts)
	})
	return both.Wait()
}

// handout writes the students' handout and the instructor's into a folder.
func (r *run) handout() error {
	if err := r.apart(); err != nil {
		return err
	}
	m, err := r.load(module.Load)
	if err != nil {
		return err
	}
	look, err := r.look(m.Published())
	if err != nil {
		return err
	}
	part, err := handout.FindPart(m, r.only)
	if err != nil {
		return usageError{err.Error()}
	}
	for _, edition := range []handout.Edition{handout.Student, handout.Instructor} {
		parts, err := handout.Make(m, look, r.tools, part, edition)
		if err != nil {
			return r.stopped(r.placed(err))
		}
		file := filepath.Join(r.target(), handout.Name(m, part, edition))
		n, err := output.WriteFile(file, parts)
		if err != nil {
			return r.stopped(err)
		}
		r.say("%s: %s\n", filepath.ToSlash(file), size(n))
	}
	return nil
}

// check reads and checks, makes the site and the instructor's handout in memory,
// and writes nothing.
func (r *run) check() error {
	m, err := r.load(module.Load)
	if err != nil {
		return err
	}
	published := m.Published()
	look, err := r.look(published)
	if err != nil {
		return err
	}
	if _, err := r.hold(published, look, &output.Memory{}); err != nil {
		return err
	}
	if err := r.tryInstructors(m, look); err != nil {
		return r.stopped(r.placed(err))
	}
	r.say("%s: %s, %s, %s, %s\n", module.Root, counted(len(m.Sections), "section"), counted(len(m.Notes), "note"), counted(len(m.Quiz), "quiz question"), counted(len(m.Talk), "discussion question"))
	return nil
}

// tryInstructors makes the instructor's handout, and lets it go.
func (r *run) tryInstructors(m *module.Module, look *view.Look) error {
	parts, err := handout.Make(m, look, r.tools, handout.Part{}, handout.Instructor)
	if err != nil {
		return err
	}
	var apart output.Memory
	apart.Begin()
	if err := apart.AddParts(handout.Name(m, handout.Part{}, handout.Instructor), parts); err != nil {
		return err
	}
	_, err = apart.Finish()
	return err
}

// verify compares a published folder with its receipt.
func (r *run) verify() error {
	proof, err := output.Prove(r.arg)
	if err != nil {
		return fmt.Errorf("%s: error: %w", filepath.ToSlash(r.arg), err)
	}
	for _, part := range []struct {
		paths      []string
		what, todo string
	}{
		{proof.Missing, "the file is missing", "copy the folder anew"},
		{proof.Changed, "the file is not the one that was published", "copy the folder anew"},
		{proof.Added, "the file was not published", "delete it, or ask whose it is"},
	} {
		for _, p := range part.paths {
			fmt.Fprintf(r.stderr, "%s: error: %s (%s)\n", printable(path.Join(filepath.ToSlash(r.arg), p)), part.what, part.todo)
		}
	}
	if !proof.Holds() {
		return fmt.Errorf("%s is not as it was published: %d missing, %d changed, %d added", r.arg, len(proof.Missing), len(proof.Changed), len(proof.Added))
	}
	r.say("%s: edition %s, %s, all as published\n", r.arg, printable(proof.Edition), counted(proof.Files, "file"))
	return nil
}

// printable keeps what a stranger wrote from speaking to the terminal.
func printable(s string) string {
	if quoted := strconv.Quote(s); strings.ContainsFunc(s, func(r rune) bool { return !strconv.IsPrint(r) }) {
		return quoted
	}
	return s
}

func (r *run) say(format string, args ...any) {
	if !r.quiet && !r.json {
		fmt.Fprintf(r.stdout, format, args...)
	}
}

// size is a number of bytes as people read it.
func size(n int64) string {
	switch {
	case n >= 1e6:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	case n >= 1e3:
		return fmt.Sprintf("%.0f kB", float64(n)/1e3)
	}
	return fmt.Sprintf("%d bytes", n)
}
