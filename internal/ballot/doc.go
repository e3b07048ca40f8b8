// Package ballot takes ballots and says what they come to: casting in batches, opening and closing by the clock, counting,
// and the one function that decides who may see results.
//
// The rules: a person has one ballot a question. Votes that arrive together are committed together, each answered for
// itself; whether one is in time is decided in that transaction, by the database's clock read after the poll was held. What
// a poll came to is counted when it closes, in the transaction that closes it, and a recount has to give the same.
// Who may see results is decided by Sees alone; every door through which they leave is in Doors.
//
// Locks are taken in this order, each kind in ascending order: entry, turn and row of the poll, turns of persons, rows of seals,
// idempotency keys, sheets of voters, ballots, tallies.
//
// Confidential ballots go a way of their own (secret.go): a transaction that casts them names no voter in anything that it writes or
// locks. The row of the poll's seal stands for all its sheets, so that none of them is locked.
//
// What closes confidentially is sealed after that (seal.go), in steps of one transaction each that whoever has the key takes up where
// they stopped: counted, written into a public bundle that is read back and verified, rid of who cast what, and the key destroyed. At
// each moment there are either all sheets with the key, or a bundle that was verified. Whose sheet counts is settled with the count.
package ballot
