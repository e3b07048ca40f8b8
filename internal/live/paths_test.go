package live

import (
	"strings"
	"testing"
)

// onBothPaths runs a test with sockets that have no goroutine, and with sockets that have one.
func onBothPaths(t *testing.T, test func(*testing.T)) {
	t.Helper()
	t.Run("compact", test)
	t.Run("goroutines", test)
}

// withGoroutines tells whether a test is for sockets that have a goroutine.
func withGoroutines(t testing.TB) bool {
	t.Helper()
	return strings.Contains(t.Name(), "/goroutines")
}
