package view

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"lectern/gen/source"
)

// Words are the interface's words in one language: layouts/i18n/LANGUAGE.yaml,
// a flat mapping of keys to texts, or to one text for each plural form of the
// language. The words under "script" are those that scripts use.
type Words struct {
	path  string
	tag   language.Tag
	texts map[string]any
}

// model is the language whose words all others must have.
const model = "en"

// readRule is what errors of layouts/ and static/ are filed under.
const readRule = "read-look"

// wrong is an error in a file of layouts/ or static/.
func wrong(file, message, help string) error {
	return source.Diagnostic{Pos: source.Pos{File: file}, Rule: readRule, Message: message, Help: help}
}

// languages are those that the interface has words in.
func languages(layouts fs.FS) []string {
	files, _ := fs.Glob(layouts, "i18n/*.yaml") // sorted
	for i, f := range files {
		files[i] = strings.TrimSuffix(path.Base(f), ".yaml")
	}
	return files
}

// readWords reads the words for a language (BCP 47), which module.yaml names at
// a place: those of its primary subtag. Each word that the model has must be
// there, in every plural form of the language; all that are not are named at
// once.
func readWords(layouts fs.FS, lang string, at source.Pos) (*Words, error) {
	base, _, _ := strings.Cut(lang, "-")
	w, err := parseWords(layouts, base)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, source.Diagnostic{Pos: at, Rule: readRule, Message: fmt.Sprintf("the interface has no words in the language %q", lang),
			Help: fmt.Sprintf("it has those of %s; to add a language, translate layouts/i18n/%s.yaml as %s.yaml beside it", strings.Join(languages(layouts), ", "), model, base)}
	case err != nil:
		return nil, err
	}
	w.tag = language.Make(lang)
	if base == model {
		return w, w.complete(w)
	}
	whole, err := parseWords(layouts, model)
	if err != nil {
		return nil, err
	}
	return w, w.complete(whole)
}

func parseWords(layouts fs.FS, base string) (*Words, error) {
	w := &Words{path: "layouts/i18n/" + base + ".yaml"}
	text, err := fs.ReadFile(layouts, "i18n/"+base+".yaml")
	if err != nil {
		return w, err
	}
	if err := yaml.Unmarshal(text, &w.texts); err != nil {
		return w, notYAML(w.path, err)
	}
	return w, nil
}

// notYAML is the error of a file that the YAML library cannot read.
func notYAML(file string, err error) error {
	d := source.Diagnostic{Pos: source.Pos{File: file}, Rule: readRule, Message: "this is no valid YAML: " + err.Error()}
	var syntax *yaml.SyntaxError
	if errors.As(err, &syntax) {
		d.Message = "this is no valid YAML: " + syntax.Message
		d.Pos.Line, d.Pos.Column = syntax.Token.Position.Line, syntax.Token.Position.Column
	}
	return d
}

// complete wants of the words those of a whole set: none missing, none unknown,
// each with the plural forms that the language has and filled from the same
// values.
func (w *Words) complete(whole *Words) error {
	var problems []error
	fail := func(message, help string) {
		problems = append(problems, wrong(w.path, message, help))
	}
	var check func(under string, texts, whole map[string]any)
	check = func(under string, texts, whole map[string]any) {
		for _, key := range slices.Sorted(maps.Keys(whole)) {
			text, there := texts[key]
			if !there {
				fail("the word "+under+key+" is missing", "translate that of layouts/i18n/"+model+".yaml")
				continue
			}
			if key == scriptWords {
				inner, _ := text.(map[string]any)
				all, _ := whole[key].(map[string]any)
				check(key+": ", inner, all)
				continue
			}
			if fault, help := w.fault(key, text, whole[key]); fault != "" {
				fail("the word "+under+key+" "+fault, help)
			}
		}
		for _, key := range slices.Sorted(maps.Keys(texts)) {
			if _, known := whole[key]; !known {
				fail("nothing uses the word "+under+key, source.Suggest(key, slices.Collect(maps.Keys(whole)), "delete it"))
			}
		}
	}
	check("", w.texts, whole.texts)
	return errors.Join(problems...)
}

