package quiz

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"lectern/gen/markup"
)

// Order is QTI's order interaction: items to be put in their right order,
// written as a numbered list in that order.
type Order struct {
	Items []Item // in the right order; without the key, in that of their hashes
}

// Item is one item to order, or one cell to match.
type Item struct {
	Off  int
	Text []markup.Inline
}

func (o *Order) withoutKey() Interaction { return &Order{Items: shuffled(o.Items)} }

// shuffled are items in an order that says nothing of the key.
func shuffled(items []Item) []Item {
	items = slices.Clone(items)
	ByHash(items, func(it Item) string { return markup.PlainText(it.Text) })
	return items
}

func (r *reader) order(l *markup.List) Interaction {
	o := &Order{}
	seen := map[string]bool{}
	for _, it := range l.Items {
		item := Item{Off: it.Start()}
		for i, b := range it.Blocks {
			p, ok := b.(*markup.Paragraph)
			if !ok || i > 0 {
				r.fail(b.Start(), "an item to order is more than one paragraph", "shorten it; feedback on an ordering stands in hints and rationale")
				continue
			}
			item.Text = p.Content
		}
		text := strings.TrimSpace(markup.PlainText(item.Text))
		switch {
		case text == "":
			r.fail(it.Start(), "the item is blank", "write it or delete it")
		case seen[text]:
			r.fail(it.Start(), fmt.Sprintf("the item %q stands twice", text), "change or delete one: equal items have no order")
		}
		seen[text] = true
		r.noBlankIn(item.Text)
		o.Items = append(o.Items, item)
	}
	r.ascending(l)
	if len(l.Items) < 2 {
		r.fail(l.Start(), "an ordering of one item", "give it two items or more")
	}
	return o
}

var number = regexp.MustCompile(`^[0-9]{1,9}`)

// ascending reports numbers that say another order than the items stand in.
// Numbers that are all the same, as Markdown allows, say none.
func (r *reader) ascending(l *markup.List) {
	last, same := 0, true
	for i, it := range l.Items {
		n, err := strconv.Atoi(string(number.Find(r.file.Text[it.Start():])))
		same = same && (i == 0 || n == last)
		if err == nil && i > 0 && n <= last && !same {
			r.fail(it.Start(), fmt.Sprintf("item %d stands behind item %d", n, last), "write the items in their right order, numbered 1, 2, 3")
			return
		}
		last = n
	}
}
