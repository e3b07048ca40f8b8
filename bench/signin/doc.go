// Signin asks whether the program's answer to who wants to sign in by e-mail tells if somebody here has the address: by its bytes,
// or by the time that it takes.
//
// The program runs as in production, with a PostgreSQL of its own and a mail server that takes everything. Addresses of members
// and addresses of nobody are asked for in pairs, in a random order within each, over one connection, each from a computer of
// its own as the limits know it. The answers must not differ in a byte but for what is random in each, and their times by less
// than 5 ms at the median.
package main
