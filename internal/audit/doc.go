// Package audit keeps the trail of what gives and takes power: roles, ways to come in, sanctions, and what was done with
// somebody's data. It is written in the transaction of what it tells and never changed.
//
// The rules, in plain words:
//   - Records are numbered from 1 without gaps. The hash of each covers the one before it, so that a record that is changed,
//     left out or slipped in by whoever holds the database is seen, by anybody who has written down a later hash. Verify
//     goes through all.
//   - The hash of a record is the SHA-256 of, in this order: the words of its version; its number in eight bytes, the
//     greatest first; the hash before it, of the first record 32 zero bytes; then, each after its length in eight bytes: the
//     microseconds since 1970, the kind, the numbers of actor, member and piazza, all numbers in eight bytes and 0 for none,
//     the facts as JSON with sorted names and no blanks, and the commitment.
//   - Facts are words of the program: names of roles, of ways to come in, numbers, times. No word of a person is one, and no
//     name or address.
//   - What a person said, such as a reason, is the detail. The hash covers a commitment to it alone: the SHA-256 of a random
//     salt and the detail. Detail and salt are forgotten when either of those concerned erases himself, or when they have been
//     kept long enough; the chain holds all the same, and nobody can guess from the commitment what was said. Of a record
//     without detail the commitment is 32 zero bytes.
//   - The database refuses every other change, of the program itself too.
//   - The trail's end is one row that every writer locks, at the end of his transaction: after rows of the domains, before
//     streams. So nobody waits in a circle, and who changes no rights waits for nobody.
package audit
