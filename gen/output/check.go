package output

import (
	"net/url"
	"path"
	"slices"
	"strings"
)

// checker holds every page's links against every file's path and ids, once all
// files are there. Its time and memory are linear in links and ids; since the
// same ids and links stand in many pages each is kept once, and a page's share
// is four bytes for each: for 10,000 pages of 100 ids and 50 links, 6 MB and
// what is different.
type checker struct {
	files  []fileNumbers
	ids    numbering[string]
	links  numbering[link]
	faults Faults
}

// fileNumbers is fileRefs with its ids and links numbered.
type fileNumbers struct {
	path  string
	ids   []int32
	links []int32
}

// numbering gives each value a number, from 0.
type numbering[T comparable] struct {
	numbers map[T]int32
	values  []T
}

// all returns the numbers of values, in order, each once.
func (n *numbering[T]) all(values []T) []int32 {
	if n.numbers == nil {
		n.numbers = map[T]int32{}
	}
	numbers := make([]int32, len(values))
	for i, v := range values {
		number, known := n.numbers[v]
		if !known {
			number = int32(len(n.values))
			n.numbers[v] = number
			n.values = append(n.values, v)
		}
		numbers[i] = number
	}
	slices.Sort(numbers)
	return slices.Clip(slices.Compact(numbers))
}

func (c *checker) add(refs fileRefs) {
	c.faults = append(c.faults, refs.faults...)
	c.files = append(c.files, fileNumbers{refs.path, c.ids.all(refs.ids), c.links.all(refs.links)})
}

// waitingLink is a link to an id of another page, waiting for that page's turn.
type waitingLink struct {
	from int32 // index in checker.files
	link int32
}

// faultsAmong returns all faults of the publication, sorted.
func (c *checker) faultsAmong(n *names) Faults {
	faults := c.faults
	index := make(map[string]int32, len(c.files))
	for i, f := range c.files {
		index[f.path] = int32(i)
	}
	// Grouped by the page they lead to, so that each page's ids are made into a
	// set once, and let go.
	waiting := make([][]waitingLink, len(c.files))
	for i, f := range c.files {
		for _, number := range f.links {
			l := c.links.values[number]
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
				waiting[to] = append(waiting[to], waitingLink{int32(i), number})
			}
		}
	}
	for to, links := range waiting {
		if len(links) > 0 {
			faults = append(faults, c.missingIDs(c.files[to], links)...)
		}
	}
	return faults.sorted()
}

func (c *checker) missingIDs(to fileNumbers, links []waitingLink) (faults Faults) {
	ids := make(map[int32]bool, len(to.ids))
	for _, id := range to.ids {
		ids[id] = true
	}
	for _, w := range links {
		l := c.links.values[w.link]
		if id, known := c.ids.numbers[fragmentOf(l.address)]; !known || !ids[id] {
			faults = append(faults, noSuchID(c.files[w.from].path, l, to.path))
		}
	}
	return faults
}

func noSuchID(from string, l link, to string) Fault {
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
