//go:build linux

package main

import "context"

func partition(context.Context, *trial) error { return nil }
