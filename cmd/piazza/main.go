// Command piazza is a square for a community: one program with its database, its pages and its API.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // bare systems do not know the clock on the town hall

	"github.com/alecthomas/kong"
)

// commands are what the program can do; each stands in a file of its own.
type commands struct {
	Serve   serveCommand   `cmd:"" help:"Open the square."`
	Import  importCommand  `cmd:"" help:"Bring in records from a file."`
	Migrate migrateCommand `cmd:"" help:"Bring the database up to this program's tables."`
	Admin   adminCommand   `cmd:"" help:"Help the people of the installation, or run it, from the command line."`
	Verify  verifyCommand  `cmd:"" help:"Recompute the public file of a confidential poll, without network or database."`
	Version versionCommand `cmd:"" help:"Say which program this is."`
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// terminal is where a command talks to the person who started it.
type terminal struct{ out, err io.Writer }

// run does what the command line asks and returns the exit code: 2 for a line that was not understood.
func run(ctx context.Context, args []string, out, complaints io.Writer) int {
	var c commands
	done := false
	parser, err := kong.New(&c, kong.Name("piazza"), kong.Description("A square for a community."),
		kong.Writers(out, complaints), kong.Exit(func(int) { done = true }),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(terminal{out, complaints}), kong.UsageOnError())
	if err != nil {
		panic(err) // a mistake in the tags of the commands
	}
	line, err := parser.Parse(args)
	if done { // --help was answered
		return 0
	}
	if err != nil {
		fmt.Fprintf(complaints, "piazza: %v. See piazza --help.\n", err)
		return 2
	}
	if err := line.Run(); err != nil {
		return complain(complaints, err)
	}
	return 0
}
