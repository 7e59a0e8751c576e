package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// composed are the words whose keys are made at run time: of a level's name,
// of a date's month or season, of an option's text.
var composed = strings.Fields(`
	level-remember level-understand level-apply level-analyze level-evaluate level-create
	january february march april may june july august september october november december
	january-of february-of march-of april-of may-of june-of july-of august-of september-of october-of november-of december-of
	spring summer autumn winter
	true false`)

// chosen are the words whose keys the scripts hold in variables: of the way an
// item is moved, of what is amiss with an answer, of how many stand how.
var chosen = []string{"up", "down", "answerFirst", "fillAll", "spelling", "unit", "notNumber", "countRight", "countPartly", "countWrong", "countWritten", "countUnchecked", "countUnanswered"}

// TestWords wants every word of the interface to be used, and every word that
// is used to be there: by layouts, by the room view, and by the scripts.
func TestWords(t *testing.T) {
	t.Parallel()
	texts := readTexts(t, "../layouts/i18n/en.yaml")
	inScripts, ok := texts["script"].(map[string]any)
	if !ok {
		t.Fatal("there are no words for scripts")
	}
	delete(texts, "script")
	used := wordsOfGo(t)
	maps.Copy(used, wordsOf(t, "../layouts", ".html", regexp.MustCompile(`[{(|]\s*-?\s*t "([^"]+)"`)))
	for _, key := range composed {
		used[key] = "made at run time"
	}
	compare(t, texts, used)

	said := wordsOfScripts(t)
	for _, key := range chosen {
		said[key] = "chosen at run time"
	}
	compare(t, inScripts, said)
}

func compare(t *testing.T, texts map[string]any, used map[string]string) {
	t.Helper()
	if len(used) < 20 {
		t.Errorf("only %d words are found in use", len(used))
	}
	for key, where := range used {
		if texts[key] == nil {
			t.Errorf("%s uses the word %q, which is not there", where, key)
		}
	}
	for key := range texts {
		if _, ok := used[key]; !ok {
			t.Errorf("nothing uses the word %q", key)
		}
	}
}

// TestLanguages wants every language to have the words that English has, and
// each word with plural forms to have the form that all languages have.
func TestLanguages(t *testing.T) {
	t.Parallel()
	english := flat(readTexts(t, "../layouts/i18n/en.yaml"))
	files, err := filepath.Glob("../layouts/i18n/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		texts := flat(readTexts(t, file))
		for _, key := range slices.Sorted(maps.Keys(english)) {
			if texts[key] == nil {
				t.Errorf("%s has no word %s", file, key)
			}
		}
		for key, text := range texts {
			if english[key] == nil {
				t.Errorf("%s has a word that English has not: %s", file, key)
			}
			if forms, ok := text.(map[string]any); ok && forms["other"] == nil {
				t.Errorf("%s: the word %s has no form \"other\"", file, key)
			}
		}
	}
}

func readTexts(t *testing.T, file string) (texts map[string]any) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(read(t, file)), &texts); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return texts
}

// flat puts the words of scripts beside the others, as "script check".
func flat(texts map[string]any) map[string]any {
	all := maps.Clone(texts)
	delete(all, "script")
	if inScripts, ok := texts["script"].(map[string]any); ok {
		for key, text := range inScripts {
			all["script "+key] = text
		}
	}
	return all
}

// wordsOf finds the keys that a form captures in the files of a folder, with
// the file of each.
func wordsOf(t *testing.T, folder, ext string, form *regexp.Regexp) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && path.Ext(name) == ext {
			for _, m := range form.FindAllStringSubmatch(read(t, filepath.Join(folder, name)), -1) {
				found[m[1]] = name
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

var (
	saying  = regexp.MustCompile(`\bword\(`)
	literal = regexp.MustCompile(`'(\w+)'`)
)

// wordsOfScripts finds the keys that are written out in calls of word, those
// of a choice between keys included.
func wordsOfScripts(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := fs.WalkDir(os.DirFS("../static"), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".js" {
			return err
		}
		text := read(t, filepath.Join("../static", name))
		for _, at := range saying.FindAllStringIndex(text, -1) {
			end, open := at[1], 1
			for ; open > 0 && end < len(text); end++ {
				switch text[end] {
				case '(':
					open++
				case ')':
					open--
				}
			}
			for _, m := range literal.FindAllStringSubmatch(text[at[1]:end], -1) {
				found[m[1]] = name
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// speaking are the functions of the room view that take a word's key, with
// the place of the key among their arguments.
var speaking = map[string]int{"word": 0, "numbered": 0, "fileLink": 2}

// wordsOfGo finds the keys that are written out in calls of these.
func wordsOfGo(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	files, err := filepath.Glob("view/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			name := ""
			switch f := call.Fun.(type) {
			case *ast.Ident:
				name = f.Name
			case *ast.SelectorExpr:
				name = f.Sel.Name
			}
			place, ok := speaking[name]
			if !ok || place >= len(call.Args) {
				return true
			}
			if key, ok := call.Args[place].(*ast.BasicLit); ok && key.Kind == token.STRING {
				text, err := strconv.Unquote(key.Value)
				if err != nil {
					t.Fatal(err)
				}
				found[text] = file
			}
			return true
		})
	}
	return found
}
