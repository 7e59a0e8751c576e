//go:build unix

package output

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// points are places at which a run is killed, each as the exchange that the
// run is given, and the site that must be found there afterwards: "" where
// there is none until the next run begins.
var points = []struct {
	name     string
	exchange func(made, target string) error
	left     string
}{
	{"before the exchange", func(string, string) error { return die() }, "old"},
	{"after the exchange", func(made, target string) error { _ = exchange(made, target); return die() }, "new"},
	{"as the former site is removed", func(made, target string) error {
		_ = exchange(made, target)
		_ = os.Remove(filepath.Join(made, "index.html"))
		return die()
	}, "new"},
	{"between the two renames", func(made, target string) error {
		_ = os.Rename(target, filepath.Join(filepath.Dir(made), oldName))
		return die()
	}, ""},
	{"after the two renames", func(made, target string) error {
		_ = os.Rename(target, filepath.Join(filepath.Dir(made), oldName))
		_ = os.Rename(made, target)
		return die()
	}, "new"},
	{"as the former site is removed, renamed", func(made, target string) error {
		old := filepath.Join(filepath.Dir(made), oldName)
		_ = os.Rename(target, old)
		_ = os.Rename(made, target)
		_ = (&workspace{dir: filepath.Dir(made), target: target}).giveBack(old)
		_ = os.Remove(filepath.Join(filepath.Dir(made), goneName, "index.html"))
		return die()
	}, "new"},
}

// die ends this process as kill -9 and a power cut do: at once.
func die() error {
	_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
	select {}
}

// TestKilledAtPoints kills a run at each point, ten times. The target is the
// old site or the new one, whole; the next run finds one of the two there, and
// can publish.
func TestKilledAtPoints(t *testing.T) {
	if target := os.Getenv("LECTERN_TEST_KILLED"); target != "" {
		publishAndDie(target)
	}
	t.Parallel()
	executable, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for i, point := range points {
		t.Run(point.name, func(t *testing.T) {
			t.Parallel()
			const times = 10
			target := filepath.Join(t.TempDir(), "public")
			for range times {
				publish(t, target, "the old site")
				cmd := exec.Command(executable, "-test.run=^TestKilledAtPoints$")
				cmd.Env = append(os.Environ(), "LECTERN_TEST_KILLED="+target, fmt.Sprint("LECTERN_TEST_POINT=", i))
				said, err := cmd.CombinedOutput()
				if cmd.ProcessState == nil || cmd.ProcessState.Sys().(syscall.WaitStatus).Signal() != syscall.SIGKILL {
					t.Fatalf("the run was not killed: %v\n%s", err, said)
				}
				left := ""
				if _, err := os.Lstat(target); err == nil {
					left = wholeSite(t, target)
				}
				if left != point.left {
					t.Fatalf("the run left the site %q, want %q", left, point.left)
				}
				begin(t, target).Discard()
				want := point.left
				if want == "" {
					want = "old"
				}
				if found := wholeSite(t, target); found != want {
					t.Fatalf("the next run finds the %s site, want the %s one", found, want)
				}
				onlyTarget(t, target)
			}
			publish(t, target, "the old site")
			wholeSite(t, target)
			onlyTarget(t, target)
			t.Logf("killed %d times", times)
		})
	}
}

// publishAndDie is the run that is killed.
func publishAndDie(target string) {
	var point int
	_, err := fmt.Sscan(os.Getenv("LECTERN_TEST_POINT"), &point)
	var p *Publication
	if err == nil {
		p, err = Begin(target)
	}
	for i := 0; err == nil && i < 5; i++ {
		err = p.AddPage(fmt.Sprintf("%d.html", i), page("<p>the new site</p>"))
	}
	if err == nil {
		err = p.AddPage("index.html", page("<p>the new site</p>"))
	}
	if err == nil {
		p.exchange = points[point].exchange
		_, err = p.Finish("2")
	}
	fmt.Println("it was to be killed before this:", err)
	os.Exit(1)
}

// wholeSite holds a folder against its receipt, and tells which site it is:
// "old" or "new".
func wholeSite(t *testing.T, target string) string {
	t.Helper()
	found := files(t, target)
	r, ok := parseReceipt([]byte(found[receiptName]))
	if !ok {
		t.Fatalf("there is no receipt in the target, but %q", found)
	}
	for _, f := range r.Files {
		content, there := found[f.Path]
		if !there || newEntry(f.Path, []byte(content)).sha256 != f.SHA256 {
			t.Fatalf("%s is missing or changed", f.Path)
		}
	}
	if len(found) != len(r.Files)+1 {
		t.Fatalf("the receipt lists %d files, and there are %d", len(r.Files), len(found))
	}
	for _, name := range []string{"old", "new"} {
		if strings.Contains(found["index.html"], "the "+name+" site") {
			return name
		}
	}
	t.Fatalf("this site is neither: %s", found["index.html"])
	return ""
}

// TestVanishing takes away, in the middle of a run, the folder that it works
// in. It says so, and leaves nothing behind.
func TestVanishing(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		take func(p *Publication) error
		left bool // the target, with the old site
	}{
		{"the folder around the target", func(p *Publication) error { return os.RemoveAll(p.target.parent) }, false},
		{"the folder in the making", func(p *Publication) error { return os.RemoveAll(p.work.dir) }, true},
		{"a page of it", func(p *Publication) error { return os.Remove(p.work.file("index.html")) }, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			parent := filepath.Join(t.TempDir(), "parent")
			if err := os.Mkdir(parent, 0o755); err != nil {
				t.Fatal(err)
			}
			target := filepath.Join(parent, "public")
			publish(t, target, "the old site")
			p := begin(t, target)
			addPage(t, p, "index.html", "<p>the new site</p>")
			if err := c.take(p); err != nil {
				t.Fatal(err)
			}
			if _, err := p.Finish("2"); err == nil || !strings.Contains(err.Error(), fs.ErrNotExist.Error()) && !strings.Contains(err.Error(), "no such file") {
				t.Errorf("got error %v", err)
			}
			if !c.left {
				if _, err := os.Lstat(parent); err == nil {
					t.Error("the folder has been made again")
				}
				return
			}
			if got := wholeSite(t, target); got != "old" {
				t.Errorf("the site is the %s one", got)
			}
			publish(t, target, "the old site")
			onlyTarget(t, target)
		})
	}
}

// TestTargetVanishes takes the old site away in the middle of a run: the new
// one takes its place all the same.
func TestTargetVanishes(t *testing.T) {
	t.Parallel()
	target := filepath.Join(t.TempDir(), "public")
	publish(t, target, "the old site")
	p := begin(t, target)
	addPage(t, p, "index.html", "<p>the new site</p>")
	if err := os.RemoveAll(target); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Finish("2"); err != nil {
		t.Error(err)
	}
	if got := wholeSite(t, target); got != "new" {
		t.Errorf("the site is the %s one", got)
	}
	onlyTarget(t, target)
}
