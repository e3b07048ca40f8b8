//go:build unix && !linux

package dbtest

import "os"

// folder makes a folder for a server of tests.
func folder(name string) (string, error) { return os.MkdirTemp("", name) }
