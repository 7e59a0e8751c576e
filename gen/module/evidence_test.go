package module

import (
	"testing"

	"lectern/gen/markup"
)

func TestFold(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"“a” ‘b’ „c‟ «d» \"e\"":     "'a' 'b' 'c' 'd' 'e'",
		"a — b – c ‑ d -- e --- f−": "a - b - c - d - e - f-",
		"  a\n\tb\u00a0c\u2009d  ":  "a b c d",
		"wait...":                   "wait…",
		"so\u00advere\u200bign":     "sovereign",
		"Case, Stays.":              "Case, Stays.",
		"Қазақстан":                 "Қазақстан",
	} {
		if got := Fold(in); got != want {
			t.Errorf("%q becomes %q", in, got)
		}
	}
}

func TestHolds(t *testing.T) {
	t.Parallel()
	p := passageOf("The “legal equality” of all states — large or small — is the rule, and states keep it.", "Another item of the list")
	for quotation, want := range map[string]bool{
		"legal equality\" of all states":          true,
		"of all states - large or small -- is":    true,
		"The “legal":                              true,
		"keep it.":                                true,
		"of all\nstates":                          true,
		"all states […] is the rule":              true,
		"all states [...] is the rule":            true,
		"The […] states […] states":               true,
		"[…] is the rule […]":                     true,
		"is the rule […] of all states":           false, // the order
		"is the rule […] is the rule":             false, // what follows, follows
		"the rule […] he rule":                    false,
		"legal Equality\" of":                     false, // case counts
		"is the rule and":                         false, // and punctuation
		"egal equality":                           false, // whole words
		"of all state":                            false,
		"states keep it. Another item":            false, // items are not crossed
		"states keep it. […] Another item":        false,
		"of all states large":                     false,
		"Another item of the list":                true,
		"of the list of":                          false,
		"all states […] large or small […] keep ": true,
	} {
		if got := p.Holds(quotation); got != want {
			t.Errorf("%q is held: %t", quotation, got)
		}
	}
	// A word that stands first inside another is found where it is whole.
	if p := passageOf("Interstate, a state"); !p.Holds("state") || p.Holds("stat") {
		t.Error("words are not whole")
	}
	if p := passageOf("Бұл мемлекеттің тілі"); !p.Holds("мемлекеттің тілі") || p.Holds("мемлекет") {
		t.Error("words of other letters are not whole")
	}
}

func TestNearest(t *testing.T) {
	t.Parallel()
	p := passageOf("It begins here.", "On the whole, the legal equality of all states is the rule.")
	for quotation, want := range map[string]string{
		"the legal equality of every states": "the legal equality of all states",
		"LEGAL EQUALITY of all":              "legal equality of all",
		"it begins hare":                     "It begins",
		"zzz":                                "",
		"":                                   "",
	} {
		if got := p.Nearest(quotation); got != want {
			t.Errorf("nearest to %q is %q", quotation, got)
		}
	}
}

func TestQuotation(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"“legal equality”": "legal equality", "\"a\"": "a", "«b»": "b", " ‘c’ ": "c", "“d” e": "", "f": "", "“": "", "": "", "““g””": "“g”"} {
		got, ok := Quotation(&markup.Link{Content: []markup.Inline{&markup.Text{S: text}}})
		if got != want || ok != (want != "") {
			t.Errorf("of %s is quoted %q, %t", text, got, ok)
		}
	}
}

func TestResolve(t *testing.T) {
	t.Parallel()
	m, said := load(t, files{
		"article/01-in.md":  "# In\n\nA. {#here}\n\n## More {#more}\n",
		"article/02-out.md": "# Out\n\n- B {#there}\n\nҚ. {#қазақ}\n",
		"article/map.png":   "x",
		"glossary.md":       "# Words\n\nNeap\n\n:   Low.\n",
	})
	wantSaid(t, said)
	const from = "article/01-in.md"
	for _, c := range []struct {
		to    string
		place Place
	}{
		{"https://a.org/b#c", Place{External: "https://a.org/b#c"}},
		{"mailto:a@b.org", Place{External: "mailto:a@b.org"}},
		{"#here", Place{File: from, Fragment: "here"}},
		{"#more", Place{File: from, Fragment: "more"}},
		{"02-out.md", Place{File: "article/02-out.md"}},
		{"./02-out.md#there", Place{File: "article/02-out.md", Fragment: "there"}},
		{"02-out.md#%D2%9B%D0%B0%D0%B7%D0%B0%D2%9B", Place{File: "article/02-out.md", Fragment: "қазақ"}},
		{"../index.md", Place{File: "index.md"}},
		{"../references.yaml#smith2020", Place{File: "references.yaml", Fragment: "smith2020"}},
		{"../glossary.md#term-neap", Place{File: "glossary.md", Fragment: "term-neap"}},
	} {
		if got, fault, _ := m.Resolve(from, c.to); got != c.place || fault != "" {
			t.Errorf("%s leads to %+v: %s", c.to, got, fault)
		}
	}
	for _, c := range []struct{ to, fault, help string }{
		{"../../README.md", `"../../README.md" leads out of the module`, "link to a file in content/, or to an address on the web"},
		{"..", `there is no file content/.`, "correct the path, which is relative to this file"},
		{"../..", `"../.." leads out of the module`, "link to a file in content/, or to an address on the web"},
		{"02-oit.md", "there is no file content/article/02-oit.md", "did you mean 02-out.md?"},
		{"../indx.md", "there is no file content/indx.md", "did you mean ../index.md?"},
		{"02-out.md/", "there is no file content/article/02-out.md", "did you mean 02-out.md?"},
		{"02-OUT.md", "there is no file content/article/02-OUT.md", "did you mean 02-out.md?"},
		{"map.png", "content/article/map.png is no page", "link to a Markdown file, references.yaml or timeline.yaml"},
		{"../module.yaml", "content/module.yaml is no page", "link to a Markdown file, references.yaml or timeline.yaml"},
		{"02-out.md#thre", `content/article/02-out.md has no passage or heading "thre"`, "did you mean there?"},
		{"#zzz", `content/article/01-in.md has no passage or heading "zzz"`, "name the passage there with {#zzz}"},
		{"a%zz.md", `"a%zz.md" is no address of a file`, "write the path of a file of the module"},
		{"02-out.md?x", `"02-out.md?x" is no address of a file`, "write the path of a file of the module"},
		{"..\\index.md", `"..\\index.md" is no address of a file`, "write the path of a file of the module"},
	} {
		if _, fault, help := m.Resolve(from, c.to); fault != c.fault || help != c.help {
			t.Errorf("%s: %s (%s)", c.to, fault, help)
		}
	}
	if p := m.Passage(Place{File: "article/02-out.md", Fragment: "there"}); p == nil || p.ID != "there" {
		t.Error("the passage is not found")
	}
	for _, p := range []Place{{File: from, Fragment: "there"}, {File: from, Fragment: "more"}, {External: "https://a.org"}} {
		if m.Passage(p) != nil {
			t.Errorf("%+v is a passage", p)
		}
	}
	if got := PicturePath(from, "../my%20map.png"); got != "my map.png" {
		t.Errorf("the picture is %s", got)
	}
}

// passageOf is a passage of paragraphs.
func passageOf(texts ...string) *Passage {
	p := &Passage{}
	for _, s := range texts {
		p.Blocks = append(p.Blocks, &markup.Paragraph{Content: []markup.Inline{&markup.Text{S: s}}})
	}
	return p
}
