package markup

import "testing"

// TestMeant gives the openings of quotes and the label that each was meant to
// have: what is for the instructor must not be published for a missing mark.
func TestMeant(t *testing.T) {
	t.Parallel()
	for opening, want := range map[string]string{
		"**Hint.** Look up.":                      "Hint.",
		"**Hint** Look up.":                       "Hint.",
		"**HINTS:** Look up.":                     "Hint.",
		"Hint: look up.":                          "Hint.",
		"*Model answer* So.":                      "Model answer.",
		"**Rationale.**So.":                       "Rationale.",
		"**Rationale. ** So.":                     "Rationale.",
		"**For the instructor.** Ask.":            "For the instructor.",
		"**For the instructor only** Ask.":        "For the instructor.",
		"**For** the instructor: ask.":            "For the instructor.",
		"**For instructors** Ask.":                "For the instructor.",
		"For the instructors. Ask.":               "For the instructor.",
		"For the instructor it is new.":           "",
		"Hints of it are everywhere.":             "",
		"**Hinterland** is a word.":               "",
		"Return to the sea.":                      "",
		"The rationale: so.":                      "",
		"![A picture](a.png)\n>\n> **Hint.** So.": "",
	} {
		doc, _ := parse(t, "# T\n\n> "+opening+"\n")
		if got := doc.Blocks[0].(*Quote).Meant(); got != want {
			t.Errorf("%s is meant as %q, want %q", opening, got, want)
		}
	}
}
