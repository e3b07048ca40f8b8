// Package account knows who people are: members, the identities that login providers vouch for, and sessions.
//
// The rules, in plain words:
//   - A member is known by a handle, unique, in lower case, derived from the name that he chose at his first login.
//   - An identity is (issuer, subject), never an e-mail address. One member may have several; nobody takes his last way in
//     away, logins and passkeys counted together.
//   - Nothing is written about somebody new before he has said that he wants to be a member, is at least fourteen and agrees
//     to the privacy notice; what he was brought with waits half an hour, for his browser alone, and is answered once.
//   - Two identities are one member's where their owner says so from within his account, having proved of late who he is; or
//     where both come with the same verified address by the word of providers whose word the settings take. Then whoever else
//     is in the account goes out. Never by a name, nor by an address that is only claimed.
//   - A login that is another member's is not taken from him: the two accounts become one, if their owner wants it; see
//     package merging.
//   - A login proves a level of assurance. A member is known as surely as the best of his logins proves.
//   - A fiscal code is kept as a keyed hash alone, of the person, and shown to nobody. Accounts that prove the same code are
//     one person's, who has one ballot; the code stays the person's though the login that proved it goes.
//   - Every change of ways in is recorded in the audit trail and told to the member's verified addresses.
//   - A session's token is 256 random bits that live in the browser's cookie only; the database keeps their hash.
//     Signing in always opens a new session and ends the one that the browser brought along.
//   - A member sees and ends his own sessions, nobody else's. A session ends by itself when it is not used for a while, and
//     after a longer while in any case, by the clock of the database. Its token changes whenever its owner proves who he is,
//     and when what he may do changes; the one before is good for requests under way and never for what was proved since.
//   - Whoever changes ways in, power or a person's data has proved within half an hour who he is, and is no program.
//   - An access token lets a program act as its owner, as far as its scopes say and never further than the session in which it
//     was made; it ends as a session does.
//   - Where passkeys are required, rights above an editor's wait in each session for one to be used. Who has a passkey adds
//     another by one of his alone; who lost them all asks an administrator, and has no such rights until he has a new one.
//   - A login under way lasts ten minutes, works once, and only in the browser that began it.
//   - A member changes his own profile alone.
//   - Administrators of the installation suspend members, for a reason and perhaps until a time, and let them in again;
//     nobody himself, and never so that none of them is left. A suspended member is out at once, on every device, and is
//     told why when he tries to come in. A suspension passes by the clock of the database. What he wrote stays.
//   - Every such decision is kept with its reason, for administrators.
//   - Whoever erases himself leaves a row without a name; see package erasure. He who comes back later is somebody new.
//   - Whatever ends a session or changes what a member may do says so on the stream of rights, in the same transaction.
package account
