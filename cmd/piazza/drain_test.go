package main

import (
	"os"
	"syscall"
	"testing"
	"time"
)

// TestStopsForABalancer follows /readyz as a balancer does: it turns before visitors are turned away.
func TestStopsForABalancer(t *testing.T) {
	s := open(t, used(t), []string{"--demo", "--lame-duck", "6s"})
	if got := s.status("/readyz"); got != 200 {
		t.Fatalf("/readyz answers %d", got)
	}
	must(t, s.cmd.Process.Signal(syscall.SIGTERM))
	within(t, limit(), "/readyz says that it stops", func() bool { return s.status("/readyz") == 503 })
	if got := s.status("/healthz"); got != 200 {
		t.Errorf("a visitor who comes meanwhile gets %d", got)
	}
	if code := s.wait(); code != 0 {
		t.Errorf("it exits with %d", code)
	}
}

// TestASecondSignalEndsAtOnce tells a program that is stopping a second time.
func TestASecondSignalEndsAtOnce(t *testing.T) {
	const lingers = 8 * time.Second
	for name, signal := range map[string]os.Signal{"SIGTERM": syscall.SIGTERM, "SIGINT": syscall.SIGINT} {
		t.Run(name, func(t *testing.T) {
			code, dir := 0, ""
			for try := 0; code == 0; try++ { // who was told a second time too late has ended well by himself
				if try == 5 {
					t.Fatal("it ends by itself each time before it is told a second time")
				}
				dir = used(t)
				s := open(t, dir, []string{"--demo", "--lame-duck", lingers.String()})
				s.status("/readyz")
				began := time.Now()
				must(t, s.cmd.Process.Signal(syscall.SIGTERM))
				within(t, limit(), "it begins to stop", func() bool { return s.status("/readyz") != 200 })
				_ = s.cmd.Process.Signal(signal)
				if code = s.wait(); code == 0 && time.Since(began) < lingers {
					t.Fatal("it ends as if it had not been told a second time")
				}
			}
			pid := postgres(dir)
			within(t, limit(), "its PostgreSQL ends too", func() bool { return pid == 0 || syscall.Kill(pid, 0) != nil })
		})
	}
}
