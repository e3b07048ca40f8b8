//go:build linux

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"piazza/bench/nodes/place"
)

// ticks is how many times a second the kernel counts a process' time, on every Linux that Go runs on.
const ticks = 100

// burnt is the seconds of CPU that a process has used.
func burnt(pid int) float64 {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	var sum float64
	for _, field := range fields[11:13] {
		n, _ := strconv.ParseFloat(field, 64)
		sum += n / ticks
	}
	return sum
}

// resident is how many bytes of a process are in memory.
func resident(pid int) float64 {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return 0
	}
	pages, _ := strconv.ParseFloat(strings.Fields(string(text))[1], 64)
	return pages * float64(os.Getpagesize())
}

// kernelMemory is how many bytes all sockets of TCP hold in the kernel.
func kernelMemory() float64 {
	text, _ := os.ReadFile("/proc/net/sockstat")
	_, rest, _ := strings.Cut(string(text), "TCP: ")
	line, _, _ := strings.Cut(rest, "\n")
	_, memory, _ := strings.Cut(line, "mem ")
	pages, _ := strconv.ParseFloat(strings.TrimSpace(memory), 64)
	return pages * float64(os.Getpagesize())
}

// busy is the seconds of CPU that everything on this computer has used.
func busy() float64 {
	text, _ := os.ReadFile("/proc/stat")
	line, _, _ := strings.Cut(string(text), "\n")
	var sum float64
	for n, field := range strings.Fields(line)[1:] {
		// Neither idle nor waiting for the disk, nor what is counted as a guest's and as the user's.
		if value, _ := strconv.ParseFloat(field, 64); n != 3 && n != 4 && n < 8 {
			sum += value / ticks
		}
	}
	return sum
}

// load is the load average of the last minute.
func load() string {
	text, _ := os.ReadFile("/proc/loadavg")
	one, _, _ := strings.Cut(string(text), " ")
	return one
}

// postmaster reads which process PostgreSQL began with, 0 where that cannot be read.
func postmaster(folder string) int {
	text, _ := os.ReadFile(filepath.Join(folder, "postgres", "data", "postmaster.pid"))
	first, _, _ := strings.Cut(string(text), "\n")
	pid, _ := strconv.Atoi(first)
	return pid
}

// spent is what server, PostgreSQL, this process and who writes for the server have used.
type spent struct{ server, database, own, writer, all float64 }

func (s *stage) spent(p *process) spent {
	base := s.postmaster
	if p.Database != 0 {
		base = p.Database
	}
	return spent{
		server: burnt(p.PID), database: place.Spent(base), own: burnt(os.Getpid()),
		writer: place.Spent(p.cmd.Process.Pid, base) - burnt(p.PID), all: busy(),
	}
}

// foreign is what nobody of us used.
func (s spent) foreign(since spent) float64 {
	ours := s.server + s.database + s.own + s.writer - since.server - since.database - since.own - since.writer
	return max(0, s.all-since.all-ours)
}

func readFile(name string) string {
	text, _ := os.ReadFile(name)
	return string(text)
}
