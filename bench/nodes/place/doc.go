//go:build linux

// Package place runs a whole installation on this computer for a trial: PostgreSQL, as many nodes of the program as are
// wanted, nginx before them, a NATS server beside them, each a process of its own that can be killed like one.
//
// Everything lives in one temporary folder and ends with the program that runs the trial, however that ends.
package place
