package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

// progress tells a person how far a command has come: a bar that fills on a terminal, a line a step elsewhere.
type progress struct {
	out      io.Writer
	terminal bool
	done, of int
	drawn    bool
}

const (
	barWidth = 30
	// clearLine takes the cursor to the beginning of the line and empties it.
	clearLine = "\r\x1b[K"
)

func newProgress(out io.Writer, of int) *progress {
	return &progress{out: out, terminal: isTerminal(out), of: of}
}

func isTerminal(out io.Writer) bool {
	file, ok := out.(*os.File)
	if !ok || os.Getenv("TERM") == "dumb" {
		return false
	}
	about, err := file.Stat()
	return err == nil && about.Mode()&os.ModeCharDevice != 0
}

// step says what was done last. A broken output stops nobody's work, so that errors of writing are left alone.
func (p *progress) step(what string) {
	p.done++
	if !p.terminal {
		_, _ = fmt.Fprintf(p.out, "%d/%d %s\n", p.done, p.of, what)
		return
	}
	filled := barWidth * p.done / max(p.of, p.done)
	bar := strings.Repeat("█", filled) + strings.Repeat("░", barWidth-filled)
	_, _ = fmt.Fprintf(p.out, "%s%s %d/%d  %s", clearLine, bar, p.done, p.of, what)
	p.drawn = true
}

// end leaves the bar as it stands and goes on below it.
func (p *progress) end() {
	if p.drawn {
		_, _ = fmt.Fprintln(p.out)
		p.drawn = false
	}
}
