package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"

	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/reading"
)

// meter tells the processor time of reading.
type meter struct {
	reader *reading.Reader
	// backend is the server's process behind the one connection.
	backend int
}

func newMeter(ctx context.Context, d *db.DB) (*meter, error) {
	m := &meter{reader: reading.NewReader(d)}
	return m, d.QueryRow(ctx, `select pg_backend_pid()`).Scan(&m.backend)
}

// cost returns the seconds of processor time that one first page took.
func (m *meter) cost(ctx context.Context, pages int, id entry.ID, order comment.Order, length int) (float64, error) {
	before, err := m.spent()
	if err != nil {
		return 0, err
	}
	for range pages {
		if err := firstPage(ctx, m.reader, id, order, length); err != nil {
			return 0, err
		}
	}
	after, err := m.spent()
	return (after - before) / float64(pages), err
}

// spent returns the seconds that the server's process and this one have used so far.
func (m *meter) spent() (float64, error) {
	var own syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &own); err != nil {
		return 0, fmt.Errorf("read this process' time: %w", err)
	}
	seconds := time.Duration(own.Utime.Nano() + own.Stime.Nano()).Seconds()
	text, err := os.ReadFile("/proc/" + strconv.Itoa(m.backend) + "/stat")
	if err != nil {
		return 0, fmt.Errorf("read the server's time: %w", err)
	}
	server, err := ticksIn(text)
	return seconds + server, err
}

// ticks is how many times a second the kernel counts a process' time, on every Linux that Go runs on.
const ticks = 100

// ticksIn reads user and system time from a line of /proc/PID/stat; the name in it may hold blanks and brackets.
func ticksIn(stat []byte) (float64, error) {
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	if len(fields) < 13 {
		return 0, errors.New("the kernel does not tell a process' time as expected")
	}
	var sum float64
	for _, field := range fields[11:13] {
		n, err := strconv.ParseFloat(field, 64)
		if err != nil {
			return 0, fmt.Errorf("read the server's time: %w", err)
		}
		sum += n / ticks
	}
	return sum, nil
}
