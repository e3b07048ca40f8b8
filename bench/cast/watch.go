//go:build linux

package main

import "context"

func (s *stage) watched(ctx context.Context, o settings) error { return nil }
