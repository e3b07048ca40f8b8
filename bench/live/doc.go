//go:build linux

// Live measures what it costs to tell ten thousand who listen: a raw writer as the limit, the transports of others, ours,
// and the whole program. README.md says how, and what was measured.
//
//	go run ./bench/live [-tenth] [-rounds N] [-span D] [-only raw,ours] [one groups streams deflated stopped]
package main
