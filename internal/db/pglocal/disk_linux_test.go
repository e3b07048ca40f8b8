package pglocal_test

import "syscall"

// mount puts a small disk of memory on a folder; only root can.
func mount(dir, options string) bool { return syscall.Mount("tmpfs", dir, "tmpfs", 0, options) == nil }

func unmount(dir string) error { return syscall.Unmount(dir, 0) }
