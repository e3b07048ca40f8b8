package live

import (
	"net"
	"syscall"
	"unsafe"
)

const (
	// tcpNotSentLowat and siocOutQNSD are the kernel's names that package syscall does not know.
	tcpNotSentLowat = 25
	siocOutQNSD     = 0x894b
	// notSent is how much the kernel may hold that has not left for the reader: what lies there is out of our hands.
	notSent = 16 << 10
)

// holdLittle asks the kernel to keep the bytes that the reader has no room for with us.
func holdLittle(c net.Conn) {
	withDescriptor(c, func(fd int) {
		_ = syscall.SetsockoptInt(fd, syscall.IPPROTO_TCP, tcpNotSentLowat, notSent) // a wish
	})
}

// unsent returns how many of the bytes that the kernel took have not left for the reader. Those that have are not counted, although
// he may not have acknowledged them: they are under way, and cutting him off would hold them back only on a line that has failed.
func unsent(c net.Conn) (n int) {
	withDescriptor(c, func(fd int) { n = unsentOf(fd) })
	return n
}

// unsentOf is unsent for a descriptor.
func unsentOf(fd int) int {
	var waiting int32
	_, _, errno := syscall.Syscall(syscall.SYS_IOCTL, uintptr(fd), siocOutQNSD, uintptr(unsafe.Pointer(&waiting))) //nolint:gosec // the kernel fills in an int
	if errno != 0 {
		return 0
	}
	return int(waiting)
}

func withDescriptor(c net.Conn, use func(fd int)) {
	raw, ok := c.(syscall.Conn)
	if !ok {
		return
	}
	conn, err := raw.SyscallConn()
	if err != nil {
		return
	}
	_ = conn.Control(func(fd uintptr) { use(int(fd)) }) // a closed connection holds nothing
}
