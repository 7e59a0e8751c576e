package quiz

import (
	"fmt"
	"strings"

	"lectern/gen/markup"
)

// Match is QTI's match interaction: pairs to be found, written as a table of
// two columns.
type Match struct {
	LeftName, RightName []markup.Inline // the header
	Left                []Item
	Right               []Item // the targets, each once; distractors among them
	Pair                []int  // for each left item the index of its target in Right; nil without the key
}

func (m *Match) withoutKey() Interaction {
	return &Match{LeftName: m.LeftName, RightName: m.RightName, Left: shuffled(m.Left), Right: shuffled(m.Right)}
}

func (r *reader) match(t *markup.Table) Interaction {
	if len(t.Align) != 2 {
		r.fail(t.Start(), fmt.Sprintf("a table of %d columns is no interaction", len(t.Align)), "pairs to match take two columns; put a table that belongs to the stem in a block quote")
		return nil
	}
	m := &Match{LeftName: t.Head[0].Content, RightName: t.Head[1].Content}
	for _, head := range t.Head {
		r.noBlankIn(head.Content)
		if strings.TrimSpace(markup.PlainText(head.Content)) == "" {
			r.fail(head.Start(), "a column has no name", "name both columns in the table's header")
		}
	}
	lefts, targets := map[string]bool{}, map[string]int{}
	distractors := map[string]int{} // → the offset of each
	for _, row := range t.Rows {
		left, right := row[0], row[1]
		l, name := strings.TrimSpace(markup.PlainText(left.Content)), strings.TrimSpace(markup.PlainText(right.Content))
		r.noBlankIn(left.Content)
		r.noBlankIn(right.Content)
		if name == "" {
			r.fail(left.Start(), "the right cell is empty", "write what the left one matches; only a left cell may be empty, for a distractor")
			continue
		}
		target, known := targets[name]
		if !known {
			target = len(m.Right)
			targets[name] = target
			m.Right = append(m.Right, Item{Off: right.Start(), Text: right.Content})
		}
		distractor, twice := distractors[name]
		switch {
		case l == "":
			distractors[name] = right.Start()
		case twice:
			r.fail(distractor, fmt.Sprintf("the distractor %q is a right target too", name), "delete the row")
		}
		switch {
		case l == "" && twice:
			r.fail(right.Start(), fmt.Sprintf("the distractor %q stands twice", name), "delete the row")
		case l == "" && known:
			r.fail(right.Start(), fmt.Sprintf("the distractor %q is a right target too", name), "delete the row")
		case l == "":
		case lefts[l]:
			r.fail(left.Start(), fmt.Sprintf("the left cell %q stands twice", l), "change or delete one")
		default:
			lefts[l] = true
			m.Left = append(m.Left, Item{Off: left.Start(), Text: left.Content})
			m.Pair = append(m.Pair, target)
		}
	}
	if len(m.Left) < 2 {
		r.fail(t.Start(), "a matching of fewer than two pairs", "add a row for each pair")
	}
	return m
}
