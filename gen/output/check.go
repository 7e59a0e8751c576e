package output

import (
	"net/url"
	"path"
	"slices"
	"strings"
)

// checker holds every page's links against every file's path and ids, once all
// files are there. Its time and memory are linear in links and ids. A link that
// many pages of a folder have is kept once, with the pages.
type checker struct {
	files  []checkedFile
	links  map[folderLink][]int32 // → the files that have it, as indices
	faults Faults
}

type checkedFile struct {
	path string
	ids  []string
}

// folderLink is a link as files of a folder have it: in all of them it leads to
// the same place.
type folderLink struct {
	folder string
	link   link
}

func (c *checker) add(refs fileRefs) {
	if c.links == nil {
		c.links = map[folderLink][]int32{}
	}
	c.faults = append(c.faults, refs.faults...)
	folder, file := path.Dir(refs.path), int32(len(c.files))
	for _, l := range refs.links {
		key := folderLink{folder, l}
		c.links[key] = append(c.links[key], file)
	}
	// Kept until the end: without the room that a list grows into.
	c.files = append(c.files, checkedFile{refs.path, slices.Clone(refs.ids)})
}

// waitingLink is a link to an id, waiting for the turn of the page it leads to.
type waitingLink struct {
	link link
	from []int32
}

// faultsAmong returns all faults of the publication, sorted.
func (c *checker) faultsAmong(n *names) Faults {
	faults := c.faults
	index := make(map[string]int, len(c.files))
	for i, f := range c.files {
		index[f.path] = i
	}
	found := func(from []int32, l link, problem string) {
		for _, i := range from {
			faults = append(faults, Fault{c.files[i].path, l.String(), problem})
		}
	}
	// Grouped by the page they lead to, so that each page's ids are made into a
	// set once, and let go.
	waiting := make([][]waitingLink, len(c.files))
	for key, from := range c.links {
		target, problem := n.resolve(key.folder, key.link.address)
		if problem == "" && !strings.Contains(key.link.address, "#") {
			continue
		}
		to, read := index[target]
		switch {
		case problem != "":
			found(from, key.link, problem)
		case !read: // the receipt
			found(from, key.link, noSuchID(target))
		default:
			waiting[to] = append(waiting[to], waitingLink{key.link, from})
		}
	}
	for to, links := range waiting {
		if len(links) == 0 {
			continue
		}
		ids := make(map[string]bool, len(c.files[to].ids))
		for _, id := range c.files[to].ids {
			ids[id] = true
		}
		for _, w := range links {
			if !ids[fragmentOf(w.link.address)] {
				found(w.from, w.link, noSuchID(c.files[to].path))
			}
		}
	}
	return faults.sorted()
}

func noSuchID(page string) string { return page + " has no such id (mend the link)" }

// resolve returns the file that a relative address in a file of a folder leads
// to, or what is wrong with it.
func (n *names) resolve(folder, address string) (target, problem string) {
	address, _, _ = strings.Cut(address, "#")
	address, _, _ = strings.Cut(address, "?")
	decoded, err := url.PathUnescape(address)
	if err != nil {
		return "", "has a % that is no percent-encoding (write it as %25)"
	}
	target = path.Join(folder, decoded)
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
