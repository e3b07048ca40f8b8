// Package account knows who people are: members, the identities that login providers vouch for, and sessions.
//
// The rules, in plain words:
//   - A member is known by a handle, unique, in lower case, derived from his name at his first login.
//   - An identity is (issuer, subject), never an e-mail address. One member may have several.
//   - A session's token is 256 random bits that live in the browser's cookie only; the database keeps their hash.
//     Signing in always opens a new session and ends the one that the browser brought along.
//   - A member sees and ends his own sessions, nobody else's. A session ends by itself after thirty days.
//   - A login under way lasts ten minutes, works once, and only in the browser that began it.
//   - A member changes his own profile alone.
//   - Administrators of the installation suspend members, for a reason and perhaps until a time, and let them in again;
//     nobody himself, and never so that none of them is left. A suspended member is out at once, on every device, and is
//     told why when he tries to come in. A suspension passes by the clock of the database. What he wrote stays.
//   - Every such decision is kept with its reason, for administrators.
//   - Whoever erases himself leaves a row without a name; see package erasure. He who comes back later is somebody new.
//   - Whatever ends a session or changes what a member may do says so on the stream of rights, in the same transaction.
package account
