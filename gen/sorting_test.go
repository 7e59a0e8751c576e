package main

import (
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"lectern/gen/markup"
	"lectern/gen/module"
	"lectern/gen/quiz"
)

// TestSorting builds a module on another subject, with code in its text and
// with every kind of question, picture and date, by the generator, layouts and
// static files as they are shipped.
func TestSorting(t *testing.T) {
	t.Parallel()
	m, faults := load(t, sorting)
	for _, f := range faults {
		t.Error(f)
	}
	kinds := map[string]bool{}
	for _, q := range m.AllQuestions() {
		switch in := q.Interaction.(type) {
		case *quiz.Choice:
			kinds["choice"] = true
			kinds["multiple"] = kinds["multiple"] || in.Multiple
			kinds["true or false"] = kinds["true or false"] || in.TrueFalse
		case *quiz.Order:
			kinds["order"] = true
		case *quiz.Match:
			kinds["match"] = true
		case *quiz.Essay:
			kinds["essay"] = true
		case *quiz.Entry:
			for _, b := range in.Blanks {
				_, number := b.Key.(*quiz.Number)
				kinds["number"] = kinds["number"] || number
				kinds["picked blank"] = kinds["picked blank"] || b.Picked
				kinds["typed blank"] = kinds["typed blank"] || in.Text != nil && !b.Picked
				kinds["short answer"] = kinds["short answer"] || in.Text == nil && !number
			}
		}
	}
	for _, kind := range []string{"choice", "multiple", "true or false", "order", "match", "essay", "number", "picked blank", "typed blank", "short answer"} {
		if !kinds[kind] {
			t.Errorf("the module has no %s, and so shows nothing of it", kind)
		}
	}

	root := install(t, sorting)
	stdout, _ := gen(t, 0, "build", "-strict", "-C", root)
	if !strings.HasPrefix(stdout, "public: ") {
		t.Errorf("the build says %q", stdout)
	}
	for file, want := range map[string][]string{
		"index.html":                  {"<title>Sorting by Hand and by Rule</title>", "https://example.org/sorting/"},
		"article/insertion.html":      {`class=language-python`, `<span class=k>def</span>`, "<img src=../assets/insertion.", "<figcaption>The fourth card finds its place</figcaption>"},
		"article/merging.html":        {`class=language-go`, "<img src=../assets/merging.", "https://example.org/lindholm/sorting/edit/main/content/article/03-merging.md"},
		"questions/working-quiz.html": {"data-correct"},
	} {
		page := read(t, filepath.Join(root, "public", filepath.FromSlash(file)))
		for _, w := range want {
			if !strings.Contains(page, w) {
				t.Errorf("%s has no %s", file, w)
			}
		}
	}
	quizPage := read(t, filepath.Join(root, "public/questions/choosing-quiz.html"))
	for _, key := range []string{"data-correct", "data-number", "data-variant", "data-pick", "class=answer", "44,850", "44850"} {
		if strings.Contains(quizPage, key) {
			t.Errorf("the withheld quiz says %s", key)
		}
	}
	if pictures, _ := filepath.Glob(filepath.Join(root, "public/assets/table.*")); len(pictures) > 0 {
		t.Errorf("the picture of a withheld answer is published: %v", pictures)
	}
}

// first are words of the first module's subject, people and addresses.
var first = regexp.MustCompile(`(?i)kazakh|qazaq|tenge|russia|soviet|kremlin|eurasia|crimea|sovereign|westphal|securiti[sz]|neo-imperial|` +
	`kadyrzhanov|makasheva|amrebay|tokayev|nikonov|nazarbayev|lavrov|\bputin\b|peskov|deyermond|abdelal|buzan|akimbekov|10\.37178|rq[0-9]-|1-attitude|2-concessions|3-stages`)

