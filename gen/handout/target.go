package handout

import (
	"bytes"
	"regexp"
	"strconv"

	"lectern/gen/module"
	"lectern/gen/view"
)

// target is the handout as a view.Target: every page is a part of one, and
// every id stands behind a short name of its part.
type target struct {
	site     string            // its address, with a final slash; empty where it is not known
	pictures map[string]string // in content/ → data: address
	short    map[string]string // page → what its ids begin with
	held     map[string]bool   // the pages that it holds
}

func newTarget(m *module.Module) *target {
	return &target{site: m.SiteURL, pictures: map[string]string{}, short: map[string]string{}, held: map[string]bool{}}
}

// letters stand for kinds of pages in ids: a long name there would be written
// a thousand times.
var letters = map[string]string{
	view.KindHome: "h", view.KindSection: "s", view.KindQuestion: "q", view.KindDiscussion: "d", view.KindQuiz: "z", view.KindGlossary: "g",
	view.KindTimeline: "t", view.KindReferences: "r", view.KindAlignment: "a", view.KindText: "x", view.KindWork: "w", view.KindIndex: "i", view.KindWhole: "o", view.KindNotFound: "n",
}

// choose takes up the pages that a handout holds.
func (t *target) choose(all []view.Spec, part Part, edition Edition) {
	count := map[string]int{}
	for _, s := range all {
		count[s.Kind]++
		t.short[s.Path] = letters[s.Kind] + strconv.Itoa(count[s.Kind])
		t.held[s.Path] = part.holds(s, edition)
	}
}

func (t *target) holds(page string) bool { return t.held[page] }

// Href leads to the site for what the handout does not hold, where its
// address is known.
func (t *target) Href(from, page, id string) string {
	switch {
	case page == view.Home && id == "":
		return "#top"
	case page == view.Home:
		return "#" + t.Anchor(page, id)
	case !t.held[page] && t.site == "":
		return ""
	case !t.held[page] && id == "":
		return t.site + page
	case !t.held[page]:
		return t.site + page + "#" + id
	case id == "":
		return "#" + view.PartID(page)
	}
	return "#" + t.Anchor(page, id)
}

func (t *target) Anchor(page, id string) string    { return t.short[page] + "-" + id }
func (t *target) Picture(_, picture string) string { return t.pictures[picture] }

// nowhere is a link without an address. Links never stand in one another.
var nowhere = regexp.MustCompile(`(?s)<a(?: [^<>]*)? href=""[^<>]*>(.*?)</a>`)

// unlinked makes text of the links that lead nowhere, still a whole to the
// styles.
func unlinked(page []byte) []byte {
	if !bytes.Contains(page, []byte(` href=""`)) {
		return page
	}
	return nowhere.ReplaceAll(page, []byte("<span>$1</span>"))
}
