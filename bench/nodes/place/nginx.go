//go:build linux

package place

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"text/template"
	"time"
)

// Balancer is an nginx that sends visitors to those of its nodes that are ready.
type Balancer struct {
	URL    string
	dir    string
	cmd    *exec.Cmd
	ended  chan struct{}
	stop   context.CancelFunc
	follow sync.WaitGroup
	// fault is the first that happened while following, read after the end.
	fault error
	known atomic.Int64 // how many nodes nginx knows of
}

var nginxConfig = template.Must(template.New("nginx").Parse(`
daemon off;
{{if .Root}}user root;{{end}}
worker_processes 1;
worker_rlimit_nofile 20000;
pid {{.Dir}}/pid;
error_log {{.Dir}}/error.log warn;
events { worker_connections 19000; }
http {
  access_log off;
  client_body_temp_path {{.Dir}}/body;
  proxy_temp_path {{.Dir}}/proxy;
  fastcgi_temp_path {{.Dir}}/fastcgi;
  uwsgi_temp_path {{.Dir}}/uwsgi;
  scgi_temp_path {{.Dir}}/scgi;
  map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
  upstream square { include {{.Dir}}/nodes.conf; keepalive 32; }
  server {
    listen 127.0.0.1:{{.Port}} backlog=4096;
    location / {
      proxy_pass http://square;
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      # The trial's visitors have addresses of this computer, by which the nodes go on counting them.
      proxy_bind $remote_addr;
      proxy_buffering off;
      proxy_connect_timeout 2s;
      proxy_read_timeout 1h;
      proxy_next_upstream error timeout http_503;
      proxy_next_upstream_tries 2;
    }
  }
}
`))

// NewBalancer chooses an address; Serve opens it.
func (p *Place) NewBalancer() (*Balancer, error) {
	port, err := p.freePort()
	if err != nil {
		return nil, err
	}
	b := &Balancer{URL: fmt.Sprintf("http://127.0.0.1:%d", port), dir: filepath.Join(p.Dir, "nginx")}
	if err := os.MkdirAll(b.dir, 0o755); err != nil {
		return nil, err
	}
	file, err := os.Create(filepath.Join(b.dir, "nginx.conf"))
	if err != nil {
		return nil, err
	}
	err = nginxConfig.Execute(file, map[string]any{"Dir": b.dir, "Port": port, "Root": os.Geteuid() == 0})
	return b, errors.Join(err, file.Close())
}

// Serve starts nginx and follows /readyz of the nodes, asking each twice a second.
func (b *Balancer) Serve(ctx context.Context, nodes func() []*Node) error {
	program, err := exec.LookPath("nginx")
	if err != nil {
		if program, err = exec.LookPath("/usr/sbin/nginx"); err != nil {
			return errors.New("nginx is not installed: run  apt-get install nginx-light  and start again")
		}
	}
	ready := readyOnes(ctx, nodes())
	if err := b.name(ready); err != nil {
		return err
	}
	b.known.Store(int64(len(ready)))
	b.cmd = child(ctx, program, "-p", b.dir, "-c", filepath.Join(b.dir, "nginx.conf"), "-e", filepath.Join(b.dir, "error.log"))
	if err := b.cmd.Start(); err != nil {
		return err
	}
	b.ended = make(chan struct{})
	go func() {
		_ = b.cmd.Wait() // its log says why it ended
		close(b.ended)
	}()
	ctx, b.stop = context.WithCancel(ctx)
	b.follow.Go(func() { b.fault = b.keepUp(ctx, nodes) })
	return nil
}

// keepUp tells nginx who is ready whenever that changes.
func (b *Balancer) keepUp(ctx context.Context, nodes func() []*Node) error {
	tick := time.NewTicker(500 * time.Millisecond)
	defer tick.Stop()
	told := ""
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-b.ended:
			return b.died()
		case <-tick.C:
		}
		ready := readyOnes(ctx, nodes())
		if now := strings.Join(ready, " "); now != told && len(ready) > 0 && ctx.Err() == nil {
			if err := errors.Join(b.name(ready), b.cmd.Process.Signal(syscall.SIGHUP)); err != nil {
				return err
			}
			told = now
			b.known.Store(int64(len(ready)))
		}
	}
}

func (b *Balancer) died() error {
	text, _ := os.ReadFile(filepath.Join(b.dir, "error.log"))
	return fmt.Errorf("nginx ended: %s", text)
}

// name writes the list of nodes for nginx.
func (b *Balancer) name(ready []string) error {
	var text strings.Builder
	for _, host := range ready {
		fmt.Fprintf(&text, "server %s max_fails=0;\n", host)
	}
	return os.WriteFile(filepath.Join(b.dir, "nodes.conf"), []byte(text.String()), 0o600)
}

// Known is how many nodes nginx sends visitors to.
func (b *Balancer) Known() int { return int(b.known.Load()) }

func readyOnes(ctx context.Context, nodes []*Node) (hosts []string) {
	for _, n := range nodes {
		if n.Ready(ctx) {
			hosts = append(hosts, strings.TrimPrefix(n.URL, "http://"))
		}
	}
	return hosts
}

// Close ends nginx and says what went wrong while it ran.
func (b *Balancer) Close() error {
	if b.stop == nil {
		return nil
	}
	b.stop()
	b.follow.Wait()
	_ = b.cmd.Process.Signal(syscall.SIGTERM) // it may have ended
	<-b.ended
	return b.fault
}
