package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const gallery = "testdata/gallery.md"

// slip is one entry of the gallery: what an author changes in the module
// about tides, and what gen check says of it.
type slip struct {
	name  string
	diff  string
	says  string
	start int // offsets of says in the gallery
	end   int
}

var slipForm = regexp.MustCompile("(?m)^## (.+)\n(?:\n[^#`].*\n)?\n```diff\n((?:.*\n)*?)```\n\n```text\n((?:.*\n)*?)```\n")

// TestGallery makes each slip of the gallery and holds what is said about it
// against what stands there.
func TestGallery(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(gallery)
	if err != nil {
		t.Fatal(err)
	}
	var slips []*slip
	for _, at := range slipForm.FindAllSubmatchIndex(text, -1) {
		part := func(n int) string { return string(text[at[2*n]:at[2*n+1]]) }
		slips = append(slips, &slip{part(1), part(2), part(3), at[6], at[7]})
	}
	if headings := bytes.Count(text, []byte("\n## ")); len(slips) != headings || headings < 20 {
		t.Fatalf("%d of the gallery's %d entries have a diff and a text, and twenty are promised", len(slips), headings)
	}
	said := make([]string, len(slips))
	t.Run("slips", func(t *testing.T) {
		for i, s := range slips {
			t.Run(s.name, func(t *testing.T) {
				t.Parallel()
				root := install(t, tides)
				if err := s.make(root); err != nil {
					t.Fatal(err)
				}
				var out, faults bytes.Buffer
				Main([]string{"check", "-strict", "-q", "-C", root}, &out, &faults)
				said[i] = faults.String()
				if said[i] != s.says && !*update {
					t.Errorf("got\n%swant\n%s", said[i], s.says)
				}
			})
		}
	})
	if !*update || t.Failed() {
		return
	}
	var renewed bytes.Buffer
	from := 0
	for i, s := range slips {
		renewed.Write(text[from:s.start])
		renewed.WriteString(said[i])
		from = s.end
	}
	renewed.Write(text[from:])
	if err := os.WriteFile(gallery, renewed.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// make applies the diff: a line "--- path", then the lines taken out and put
// in. Lines taken out, and those that stand around them, must be there once.
func (s *slip) make(root string) error {
	header, body, _ := strings.Cut(s.diff, "\n")
	name, ok := strings.CutPrefix(header, "--- ")
	if !ok {
		return fmt.Errorf("the diff begins with %q and not with the file", header)
	}
	path := filepath.Join(root, filepath.FromSlash(name))
	var before, after strings.Builder
	for line := range strings.Lines(body) {
		switch line[0] {
		case '-':
			before.WriteString(line[1:])
		case '+':
			after.WriteString(line[1:])
		case ' ':
			before.WriteString(line[1:])
			after.WriteString(line[1:])
		default:
			return fmt.Errorf("a line of the diff begins with %q", line[0])
		}
	}
	if before.Len() == 0 { // a new file
		return os.WriteFile(path, []byte(after.String()), 0o644)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if n := strings.Count(string(text), before.String()); n != 1 {
		return fmt.Errorf("%s has %d times\n%s", name, n, &before)
	}
	changed := strings.Replace(string(text), before.String(), after.String(), 1)
	if strings.TrimSpace(changed) == "" {
		return os.Remove(path)
	}
	return os.WriteFile(path, []byte(changed), 0o644)
}
