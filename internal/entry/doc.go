// Package entry knows what every published thing shares: a kind, an author, a text, and the way from draft to
// withdrawal.
//
// The rules, in plain words:
//   - Any member of a piazza begins topics and articles; news and videos are for its editors.
//   - A draft is seen by its author alone. Submitted, it is seen by the author and the editors, who publish it or send
//     it back with a note. An editor publishes his own draft without asking.
//   - What is published is read by whoever may read the piazza, and commented on by its members. Its author changes
//     the text until it is published, editors also afterwards.
//   - Moderators withdraw what is published, and so do editors what they wrote themselves; each withdrawal carries a
//     public reason and stands in the log of decisions. Moderators may publish what was withdrawn again.
//   - Deleting is for drafts.
//   - One published piece of news stands first on the piazza's page, chosen by editors.
//   - A change names the version that it was based on; if the entry has moved on, it is refused and nothing is lost.
//   - Markdown is rendered when it is written, not when it is read.
package entry
