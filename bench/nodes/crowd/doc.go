//go:build linux

// Package crowd is people who listen to a square and people who write there, by the thousand, for trials of whole
// installations.
//
// A listener follows one thread over a websocket. Whatever ends its socket, it comes back, to whichever node it is told
// to, with the last cursor that it received, and after a 1012 no sooner than the server asked. It writes down every
// comment it hears of. A writer sends comments under idempotency keys, again and again until somebody answers.
//
// Afterwards the log in the database is the truth, and each listener's account is held against it: nothing missing,
// nothing twice, nothing out of order. How late a notice came is counted from the beginning of the transaction that
// wrote it, so it is rather said too long than too short, and only for listeners that were joined at that moment: who
// was away got it with the backlog.
package crowd
