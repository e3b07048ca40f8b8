// Package passkey speaks with passkeys: how one is added, how one lets somebody in, and how one proves once more who he is.
//
// The rules, in plain words:
//   - Everything is JSON over POST, from our own pages alone. A challenge is answered once, within five minutes, in the browser
//     that asked for it and, where it belongs to a session, in that session.
//   - Keys are discoverable: who comes in by one names nobody before. The authenticator has to verify its user, each time.
//   - A key whose counter goes back may be a copy: it lets nobody in.
//   - What is asked for says nothing about who has keys here; what was wrong with an answer is for the log.
//   - An installation that is reached by an address, not by a name, has no passkeys: browsers bind them to names.
package passkey
