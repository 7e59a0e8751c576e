package view

import (
	"crypto/sha256"
	"reflect"
	"slices"
	"strings"
	"testing"

	"lectern/gen/module"
)

// The same questions with one set of keys; otherKeys are with another.
const (
	oneKeys = `# Q

## Choice? {#choice .shuffle}

- [x] one
  > Yes, one.
- [ ] two
- [ ] three, as [here](../../article/01-in.md#twice)

> **Hint.** Count.

> **Rationale.** One.

## Several? {#several .multiple}

- [x] one
- [x] two
- [ ] three

> **Rationale.** Two.

## Rises? {#truth}

- [x] True
- [ ] False

> **Rationale.** It does.

## Order? {#order}

1. alpha
2. beta
3. gamma
4. delta

> **Rationale.** Greek.

## Match? {#match}

| moon | tide |
|------|------|
| full | spring |
| half | neap |
| none | low |

> **Rationale.** The moon.

## Short? {#short}

**Answer:** tenge / KZT

> **Rationale.** Money.

## Number? {#number}

**Answer:** 12 ± 0.5 km

> **Rationale.** Measured.

## Blanks? {#blanks}

It [[*rises* | falls]] by [[two]] metres, as [the text](../../article/01-in.md) says.

> **Rationale.** Seen.

## Essay? {#essay}

> **Model answer.** Short.

> **Criteria.**
>
> - Clear

> **Rationale.** Read.
`
)

var otherKeys = strings.NewReplacer(
	"- [x] one\n  > Yes, one.\n- [ ] two\n", "- [ ] one\n- [x] two\n  > No *other*.\n", "- [x] two\n- [ ] three", "- [ ] two\n- [x] three",
	"- [x] True\n- [ ] False", "- [ ] True\n- [x] False", "1. alpha\n2. beta\n3. gamma", "1. gamma\n2. alpha\n3. beta",
	"| full | spring |\n| half | neap |\n| none | low |", "| full | low |\n| half | spring |\n| none | neap |", "tenge / KZT", "a much longer answer than that",
	"12 ± 0.5 km", "-1234.5", "*rises* | falls", "rises | *falls*", "[[two]]", "[[17.5]]", "Short.", strings.Repeat("Much longer. ", 90), "- Clear", "- Deep\n> - True",
	"Rationale.** ", "Rationale.** Not so: ",
).Replace(oneKeys)

// faces are the questions as a page shows them.
func faces(t *testing.T, quiz string, withheld bool) map[string]Question {
	t.Helper()
	if withheld {
		quiz = "---\nanswers: withheld\n---\n" + quiz
	}
	b := builder(t, map[string]string{"questions/1-why/quiz.md": quiz})
	list := map[string]Question{}
	for i, q := range b.M.Questions[0].Quiz.List {
		list[q.ID] = b.face(&Page{Path: "questions/why-quiz.html"}, q, i+1, 2)
		if elsewhere := b.face(&Page{Path: workPath}, q, i+1, 3); elsewhere.Hash != list[q.ID].Hash {
			t.Errorf("%s: a stored answer would not be known on another page", q.ID)
		}
	}
	if len(list) != 9 {
		t.Fatalf("there are %d questions", len(list))
	}
	return list
}

// TestWithheldFaces wants a withheld face to hold nothing of the key, and a
// shown one to hold all that was changed.
func TestWithheldFaces(t *testing.T) {
	t.Parallel()
	one, other := faces(t, oneKeys, true), faces(t, otherKeys, true)
	shownOne, shownOther := faces(t, oneKeys, false), faces(t, otherKeys, false)
	for id, face := range one {
		if !reflect.DeepEqual(face, other[id]) {
			t.Errorf("%s: the face tells of the key:\n%+v\n%+v", id, face, other[id])
		}
		if reflect.DeepEqual(shownOne[id], shownOther[id]) {
			t.Errorf("%s: the keys are the same, and so nothing is shown", id)
		}
		if !face.Withheld || face.Rationale != "" || face.Model != "" || face.Criteria != "" {
			t.Errorf("%s: the face is %+v", id, face)
		}
		if shownOne[id].Rationale == "" {
			t.Errorf("%s: where answers are shown no rationale is", id)
		}
		if id != "essay" && shownOne[id].Hash == shownOther[id].Hash {
			t.Errorf("%s: a stored answer would be judged by another key", id)
		}
	}
	if len(one["choice"].Hints) != 1 {
		t.Error("the hint is no key, and is not shown")
	}
}

// TestHashOrder wants what would tell of the key by its order to stand in that
// of the SHA-256 of its text.
func TestHashOrder(t *testing.T) {
	t.Parallel()
	hashed := func(list ...string) []string {
		slices.SortFunc(list, func(a, b string) int {
			x, y := sha256.Sum256([]byte(a)), sha256.Sum256([]byte(b))
			return slices.Compare(x[:], y[:])
		})
		return list
	}
	options := func(q Question) (list []string) {
		for _, o := range q.Options {
			list = append(list, plain(o.Text))
		}
		return list
	}
	for _, withheld := range []bool{true, false} {
		all := faces(t, oneKeys, withheld)
		var left, right []string
		for _, it := range all["match"].Match.Left {
			left = append(left, string(it.Text))
		}
		for _, it := range all["match"].Match.Right {
			right = append(right, string(it.Text))
		}
		for _, c := range []struct {
			name      string
			got, want []string
		}{
			{"order", options(all["order"]), hashed("alpha", "beta", "gamma", "delta")},
			{"left", left, hashed("full", "half", "none")},
			{"right", right, hashed("spring", "neap", "low")},
			{"shuffled", options(all["choice"]), hashed("one", "two", "three, as here")},
			{"not shuffled", options(all["several"]), []string{"one", "two", "three"}},
		} {
			if !slices.Equal(c.got, c.want) {
				t.Errorf("%s (withheld: %t) stands as %v, not %v", c.name, withheld, c.got, c.want)
			}
		}
		if withheld {
			continue
		}
		for _, o := range all["order"].Options {
			if want := slices.Index([]string{"alpha", "beta", "gamma", "delta"}, string(o.Text)) + 1; o.Place != want {
				t.Errorf("%s has its place at %d", o.Text, o.Place)
			}
		}
		pairs := map[string]string{"full": "spring", "half": "neap", "none": "low"}
		for _, l := range all["match"].Match.Left {
			for _, r := range all["match"].Match.Right {
				if (l.Key == r.Value) != (pairs[string(l.Text)] == string(r.Text)) {
					t.Errorf("%s is paired with %s", l.Text, r.Text)
				}
			}
		}
	}
}

// TestEvidenceLinks wants a quotation's link to say where its passage stands.
func TestEvidenceLinks(t *testing.T) {
	t.Parallel()
	b := builder(t, map[string]string{"index.md": "# Tides\n\n[“twice a day”](article/01-in.md#twice) and [in](article/01-in.md), [cited](references.yaml#smith2020), [out](https://a.org/).\n"})
	got := b.renderer("index.html", "index.md").Blocks(b.M.Index.Doc.Blocks)
	for _, want := range []string{`href="article/in.html#twice"`, `§ 1 ¶ 1`, `href="article/in.html"`, `href="references.html#ref-smith2020"`, `href="https://a.org/"`} {
		if !strings.Contains(got, want) {
			t.Errorf("%s is not in %s", want, got)
		}
	}
	if p := b.M.Passages["twice"]; p == nil || b.placeName(p) != "§ 1 ¶ 1" || b.placeName(&module.Passage{Section: p.Section}) != "§ 1" {
		t.Error("the passage has another place")
	}
}
