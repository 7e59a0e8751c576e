package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
)

// small mounts a file system of so many kilobytes, or says that nobody but root
// may: then limits on files stand in for it.
func small(t *testing.T, kilobytes string) (folder string, mounted bool) {
	t.Helper()
	folder = t.TempDir()
	err := syscall.Mount("none", folder, "tmpfs", 0, "size="+kilobytes+"k")
	if errors.Is(err, syscall.EPERM) {
		t.Log("no file system can be mounted here: a limit on the size of files stands for a full disk")
		return folder, false
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(folder, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return folder, true
}

// TestFullDisk builds where there is room for the old site and for ever more of
// the new one, but not all. The old site stays whole, it is said what is
// wrong, and with room again the next build works.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	roots, _ := editions(t)
	disk, mounted := small(t, "3000")
	public, ballast := filepath.Join(disk, "public"), filepath.Join(disk, "ballast")
	failed := 0
	for _, free := range []int{0, 4, 20, 60, 120} { // kB
		_ = os.Remove(ballast)
		gen(t, 0, "build", "-q", "-C", roots[0], "-o", public)
		var cmd *exec.Cmd
		if mounted {
			var stat syscall.Statfs_t
			if err := syscall.Statfs(disk, &stat); err != nil {
				t.Fatal(err)
			}
			weight := int64(stat.Bavail)*stat.Bsize - int64(free)*1000
			if err := os.WriteFile(ballast, make([]byte, max(0, weight)), 0o644); err != nil {
				t.Fatal(err)
			}
			cmd = exec.Command("gen", "build", "-q", "-C", roots[1], "-o", public)
		} else { // in blocks of 1,024 bytes
			cmd = exec.Command("bash", "-c", `ulimit -f "$0"; trap "" XFSZ; exec gen build -q -C "$1" -o "$2"`, string(rune('1'+failed)), roots[1], public)
		}
		said, err := cmd.CombinedOutput()
		if err == nil {
			t.Errorf("with %d kB free the build says that it works", free)
			continue
		}
		failed++
		if mounted && (cmd.ProcessState.ExitCode() != 1 || !strings.Contains(string(said), "no space left on device") || strings.Contains(string(said), "goroutine")) {
			t.Errorf("with %d kB free the build ended with %v and said %s", free, err, said)
		}
		if got := whole(t, public); got != "edition-0" {
			t.Errorf("with %d kB free there is %s", free, got)
		}
	}
	_ = os.Remove(ballast)
	gen(t, 0, "build", "-q", "-C", roots[1], "-o", public)
	if got := whole(t, public); got != "edition-1" {
		t.Errorf("with room again there is %s", got)
	}
	alone(t, public)
	t.Logf("%d builds ran out of room", failed)
}

// TestReadOnly builds into a folder that nothing can be written to.
func TestReadOnly(t *testing.T) {
	t.Parallel()
	roots, _ := editions(t)
	folder, mounted := small(t, "3000")
	public := filepath.Join(folder, "public")
	gen(t, 0, "build", "-q", "-C", roots[0], "-o", public)
	lock := func(readOnly bool) error {
		switch {
		case !mounted && readOnly:
			return os.Chmod(folder, 0o555)
		case !mounted:
			return os.Chmod(folder, 0o755)
		case readOnly:
			// A program that another test starts holds every open file for a moment.
			err := syscall.EBUSY
			for tries := 0; err == syscall.EBUSY && tries < 1<<20; tries++ {
				runtime.Gosched()
				err, _ = syscall.Mount("none", folder, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, "").(syscall.Errno)
			}
			if err != 0 {
				return err
			}
			return nil
		}
		return syscall.Mount("none", folder, "tmpfs", syscall.MS_REMOUNT, "")
	}
	if err := lock(true); err != nil {
		t.Fatal(err)
	}
	_, said := gen(t, 1, "build", "-q", "-C", roots[1], "-o", public)
	if !strings.HasPrefix(said, "gen: error: ") || !strings.Contains(said, "choose another") {
		t.Errorf("it says %s", said)
	}
	if got := whole(t, public); got != "edition-0" {
		t.Errorf("there is %s", got)
	}
	if err := lock(false); err != nil {
		t.Fatal(err)
	}
	gen(t, 0, "build", "-q", "-C", roots[1], "-o", public)
	if got := whole(t, public); got != "edition-1" {
		t.Errorf("there is %s", got)
	}
	alone(t, public)
}

// TestWithoutNetwork builds where there is no network at all, not even to the
// machine itself.
func TestWithoutNetwork(t *testing.T) {
	t.Parallel()
	public := filepath.Join(t.TempDir(), "public")
	cmd := exec.Command("gen", "build", "-q", "-C", install(t, sorting), "-o", public)
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNET}
	if os.Geteuid() != 0 {
		cmd.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
	}
	said, err := cmd.CombinedOutput()
	if errors.Is(err, syscall.EPERM) {
		t.Skip("this system lets nobody but root leave its network: nothing is shown (run this as root)")
	}
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	whole(t, public)
}
