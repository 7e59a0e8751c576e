// Package source holds what every other room builds on: the files of a
// module, places in them, and what there is to say about those places.
//
// What comes in are bytes from an fs.FS; what goes out are Files known to be
// well-formed UTF-8 text, and Diagnostics. The package imports nothing of
// ours.
package source

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"sort"
	"unicode/utf8"
)

// MaxBytes is the largest text file that is read, in bytes. A section of an
// article is some 10 kB; a file of megabytes is a mistake.
const MaxBytes = 4 << 20

// File is one text file of a module, read whole.
type File struct {
	Path string // slash-separated, relative to the module's root: "content/index.md"
	Text []byte // UTF-8, without a byte order mark, lines ended by "\n"

	lines []int // byte offset at which each line starts
	runes []int // characters before every blockth byte; nil where all lines are short
}

// block is how many bytes at most are counted to find a column: a line of
// megabytes with a fault in every word is not to take minutes.
const block = 1024

// NewFile makes a File of text that is already in memory. The text is kept
// as it is; Read is what checks and normalizes.
func NewFile(path string, text []byte) *File {
	f := &File{Path: path, Text: text, lines: []int{0}}
	longest := 0
	for rest, more := text, true; more; {
		var line []byte
		line, rest, more = bytes.Cut(rest, []byte("\n"))
		longest = max(longest, len(line))
		if more {
			f.lines = append(f.lines, len(text)-len(rest))
		}
	}
	if longest > 4*block {
		for i, n := 0, 0; i <= len(text); i += block {
			f.runes = append(f.runes, n)
			n += characters(text[i:min(i+block, len(text))])
		}
	}
	return f
}

// characters counts the characters that begin in a text.
func characters(text []byte) int {
	n := 0
	for _, b := range text {
		if b&0xc0 != 0x80 {
			n++
		}
	}
	return n
}

// What is said of what is no plain file, as a message and its help.
const (
	NoFile     = "this is no plain file inside the module"
	NoFileHelp = "put a copy of the file itself here"
)

// Read reads the file at path below root, which is put before the path in
// every message ("content"). Line ends become "\n" and a byte order mark is
// dropped. A missing, empty, oversized or malformed file is reported to log,
// and nil is returned.
func Read(fsys fs.FS, root, path string, log *Log) *File {
	shown := path
	if root != "" {
		shown = root + "/" + path
	}
	at := Pos{File: shown, Line: 1, Column: 1}
	info, err := fs.Stat(fsys, path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		log.Error(Pos{File: shown}, "the file is missing", "write it, or bring back an earlier copy")
		return nil
	case err != nil:
		log.Error(Pos{File: shown}, "the file cannot be read: "+Reason(err), "")
		return nil
	}
	if !info.Mode().IsRegular() { // a pipe or a device might never end
		log.Error(Pos{File: shown}, NoFile, NoFileHelp)
		return nil
	}
	if info.Size() > MaxBytes {
		log.Error(at, fmt.Sprintf("the file has %d bytes, more than the limit of %d", info.Size(), MaxBytes), "split it into smaller files")
		return nil
	}
	text, err := fs.ReadFile(fsys, path)
	if err != nil {
		log.Error(Pos{File: shown}, "the file cannot be read: "+Reason(err), "")
		return nil
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if bytes.Contains(text, []byte("\r\n")) {
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	}
	if len(bytes.TrimSpace(text)) == 0 {
		log.Error(Pos{File: shown}, "the file is empty", "write it, or bring back an earlier copy")
		return nil
	}
	f := NewFile(shown, text)
	if !f.wellFormed(log) {
		return nil
	}
	return f
}

// Reason is the innermost text of an error about a file, without its path,
// which the message names already.
func Reason(err error) string {
	if pe, ok := err.(*fs.PathError); ok {
		return pe.Err.Error()
	}
	return err.Error()
}

// wellFormed reports bytes that are not UTF-8 and characters that a reader
// cannot see but a browser obeys (Unicode's bidirectional overrides, UAX #9,
// and control characters). It stops at the first of each line, so that a
// binary file does not give thousands.
func (f *File) wellFormed(log *Log) bool {
	ok, lastLine := true, -1
	report := func(off int, what, help string) {
		ok = false
		if p := f.Pos(off); p.Line != lastLine && (lastLine < 0 || what != "") {
			lastLine = p.Line
			log.Error(p, what, help)
		}
	}
	for i := 0; i < len(f.Text); {
		c := f.Text[i]
		if c < utf8.RuneSelf {
			if c < ' ' && c != '\n' && c != '\t' || c == 0x7f {
				report(i, fmt.Sprintf("control character U+%04X", c), "delete it")
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(f.Text[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			log.Error(f.Pos(i), "the file is not UTF-8", "save it with the encoding UTF-8")
			return false
		case r >= 0x80 && r < 0xa0:
			report(i, fmt.Sprintf("control character U+%04X", r), "delete it")
		case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			report(i, fmt.Sprintf("bidirectional control character U+%04X, which makes text read otherwise than it is", r), "delete it")
		}
		i += n
	}
	return ok
}

// Pos gives the place of a byte offset. An offset outside the text is taken
// to its nearest end.
func (f *File) Pos(offset int) Pos {
	offset = max(0, min(offset, len(f.Text)))
	line := sort.SearchInts(f.lines, offset+1) // number of lines that start at or before offset
	start := f.lines[line-1]
	return Pos{File: f.Path, Line: line, Column: f.count(start, offset) + 1}
}

// count counts the characters between two offsets.
func (f *File) count(from, to int) int {
	i, j := (from+block-1)/block, to/block
	if f.runes == nil || j <= i {
		return characters(f.Text[from:to])
	}
	return characters(f.Text[from:i*block]) + f.runes[j] - f.runes[i] + characters(f.Text[j*block:to])
}

// Offset is the byte offset at which a line (1-based) starts; the end of the
// text for lines past the last.
func (f *File) Offset(line int) int {
	if line < 1 || line > len(f.lines) {
		return len(f.Text)
	}
	return f.lines[line-1]
}

// Line is the text of the line in which offset falls, without its line end,
// and the offset at which that line starts.
func (f *File) Line(offset int) (line []byte, start int) {
	n := f.Pos(offset).Line
	start = f.lines[n-1]
	line = f.Text[start:]
	if end := bytes.IndexByte(line, '\n'); end >= 0 {
		line = line[:end]
	}
	return line, start
}

// conflicts reports the marks that a merge leaves where two versions differ.
func (f *File) conflicts(log *Log) {
	for _, mark := range []string{"<<<<<<< ", ">>>>>>> "} {
		for at := 0; ; at += len(mark) {
			next := bytes.Index(f.Text[at:], []byte(mark))
			if next < 0 {
				break
			}
			if at += next; at == 0 || f.Text[at-1] == '\n' {
				log.Error(f.Pos(at), "a merge left its mark here: two versions stand in the file", "keep what is right of both, and delete the lines <<<<<<<, ======= and >>>>>>>")
			}
		}
	}
}
