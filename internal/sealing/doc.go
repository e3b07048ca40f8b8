// Package sealing makes what a confidential poll is kept and published in: commitments, the chained log, receipts, the public
// bundle, and the blobs that hold ballots while the poll is open. docs/ballots.md describes all of it to the byte.
//
// Everything here is pure: it holds no key longer than a call needs it, reads no clock and knows no database. What it writes
// is read again by internal/verify, which shares no line with it.
package sealing