// scriptWords is the key under which the words of scripts stand.
const scriptWords = "script"

// fault tells what is wrong with a word's text, as against that of the model.
func (w *Words) fault(key string, text, whole any) (fault, help string) {
	forms, plural := text.(map[string]any)
	if _, counted := whole.(map[string]any); !counted || !plural {
		if _, plain := text.(string); !plain {
			return "is no text", "write one text"
		}
		forms = map[string]any{"other": text}
	} else {
		for _, form := range w.forms(key) {
			if forms[form] == nil {
				return fmt.Sprintf("has no form %q", form), "the plural forms of this language are " + strings.Join(w.forms(key), ", ")
			}
		}
	}
	for form, text := range forms {
		text, plain := text.(string)
		if !plain {
			return fmt.Sprintf("has no text as its form %q", form), "write one text"
		}
		if verbs(text) > verbs(whole) {
			return "wants more values than it is given", "take out a %s or %d"
		}
	}
	return "", ""
}

var verb = regexp.MustCompile(`%(\[([0-9])\])?[sd]`)

// verbs is the number of values that a word's text is filled from: the most of
// all its forms.
func verbs(text any) int {
	most := 0
	forms, _ := text.(map[string]any)
	for _, form := range forms {
		most = max(most, verbs(form))
	}
	if text, ok := text.(string); ok {
		for i, m := range verb.FindAllStringSubmatch(text, -1) {
			place := i + 1
			if m[2] != "" {
				place, _ = strconv.Atoi(m[2])
			}
			most = max(most, place)
		}
	}
	return most
}

// Text gives a word, its %s and %d filled from args. Where the word has plural
// forms, the first int among args chooses one, by the rules of Unicode's CLDR.
func (w *Words) Text(key string, args ...any) (string, error) {
	var format string
	switch v := w.texts[key].(type) {
	case string:
		format = v
	case map[string]any:
		form, ok := v[w.form(key, args)].(string)
		if !ok {
			form, ok = v["other"].(string)
		}
		if !ok {
			return "", wrong(w.path, "the word "+key+" has no form \"other\"", "")
		}
		format = form
	default:
		return "", wrong(w.path, "the word "+key+" is missing", "add a line \""+key+": …\"")
	}
	if !strings.Contains(format, "%") {
		return format, nil
	}
	return fmt.Sprintf(format, args...), nil
}

var formNames = map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other"}

// ordinals are the words whose number is one of a series, as in "21st century".
var ordinals = map[string]bool{"date-century": true}

// form is the plural form that the first whole number among args asks for.
func (w *Words) form(key string, args []any) string {
	for _, a := range args {
		if n, ok := a.(int); ok {
			return w.formOf(key, n)
		}
	}
	return "other"
}

func (w *Words) formOf(key string, n int) string {
	rules := plural.Cardinal
	if ordinals[key] {
		rules = plural.Ordinal
	}
	return formNames[rules.MatchPlural(w.tag, n, 0, 0, 0, 0)]
}

// forms are the plural forms that whole numbers have in the language, and
// "other", which every word has.
func (w *Words) forms(key string) []string {
	list := []string{"other"}
	for n := range 200 { // in no language does a greater one bring a new form but for millions
		if form := w.formOf(key, n); !slices.Contains(list, form) {
			list = append(list, form)
		}
	}
	slices.Sort(list)
	return list
}

// script is an object of the words that scripts name, in quotation marks.
func (w *Words) script(scripts []byte) ([]byte, error) {
	named := map[string]any{}
	all, _ := w.texts[scriptWords].(map[string]any)
	for key, text := range all {
		if bytes.Contains(scripts, []byte("'"+key+"'")) {
			named[key] = text
		}
	}
	words, err := json.Marshal(named)
	if err != nil {
		return nil, wrong(w.path, "the words under script cannot be written for scripts: "+err.Error(), "")
	}
	return words, nil
}
