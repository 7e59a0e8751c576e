package memo

import (
	"errors"
	"testing"
)

func TestTable(t *testing.T) {
	t.Parallel()
	var table Table[int]
	made := 0
	for i, build := range []struct {
		asked []string
		given []int // each is made once, and counted
		fresh int
	}{
		{[]string{"a", "a", "b"}, []int{1, 1, 2}, 2},
		{[]string{"a"}, []int{1}, 0},
		{[]string{"a", "b"}, []int{1, 3}, 1}, // what a build does not ask for is forgotten
	} {
		table.Begin()
		for k, text := range build.asked {
			if n, err := table.Get(KeyOf([]byte(text)), func() (int, error) { made++; return made, nil }); n != build.given[k] || err != nil {
				t.Errorf("build %d gives %s as %d, %v", i, text, n, err)
			}
		}
		if table.Fresh() != build.fresh {
			t.Errorf("build %d made %d", i, table.Fresh())
		}
	}
	failed := errors.New("failed")
	for range 2 {
		if _, err := table.Get(Key{}, func() (int, error) { return 0, failed }); err != failed {
			t.Error("what was not made is kept")
		}
	}
	var none *Table[int]
	none.Begin()
	if n, _ := none.Get(Key{}, func() (int, error) { return 7, nil }); n != 7 || none.Fresh() != 0 {
		t.Error("no table remembers nothing")
	}
}

// TestKeys wants other values to have other keys.
func TestKeys(t *testing.T) {
	t.Parallel()
	b := func(s string) []byte { return []byte(s) }
	if KeyOf(b("a"), b("bc")) == KeyOf(b("ab"), b("c")) || KeyOf(b("a")) == KeyOf(b("a"), nil) {
		t.Error("texts are told from each other by where they end")
	}
	one, err := KeyOfJSON([]any{"a", 1})
	other, _ := KeyOfJSON([]any{"a", 2})
	if _, cannot := KeyOfJSON(func() {}); err != nil || one == other || cannot == nil {
		t.Error("values are told from each other by their JSON")
	}
}
