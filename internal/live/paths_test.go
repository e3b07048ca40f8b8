package live

import (
	"strings"
	"testing"
)

// onBothPaths runs a test with sockets that have no goroutine, and with sockets that have one, beside other tests: were it not
// itself one of those that run at once, each pair would be waited for before the next may begin.
func onBothPaths(t *testing.T, test func(*testing.T)) {
	t.Helper()
	t.Parallel()
	onBothPathsAlone(t, test)
}

// onBothPathsAlone is onBothPaths for a test that looks at the whole process: nothing runs beside it.
func onBothPathsAlone(t *testing.T, test func(*testing.T)) {
	t.Helper()
	t.Run("compact", test)
	t.Run("goroutines", test)
}

// withGoroutines tells whether a test is for sockets that have a goroutine.
func withGoroutines(t testing.TB) bool {
	t.Helper()
	return strings.Contains(t.Name(), "/goroutines")
}
