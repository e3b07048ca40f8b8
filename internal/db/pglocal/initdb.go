//go:build unix

package pglocal

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"github.com/jackc/pgx/v5"
)

// initialise makes the data folder if there is none. It is made under another name and moved when it is whole, so
// that an interrupted first start leaves nothing that looks like a database.
func (c *Cluster) initialise(ctx context.Context) error {
	if _, made := majorOf(c.places.data); made {
		return nil
	}
	if entries, err := os.ReadDir(c.places.data); err == nil && len(entries) > 0 {
		return fmt.Errorf("%s is not a database, although it has files: move them away, or choose another folder with PIAZZA_DATA_DIR", c.places.data)
	}
	out, err := c.initdb(ctx, "C.UTF-8")
	if err != nil && strings.Contains(out, "invalid locale") {
		out, err = c.initdb(ctx, "C")
	}
	if err != nil {
		return c.explain("PostgreSQL could not make its folder", "error: "+err.Error()+"\n"+out)
	}
	if err := ignoreMissing(os.Remove(c.places.data)); err != nil { // an empty one
		return explainFiles(c.options.Dir, err)
	}
	if err := os.Rename(c.places.fresh, c.places.data); err != nil {
		return explainFiles(c.options.Dir, err)
	}
	return nil
}

func (c *Cluster) initdb(ctx context.Context, locale string) (string, error) {
	if err := os.RemoveAll(c.places.fresh); err != nil {
		return "", err
	}
	args := []string{
		"--pgdata=" + c.places.fresh, "--username=" + name, "--auth=trust", "--encoding=UTF8", "--locale=" + locale,
		"--data-checksums",
	}
	if c.options.Settings["fsync"] == "off" {
		args = append(args, "--no-sync")
	}
	cmd := c.command(ctx, "initdb", args...)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// command prepares one of PostgreSQL's programs: as the owner, with nothing of our environment that could mislead it.
func (c *Cluster) command(ctx context.Context, program string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, c.install.program(program), args...)
	cmd.Dir = c.places.home
	cmd.Env = []string{"PATH=" + c.install.bin + ":/usr/bin:/bin", "LC_ALL=C", "TZ=UTC", "HOME=" + c.places.home}
	cmd.SysProcAttr = c.owner.attributes()
	return cmd
}

func (c *Cluster) createDatabase(ctx context.Context) error {
	conn, err := pgx.Connect(ctx, c.DSN("postgres"))
	if err != nil {
		return fmt.Errorf("PostgreSQL does not answer: %w", err)
	}
	defer conn.Close(ctx)
	var exists bool
	err = conn.QueryRow(ctx, `select exists (select from pg_database where datname = $1)`, name).Scan(&exists)
	if err == nil && !exists {
		_, err = conn.Exec(ctx, `create database `+name)
	}
	if err != nil {
		return c.explain("PostgreSQL could not make the database", err.Error())
	}
	return nil
}
