package module

import "lectern/gen/source"

// Argument is the map of a research question's argument:
// questions/N-slug/argument.yaml.
type Argument struct {
	Caption
	Claim *Claim
}

// Claim is what is claimed, or what speaks for or against it.
type Claim struct {
	At         source.Pos
	Text       string
	Passage    Ref
	Note       Ref // the note that names the source, by its label; may be empty
	Support    []*Claim
	Objections []*Claim
}

// argumentLevels is how many levels an argument may have: the claim, what
// supports it, and the evidence for that.
const argumentLevels = 3

// argument reads an argument.yaml.
func argument(v *value) *Argument {
	keys := v.mapping([]string{"title", "caption", "claim", "passage", "note", "support", "objections"}, "title", "claim", "passage", "support")
	return &Argument{caption(v, keys), readClaim(keys, "claim", 1)}
}

// readClaim reads a claim of a level whose text stands under a key.
func readClaim(keys map[string]*value, text string, level int) *Claim {
	c := &Claim{At: keys[text].pos(), Text: keys[text].short(longestWords), Passage: keys["passage"].ref(), Note: keys["note"].ref()}
	below := func(v *value) (list []*Claim) {
		if v != nil && level == argumentLevels {
			v.fail("this would be a fourth level, and an argument has three: claim, support, evidence", "say it one level higher, or leave it to the text")
			return nil
		}
		for _, v := range v.entries() {
			keys := v.mapping([]string{"text", "passage", "note", "support", "objections"}, "text", "passage")
			if keys != nil {
				list = append(list, readClaim(keys, "text", level+1))
			}
		}
		return list
	}
	c.Support, c.Objections = below(keys["support"]), below(keys["objections"])
	return c
}

// Each visits a claim and all below it.
func (c *Claim) Each(visit func(*Claim)) {
	visit(c)
	for _, list := range [][]*Claim{c.Support, c.Objections} {
		for _, below := range list {
			below.Each(visit)
		}
	}
}
