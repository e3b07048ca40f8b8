//go:build unix && !linux

package pglocal

import (
	"strconv"
	"syscall"
)

func endWithParent(*syscall.SysProcAttr) {}

// watchParent leaves a guard behind that stops the server when this process ends.
func watchParent(pid int) (release func()) { return Guard(`kill -INT "$1"`, strconv.Itoa(pid)) }
