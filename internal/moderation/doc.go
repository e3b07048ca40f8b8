// Package moderation decides about what others wrote, and keeps the public log of those decisions.
//
// Moderators of a piazza hide comments and show them again, each time with a reason that everybody may read. A
// decision is written in the transaction that carries it out and is never changed afterwards. What was hidden stays
// out of the log: it names the entry and the reason, never author or text.
package moderation
