// Package space knows the containers: the piazza, later what lies inside one.
//
// The rules, in plain words:
//   - A public piazza is read by anyone. One of visibility members is read by its members and by the administrators
//     of the installation; for everybody else it does not exist, and nothing in it does.
//   - Whoever is signed in may join a public piazza. Into a piazza of members one is brought by its administrators.
//   - Roles are ordered: member, editor, moderator, administrator; each includes those before it.
//   - An administrator changes the piazza and the roles in it. The last administrator keeps his role, and his
//     membership; who is suspended runs nothing, so that he does not count.
//   - Whoever belongs to a piazza may leave it. Moderators end the memberships of members, administrators everybody's,
//     each time with a reason that is kept for those who moderate there.
//   - What a viewer may do in a piazza is asked again while it is held: of two administrators who end each other the
//     second is refused.
package space
