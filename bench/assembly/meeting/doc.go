//go:build linux

// Package meeting is an assembly as those see it who are in it: who leads, phones that come in by a code, vote and watch,
// screens, and those who only watch. It is for trials of whole installations: everybody writes down what he saw and when, comes
// back by himself when his line or his node is lost, and sends a vote again under the same key until somebody answers.
package meeting
