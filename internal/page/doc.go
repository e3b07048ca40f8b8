// Package page writes the public pages on the server: their head, for search engines and for whoever shares them, and
// a readable content that needs no JavaScript. The client mounts beside that content, takes over when its own first
// data is on screen, and uses the same addresses, classes and words.
//
// The rules, in plain words:
//   - Italian has no prefix, English lives below /en. Only the prefix differs.
//   - An entry has one address: its piazza, its section, its number and its title. Any other that leads to it is
//     answered with a permanent redirect.
//   - What does not exist and what the viewer may not see get the same page, with status 404.
//   - Pages that belong to one person (sign in, sessions, desk, moderation, composer) get the client alone, and no
//     search engine.
//   - A page depends on who asks, if only because some piazze are closed: caches are told so.
package page
