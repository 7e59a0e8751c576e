package output

import (
	"net/url"
	"path"
	"slices"
	"strings"
)

// checker holds every page's links against every file's path and ids, once all
// files are there. Its time and memory are linear in links and ids: some 3 kB
// for a page of 45 ids and 25 links.
type checker struct {
	files  []fileRefs
	faults Faults
}

func (c *checker) add(refs fileRefs) {
	c.faults = append(c.faults, refs.faults...)
	// Kept until the end: without the room that lists grow into.
	refs.ids, refs.links, refs.faults = slices.Clone(refs.ids), slices.Clone(refs.links), nil
	c.files = append(c.files, refs)
}

// waitingLink is a link to an id of another page, waiting for that page's turn.
type waitingLink struct {
	from *fileRefs
	link *link
}

// faultsAmong returns all faults of the publication, sorted.
func (c *checker) faultsAmong(n *names) Faults {
	faults := c.faults
	index := make(map[string]int, len(c.files))
	for i, f := range c.files {
		index[f.path] = i
	}
	// Grouped by the page they lead to, so that each page's ids are made into a
	// set once, and let go.
	waiting := make([][]waitingLink, len(c.files))
	for i := range c.files {
		f := &c.files[i]
		for j := range f.links {
			l := &f.links[j]
			target, problem := n.resolve(f.path, l.address)
			if problem == "" && !strings.Contains(l.address, "#") {
				continue
			}
			to, read := index[target]
			switch {
			case problem != "":
				faults = append(faults, Fault{f.path, l.String(), problem})
			case !read: // the receipt
				faults = append(faults, noSuchID(f.path, l, target))
			default:
				waiting[to] = append(waiting[to], waitingLink{f, l})
			}
		}
	}
	for to, links := range waiting {
		if len(links) > 0 {
			faults = append(faults, missingIDs(c.files[to], links)...)
		}
	}
	return faults.sorted()
}

func missingIDs(to fileRefs, links []waitingLink) (faults Faults) {
	ids := make(map[string]bool, len(to.ids))
	for _, id := range to.ids {
		ids[id] = true
	}
	for _, w := range links {
		if !ids[fragmentOf(w.link.address)] {
			faults = append(faults, noSuchID(w.from.path, w.link, to.path))
		}
	}
	return faults
}

func noSuchID(from string, l *link, to string) Fault {
	return Fault{from, l.String(), to + " has no such id (mend the link)"}
}

// resolve returns the file that a relative address in the file at from leads to,
// or what is wrong with it.
func (n *names) resolve(from, address string) (target, problem string) {
	address, _, _ = strings.Cut(address, "#")
	address, _, _ = strings.Cut(address, "?")
	decoded, err := url.PathUnescape(address)
	if err != nil {
		return "", "has a % that is no percent-encoding (write it as %25)"
	}
	target = path.Join(path.Dir(from), decoded)
	switch {
	case target == ".." || strings.HasPrefix(target, "../"):
		return "", "leads out of the site (name a file of the site)"
	case target == "." || strings.HasSuffix(decoded, "/") || n.folders[target]:
		return "", "leads to a folder, which opens nothing on a disk (name the file in it)"
	case n.files[target]:
		return target, ""
	}
	if other, ok := n.spelled[fold(target)]; ok {
		return "", "is spelled " + other + " in the site, and upper and lower case count (spell it alike)"
	}
	return "", "there is no such file in the site (mend the link)"
}
