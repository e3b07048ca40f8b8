// Package assembly holds meetings: a queue of questions that are opened one by one before everybody who came, guests and
// screens among them, and the course of what happened.
//
// Each item of the queue is a poll of its own (internal/poll), so that rules, ballots, counting and the files are those of all
// polls. Locks are taken in this order: assembly, item, then what internal/ballot takes.
package assembly
