package pglocal

import "syscall"

// endWithParent lets the kernel stop the server when the thread that started it ends.
func endWithParent(a *syscall.SysProcAttr) { a.Pdeathsig = fast }

// watchParent has nothing to do where the kernel watches.
func watchParent(int) (release func()) { return func() {} }
