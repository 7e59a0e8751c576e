package main

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

var kills = flag.Int("kills", 20, "how often TestKilled kills a build, an even number")

// editions makes two modules that differ in edition and text, and the folder
// that both are published to.
func editions(t *testing.T) (roots [2]string, public string) {
	t.Helper()
	for i := range roots {
		roots[i] = install(t, tides)
		for name, change := range map[string][2]string{
			"module.yaml":         {`edition: "1"`, fmt.Sprintf("edition: edition-%d", i)},
			"article/01-tides.md": {"On the far side", fmt.Sprintf("In edition-%d, on the far side", i)},
		} {
			file := filepath.Join(roots[i], "content", name)
			text := read(t, file)
			if !strings.Contains(text, change[0]) {
				t.Fatalf("%s does not say %q", name, change[0])
			}
			if err := os.WriteFile(file, []byte(strings.Replace(text, change[0], change[1], 1)), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	return roots, filepath.Join(t.TempDir(), "public")
}

// building is a build of a module that is about to start, as a process of its own.
func building(root, public string) (cmd *exec.Cmd, said *bytes.Buffer) {
	cmd, said = exec.Command("gen", "build", "-C", root, "-o", public), &bytes.Buffer{}
	cmd.Stdout, cmd.Stderr = said, said
	return cmd, said
}

// whole holds a published folder against its receipt, and returns the edition.
func whole(t *testing.T, public string) string {
	t.Helper()
	var receipt struct {
		Edition string
		Files   []struct{ Path, SHA256 string }
	}
	if err := json.Unmarshal([]byte(read(t, filepath.Join(public, "receipt.json"))), &receipt); err != nil {
		t.Fatal(err)
	}
	list, err := fingerprint(public)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for line := range strings.Lines(list) {
		name, sum, _ := strings.Cut(strings.TrimSpace(line), " ")
		found[name] = sum
	}
	for _, f := range receipt.Files {
		if found[f.Path] != f.SHA256 {
			t.Fatalf("%s is missing or changed", f.Path)
		}
	}
	if len(receipt.Files) < 10 || len(found) != len(receipt.Files)+1 {
		t.Fatalf("the receipt lists %d files, and there are %d", len(receipt.Files), len(found))
	}
	return receipt.Edition
}

// alone wants nothing to lie beside the published folder.
func alone(t *testing.T, public string) {
	t.Helper()
	beside, err := filepath.Glob(filepath.Join(filepath.Dir(public), "*"))
	hidden, _ := filepath.Glob(filepath.Join(filepath.Dir(public), ".*"))
	if all := append(beside, hidden...); err != nil || len(all) != 1 {
		t.Errorf("beside the site lie %q", all)
	}
}

// TestKilled kills builds at random times of their life. Whatever is published
// is a whole edition, and the next build, killed or not, begins from there. Two
// folders at once: a build waits for the disk as much as it computes.
func TestKilled(t *testing.T) {
	t.Parallel()
	for i := range uint64(2) {
		t.Run(fmt.Sprint("folder ", i+1), func(t *testing.T) {
			t.Parallel()
			killBuilds(t, *kills/2, rand.New(rand.NewPCG(6, 6+i)))
		})
	}
}

func killBuilds(t *testing.T, times int, random *rand.Rand) {
	roots, public := editions(t)
	gen(t, 0, "build", "-q", "-C", roots[0], "-o", public)
	usual := time.Hour // how long a build takes, at best
	for range 3 {
		cmd, said := building(roots[0], public)
		began := time.Now()
		if err := cmd.Run(); err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
		usual = min(usual, time.Since(began))
	}
	before, killed, ended, changed := "edition-0", 0, 0, 0
	for i := range times {
		cmd, _ := building(roots[i%2], public)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Float64() * 1.2 * float64(usual)))
		_ = cmd.Process.Kill()
		if err := cmd.Wait(); err != nil {
			killed++
		} else {
			ended++
		}
		now := whole(t, public)
		if own := fmt.Sprint("edition-", i%2); now != before && now != own {
			t.Fatalf("%s was published, %s was built, and now there is %s", before, own, now)
		}
		if now != before {
			changed++
		}
		before = now
	}
	if killed == 0 {
		t.Error("no build was killed, and so nothing is shown")
	}
	gen(t, 0, "build", "-q", "-C", roots[1], "-o", public)
	if got := whole(t, public); got != "edition-1" {
		t.Errorf("the last build published %s", got)
	}
	alone(t, public)
	t.Logf("%d builds killed, %d ended before; %d published their edition", killed, ended, changed)
}

// TestTwoBuilds runs builds of two editions at once.
func TestTwoBuilds(t *testing.T) {
	t.Parallel()
	roots, public := editions(t)
	for range 4 {
		var both sync.WaitGroup
		for _, root := range roots {
			both.Go(func() {
				cmd, said := building(root, public)
				if err := cmd.Run(); err != nil {
					t.Errorf("%v\n%s", err, said)
				}
			})
		}
		both.Wait()
		whole(t, public)
		alone(t, public)
	}
}

// TestEditedMeanwhile edits a module while it is built: a text by writing over
// it, as editors do that do not rename, a picture by turns harmless and not.
// A build publishes what is whole or says what is wrong; and the next one,
// when the editing is over, is that of what stands there then.
func TestEditedMeanwhile(t *testing.T) {
	t.Parallel()
	const drawn = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>`
	acting := strings.Replace(drawn, "<path", "<script>harm()</script><path", 1)
	inside := base64.StdEncoding.EncodeToString([]byte(acting)) // as the handout would hold it
	roots, public := editions(t)
	root := roots[0]
	section, picture := filepath.Join(root, "content/article/01-tides.md"), filepath.Join(root, "content/article/moon.svg")
	text := strings.Replace(read(t, section), "\n[^1]:", "\n![The moon](moon.svg)\n\n[^1]:", 1)
	put := func(file, content string) {
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Error(err)
		}
	}
	put(section, text)
	put(picture, drawn)
	gen(t, 0, "build", "-q", "-C", root, "-o", public)
	end, edited := make(chan struct{}), make(chan int)
	go func() {
		for i := 0; ; i++ {
			select {
			case <-end:
				edited <- i
				return
			default:
			}
			put(section, strings.Replace(text, "far side", fmt.Sprint("far side, and once more, ", i), 1))
			if i%50 == 0 {
				put(picture, acting)
				put(picture, drawn)
			}
			time.Sleep(time.Millisecond)
		}
	}()
	published := 0
	for range 8 {
		cmd, said := building(root, public)
		if err := cmd.Run(); err == nil {
			published++
		} else if !strings.Contains(said.String(), ": error: ") || strings.Contains(said.String(), "panic") {
			t.Errorf("a build ended with %v and said %s", err, said)
		}
		whole(t, public)
		for name, page := range pages(t, public) {
			if strings.Contains(page, "harm()") || strings.Contains(page, inside) {
				t.Errorf("%s holds a picture that is not allowed", name)
			}
		}
		alone(t, public)
	}
	close(end)
	n := <-edited
	put(section, strings.Replace(text, "far side", "far side, at last", 1))
	put(picture, drawn)
	gen(t, 0, "build", "-q", "-C", root, "-o", public)
	whole(t, public)
	if page := read(t, filepath.Join(public, "article/tides.html")); !strings.Contains(page, "far side, at last") {
		t.Error("the last edit was not published")
	}
	t.Logf("edited %d times; %d of 8 builds published", n, published)
}

// pages are the contents of all files of a folder that could hold a script.
func pages(t *testing.T, folder string) map[string]string {
	t.Helper()
	found := map[string]string{}
	list, err := fingerprint(folder)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(list) {
		name, _, _ := strings.Cut(line, " ")
		if strings.HasSuffix(name, ".html") || strings.HasSuffix(name, ".svg") {
			found[name] = read(t, filepath.Join(folder, name))
		}
	}
	return found
}
