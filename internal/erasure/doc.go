// Package erasure takes a member who wants to go out of the square, for good. It has no types of its own: the domains
// erase what is theirs, within the transactions that are opened here.
//
// The rules, in plain words:
//   - A member erases himself, nobody else does. He types his handle once more. The last administrator of a piazza or of
//     the installation is refused: somebody else has to be one first.
//   - One transaction takes everything that could still do something: rights, memberships, logins, sessions, name,
//     handle, what he says about himself, his drafts, notifications, keys of repeated requests. From then on he is
//     nobody, and that the rights ended is in the log.
//   - His comments are erased next, in batches, as if he had deleted each: the place in the thread and the answers stay.
//     Mentions of him go, and where texts of others hold his handle, the nameless one takes its place. A fault in between
//     loses nothing: the erasure stands in the database with the place that it has come to, and any node takes it up.
//     Only then is the old handle forgotten and free.
//   - What was published stays: it was reviewed by the piazza and speaks in its name. The author is nameless.
//   - Reactions stay. They are counts to everybody, hold no word of his, and name a row that names nobody; without them
//     the tallies of others would change.
//   - Ballots stay, and so does that he has voted: they name a row that names nobody, and a count that was shown must not
//     change. The reasons that he gave for them go. An answer to an open question is part of the count; where it names
//     him, moderators hide it.
//   - That he came into an assembly stays, and what he did at its console: the course is not changed afterwards, and both name a
//     row that names nobody. What he asked from the floor goes, with who wanted it answered.
//   - Decisions of moderation stay, those that he made and those about his comments. Of decisions about himself the
//     reason goes; so does what the audit trail quotes of him and about him, while its records stay and its chain holds.
//   - His addresses go wherever they wait: mails that are to be sent, invitations, logins under way. So do those of the people
//     whom he invited.
//   - That he was put out of a piazza stays, without the reason: else erasing himself would be a way back in.
//   - The fingerprint of his fiscal code, and of each of his logins a hash under the installation's key, stay until all polls in
//     which he voted are closed and he may be in all piazze again: whoever comes back by SPID or by one of the logins is the
//     person who he was, with the ballot that he had. Then they go, where no other account of his is left; so do his reasons.
//   - What others wrote about him by name is theirs. Moderators hide what has to be hidden.
//
// Rows are locked in one order: members, entries, piazze; then threads, comments, the audit trail, streams.
package erasure
