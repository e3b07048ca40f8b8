//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
)

// long is a text that soon fills what lies between a server and who does not read.
func long() string { return strings.Repeat(text, 20) }

// sendOff is how long a server may put up with those who read nothing: what the kernel takes in between counts too.
const sendOff = 40 * time.Second

// looked is how often those are counted who are still there.
const looked = 500 * time.Millisecond

// stopReading has a tenth of those who listen read nothing any more, until they were sent off; the others must hear everything.
func (n *session) stopReading(ctx context.Context) (f figure, err error) {
	if err := errors.Join(n.order(ctx, 1)(), n.settle(ctx)); err != nil {
		return f, err
	}
	empty, err := n.atRest(ctx)
	if err != nil {
		return f, err
	}
	if err := n.ears.Stop(n.narrow); err != nil {
		return f, err
	}
	before, most, kernel := kernelMemory(), 0.0, 0.0
	f, err = n.measured(ctx, func(ctx context.Context) (err error) {
		most, kernel, err = n.outlast(ctx)
		return err
	})
	if err != nil {
		return f, err
	}
	stopped := float64(n.narrow)
	f.held, f.kernel = (most-empty)/stopped, (kernel-before)/stopped
	f.left = time.Duration(f.took * float64(time.Second))
	return f, n.ended(ctx)
}

// ended waits until all who were sent off find that their connections have ended.
func (n *session) ended(ctx context.Context) error {
	ended := 0
	for until := time.Now().Add(linger); time.Now().Before(until) && ctx.Err() == nil; time.Sleep(50 * time.Millisecond) {
		if ended += n.ears.Ended(); ended == n.narrow {
			return nil
		}
	}
	return fmt.Errorf("of %d who do not read the server counts none any more, but only %d connections have ended", n.narrow, ended)
}

// linger is how long a connection may still be open that is no longer counted.
const linger = 10 * time.Second

// outlast publishes until those who do not read have been sent off, and returns the most memory that was used meanwhile, by the
// process and for all sockets by the kernel.
func (n *session) outlast(ctx context.Context) (most, kernel float64, err error) {
	ticker := time.NewTicker(100 * time.Millisecond)
	defer ticker.Stop()
	asked := time.Now()
	for until := time.Now().Add(sendOff); time.Now().Before(until); {
		if err := n.order(ctx, 1)(); err != nil {
			return most, kernel, err
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return most, kernel, ctx.Err()
		}
		most, kernel = max(most, resident(n.server.PID)), max(kernel, kernelMemory())
		// To be asked is work, too, for who counts only then.
		if time.Since(asked) < looked {
			continue
		}
		asked = time.Now()
		u, err := n.server.usage(ctx)
		if err != nil {
			return most, kernel, err
		}
		if u.Subscribers == int64(n.sockets-n.narrow) {
			return most, kernel, n.settle(ctx)
		}
	}
	return most, kernel, fmt.Errorf("those who read nothing for %s are still there", sendOff)
}
