package module

import (
	"strings"
	"testing"

	"lectern/gen/quiz"
)

func TestConfig(t *testing.T) {
	t.Parallel()
	m, said := load(t, files{"module.yaml": `id: tides-2
title: "Tides: an introduction"
short: Tides
description: >
  How the sea
  rises.
language: ru-Latn
edition: 2026
licence:
  name: CC BY 4.0
  url: https://creativecommons.org/licenses/by/4.0/
article: smith2020
accent: "#aB0042"
answers: withheld
repository: https://example.org/edit/main/
site_url: https://example.org/tides
questions:
  - folder: 1-why
    short: Why
    objectives:
      - {id: explain, text: "Explain: the moon", level: analyse}
      - id: name
        text: Name both
        level: remember
  - folder: 02-how-much
`, "questions/1-why/index.md": "# Why\n", "questions/02-how-much/index.md": "# How much\n"})
	wantSaid(t, said)
	for _, c := range []struct{ name, got, want string }{
		{"id", m.ID, "tides-2"}, {"title", m.Title, "Tides: an introduction"}, {"short", m.Short, "Tides"},
		{"description", m.Description, "How the sea rises."}, {"language", m.Language, "ru-Latn"}, {"direction", m.Direction, "ltr"},
		{"edition", m.Edition, "2026"}, {"licence", m.Licence.Name, "CC BY 4.0"}, {"licence's url", m.Licence.URL, "https://creativecommons.org/licenses/by/4.0/"},
		{"article", m.Article.Text, "smith2020"}, {"accent", m.Accent, "#aB0042"}, {"repository", m.Repository, "https://example.org/edit/main"},
		{"site", m.SiteURL, "https://example.org/tides/"}, {"article's place", m.ArticleAt.String(), "content/module.yaml:12:10"},
	} {
		if c.got != c.want {
			t.Errorf("%s is %q, not %q", c.name, c.got, c.want)
		}
	}
	if !m.Withheld || len(m.Questions) != 2 {
		t.Fatalf("withheld %t, %d questions", m.Withheld, len(m.Questions))
	}
	why, much := m.Questions[0], m.Questions[1]
	if why.Slug != "why" || why.Short != "Why" || why.Number != 1 || much.Slug != "how-much" || much.Number != 2 || much.Index == nil {
		t.Errorf("the questions are %+v, %+v", why, much)
	}
	if len(why.Objectives) != 2 || why.Objectives[0].Level != quiz.Level("analyze") || why.Objectives[0].Text != "Explain: the moon" || why.Objectives[1].ID != "name" || why.Objectives[1].Question != why {
		t.Errorf("the objectives are %+v", why.Objectives)
	}
	if m, said := load(t, nil); m.Short != "Tides" || m.Withheld || m.SiteURL != "" || len(said) > 0 {
		t.Errorf("what is left out is %+v, %q", m.Config, said)
	}
}

