package main

import (
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"testing"

	"lectern/gen/module"
	"lectern/gen/output"
	"lectern/gen/site"
)

// BenchmarkHandout builds the shipped module with and without the students'
// handout and reports the time of the processors that the handout adds, as a
// share of what the site takes without it: the median of all rounds.
func BenchmarkHandout(b *testing.B) {
	begin := func() *run {
		r, err := newRun(settings{root: "..", quiet: true}, io.Discard, os.Stderr)
		if err != nil {
			b.Fatal(err)
		}
		return r
	}
	whole := func(folder string) error {
		_, _, err := begin().publish(folder)
		return err
	}
	without := func(folder string) error {
		r := begin()
		m, look, err := r.prepare(module.Load)
		if err != nil {
			return err
		}
		publication, err := output.Begin(folder)
		if err != nil {
			return err
		}
		defer publication.Discard()
		const file = "handout.txt" // for the links to it
		if err := publication.AddFile(file, []byte("None.\n")); err != nil {
			return err
		}
		if err := site.Build(m, look, publication, r.tools, site.Beside{Handout: file}, func(int, int) {}); err != nil {
			return err
		}
		_, err = publication.Finish(m.Edition)
		return err
	}
	seconds := func(build func(string) error) float64 {
		folder := filepath.Join(b.TempDir(), "public")
		runtime.GC()
		before := processors(b)
		if err := build(folder); err != nil {
			b.Fatal(err)
		}
		return processors(b) - before
	}
	var added []float64
	for b.Loop() {
		site := seconds(without)
		added = append(added, seconds(whole)/site-1)
	}
	slices.Sort(added)
	b.ReportMetric(added[len(added)/2], "added")
}

// processors are the seconds that all processors have given to this process.
func processors(b *testing.B) float64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		b.Fatal(err)
	}
	seconds := func(t syscall.Timeval) float64 { return float64(t.Nano()) / 1e9 }
	return seconds(usage.Utime) + seconds(usage.Stime)
}
