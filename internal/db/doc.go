// Package db is the only door to PostgreSQL: the pool, transactions with their notices, readable errors, migrations.
//
// A service opens one transaction with InTx and passes *Tx on; a store calls gen.New(tx) or, to read one statement,
// gen.New(db). Tx.Notify only remembers: the notices are written as the last statement of the transaction, streams in
// one fixed order, so that the lock on a stream's row is held for the shortest time, sequence order is commit order,
// and two transactions can never wait for each other's streams.
//
// What somebody may see changes with a notice on RightsStream, written like any other. OnCommitting lets live delivery
// hold back what must not overtake such a change, from right before the commit until its outcome is known.
//
// Errors that leave InTx and InSnapshot have passed Problem: a missing row, a taken name or a value that a constraint
// refuses is a *problem.Error already. Reads outside a transaction call Problem themselves.
package db
