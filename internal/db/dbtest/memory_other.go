//go:build unix && !linux

package dbtest

import "os"

// folder makes the folder of the tests' server.
func folder() (string, error) { return os.MkdirTemp("", "piazza-test-") }
