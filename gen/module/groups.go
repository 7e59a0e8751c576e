package module

import (
	"fmt"

	"lectern/gen/source"
)

// Grouping is a figure of things that are sorted into groups: one file of
// figures/.
type Grouping struct {
	Caption
	After  Ref // the passage behind which it is shown, and on which it rests
	Groups []Group
}

// Group is things that belong together.
type Group struct {
	Name, Text string // Text says what they share; it may be empty
	Items      []GroupItem
}

// GroupItem is one thing of a group.
type GroupItem struct {
	Name, Note string // Note says what is particular about it; it may be empty
	Passage    Ref    // may be empty: the figure's own holds
}

// grouping reads a file of figures/.
func grouping(v *value) *Grouping {
	keys := v.mapping([]string{"title", "caption", "after", "groups"}, "title", "after", "groups")
	g := &Grouping{Caption: caption(v, keys), After: keys["after"].ref()}
	names := map[string]source.Pos{}
	for _, v := range keys["groups"].entries() {
		keys := v.mapping([]string{"name", "text", "items"}, "name", "items")
		if keys == nil {
			continue
		}
		group := Group{Name: keys["name"].short(longestName), Text: keys["text"].short(longestWords)}
		keys["name"].once(names, "group")
		items := map[string]source.Pos{}
		for _, v := range keys["items"].entries() {
			if item, ok := readItem(v, items); ok {
				group.Items = append(group.Items, item)
			}
		}
		g.Groups = append(g.Groups, group)
	}
	return g
}

// readItem reads an item: a text, or a mapping where there is more to say.
func readItem(v *value, seen map[string]source.Pos) (it GroupItem, ok bool) {
	if !v.isMapping() {
		it.Name = v.short(longestName)
		v.once(seen, "item")
		return it, it.Name != ""
	}
	keys := v.mapping([]string{"name", "note", "passage"}, "name")
	it = GroupItem{keys["name"].short(longestName), keys["note"].short(longestWords), keys["passage"].ref()}
	keys["name"].once(seen, "item")
	return it, true
}

// once reports a name that stands twice.
func (v *value) once(seen map[string]source.Pos, what string) {
	if v == nil {
		return
	}
	name := v.text()
	if first, twice := seen[name]; twice {
		v.fail(fmt.Sprintf("the %s %q stands twice, first in line %d", what, name, first.Line), "rename or delete one")
		return
	}
	seen[name] = v.pos()
}
