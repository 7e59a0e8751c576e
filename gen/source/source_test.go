package source

import (
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

func lines(log *Log) string {
	var all []string
	for _, d := range log.Sorted() {
		all = append(all, d.String())
	}
	return strings.Join(all, "\n")
}

// TestRead gives a file's bytes and the text that is read of them.
func TestRead(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, want string }{
		{"as it is", "# T\n\ntext\tдва\n", "# T\n\ntext\tдва\n"},
		{"carriage returns", "a\r\nb\r\n\r\n", "a\nb\n\n"},
		{"byte order mark", "\ufeff# T\n", "# T\n"},
		{"both", "\ufeffa\r\nb", "a\nb"},
		{"no line end", "a", "a"},
		{"joiners and soft hyphens", "a\u200db\u00adc\u200e", "a\u200db\u00adc\u200e"},
		{"the replacement character itself", "a\ufffdb", "a\ufffdb"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var log Log
			f := Read(fstest.MapFS{"a.md": {Data: []byte(c.in)}}, "content", "a.md", &log)
			if f == nil || lines(&log) != "" {
				t.Fatalf("unexpected: %s", lines(&log))
			}
			if string(f.Text) != c.want || f.Path != "content/a.md" {
				t.Errorf("got %s %q, want %q", f.Path, f.Text, c.want)
			}
		})
	}
}

// TestReadFaults gives a file's bytes and all that is said of them.
func TestReadFaults(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, in, want string }{
		{"not UTF-8", "ab\nc\xe9d\n\xff", "content/a.md:2:2: error: the file is not UTF-8 (save it with the encoding UTF-8)"},
		{"UTF-16", "\xff\xfea\x00", "content/a.md:1:1: error: the file is not UTF-8 (save it with the encoding UTF-8)"},
		{"a surrogate", "x\xed\xa0\x80", "content/a.md:1:2: error: the file is not UTF-8 (save it with the encoding UTF-8)"},
		{"null", "a\n\u044fb\x00", "content/a.md:2:3: error: control character U+0000 (delete it)"},
		{"a lone carriage return", "a\rb", "content/a.md:1:2: error: control character U+000D (delete it)"},
		{"delete", "\x7f", "content/a.md:1:1: error: control character U+007F (delete it)"},
		{"C1", "a\u0085", "content/a.md:1:2: error: control character U+0085 (delete it)"},
		{"override", "an \u202eevil", "content/a.md:1:4: error: bidirectional control character U+202E, which makes text read otherwise than it is (delete it)"},
		{"isolate", "\u2066", "content/a.md:1:1: error: bidirectional control character U+2066, which makes text read otherwise than it is (delete it)"},
		{"one a line", "\x01\x02\x03\nok\n\x04", "content/a.md:1:1: error: control character U+0001 (delete it)\ncontent/a.md:3:1: error: control character U+0004 (delete it)"},
		{"a mark inside", "a\n\x01 \u202a", "content/a.md:2:1: error: control character U+0001 (delete it)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var log Log
			f := Read(fstest.MapFS{"a.md": {Data: []byte(c.in)}}, "content", "a.md", &log)
			if f != nil {
				t.Errorf("a file was given: %q", f.Text)
			}
			if got := lines(&log); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
		})
	}
}

// unreadable is a folder whose files exist and cannot be read.
type unreadable struct{ fstest.MapFS }

func (u unreadable) ReadFile(name string) ([]byte, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("permission denied")}
}

