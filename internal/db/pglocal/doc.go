// Package pglocal runs the PostgreSQL that is installed on this computer as a part of this program.
//
// It belongs to one data folder and to one process: a lock keeps a second start away, a Unix socket in a folder that
// nobody else may enter is the only way in, and it ends when the program ends, however that ends. What a killed
// program left behind is waited for or stopped at the next start. When Postgres alone dies, it is started again.
//
// Every refusal is one sentence that says what to do.
package pglocal
