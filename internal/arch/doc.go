// Package arch holds the rules of the house as ordinary tests: who may import whom, how things are called, how long
// files and functions may grow, and that no state lives in packages.
//
// ARCHITECTURE.md says why each rule is there. Generated code is outside of them. A rule is a function from the parsed
// tree to its violations, so each is proven on small trees in memory before it judges the real one.
package arch
