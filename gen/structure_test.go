package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestImports holds what the rooms import of each other against the line of
// ARCHITECTURE.md that says what they may: "a ← {b, c} ← d" lets b, c and d
// import a, and d all three.
func TestImports(t *testing.T) {
	t.Parallel()
	may, err := directions(read(t, "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for list := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := list.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		room := nameOf(p.ImportPath)
		below, known := find(may, room)
		if !known {
			t.Errorf("the import line of ARCHITECTURE.md says nothing of %s", room)
		}
		for _, imported := range p.Imports {
			if !strings.HasPrefix(imported, "lectern/") {
				continue
			}
			seen++
			if _, ok := find(below, nameOf(imported)); !ok {
				t.Errorf("%s imports %s, which ARCHITECTURE.md does not let it", room, nameOf(imported))
			}
		}
	}
	if seen < 15 {
		t.Errorf("only %d imports were looked at", seen)
	}
}

// rooms are names of rooms, "export/*" among them, with what each may import.
type rooms map[string]rooms

func find(list rooms, room string) (rooms, bool) {
	for pattern, below := range list {
		if ok, err := path.Match(pattern, room); ok && err == nil {
			return below, true
		}
	}
	return nil, false
}

func nameOf(importPath string) string {
	if importPath == "lectern/gen" {
		return "main"
	}
	return strings.TrimPrefix(importPath, "lectern/gen/")
}

var chains = regexp.MustCompile("`([^`\n]* ← [^`\n]*)`")

func directions(text string) (rooms, error) {
	may := rooms{}
	for _, chain := range chains.FindAllStringSubmatch(text, -1) {
		below := rooms{}
		for group := range strings.SplitSeq(chain[1], "←") {
			next := rooms{}
			for room := range strings.SplitSeq(strings.Trim(group, " {}"), ",") {
				room = strings.TrimSpace(room)
				if may[room] == nil {
					may[room] = rooms{}
				}
				for b := range below {
					may[room][b] = nil
				}
				next[room] = nil
			}
			for room := range next {
				below[room] = nil
			}
		}
	}
	if len(may) == 0 {
		return nil, errors.New("ARCHITECTURE.md has no line of imports")
	}
	return may, nil
}

// TestDirections shows how such a line is read.
func TestDirections(t *testing.T) {
	t.Parallel()
	may, err := directions("Imports: `a ← {b, c} ← d`, and `e/* ← d`.")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		from, to string
		want     bool
	}{
		{"b", "a", true}, {"d", "a", true}, {"d", "c", true}, {"d", "e/f", true},
		{"a", "b", false}, {"b", "c", false}, {"c", "b", false}, {"a", "a", false}, {"e/f", "a", false}, {"b", "e/f", false},
	} {
		below, known := find(may, c.from)
		if _, got := find(below, c.to); !known || got != c.want {
			t.Errorf("%s may import %s: %v", c.from, c.to, got)
		}
	}
	if _, known := find(may, "f"); known {
		t.Error("f is nowhere in the line")
	}
}

// TestDocumentedRooms wants ARCHITECTURE.md to have a row for each room.
func TestDocumentedRooms(t *testing.T) {
	t.Parallel()
	text := read(t, "ARCHITECTURE.md")
	may, err := directions(text)
	if err != nil {
		t.Fatal(err)
	}
	var missing []string
	for room := range may {
		room, _, _ = strings.Cut(room, "/")
		if room != "main" && !strings.Contains(text, "| `"+room+"/") {
			missing = append(missing, room)
		}
	}
	slices.Sort(missing)
	if len(missing) > 0 {
		t.Errorf("the table of rooms lacks %v", missing)
	}
}
