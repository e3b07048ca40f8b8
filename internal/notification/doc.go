// Package notification tells members what was written to them: an answer to a comment or an entry of theirs, or their
// name in a text.
//
// A comment concerns the author of the comment that it answers, or of the entry where it answers none, and the members
// whom it mentions; each once, and what is both comes as the answer. It never concerns its own author, nor anybody who
// may not read it, or has joined the piazza that shows it to him after it was said; a minute is let pass, as the clocks
// of nodes differ. An edit that mentions another member tells him then; one that no longer does takes nothing back. A
// comment that is hidden before anybody was told of it tells nobody until it is shown again.
//
// Notifications are not written with the comment, but by a reader of the whole log (Service.Follow): whoever writes
// waits for nobody, and whatever dies in between, each notification is written once, because the reader's place moves in
// the same transaction. Reading the same notices again, as after a restore, adds nothing, and tells whoever has joined
// since nothing of what was said before.
//
// A poll reminds those who may vote in it and have not: by hand, at most once a day, and by itself in the last day of a poll
// that lasts at least two, unless there was a reminder within that day. A reminder is noted in the transaction that decides
// on it and written a part at a time (Service.SendReminders), to each person once, whatever dies in between; who has voted
// meanwhile is left out. Where whoever is signed in may vote, the members of the piazza are reminded, nobody else.
//
// A notification stays when its comment is hidden or deleted, without its text. While its member may not read the entry
// it is left out of the list and of the count, and comes back when he may again. Of the list that is true at once. The
// count follows: for the members whom a notice is about the reader counts anew in the same step, as far as a notice
// about an entry or a space concerns others it only notes so, and Service.Recount counts for some of them after the
// other, however many they are. The count carries a version that grows with each change. Marking as read changes what the member can see, and is told on his own stream, where his notifications arrive.
//
// Rows are locked in one order: members, notifications, what is to be counted anew, counts, each in the order of their
// ids, then streams.
package notification
