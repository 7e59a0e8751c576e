package source

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

// fence is the line before front matter and behind it.
const fence = "---"

// What is met in its place: word processors make dashes of hyphens.
const fencelike = `[ \t]*(?:-{2,}|[–—―]+-?)[ \t\x{a0}]*`

var (
	fences    = regexp.MustCompile(`(?m)^` + fencelike + `$`)
	frontKeys = `(?:title|check|answers):`
	frontText = frontKeys + `[^\n]*\n(?:[^\n]+\n)*?`
	misplaced = regexp.MustCompile(`\A\s*(?:# [^\n]*\n\s*)?((` + fencelike + `)\n\s*` + frontText + `(?:(` + fencelike + `)(?:\n|\z)|\n|\z))`)
	unopened  = regexp.MustCompile(`\A\s*(` + frontText + `()(` + fencelike + `)(?:\n|\z))`)
	unclosed  = regexp.MustCompile(`\A---\n(?:(?:` + frontKeys + `|[ \t]+\S|- )[^\n]*\n)+`)
	swallowed = regexp.MustCompile(`(?m)^# [^\n]*\n(?:[ \t]*\n)+\pL[^:\n]*$`)
)

// FrontMatter takes the YAML between two lines "---" from the head of a file.
// It returns that YAML and a copy of the whole text in which it is blanked
// out with its newlines kept, so that every offset and line stays true. A line
// that is missing, or is nearly one of the two, is reported.
func (f *File) FrontMatter(log *Log) (yaml, body []byte) {
	f.conflicts(log)
	if !bytes.HasPrefix(f.Text, []byte(fence+"\n")) {
		return nil, f.misplaced(log)
	}
	begin := len(fence) + 1
	at := fences.FindIndex(f.Text[begin:])
	if at == nil || swallowed.Match(f.Text[begin:begin+at[0]]) {
		log.Error(f.Pos(0), "front matter opens here and never closes", "end it with a line of three hyphens, or write a line across the page as ***")
		return nil, f.blanked(0, len(unclosed.Find(f.Text)))
	}
	end, stop := begin+at[0], begin+at[1]
	f.nearly(end, stop, "closed", log)
	return f.Text[begin:end], f.blanked(0, stop)
}

// nearly reports a line that is meant as a fence and is none.
func (f *File) nearly(from, to int, done string, log *Log) {
	line := string(f.Text[from:to])
	if line == fence {
		return
	}
	help := "write three hyphens: ---"
	if strings.TrimSpace(line) == fence {
		help = "write three hyphens alone, without a space"
	}
	log.Error(f.Pos(from), fmt.Sprintf("the front matter is %s by %q", done, line), help)
}

// blanked is a copy of the text in which a part is blank but for its newlines.
func (f *File) blanked(from, to int) []byte {
	body := bytes.Clone(f.Text)
	for i := from; i < to; i++ {
		if body[i] != '\n' {
			body[i] = ' '
		}
	}
	return body
}

// misplaced reports what was meant as front matter and does not begin the
// file with its line, and returns the text without it.
func (f *File) misplaced(log *Log) []byte {
	at := misplaced.FindSubmatchIndex(f.Text)
	switch {
	case at != nil && at[2] == 0:
		f.nearly(at[4], at[5], "opened", log)
	case at != nil:
		log.Error(f.Pos(at[2]), "front matter does not begin the file", "write it as the first lines, between a line --- and a line ---")
	default:
		if at = unopened.FindSubmatchIndex(f.Text); at == nil {
			return f.Text
		}
		log.Error(f.Pos(at[2]), "the line above the front matter is missing", "write three hyphens in a line above this one: ---")
	}
	if at[6] >= 0 {
		f.nearly(at[6], at[7], "closed", log)
	}
	return f.blanked(at[2], at[3])
}