func TestConfigFaults(t *testing.T) {
	t.Parallel()
	const at = "content/module.yaml:"
	replaced := func(old, new string) string {
		text := strings.Replace(config, old, new, 1)
		if text == config {
			t.Fatalf("%q is not replaced", old)
		}
		return text
	}
	questions := config + "questions:\n  - folder: 1-why\n    objectives:\n"
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"unknown key", config + "licens: x\n", []string{at + "7:1: error: unknown key licens (did you mean licence?)"}},
		{"unknown key near none", config + "zzzzz: x\n", []string{at + "7:1: error: unknown key zzzzz (known are id, title, "}},
		{"key twice", config + "title: x\n", []string{at + `7:1: error: `}},
		{"missing keys", "id: a\ntitle: b\nlicence: {name: c}\n", []string{at + `1:1: error: the key article is missing (add a line "article: …")`, at + "1:1: error: the key edition is missing", at + "1:1: error: the key language is missing"}},
		{"empty answers", config + "answers:\n", []string{at + "7:1: error: the key answers has no value (write it behind the colon)"}},
		{"a comment for a value", config + "accent: #8a5a00\n", []string{at + "7:1: error: the key accent has no value (write it behind the colon; put it in quotation marks if it begins with #)"}},
		{"empty value", replaced("title: Tides", "title:"), []string{at + "2:1: error: the key title has no value"}},
		{"nothing", "# only this\n---\n", []string{at + "1:1: error: the file says nothing (write it, or bring back an earlier copy)"}},
		{"list", "- id: x\n", []string{at + `1:1: error: this is not made of "key: value" lines`}},
		{"text is a list", replaced("title: Tides", "title: [a, b]"), []string{at + "2:8: error: the value of title is not a text"}},
		{"licence is a text", replaced("{name: CC BY 4.0}", "CC BY"), []string{at + `5:10: error: the value of licence is not made of "key: value" lines`}},
		{"licence without name", replaced("{name: CC BY 4.0}", "{url: https://a.org}"), []string{at + "5:11: error: the key name is missing"}},
		{"questions is a text", config + "questions: many\n", []string{at + "7:12: error: the value of questions is not a list (write questions: [many], or each entry behind a hyphen on a line of its own)"}},
		{"id", replaced("id: tides", "id: High Tides"), []string{at + `1:5: error: id cannot be "High Tides" (write lower-case letters, digits and single hyphens)`}},
		{"language", replaced("language: en", "language: English"), []string{at + `3:11: error: language cannot be "English" (write a language tag such as en, kk or ru-Latn)`}},
		{"accent", config + "accent: red\n", []string{at + `7:9: error: accent cannot be "red" (write a colour as "#rrggbb", in quotation marks)`}},
		{"answers", config + "answers: witheld\n", []string{at + `7:10: error: answers cannot be "witheld" (did you mean withheld?)`}},
		{"site address", config + "site_url: example.org\n", []string{at + `7:11: error: site_url is no web address: "example.org" (write it as https://host/path)`}},
		{"site with query", config + "site_url: https://a.org/?x=1\n", []string{at + "7:11: error: site_url is no web address"}},
		{"repository's scheme", config + "repository: javascript:alert(1)\n", []string{at + "7:13: error: repository is no web address"}},
		{"site with a bare query", config + "site_url: https://a.org/?\n", []string{at + "7:11: error: site_url is no web address"}},
		{"the whole repository", config + "repository: https://github.com/me/bees\n", []string{at + "7:13: error: no file of the repository can be edited under this address (write https://github.com/me/bees/edit/main, or the name of its branch for main)"}},
		{"the repository to clone", config + "repository: https://www.github.com/me/bees.git/\n", []string{at + "7:13: error: no file of the repository can be edited under this address (write https://www.github.com/me/bees/edit/main, or"}},
		{"the whole repository of GitLab", config + "repository: https://gitlab.example.org/me/bees/\n", []string{at + "7:13: error: no file of the repository can be edited under this address (write https://gitlab.example.org/me/bees/-/edit/main, or"}},
		{"a branch of a repository", config + "repository: https://github.com/me/bees/blob/main\n", nil},
		{"folder", config + "questions:\n  - folder: why\n", []string{at + `8:13: error: folder cannot be "why" (write a number and a name, as in 1-causes)`}},
		{"folder missing", config + "questions:\n  - short: why\n", []string{at + "8:5: error: the key folder is missing"}},
		{"objective's level", questions + "      - {id: a, text: b, level: aply}\n", []string{at + `10:33: error: "aply" is no level of Bloom's taxonomy (did you mean apply?)`}},
		{"objective twice", questions + "      - {id: a, text: b, level: apply}\n      - {id: a, text: c, level: apply}\n", []string{at + "11:14: error: the objective a stands twice, first in line 10 (rename one)"}},
		{"objective without text", questions + "      - {id: a, level: apply}\n", []string{at + "10:10: error: the key text is missing"}},
		{"question twice", config + "questions:\n  - folder: 1-why\n  - folder: 2-why\n", []string{at + `9:13: error: a second research question "why" (change the words after the number)`}},
		{"anchor", replaced("title: Tides", "title: &t Tides"), []string{at + `2:8: error: YAML takes "&" here for a mark of its own`}},
		{"alias", replaced("title: Tides", "title: *t"), []string{at + "2:8: error: "}},
		{"tag", replaced("title: Tides", "title: !!str Tides"), []string{at + `2:8: error: YAML takes "!!str" here for a mark of its own`}},
		{"merge", config + "<<: {short: x}\n", []string{at + `7:1: error: YAML takes "<<" here for a mark of its own (put a text that begins with it in quotation marks)`}},
		{"second document", config + "---\nid: x\n", []string{at + "7:1: error: a second YAML document in one file (delete the line ---)"}},
		{"open quotation mark", replaced("title: Tides", "title: \"Tides"), []string{at}},
		{"colon in a text", replaced("title: Tides", "title: Tides: high"), []string{at + "2:"}},
		{"tab", config + "\tshort: x\n", []string{at + "7:"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			other := files{"module.yaml": c.text}
			if strings.Contains(c.text, "1-why") {
				other["questions/1-why/index.md"] = "# Why\n"
			}
			_, said := load(t, other)
			wantSaid(t, said, c.want...)
		})
	}
}

func TestDirection(t *testing.T) {
	t.Parallel()
	for language, want := range map[string]string{"en": "ltr", "kk-Cyrl": "ltr", "kk-Arab": "rtl", "ar": "rtl", "ar-EG": "rtl", "art": "ltr", "ar-Latn": "ltr", "uz-Arab-AF": "rtl", "he": "rtl", "es-419": "ltr"} {
		m, said := load(t, files{"module.yaml": strings.Replace(config, "language: en", "language: "+language, 1)})
		wantSaid(t, said)
		if m.Direction != want {
			t.Errorf("%s is written %s", language, m.Direction)
		}
	}
}
