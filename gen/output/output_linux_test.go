package output

import (
	"strings"
	"testing"
)

// TestMountPointRefused takes the mount point that every Linux has; a test has
// no right to mount.
func TestMountPointRefused(t *testing.T) {
	t.Parallel()
	if _, err := Begin("/proc"); err == nil || !strings.Contains(err.Error(), "is a mount point") {
		t.Errorf("got error %v", err)
	}
}
