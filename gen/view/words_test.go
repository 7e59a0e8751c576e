package view

import (
	"strings"
	"testing"
	"testing/fstest"

	"lectern/gen/source"
)

const rest = "plain: x\nname: \"%s\"\ndate-century: \"%d\"\nscript: {check: x, unused: x}\n"

func TestPlurals(t *testing.T) {
	t.Parallel()
	layouts := fstest.MapFS{
		"i18n/en.yaml": {Data: []byte("n: {one: \"%d hour\", other: \"%d hours\"}\nplain: 100% sure\nname: Note %s\ndate-century: {one: \"%dst\", two: \"%dnd\", few: \"%drd\", other: \"%dth\"}\nscript: {check: 'Check', unused: 'x'}\n")},
		"i18n/ru.yaml": {Data: []byte("n: {one: \"%d час\", few: \"%d часа\", many: \"%d часов\", other: \"%d часа\"}\n" + rest)},
		"i18n/kk.yaml": {Data: []byte("n: {one: \"%d сағат\", other: \"%d сағат\"}\n" + rest)},
		"i18n/ja.yaml": {Data: []byte("n: {other: \"%d時間\"}\n" + rest)},
		"i18n/de.yaml": {Data: []byte("n: [\n")},
		"i18n/it.yaml": {Data: []byte("n: {one: \"%d\", other: [x]}\nplains: x\nname: \"%s %s\"\ndate-century: {other: \"%d\"}\nscript: {check: {one: x}}\n")},
	}
	for _, c := range []struct {
		language string
		n        int
		want     string
	}{
		{"en", 1, "1 hour"}, {"en", 0, "0 hours"}, {"en", 2, "2 hours"}, {"en", 21, "21 hours"}, {"en-GB", 1, "1 hour"},
		{"ru", 1, "1 час"}, {"ru", 2, "2 часа"}, {"ru", 4, "4 часа"}, {"ru", 5, "5 часов"}, {"ru", 0, "0 часов"}, {"ru", 11, "11 часов"}, {"ru", 12, "12 часов"},
		{"ru", 21, "21 час"}, {"ru", 22, "22 часа"}, {"ru", 111, "111 часов"}, {"ru-Latn", 3, "3 часа"},
		{"kk", 1, "1 сағат"}, {"kk", 5, "5 сағат"}, {"kk-Cyrl", 2, "2 сағат"}, {"ja", 1, "1時間"},
	} {
		w, err := readWords(layouts, c.language, source.Pos{})
		if err != nil {
			t.Fatal(err)
		}
		if got, err := w.Text("n", c.n); got != c.want || err != nil {
			t.Errorf("%d in %s is %q, %v", c.n, c.language, got, err)
		}
	}
	w, err := readWords(layouts, "en", source.Pos{})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := w.Text("name", "7a"); got != "Note 7a" || err != nil {
		t.Errorf("a filled word is %q, %v", got, err)
	}
	if got, err := w.Text("n"); got == "" || strings.Contains(got, "hour ") || err != nil {
		t.Errorf("no number gives %q, %v", got, err)
	}
	for key, want := range map[string]string{
		"absent": `layouts/i18n/en.yaml: error: the word absent is missing (add a line "absent: …")`,
	} {
		if got, err := w.Text(key, 2); err == nil || err.Error() != want {
			t.Errorf("%s gives %q, %v", key, got, err)
		}
	}
	for n, want := range map[int]string{1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 19: "19th", 21: "21st"} {
		if got, err := w.Text("date-century", n); got != want || err != nil {
			t.Errorf("the century is %q, %v", got, err)
		}
	}
	if got, err := w.script([]byte("word('check')")); string(got) != `{"check":"Check"}` || err != nil {
		t.Errorf("scripts are given %s, %v", got, err)
	}
	for language, want := range map[string]string{
		"fr": `content/module.yaml:3:11: error: the interface has no words in the language "fr" (it has those of de, en, it, ja, kk, ru; to add a language, translate layouts/i18n/en.yaml as fr.yaml beside it)`,
		"de": "layouts/i18n/de.yaml:1:4: error: this is no valid YAML: ",
		"it": strings.Join([]string{
			`layouts/i18n/it.yaml: error: the word date-century has no form "many" (the plural forms of this language are many, other)`,
			`layouts/i18n/it.yaml: error: the word n has no text as its form "other" (write one text)`,
			`layouts/i18n/it.yaml: error: the word name wants more values than it is given (take out a %s or %d)`,
			`layouts/i18n/it.yaml: error: the word plain is missing (translate that of layouts/i18n/en.yaml)`,
			`layouts/i18n/it.yaml: error: the word script: check is no text (write one text)`,
			`layouts/i18n/it.yaml: error: the word script: unused is missing (translate that of layouts/i18n/en.yaml)`,
			`layouts/i18n/it.yaml: error: nothing uses the word plains (did you mean plain?)`,
		}, "\n"),
	} {
		if _, err := readWords(layouts, language, source.Pos{File: "content/module.yaml", Line: 3, Column: 11}); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s gives %v", language, err)
		}
	}
}
