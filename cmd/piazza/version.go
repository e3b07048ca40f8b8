package main

import (
	"fmt"
	"runtime/debug"
)

// release is the version of the changelog that this program belongs to.
const release = "0.1.0"

type versionCommand struct{}

// Run prints the release, the revision that it was built from where the build knows it, and the compiler.
func (versionCommand) Run(t terminal) error {
	revision, compiler := "", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		compiler = info.GoVersion
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				revision = " (" + s.Value[:min(12, len(s.Value))] + ")"
			}
		}
	}
	_, err := fmt.Fprintf(t.out, "piazza %s%s %s\n", release, revision, compiler)
	return err
}
