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
package account
