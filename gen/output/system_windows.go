package output

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// A folder that another volume is mounted on shows as a reparse point, which is
// refused as not a folder before this is asked.
func onOtherDevice(a, b string) bool { return false }

// Windows says so when the folder is renamed.
func writable(string) error { return nil }

// lockFile locks a file until it is closed or the process ends. It does not
// wait: errLost means that another run has it.
func lockFile(f *os.File) error {
	err := windows.LockFileEx(windows.Handle(f.Fd()),
		windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &windows.Overlapped{})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		return errLost
	}
	return err
}
