package db

import (
	"errors"
	"io"
	"net"
	"syscall"
)

// lost tells whether the connection broke under the statement.
func lost(err error) bool {
	for _, sign := range []error{io.EOF, io.ErrUnexpectedEOF, net.ErrClosed, syscall.ECONNRESET, syscall.EPIPE, syscall.ECONNREFUSED} {
		if errors.Is(err, sign) {
			return true
		}
	}
	_, network := errors.AsType[net.Error](err)
	return network
}
