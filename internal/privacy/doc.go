// Package privacy keeps what a person is owed about his data: the notice of how it is treated, his consent to it, the archive
// of all that is known of him, and that what need not be kept is forgotten.
//
// The rules, in plain words:
//   - A privacy notice is published by an administrator of the installation, in Italian and English, numbered from 1, and never
//     changed. The first one comes with the program. A notice says whether it asks: whether those who agreed to an earlier one
//     are to agree once more. The first one asks.
//   - Nobody becomes a member without agreeing to the present notice and saying that he is at least 14 years old, the age from
//     which the law lets him agree by himself. Whoever owes consent may read, leave and take his data with him, and is asked
//     when he comes in.
//   - A member takes with him all that the installation knows of him: every table in which he stands is in the archive, or
//     stands in a list with the reason why not. A test walks the schema. He has to have proved of late who he is, because an
//     open session in a strange hand must not give away everything at once; each archive is in the audit trail.
//   - What was kept long enough is forgotten, a part at a time, as the settings say.
package privacy