func TestReadLimits(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{
		"full.md": {Data: bytes.Repeat([]byte("a"), MaxBytes)},
		"over.md": {Data: bytes.Repeat([]byte("a"), MaxBytes+1)},
		"a.md":    {Data: []byte("a")},
		"none.md": {Data: []byte("\ufeff \r\n")},
	}
	for _, c := range []struct {
		name string
		fsys fs.FS
		root string
		path string
		want string
	}{
		{"at the limit", files, "content", "full.md", ""},
		{"over it", files, "content", "over.md", "content/over.md:1:1: error: the file has 4194305 bytes, more than the limit of 4194304 (split it into smaller files)"},
		{"empty", files, "content", "none.md", "content/none.md: error: the file is empty (write it, or bring back an earlier copy)"},
		{"missing", files, "content", "x/y.md", "content/x/y.md: error: the file is missing (write it, or bring back an earlier copy)"},
		{"missing without a root", files, "", "y.md", "y.md: error: the file is missing (write it, or bring back an earlier copy)"},
		{"unreadable", unreadable{files}, "content", "a.md", "content/a.md: error: the file cannot be read: permission denied"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var log Log
			f := Read(c.fsys, c.root, c.path, &log)
			if got := lines(&log); got != c.want {
				t.Errorf("\n got %s\nwant %s", got, c.want)
			}
			if (f == nil) != (c.want != "") {
				t.Errorf("file: %v", f)
			}
		})
	}
}

func TestReason(t *testing.T) {
	t.Parallel()
	err := errors.New("no space")
	if got := Reason(&fs.PathError{Op: "read", Path: "/srv/x/a.md", Err: err}) + ", " + Reason(err); got != "no space, no space" {
		t.Error(got)
	}
}

func TestPos(t *testing.T) {
	t.Parallel()
	f := NewFile("a.md", []byte("ab\n\nЯé x\n😀b"))
	for _, c := range []struct {
		offset, line, column int
	}{
		{-5, 1, 1}, {0, 1, 1}, {1, 1, 2}, {2, 1, 3}, // the line's end belongs to it
		{3, 2, 1}, {4, 3, 1}, {6, 3, 2}, {8, 3, 3}, {9, 3, 4}, {10, 3, 5},
		{11, 4, 1}, {15, 4, 2}, {16, 4, 3}, {99, 4, 3},
	} {
		if got, want := f.Pos(c.offset), (Pos{"a.md", c.line, c.column}); got != want {
			t.Errorf("offset %d: got %v, want %v", c.offset, got, want)
		}
	}
	for line, want := range []int{16, 0, 3, 4, 11, 16} {
		if got := f.Offset(line); got != want {
			t.Errorf("line %d starts at %d, want %d", line, got, want)
		}
	}
	for _, c := range []struct {
		offset int
		line   string
		start  int
	}{{0, "ab", 0}, {2, "ab", 0}, {3, "", 3}, {8, "Яé x", 4}, {16, "😀b", 11}} {
		if line, start := f.Line(c.offset); string(line) != c.line || start != c.start {
			t.Errorf("offset %d: got %q at %d, want %q at %d", c.offset, line, start, c.line, c.start)
		}
	}
}

// TestPosInLongLines compares columns with a plain count, where lines are so
// long that not every character is counted.
func TestPosInLongLines(t *testing.T) {
	t.Parallel()
	text := "short Я\n" + strings.Repeat("aЯ😀é ", 3000) + "\nb " + strings.Repeat("я", 9000) + "\n"
	f := NewFile("a.md", []byte(text))
	for off := range text {
		if off%7 != 0 && off < len(text)-100 {
			continue
		}
		start := strings.LastIndexByte(text[:off], '\n') + 1
		if got, want := f.Pos(off).Column, utf8.RuneCountInString(text[start:off])+1; got != want {
			t.Fatalf("offset %d: column %d, want %d", off, got, want)
		}
	}
}

func TestPosString(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		pos  Pos
		want string
	}{
		{Pos{}, "gen"}, {Pos{Line: 3, Column: 4}, "gen"},
		{Pos{File: "content/a.md"}, "content/a.md"},
		{Pos{"content/a.md", 3, 4}, "content/a.md:3:4"},
	} {
		if got := c.pos.String(); got != c.want {
			t.Errorf("got %s, want %s", got, c.want)
		}
	}
}
