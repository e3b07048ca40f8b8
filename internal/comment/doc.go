// Package comment holds the discussion under an entry.
//
// A thread belongs to one entry. A comment either answers nobody and stands at the top, or answers another one.
// What is drawn has three levels: an answer to a comment of the third level keeps its true parent, but stands on the
// third level as well, after what was there. "Under" a comment therefore means under it on the page, and that is what
// its reply count and its replies hold.
//
// Who may write: a member of the piazza, while the entry is published. Who may change a text: its author, while it is
// visible; what it said before stays in its history. Who may delete it: its author; text and history are erased, the
// place in the thread stays. Who may hide and restore it: the moderators of the piazza, each time with a public
// reason (see package moderation, which keeps the log of their decisions). A comment that is hidden or deleted keeps
// its answers readable and gives neither author nor text away, but to moderators. Whoever erases himself deletes all his
// comments with that (see package erasure), hidden ones too, and is mentioned no more.
//
// The version of a comment grows with every change of text, state or reactions, so that whoever receives two states
// of it can tell the newer. Every change raises the stream of its thread and no other; hiding and restoring raise the
// stream of the moderators too.
//
// Rows are locked in one order: entry, thread, comments from the top down, streams.
package comment
