package view

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"

	"github.com/goccy/go-yaml"
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// Words are the interface's words in one language: layouts/i18n/LANGUAGE.yaml,
// a flat mapping of keys to texts, or to one text for each plural form of the
// language. The words under "script" are those that scripts use.
type Words struct {
	path  string
	tag   language.Tag
	texts map[string]any
}

// readWords reads the words for a language (BCP 47): those of its primary
// subtag.
func readWords(layouts fs.FS, lang string) (*Words, error) {
	base, _, _ := strings.Cut(lang, "-")
	w := &Words{path: "layouts/i18n/" + base + ".yaml", tag: language.Make(lang)}
	text, err := fs.ReadFile(layouts, "i18n/"+base+".yaml")
	if err != nil {
		return nil, fmt.Errorf("%s: error: the interface has no words in the module's language %q (translate layouts/i18n/en.yaml)", w.path, lang)
	}
	if err := yaml.Unmarshal(text, &w.texts); err != nil {
		return nil, fmt.Errorf("%s: error: this is no valid YAML: %w", w.path, err)
	}
	return w, nil
}

// Text gives a word, its %s and %d filled from args. Where the word has plural
// forms, the first int among args chooses one, by the rules of Unicode's CLDR.
func (w *Words) Text(key string, args ...any) (string, error) {
	var format string
	switch v := w.texts[key].(type) {
	case string:
		format = v
	case map[string]any:
		form, ok := v[w.form(args)].(string)
		if !ok {
			form, ok = v["other"].(string)
		}
		if !ok {
			return "", fmt.Errorf("%s: error: the word %s has no form \"other\"", w.path, key)
		}
		format = form
	default:
		return "", fmt.Errorf("%s: error: the word %s is missing (add a line \"%s: …\")", w.path, key, key)
	}
	if !strings.Contains(format, "%") {
		return format, nil
	}
	return fmt.Sprintf(format, args...), nil
}

var forms = map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other"}

func (w *Words) form(args []any) string {
	for _, a := range args {
		if n, ok := a.(int); ok {
			return forms[plural.Cardinal.MatchPlural(w.tag, n, 0, 0, 0, 0)]
		}
	}
	return "other"
}

// script is the statement that gives scripts their words: those that they
// name, in quotation marks.
func (w *Words) script(scripts []byte) ([]byte, error) {
	named := map[string]any{}
	all, _ := w.texts["script"].(map[string]any)
	for key, text := range all {
		if bytes.Contains(scripts, []byte("'"+key+"'")) {
			named[key] = text
		}
	}
	words, err := json.Marshal(named)
	if err != nil {
		return nil, fmt.Errorf("%s: error: the words under script cannot be written for scripts: %w", w.path, err)
	}
	return fmt.Appendf(nil, "const WORDS=%s;\n", words), nil
}
