package main

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
)

// BenchmarkBuild builds generated modules of 100, 1,000 and 10,000 sections of
// 1,200 words with ten notes and ten links each. Besides time and allocations
// it reports pages a second, the most memory that a run of the program took,
// and the growth of time and memory from the size before: the exponent in
// pages, 1 where they are linear.
func BenchmarkBuild(b *testing.B) {
	var before struct{ pages, seconds, memory float64 }
	for _, n := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			root := b.TempDir()
			generate(b, root, n)
			args := []string{"-C", root, "-o", filepath.Join(b.TempDir(), "public"), "-q"}
			runtime.GC()
			b.ReportAllocs()
			for b.Loop() {
				if status := Main(args, io.Discard, os.Stderr); status != 0 {
					b.Fatalf("the build ended with status %d", status)
				}
			}
			pages, seconds, memory := float64(n), b.Elapsed().Seconds()/float64(b.N), peak(b, args)
			b.ReportMetric(pages/seconds, "pages/s")
			b.ReportMetric(memory/1e6, "peak-MB")
			if before.pages > 0 && pages > before.pages {
				more := math.Log(pages / before.pages)
				b.ReportMetric(math.Log(seconds/before.seconds)/more, "growth")
				b.ReportMetric(math.Log(memory/before.memory)/more, "peak-growth")
			}
			before.pages, before.seconds, before.memory = pages, seconds, memory
		})
	}
}

// peak is how much memory, in bytes, a run of the program takes at most: its
// resident set, as the system knows it when the run has ended.
func peak(b *testing.B, args []string) float64 {
	b.Helper()
	run := exec.Command("gen", args...)
	run.Stderr = os.Stderr
	if err := run.Run(); err != nil {
		b.Fatal(err)
	}
	usage := reflect.ValueOf(run.ProcessState.SysUsage())
	if usage.Kind() != reflect.Pointer || !usage.Elem().FieldByName("Maxrss").IsValid() {
		b.Skip("this system does not tell how much memory a program took")
	}
	size := float64(usage.Elem().FieldByName("Maxrss").Int())
	if runtime.GOOS != "darwin" {
		size *= 1024 // there in bytes, elsewhere in kilobytes
	}
	return size
}

// generate writes a module of n sections, the same for every n and run.
func generate(tb testing.TB, root string, n int) {
	tb.Helper()
	for _, name := range []string{"layouts", "static"} {
		if err := os.CopyFS(filepath.Join(root, name), os.DirFS(filepath.Join("..", name))); err != nil {
			tb.Fatal(err)
		}
	}
	write := func(name, text string) {
		path := filepath.Join(root, "content", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			tb.Fatal(err)
		}
	}
	write("module.yaml", "id: generated\ntitle: A generated module\nlanguage: en\nedition: one\nlicence: {name: CC0, url: https://example.org/cc0}\narticle: work0\n")
	write("index.md", "# A generated module\n\nNothing to learn.\n")
	var works strings.Builder
	for i := range 20 {
		fmt.Fprintf(&works, "- {id: work%d, type: book, title: \"Work %d\", author: [{family: Author, given: A.}], issued: \"20%02d\"}\n", i, i, i)
	}
	write("references.yaml", works.String())
	random := rand.New(rand.NewPCG(1, 2))
	for i := 1; i <= n; i++ {
		write(fmt.Sprintf("article/%05d-section-%d.md", i, i), generatedSection(random, i, n))
	}
}

func generatedSection(random *rand.Rand, i, n int) string {
	var s, notes strings.Builder
	fmt.Fprintf(&s, "# Section %d\n\n", i)
	for p := range 10 {
		for range 12 {
			for w := range 10 {
				if w > 0 {
					s.WriteByte(' ')
				}
				s.WriteString(vocabulary[random.IntN(len(vocabulary))])
			}
			s.WriteString(". ")
		}
		to := random.IntN(n) + 1
		fmt.Fprintf(&s, "See [another *passage*](%05d-section-%d.md#s%d-%d).[^%d-%d] {#s%d-%d}\n\n", to, to, to, random.IntN(10), i, p, i, p)
		fmt.Fprintf(&notes, "[^%d-%d]: See [@work%d, p. %d], which says **more** of it.\n\n", i, p, random.IntN(20), p+1)
	}
	return s.String() + notes.String()
}

var vocabulary = strings.Fields(`the a of and to in is that for it as was with be by on not he his but at are this have from or
	had an they which one you were all her she there would their we him been has when who will no more if out so up said what its
	about than into them can only other time new some could these two may first then do any like my now over such our man me even
	sovereignty territory concept relation region "quoted" state's theory--practice security history`)
