//go:build linux

package main

import (
	"bufio"
	"net"
	"net/textproto"
	"strings"
)

// openSink opens a mail server that takes everything and keeps nothing.
func openSink() (net.Listener, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go take(c)
		}
	}()
	return l, nil
}

func take(c net.Conn) {
	defer c.Close()
	r, w := textproto.NewReader(bufio.NewReader(c)), textproto.NewWriter(bufio.NewWriter(c))
	for said := "220 sink"; w.PrintfLine("%s", said) == nil; {
		line, err := r.ReadLine()
		if err != nil {
			return
		}
		said = "250 fine"
		if strings.HasPrefix(strings.ToUpper(line), "DATA") {
			if w.PrintfLine("354 go on") != nil {
				return
			}
			if _, err := r.ReadDotBytes(); err != nil {
				return
			}
		}
	}
}
