//go:build linux

// Assembly measures an assembly: how soon hundreds who sit behind one address have come in and voted, how late phones, screens
// and consoles see what the moderator has done, and what ten thousand who only watch change of that. README.md says how, and
// what was measured.
//
//	go run ./bench/assembly [-tenth] [-phones N] [-watchers N]
package main
