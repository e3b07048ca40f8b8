// Package verify recomputes the public file of a confidential poll from its bytes alone: no network, no database, no
// configuration. It says on which line something is wrong, and what.
//
// It is written apart from what writes these files: it parses, hashes, chains and checks signatures by docs/ballots.md with
// code of its own, and asks internal/poll for the count alone. A verifier of other people's making needs nothing but that page.
package verify
