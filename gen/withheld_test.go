package main

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestWithheld is the property that answers: withheld promises: with every
// key of a module another one, each published byte is the same, of the pages,
// scripts, styles and pictures, the search index, the receipt and the students'
// handouts. The instructor's shows the change.
func TestWithheld(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, content string
		seeds         uint64
		kinds         []string
	}{
		{"sorting", sorting, 4, []string{"options", "order", "pairs", "answer", "typed blank", "picked blank", "Rationale", "Model answer", "Criteria", "For the instructor"}},
		{"shipped", shipped, 1, []string{"options", "Rationale"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m, _ := load(t, c.content)
			original := publish(t, c.content, nil, "withheld")
			for seed := range c.seeds {
				t.Run(fmt.Sprint(seed), func(t *testing.T) {
					t.Parallel()
					u := newMutator(seed, m)
					changed := differing(original, publish(t, c.content, u, "withheld"))
					if students := lines(changed, false); students != "" {
						t.Errorf("other keys give other bytes:\n%s", students)
					}
					if !strings.Contains(lines(changed, true), m.ID+"-instructor.html") {
						t.Error("other keys leave the instructor's handout as it is")
					}
					for _, kind := range c.kinds {
						if u.done[kind] == 0 {
							t.Errorf("no %s was changed, and so nothing is shown of it", kind)
						}
					}
				})
			}
		})
	}
}

// TestShown wants the same changes to be seen where answers are shown: or the
// test above would show nothing.
func TestShown(t *testing.T) {
	t.Parallel()
	m, _ := load(t, sorting)
	before, after := publish(t, sorting, nil, "shown"), publish(t, sorting, newMutator(0, m), "shown")
	changed := differing(before, after)
	for _, file := range []string{"public/questions/working-quiz.html", "public/questions/choosing-quiz.html", "public/article/merging.html", "dist/sorting-cards-student.html"} {
		if !strings.Contains(changed, file) {
			t.Errorf("other keys leave %s as it is", file)
		}
	}
}

// lines are those of a list of files that are, or are not, the instructor's.
func lines(list string, instructors bool) string {
	var some strings.Builder
	for line := range strings.Lines(list) {
		if strings.Contains(line, "-instructor.html ") == instructors {
			some.WriteString(line)
		}
	}
	return some.String()
}

// publish builds a module and its handouts, its keys changed by a mutator and
// all its answers shown or withheld, and gives the fingerprint.
func publish(t *testing.T, content string, u *mutator, answers string) string {
	t.Helper()
	root := install(t, content)
	err := fs.WalkDir(os.DirFS(root), "content", func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".md" && filepath.Ext(path) != ".yaml" {
			return err
		}
		file := filepath.Join(root, path)
		text := read(t, file)
		_, questions, own := strings.Cut(text, "\n## Check yourself\n")
		switch {
		case path == "content/module.yaml":
			text = strings.Replace(text, "answers: shown\n", "answers: "+answers+"\n", 1)
			if !strings.Contains(text, "answers: "+answers) {
				return fmt.Errorf("%s does not say answers: shown", path)
			}
		case strings.HasSuffix(path, "/quiz.md"):
			text = strings.Replace(text, "\nanswers: withheld\n", "\nanswers: "+answers+"\n", 1)
			if u != nil {
				u.up, u.picture = "../../article/", u.word()+".svg"
				if err := u.draw(filepath.Join(filepath.Dir(file), u.picture)); err != nil {
					return err
				}
				text = u.file(text)
			}
		case own && u != nil:
			u.up, u.picture = "", ""
			text = strings.TrimSuffix(text, questions) + u.file(questions)
		}
		return os.WriteFile(file, []byte(text), 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
	gen(t, 0, "build", "-q", "-C", root)
	handouts(t, root)
	list := ""
	for _, folder := range []string{"public", "dist"} {
		files, err := fingerprint(filepath.Join(root, folder))
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(files) {
			list += folder + "/" + line
		}
	}
	return list
}

// differing are the lines of two fingerprints that only one of them has.
func differing(before, after string) string {
	var list strings.Builder
	for _, pair := range [][2]string{{before, after}, {after, before}} {
		for line := range strings.Lines(pair[0]) {
			if !strings.Contains(pair[1], line) {
				list.WriteString(line)
			}
		}
	}
	return list.String()
}

var marked = regexp.MustCompile(`id="?[a-z]\d+-([\w-]+)"?[^>]*? data-hash="?([0-9a-f]+)`)

// TestSameQuestions wants both editions of a handout to know each question by
// the same hash, withheld or not: or marking would say that it has changed.
func TestSameQuestions(t *testing.T) {
	t.Parallel()
	for _, answers := range []string{"shown", "withheld"} {
		root := install(t, sorting)
		rewrite(t, filepath.Join(root, "content", "module.yaml"), "answers: shown", "answers: "+answers)
		handouts(t, root)
		hashes := map[string]map[string]string{}
		for _, edition := range []string{"student", "instructor"} {
			hashes[edition] = map[string]string{}
			for _, m := range marked.FindAllStringSubmatch(read(t, filepath.Join(root, "dist", "sorting-cards-"+edition+".html")), -1) {
				hashes[edition][m[1]] = m[2]
			}
		}
		if len(hashes["student"]) < 10 || !maps.Equal(hashes["student"], hashes["instructor"]) {
			t.Errorf("with answers %s students have %v, and the instructor %v", answers, hashes["student"], hashes["instructor"])
		}
	}
}
