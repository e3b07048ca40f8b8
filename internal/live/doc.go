// Package live tells those who listen what happens, in order and once, whatever dies in between.
//
// The truth is the log in PostgreSQL. A transaction writes thin notices into streams (db.Tx.Notify); here they are read
// and handed on:
//
//   - The Hub keeps one tail for each stream that somebody on this node listens to. A hint after a commit makes the tail
//     read at once; once a second the sweeper asks where all of those streams stand, so that a lost hint costs a second
//     and never a notice.
//   - Between nodes hints travel on a Bus, by NOTIFY or through NATS. It is lossy by contract; what must arrive is in the
//     log.
//   - A tail's ring of notices is the queue of all its subscribers: each is a position in it, and has no queue of its
//     own. Who falls off the ring is too slow; he leaves and resumes from his cursor.
//   - A cursor is opaque and authenticated. It says after which notice of which stream somebody stands, and carries that
//     notice's random tag: where the row in the log has another tag, as in a restored copy, the cursor is not followed.
//   - Websocket and SSE are the doors: graphql-transport-ws and graphql-sse over gqlgen's executor. Registry counts and
//     ends their connections.
//   - A course is an operation on its way through a connection. Rights follow to it: a fence around a transaction that
//     changes rights holds back, from before the commit until its outcome, what is on its way to those concerned; the
//     rights stream tells the other nodes, and no payload of a subscription leaves while a node's view of that stream is
//     older than four seconds.
//   - Every message on its way carries a label that says what it shows. A notice that takes something away takes back
//     what waits; what the kernel may hold of it goes with the connection.
//
// Nothing here depends on a clock for what is delivered in which order; clocks only decide when to look again and whom
// to give up.
package live
