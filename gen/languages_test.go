package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const persian = "testdata/persian/content" // written from right to left

// inLanguage lays out a module in another language than it says.
func inLanguage(t *testing.T, content, language string) (root string) {
	t.Helper()
	root = install(t, content)
	file := filepath.Join(root, "content", "module.yaml")
	text := strings.Replace(read(t, file), "language: en", "language: "+language, 1)
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return root
}

// rightToLeft lays out the Persian module, for whose language the interface
// has no words of its own: English ones stand for them, since both languages
// have the same plural forms.
func rightToLeft(t *testing.T) (root string) {
	t.Helper()
	root = install(t, persian)
	words := filepath.Join(root, "layouts", "i18n")
	if err := os.WriteFile(filepath.Join(words, "fa.yaml"), []byte(read(t, filepath.Join(words, "en.yaml"))), 0o644); err != nil {
		t.Fatal(err)
	}
	return root
}

// TestLanguagesOfTheInterface builds a module in each language that has words.
func TestLanguagesOfTheInterface(t *testing.T) {
	t.Parallel()
	for language, words := range map[string][]string{
		"ru":      {"<html lang=ru dir=ltr", "Исследовательский вопрос 1", "1 раздел", "1 минута", "1900"},
		"kk":      {"<html lang=kk dir=ltr", "1-зерттеу сұрағы", "1 бөлім", "1 минут"},
		"kk-Arab": {"<html lang=kk-Arab dir=rtl", "1-зерттеу сұрағы"},
	} {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			root := inLanguage(t, tides, language)
			gen(t, 0, "build", "-q", "-C", root)
			page := read(t, filepath.Join(root, "public", "index.html"))
			for _, w := range words {
				if !strings.Contains(page, w) {
					t.Errorf("the front page has no %s", w)
				}
			}
		})
	}
}

// TestRightToLeft builds a module that is written from right to left, with a
// phrase in it that is not.
func TestRightToLeft(t *testing.T) {
	t.Parallel()
	root := rightToLeft(t)
	gen(t, 0, "build", "-q", "-C", root)
	page := read(t, filepath.Join(root, "public", "article", "rise.html"))
	for _, w := range []string{"<html lang=fa dir=rtl", "<span lang=en dir=ltr>A Book of Tides</span>"} {
		if !strings.Contains(page, w) {
			t.Errorf("the section has no %s", w)
		}
	}
}

// sided are properties and values that name a side of the screen where one of
// the text is meant.
var sided = regexp.MustCompile(`(?:^|[{;\s])(?:(?:margin|padding|border)-(?:left|right)[a-z-]*|left|right)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)`)

// TestLogicalStyles wants styles to know no left and no right.
func TestLogicalStyles(t *testing.T) {
	t.Parallel()
	if !sided.MatchString("a { margin-left: 1px; }") || !sided.MatchString("a{float:right}") || sided.MatchString("a:is(.right) { border-inline-start: 0; }") {
		t.Fatal("sides are not found")
	}
	err := filepath.WalkDir("../static", func(path string, _ fs.DirEntry, err error) error {
		if err == nil && filepath.Ext(path) == ".css" {
			for i, line := range strings.Split(read(t, path), "\n") {
				if side := sided.FindString(line); side != "" {
					t.Errorf("%s:%d: %s (use the logical property)", path, i+1, strings.TrimSpace(side))
				}
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
