//go:build unix

package pglocal

import (
	"os"
	"os/exec"
	"syscall"
)

// Guard leaves a shell behind that runs a script, with $1 and so on, once this process has ended, however it ends:
// the shell holds the reading end of a pipe whose other end only this process has. release dismisses it.
func Guard(script string, args ...string) (release func()) {
	read, write, err := os.Pipe()
	if err != nil {
		return func() {}
	}
	defer read.Close()
	cmd := exec.Command("/bin/sh", append([]string{"-c", "read -r _; " + script, "sh"}, args...)...)
	cmd.Stdin = read
	// Its own group: a Ctrl-C at the terminal must not take the guard away before its time has come.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		_ = write.Close()
		return func() {}
	}
	return func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		_ = write.Close()
	}
}
