//go:build !linux

package output

func syncFileSystem(string) error { return nil }

func isMountPoint(dir, parent string) bool { return onOtherDevice(dir, parent) }
