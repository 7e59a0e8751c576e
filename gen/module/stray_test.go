package module

import (
	"strings"
	"testing"
)

// TestStrayFiles gives files that have no place, and all that is said of each:
// what it was meant to be is not missed as well.
func TestStrayFiles(t *testing.T) {
	t.Parallel()
	const (
		file   = ": error: this file has no place in content/ ("
		folder = ": error: this folder has no place in content/ ("

		kind     = ": error: pictures of this kind have no place in content/ (save it as PNG, JPEG, WebP, AVIF or SVG)"
		copyOf   = ": error: this seems to be a copy of "
		instead  = "delete it, or let it take the place of that one)"
		document = ": error: a document has no place in content/ (link to where it stands on the web, or write its text as Markdown)"
	)
	for _, c := range []struct{ path, instead, want string }{
		{"Module.yaml", "module.yaml", file + "did you mean module.yaml?)"},
		{"module.yml", "module.yaml", file + "did you mean module.yaml?)"},
		{"index.markdown", "index.md", file + "did you mean index.md?)"},
		{"glosary.md", "", file + "did you mean glossary.md?)"},
		{"Index.htm", "", file + "did you mean index.md? that is there already: join the two, or delete this one)"},
		{"quiz.md", "", file + "put it into the folder of its research question, questions/N-name)"},
		{"questions/quiz.md", "", file + "put it into the folder of its research question, questions/N-name)"},
		{"references.bib", "", file + "works stand in references.yaml, as CSL-YAML: reference managers export it)"},
		{"Sea.PNG", "", file + "rename it to sea.png, here and where it is shown)"},
		{"article/The sea.Jpg", "", file + "rename it to the-sea.jpg, here and where it is shown)"},
		{"sea.gif", "", kind},
		{"article/Sea.HEIC", "", kind},
		{"sea.pdf", "", document},
		{"article/02-out.docx", "", document},
		{"article/01-in - Copy.md", "", copyOf + "article/01-in.md (" + instead},
		{"article/01-in copy 2.md", "", copyOf + "article/01-in.md (" + instead},
		{"article/01-in — копия.md", "", copyOf + "article/01-in.md (" + instead},
		{"index (1).md", "", copyOf + "index.md (" + instead},
		{"article/01-Out.md", "", file + "its number is that of article/01-in.md: name it article/02-out.md)"},
		{"02-out.md", "", file + "did you mean article/02-out.md?)"},
		{"article/In.md", "article/01-in.md", file + "did you mean article/01-in.md?)"},
		{"article/The end.md", "", file + "did you mean article/02-the-end.md?)"},
		{"article/02_Out.txt", "", file + "did you mean article/02-out.md?)"},
		{"article/02-конец.md", "", file + "name it article/NN-name.md: a number, and a name in letters a to z, digits and hyphens)"},
		{"article/02-out.md.txt", "", file + "rename it 02-out.md: its last ending, .txt, may be hidden where files are listed)"},
		{"article/01-In.md.TXT", "article/01-in.md", file + "rename it 01-in.md: its last ending, .TXT, may be hidden where files are listed)"},
		{"module.yaml.txt", "module.yaml", file + "rename it module.yaml: its last ending, .txt, may be hidden where files are listed)"},
		{"article/README.md", "", file + "name it article/NN-name.md: a number, and a name in letters a to z, digits and hyphens)"},
		{"articles/01-in.md", "article/01-in.md", folder + "did you mean article?)"},
		{"figures/Sea.yml", "", file + "did you mean figures/sea.yaml?)"},
		{"questions/1-Why/quiz.md", "", folder + "did you mean questions/1-why?)"},
		{"questions/why/quiz.md", "", folder + "name it questions/N-name, as module.yaml does, in letters a to z, digits and hyphens)"},
		{"questions/1-why/notes.docx", "", document},
		{"questions/1-why/sound.mp3", "", file + "a folder questions/N-name holds index.md, discussion.md, quiz.md, argument.yaml and pictures)"},
	} {
		t.Run(c.path, func(t *testing.T) {
			t.Parallel()
			other := files{c.path: "x"}
			if c.instead != "" {
				other[c.instead] = ""
			}
			_, said := load(t, other)
			at := c.path
			if c.want[:len(folder)] == folder {
				at = at[:len(at)-len("/quiz.md")]
				if c.path == "articles/01-in.md" {
					at = "articles"
				}
			}
			wantSaid(t, said, "content/"+at+c.want)
		})
	}
}

// TestStraySections gives sections without a number: each is told one that no
// other has, the gap among them first, and what leads to one that is misnamed is
// not told to lead elsewhere.
func TestStraySections(t *testing.T) {
	t.Parallel()
	const file = ": error: this file has no place in content/ ("
	_, said := load(t, files{"article/03-out.md": "# Out\n", "article/Hive.md": "x", "article/wax.md": "x"})
	wantSaid(t, said, "content/article/Hive.md"+file+"did you mean article/02-hive.md?)", "content/article/wax.md"+file+"did you mean article/04-wax.md?)")

	m, said := load(t, files{"article/02-out.md.txt": "# Out\n"})
	wantSaid(t, said, "content/article/02-out.md.txt"+file)
	if _, fault, _ := m.Resolve("index.md", "article/02-out.md#far"); fault != "" {
		t.Errorf("of a link to it is said: %s", fault)
	}
}

// TestStrayNames gives a terminal nothing of a name to obey, nor of the name that
// it was meant to be.
func TestStrayNames(t *testing.T) {
	t.Parallel()
	m, said := load(t, files{"Sea\x1b[31m.PNG": "x", "sky\x1b[31m.png": "x", "Sky\x1b[31m.png": "x"})
	if near := m.NearFile("skies/sky\x1b[31m.png"); near == "" || strings.Contains(strings.Join(said, "\n")+near, "\x1b") {
		t.Errorf("%q is said, and %q named", said, near)
	}
}

// TestIgnoredFiles puts systems' and editors' own files into a module, and the
// README.md of a repository: nothing is said of them.
func TestIgnoredFiles(t *testing.T) {
	t.Parallel()
	ignored := []string{"README.md", ".DS_Store", "article/Thumbs.db", "desktop.ini", "index.md~", "article/.01-in.md.swp", "a.swp", ".#index.md", "#index.md#", "article/~$notes.docx", ".vscode/settings.json"}
	other := files{}
	for _, p := range ignored {
		other[p] = "x"
		if !Ignored(p) {
			t.Errorf("%s is not ignored", p)
		}
	}
	m, said := load(t, other)
	wantSaid(t, said)
	for _, p := range ignored {
		if m.Files[p] {
			t.Errorf("%s is a file of the module", p)
		}
	}
	for _, p := range []string{".", "index.md", "article/README.md", "a#b.md", "swp.md"} {
		if Ignored(p) {
			t.Errorf("%s is ignored", p)
		}
	}
}

// TestNearFile looks for a file several times where several are as near: it
// must find the same one.
func TestNearFile(t *testing.T) {
	t.Parallel()
	m, _ := load(t, files{"article/02-a.md": "# A", "article/02-b.md": "# B", "article/02-c.md": "# C", "a/sea/map.png": "x", "b/sea/map.png": "x", "c/sea/map.png": "x"})
	for range 30 {
		for path, want := range map[string]string{"article/02-out.md": "article/02-a.md", "sea/map.png": "a/sea/map.png"} {
			if near := m.NearFile(path); near != want {
				t.Fatalf("near to %s is %q, not %s", path, near, want)
			}
		}
	}
}
