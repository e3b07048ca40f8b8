// Package space knows the containers: the piazza, later what lies inside one.
//
// The rules, in plain words:
//   - A public piazza is read by anyone. One of visibility members is read by its members and by the administrators
//     of the installation; for everybody else it does not exist, and nothing in it does.
//   - Whoever is signed in may join a public piazza. Into a piazza of members one is brought by its administrators.
//   - Roles are ordered: member, editor, moderator, administrator; each includes those before it.
//   - An administrator changes the piazza and the roles in it. The last administrator keeps his role.
package space
