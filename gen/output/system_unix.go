//go:build unix

package output

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

func onOtherDevice(a, b string) bool {
	device := func(path string) any {
		info, err := os.Stat(path)
		if err != nil {
			return nil
		}
		if s, ok := info.Sys().(*syscall.Stat_t); ok {
			return s.Dev
		}
		return nil
	}
	return device(a) != device(b)
}

// writable tells whether a folder can be renamed and its files removed.
func writable(dir string) error {
	return unix.Access(dir, unix.W_OK|unix.X_OK)
}
