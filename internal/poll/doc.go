// Package poll holds what a poll asks and the rules by which it is held: twelve kinds of question behind one interface, how
// each is counted, who may vote and when. Ballots are taken and shown by internal/ballot.
//
// The rules: a poll opens at its publication, at a time or by hand, and closes at a time or by hand; once it is
// open, what it asks and how it is held stay as its voters see them.
package poll