// TestNothingOfTheFirst wants the generator, layouts and static files to know
// nothing of the module that is shipped with them, and another module's site
// to show nothing of it.
func TestNothingOfTheFirst(t *testing.T) {
	t.Parallel()
	if text := read(t, filepath.Join(shipped, "article/03-post-soviet.md")); !first.MatchString(text) {
		t.Fatal("the words looked for are not the first module's")
	}
	root := install(t, sorting)
	gen(t, 0, "build", "-q", "-C", root)
	for _, folder := range []string{".", "../layouts", "../static", filepath.Join(root, "public")} {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case d.IsDir() && d.Name() == "testdata":
				return fs.SkipDir
			case d.IsDir() || strings.HasSuffix(path, "_test.go"):
				return nil
			}
			for i, line := range strings.Split(read(t, path), "\n") {
				if word := first.FindString(line); word != "" {
					t.Errorf("%s:%d: %s is of the first module", path, i+1, word)
				}
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}

// TestInstructorOnly wants no published file and no student's handout to hold
// what is for the instructor, of any module, and the instructor's to hold all.
func TestInstructorOnly(t *testing.T) {
	t.Parallel()
	for name, content := range map[string]string{"shipped": shipped, "sorting": sorting} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m, _ := load(t, content)
			private := instructors(m)
			if len(private) < 5 {
				t.Fatalf("only %d notes are for the instructor", len(private))
			}
			root := install(t, content)
			gen(t, 0, "build", "-q", "-C", root)
			handouts(t, root)
			for _, folder := range []string{"public", "dist"} {
				err := fs.WalkDir(os.DirFS(filepath.Join(root, folder)), ".", func(path string, d fs.DirEntry, err error) error {
					if err != nil || d.IsDir() {
						return err
					}
					page := read(t, filepath.Join(root, folder, path))
					text := words(page)
					if path == m.ID+"-instructor.html" {
						for _, p := range private {
							if !strings.Contains(text, p) {
								t.Errorf("%s lacks the instructor’s note “%s…”", path, p)
							}
						}
						return nil
					}
					if strings.HasSuffix(path, "-instructor.html") {
						return nil // a part
					}
					for _, p := range private {
						if strings.Contains(text, p) {
							t.Errorf("%s tells the instructor’s note “%s…”", path, p)
						}
					}
					if strings.Contains(page, "<strong>For the instructor") {
						t.Errorf("%s has a note for the instructor", path)
					}
					return nil
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
}

// handouts makes all handouts of a module: of the whole and of each part.
func handouts(t *testing.T, root string) {
	t.Helper()
	gen(t, 0, "handout", "-q", "-C", root)
	gen(t, 0, "handout", "-q", "-C", root, "-only", "article")
	parts, err := filepath.Glob(filepath.Join(root, "content", "questions", "*"))
	if err != nil || len(parts) == 0 {
		t.Fatal(parts, err)
	}
	for _, part := range parts {
		gen(t, 0, "handout", "-q", "-C", root, "-only", "questions/"+filepath.Base(part))
	}
}

// instructors gives the opening of each paragraph that is for the instructor:
// six words, enough to know it by.
func instructors(m *module.Module) []string {
	var parts []quiz.Part
	for _, q := range m.AllQuestions() {
		parts = append(parts, q.Instructor...)
	}
	for _, d := range m.Talk {
		parts = append(parts, d.Instructor...)
	}
	var list []string
	for _, p := range parts {
		for _, block := range p.Blocks {
			if all := strings.Fields(words(markup.BlockText([]markup.Block{block}))); len(all) >= 6 {
				list = append(list, strings.Join(all[:6], " "))
			}
		}
	}
	return list
}

var (
	tags    = regexp.MustCompile(`<[^>]*>`)
	nowords = regexp.MustCompile(`[^\pL\pN]+`)
)

// words are the words of a text or page, in lower case, a space between them.
func words(page string) string {
	text := html.UnescapeString(tags.ReplaceAllString(page, " "))
	return strings.TrimSpace(nowords.ReplaceAllString(strings.ToLower(text), " "))
}

func read(t testing.TB, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
