// Package mail sends the few mails that the program has to send.
//
// A use case says within its own transaction that a mail is to go: it goes where the transaction stands, and not where it does
// not. The mail waits in a table, which every node's sender reads; the row goes when the mail has gone, or when it is too late
// for it. What it says is worded when it is written and sealed under the installation's key, since it may hold what lets
// somebody in; who reads the table reads an address and which kind of mail it is.
//
// A sender takes a mail for two minutes by the database's clock, speaks to the mail server for less than one, and takes the row
// away when the server has said that the mail is its own now. So two senders never send the same mail, and one that is killed
// loses none. SMTP leaves one gap: whoever is killed, or cut off, between the server's word and the row's end does not know it,
// and the mail goes once more. It has the same Message-ID then, by which many mailboxes show one.
//
// A mail that the server cannot take now is tried again with growing pauses until it expires. One that it refuses for good, as
// there is no such address, is given up.
package mail
