package module

import (
	"fmt"
	"strings"
	"testing"
)

const terms = `# Words

Spring tide
:   A high one.
    Also: spring tides, springs

Tide
:   The sea’s rise.
    Also: tides, tidal

NOAA
:   An office.

Modus vivendi
:   A way.

Half-tide
:   The middle.
`

// TestTerms wants the first use of a term in a section linked, and nothing
// that is not the term.
func TestTerms(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		want       string // the words linked, by passage
	}{
		{"whole words", "Tidesman, untidal, midtide.\n\nThe tide’s turn.", "2 tide"},
		{"hyphens join", "A half-tide rock, a non-tidal river, a tide-mark.", "1 half-tide"},
		{"a hyphen that does not", "The pre- and post- tide sea.", "1 tide"},
		{"inflections", "At springs it is tidal.", "1 springs, 1 tidal"},
		{"the longest", "A spring tide is a tide.", "1 spring tide, 1 tide"},
		{"the first of each section", "A tide. A tide.\n\nTides.", "1 tide"},
		{"any case", "TIDES, Spring Tides", "1 TIDES, 1 Spring Tides"},
		{"but not of acronyms", "noaa, Noaa, NOAA", "1 NOAA"},
		{"across a line's end", "A spring\ntide.", "1 spring|tide"},
		{"not across marks", "A spring, tide. A spring[^1] tide.\n\n[^1]: Note.", "1 tide"},
		{"not in half a word's emphasis", "Be*tide* or *tide*.", "1 tide"},
		{"emphasis", "*A tide*", "1 tide"},
		{"not over its edge, nor in part", "a *spring* tide", ""},
		{"headings", "## Tide\n\nSea.", ""},
		{"links", "[the tide](01-in.md) and a tide", "1 tide"},
		{"quotations", "“A tide”, „a tide“, «a tide», ‘a tide’s end’ and a tide", "1 tide"},
		{"quotations of several paragraphs", "“A tide.\n\n“A tide.”\n\nA tide.", "3 tide"},
		{"emphasis in quotations", "“A *great* tide” \"and *one* tide\" tide", "1 tide"},
		{"an apostrophe is no quotation mark", "The sea’s tide", "1 tide"},
		{"block quotes", "> A tide.\n\nTide.", "2 Tide"},
		{"code", "`tide` tide", "1 tide"},
		{"notes", "Sea.[^1]\n\n[^1]: A tide.", ""},
		{"another language", "[tide modus vivendi]{lang=la} is", ""},
		{"unless it is the phrase", "a [modus vivendi]{lang=la}", "1 modus vivendi"},
		{"items", "- sea\n- tide\n  1. springs", "2 tide, 3 springs"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m, said := load(t, files{"glossary.md": terms, "article/01-in.md": "# In\n\n" + c.text + "\n"})
			wantSaid(t, said)
			var got []string
			for _, u := range m.Sections[0].Terms {
				words := u.From.Text.S[u.From.At:]
				if u.From.Text == u.To.Text {
					words = words[:u.To.At-u.From.At]
				} else {
					words += "|" + u.To.Text.S[:u.To.At]
				}
				got = append(got, fmt.Sprint(u.Passage.Number, " ", words))
			}
			if list := strings.Join(got, ", "); list != c.want {
				t.Errorf("linked: %q, want %q", list, c.want)
			}
		})
	}
}

// TestTermUses wants the glossary to know every passage that uses a term, in
// quotations and links too, once each.
func TestTermUses(t *testing.T) {
	t.Parallel()
	m, said := load(t, files{"glossary.md": terms,
		"article/01-in.md":  "# In\n\nSea.\n\nA tide, a tide.\n\n“A tide”\n\n## Tide\n\n> [tide](#in)\n",
		"article/02-out.md": "# Out\n\nTidal.[^1]\n\n[^1]: Tide.\n",
	})
	wantSaid(t, said)
	var got []int
	for _, p := range m.Glossary.Terms[1].Uses {
		got = append(got, p.Number)
	}
	if fmt.Sprint(got) != "[2 3 4 5]" {
		t.Errorf("passages %v use it, want 2, 3, 4 and 5", got)
	}
	if n := len(m.Glossary.Terms[4].Uses); n != 0 {
		t.Errorf("a term that nothing uses has %d uses", n)
	}
}

func TestFormsOfTwoTerms(t *testing.T) {
	t.Parallel()
	_, said := load(t, files{"glossary.md": "# Words\n\nTide\n:   High.\n    Also: spring  tide\n\nSpring tide\n:   Higher.\n"})
	wantSaid(t, said, "content/glossary.md:7:1: error: \"Spring tide\" is a form of two terms: \"Tide\" and \"Spring tide\" (")
}

// TestTermsOfLongText ends soon only if no word costs more for what stands
// before it.
func TestTermsOfLongText(t *testing.T) {
	t.Parallel()
	for _, part := range []string{"tide ", "“tide ", "‘tide’ ", "spring ", "tide-"} {
		text := strings.Repeat(part, 32_000/len(part)) // a paragraph may not be longer
		m, _ := load(t, files{"glossary.md": terms, "article/01-in.md": "# In\n\n" + text + "sea\n"})
		if part != "spring " && part != "tide-" && len(m.Glossary.Terms[1].Uses) != 1 {
			t.Errorf("%q: the term is not found", part)
		}
	}
}
