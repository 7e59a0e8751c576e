package main

import (
	"regexp"
	"strings"
	"testing"
)

// TestReadmeExamples puts the files that README.md shows in place of those of
// the module about tides: nothing is to be said of them.
func TestReadmeExamples(t *testing.T) {
	t.Parallel()
	files := inMemory(t, tides)
	for _, name := range []string{"module.yaml", "references.yaml", "glossary.md", "timeline.yaml"} {
		_, section, _ := strings.Cut(read(t, "../README.md"), "\n### "+name+"\n")
		example := regexp.MustCompile("(?s)```[a-z]+\n(.*?)```").FindStringSubmatch(section)
		if example == nil {
			t.Fatalf("README.md shows no %s", name)
		}
		files[name].Data = []byte(example[1])
	}
	if said := faultsOf(files); len(said) > 0 {
		t.Error(strings.Join(said, "\n"))
	}
}
