//go:build unix && !linux

package pglocal_test

func mount(string, string) bool { return false }

func unmount(string) error { return nil }
