package output

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// die leaves a publication as a killed run does: unlocked, nothing removed.
func (p *Publication) die() {
	p.closed = true
	p.work.release()
}

func noExchange(a, b string) error { return errNoExchange }

func TestLeftoversAreClearedAway(t *testing.T) {
	t.Parallel()
	target := filepath.Join(t.TempDir(), "public")
	publish(t, target, "old")
	for _, edge := range []func(p *Publication){
		func(p *Publication) {},                                                                        // pages half done
		func(p *Publication) { _, _ = p.publish("1") },                                                 // exchanged, not cleared
		func(p *Publication) { _ = os.RemoveAll(p.work.made) },                                         // clearing
		func(p *Publication) { _ = os.Truncate(p.work.lock.Name(), 0); _ = os.RemoveAll(p.work.made) }, // before the claim
		func(p *Publication) { _ = os.RemoveAll(p.work.made); _ = os.Remove(p.work.lock.Name()) },      // last step
	} {
		p := begin(t, target)
		addPage(t, p, "index.html", "<p>old</p>")
		edge(p)
		p.die()
	}
	publish(t, target, "new")
	shows(t, target, "new")
	onlyTarget(t, target)
}

func TestForeignFoldersWithOurPatternStay(t *testing.T) {
	t.Parallel()
	parent := t.TempDir()
	target := filepath.Join(parent, "public")
	write(t, filepath.Join(parent, ".public.lectern-1", "letter.txt"), "mine")
	write(t, filepath.Join(parent, ".public.lectern-2", "lock"), "mine")
	write(t, filepath.Join(parent, ".public.lectern-3x", "lock"), "")
	write(t, filepath.Join(parent, ".other.lectern-4", "lock"), "mine")
	before := files(t, parent)
	publish(t, target, "words")
	after := files(t, parent)
	maps.DeleteFunc(after, func(path, _ string) bool { return strings.HasPrefix(path, "public/") })
	if !maps.Equal(before, after) {
		t.Errorf("there was %q, now there is %q", before, after)
	}
}

func TestHalfDoneRenamesAreMended(t *testing.T) {
	t.Parallel()
	target := filepath.Join(t.TempDir(), "public")
	publish(t, target, "old")
	p := begin(t, target)
	addPage(t, p, "index.html", "<p>half</p>")
	if err := os.Rename(target, filepath.Join(p.work.dir, oldName)); err != nil {
		t.Fatal(err)
	}
	p.die()

	p = begin(t, target)
	shows(t, target, "old")
	p.Discard()
	onlyTarget(t, target)
}

// Half a former site must not come back when the target is removed by hand.
func TestFormerSiteIsNotGivenBackOnceRemovalBegan(t *testing.T) {
	t.Parallel()
	target := filepath.Join(t.TempDir(), "public")
	publish(t, target, "old")
	p := begin(t, target)
	addPage(t, p, "index.html", "<p>new</p>")
	if err := p.work.replace(target, noExchange); err != nil {
		t.Fatal(err)
	}
	if err := p.work.giveBack(filepath.Join(p.work.dir, oldName)); err != nil {
		t.Fatal(err)
	}
	p.die()
	if err := os.RemoveAll(target); err != nil {
		t.Fatal(err)
	}
	begin(t, target).Discard()
	if got := entriesOf(t, filepath.Dir(target)); len(got) != 0 {
		t.Errorf("found %q", got)
	}
}

func TestPublishByRenames(t *testing.T) {
	t.Parallel()
	target := filepath.Join(t.TempDir(), "public")
	for _, words := range []string{"first", "second", "third"} {
		p := begin(t, target)
		p.exchange = noExchange
		addPage(t, p, "index.html", "<p>"+words+"</p>")
		if _, err := p.Finish(words); err != nil {
			t.Fatal(err)
		}
		shows(t, target, words)
		onlyTarget(t, target)
	}
}

func TestFailedRenameGivesOldSiteBack(t *testing.T) {
	t.Parallel()
	target := filepath.Join(t.TempDir(), "public")
	publish(t, target, "old")
	p := begin(t, target)
	addPage(t, p, "index.html", "<p>new</p>")
	p.exchange = func(a, b string) error {
		_ = os.RemoveAll(a) // so that the second rename fails
		return errNoExchange
	}
	if _, err := p.Finish("2"); err == nil || !strings.Contains(err.Error(), "could not be put in its place") {
		t.Errorf("got error %v", err)
	}
	shows(t, target, "old")
	onlyTarget(t, target)
}

func TestTwoAtOnce(t *testing.T) {
	t.Parallel()
	for name, exchange := range map[string]func(a, b string) error{"exchange": exchange, "renames": noExchange} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			target := filepath.Join(t.TempDir(), "public")
			var wg sync.WaitGroup
			for run := range 8 {
				wg.Go(func() {
					for range 5 {
						p, err := Begin(target)
						if err != nil {
							t.Error(err)
							return
						}
						p.exchange = exchange
						for i := range 10 {
							addPage(t, p, fmt.Sprintf("%d.html", i), fmt.Sprintf("<p>run %d</p>", run))
						}
						if _, err := p.Finish(fmt.Sprint("run ", run)); err != nil {
							t.Error(err)
						}
					}
				})
			}
			wg.Wait()
			got := files(t, target)
			_, run, _ := strings.Cut(got["0.html"], "<p>")
			run, _, _ = strings.Cut(run, "</p>")
			for path, content := range got {
				if !strings.Contains(content, run) {
					t.Errorf("%s is not of %s: %s", path, run, content)
				}
			}
			if len(got) != 11 {
				t.Errorf("the site has %d files", len(got))
			}
			begin(t, target).Discard()
			onlyTarget(t, target)
		})
	}
}

// TestKilledRun kills a process in the middle of its work. While it lives its
// folder is not touched; once it is dead the next Begin clears it away.
func TestKilledRun(t *testing.T) {
	if target := os.Getenv("LECTERN_TEST_TARGET"); target != "" {
		p, err := Begin(target)
		if err == nil {
			err = p.AddPage("index.html", page("<p>never published</p>"))
		}
		fmt.Println("ready", err)
		_, _ = io.ReadAll(os.Stdin) // until it is killed
		return
	}
	t.Parallel()
	target := filepath.Join(t.TempDir(), "public")
	publish(t, target, "old")
	executable, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(executable, "-test.run=^TestKilledRun$")
	cmd.Env = append(os.Environ(), "LECTERN_TEST_TARGET="+target)
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(stdout).ReadString('\n'); line != "ready <nil>\n" {
		t.Fatalf("the other run says %q, %v", line, err)
	}

	publish(t, target, "meanwhile")
	beside := func() []string {
		return slices.DeleteFunc(entriesOf(t, filepath.Dir(target)), func(name string) bool { return name == "public" })
	}
	if left := beside(); len(left) != 1 {
		t.Errorf("a run at work has lost its folder: %q", left)
	} else if made := files(t, filepath.Join(filepath.Dir(target), left[0])); made["new/index.html"] == "" {
		t.Errorf("a run at work has lost its page: %q", made)
	}

	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it says that it was killed
	publish(t, target, "after")
	shows(t, target, "after")
	onlyTarget(t, target)
}
