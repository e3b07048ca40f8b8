// Package reading holds the few statements that read across domains: lists of entries with their authors, counts and
// first comments, and threads with their answers. Nothing is written here.
//
// A list of entries is one statement (ReadingFeed), whatever is asked to come along; lists that are not of one piazza
// first find their ids in a small statement of their own. A page of a thread is one statement, the answers under all of
// its comments are one more.
//
// What the viewer may not see is not read: the piazza's own rule decides, and entries that are not published never
// appear in a list. The viewer comes with the context.
package reading
