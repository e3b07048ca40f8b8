// Package merging makes one of two accounts of one person, who has proved both: the one by the session that he is in, the
// other by a login. It has no types of its own: the domains give what is theirs, within one transaction that is opened here.
//
// The rules, in plain words:
//   - The account of the session stays; the other one goes and leaves, as one that was erased does, a row without a name.
//   - All that the other wrote, decided, reacted to and was told is the remaining one's. Where both did the same thing (a
//     reaction, a mention, a notification, an agreement to a notice) it counts once, and counters say so.
//   - Of two roles in a piazza the higher stays. Whoever ran the installation by either account does so by the one.
//   - All ways in lead to the account that stays. The sessions and tokens of the other end, and so do its own but the present
//     one.
//   - One person has one ballot: where nothing has been counted yet the ballot stays of whoever has proved a fiscal code, or
//     else of the account that stays. What was counted at the closing of a poll stays as it was counted.
//   - Nobody gets rid of a suspension or of an exclusion so, and two people who have proved different fiscal codes stay two.
//   - Nobody gets past passkeys by a login so: an account that has some goes into no other, and the one that stays has used
//     one of its own in this session, where it has any. Who has some on both sides takes those of one away first, with one.
//   - Texts that call the account that goes by its handle will call the one that stays; until all do, nobody else gets the
//     handle. Package erasure does that as it does for whoever erased himself.
//
// Tables that go on naming the account that went: member, its own row; erasure, until its handle is gone from texts;
// audit_record, which is never changed; notice, the log of what happened.
//
// Rows are locked in one order: members, entries, persons and polls, piazze; then comments, the trail, streams.
package merging
