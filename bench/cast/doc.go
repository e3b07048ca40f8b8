//go:build linux

// Cast measures how many votes a second the whole program acknowledges, beside pgbench that runs the same cast one ballot
// a transaction, and what watching a busy poll is like. README.md says how, and what was measured.
//
//	go run ./bench/cast [-tenth] [-rounds N] [-seconds N] [one hundred secret secrets watch]
package main
