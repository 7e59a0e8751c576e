package output

import (
	"net/url"
	"path"
	"strings"
	"unique"
)

// checker holds every page's links against every file's path and ids, once all
// files are there. Its time and memory are linear in links and ids.
type checker struct {
	files []pageRefs
}

func (c *checker) add(refs pageRefs) { c.files = append(c.files, refs) }

// fragmentRef is a link to an id of another page, waiting for that page's turn.
type fragmentRef struct {
	from int32 // index in checker.files
	link unique.Handle[link]
}

// faultsAmong returns all faults of the publication, sorted.
func (c *checker) faultsAmong(n *names) Faults {
	var faults Faults
	index := make(map[string]int32, len(c.files))
	for i, f := range c.files {
		index[f.path] = int32(i)
		faults = append(faults, f.faults...)
	}
	// Grouped by the page they lead to, so that each page's ids are made into a
	// set once, and let go.
	waiting := make([][]fragmentRef, len(c.files))
	for i, f := range c.files {
		for _, handle := range f.links {
			l := handle.Value()
			target, problem := n.resolve(f.path, l.address)
			if problem != "" {
				faults = append(faults, Fault{f.path, l.String(), problem})
				continue
			}
			if strings.Contains(l.address, "#") {
				to, read := index[target]
				if !read { // the receipt
					faults = append(faults, Fault{f.path, l.String(), target + " has no such id (mend the link)"})
					continue
				}
				waiting[to] = append(waiting[to], fragmentRef{int32(i), handle})
			}
		}
	}
	for to, refs := range waiting {
		faults = append(faults, c.missingIDs(c.files[to], refs)...)
	}
	return faults.sorted()
}

func (c *checker) missingIDs(to pageRefs, refs []fragmentRef) (faults Faults) {
	if len(refs) == 0 {
		return nil
	}
	ids := make(map[unique.Handle[string]]bool, len(to.ids))
	for _, id := range to.ids {
		ids[id] = true
	}
	for _, ref := range refs {
		l := ref.link.Value()
		if !ids[unique.Make(fragmentOf(l.address))] {
			faults = append(faults, Fault{c.files[ref.from].path, l.String(), to.path + " has no such id (mend the link)"})
		}
	}
	return faults
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
