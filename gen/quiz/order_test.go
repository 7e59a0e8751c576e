package quiz

import (
	"fmt"
	"slices"
	"testing"
)

func TestOrderForms(t *testing.T) {
	checkForms(t, []form{
		{"two items", stem + "1. a\n2. b", `order ["a" "b"]`},
		{"every number one", stem + "1. a\n1. b\n1. c", `order ["a" "b" "c"]`},
		{"round brackets", stem + "1) a\n2) b", `order ["a" "b"]`},
		{"loose items", stem + "1. a\n\n2. b", `order ["a" "b"]`},
		{"markup in items", stem + "1. *a* `b`\n2. [c](d.md)", `order ["a b" "c"]`},
		{"a list that belongs to the stem", stem + "> 1. x\n> 2. y\n\n1. a\n2. b", `order ["a" "b"]`},
	})
}

func TestOrderSlips(t *testing.T) {
	checkSlips(t, []slip{
		{"one item", stem + "1. a", "quiz.md:5:1: error: an ordering of one item (give it two items or more)"},
		{"numbers that say another order", stem + "1. a\n3. b\n2. c", `quiz.md:7:1: error: item 2 stands behind item 3 (write the items in their right order, numbered 1, 2, 3)`},
		{"a number twice", stem + "1. a\n2. b\n2. c", `quiz.md:7:1: error: item 2 stands behind item 2 (write the items in their right order, numbered 1, 2, 3)`},
		{"equal items", stem + "1. a\n2. b\n3. **a**", `quiz.md:7:1: error: the item "a" stands twice (change or delete one: equal items have no order)`},
		{"an empty item", stem + "1. a\n2. \n3. b", "quiz.md:6:1: error: the item is blank (write it or delete it)"},
		{"feedback on an item", stem + "1. a\n   > b\n2. c", "quiz.md:6:4: error: an item to order is more than one paragraph (shorten it; feedback on an ordering stands in hints and rationale)"},
		{"two paragraphs", stem + "1. a\n\n   b\n2. c", "quiz.md:7:4: error: an item to order is more than one paragraph (shorten it; feedback on an ordering stands in hints and rationale)"},
		{"a nested list", stem + "1. a\n   - b\n2. c", "quiz.md:6:4: error: an item to order is more than one paragraph (shorten it; feedback on an ordering stands in hints and rationale)"},
		{"another mark behind a number", stem + "1. a\n2) b", "quiz.md:6:1: error: another list begins here: this item is marked with \")\" and those above with \".\" (mark all items of a list alike)"},
	})
}

// TestByHash holds that the order shown comes of the texts alone: whatever
// order they stand in, it is one and the same.
func TestByHash(t *testing.T) {
	t.Parallel()
	want := []string{"a", "b", "c", "d", "e", "", "ж", "a b"}
	same := func(s string) string { return s }
	ByHash(want, same)
	list := slices.Clone(want)
	for range len(list) {
		list = append(list[1:], list[0])
		for range len(list) {
			got := slices.Clone(list)
			ByHash(got, same)
			if !slices.Equal(got, want) {
				t.Fatalf("%q gives %q, and not %q", list, got, want)
			}
			list[0], list[3] = list[3], list[0]
		}
	}
	sorted := slices.Clone(want)
	slices.Sort(sorted)
	if slices.Equal(sorted, want) {
		t.Error("the order is that of the alphabet")
	}
	if got := fmt.Sprintf("%q", want); got != `["d" "c" "b" "e" "a b" "a" "ж" ""]` {
		t.Errorf("the order was another once: %s", got)
	}
}
