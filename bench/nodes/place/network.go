//go:build linux

package place

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"

	"piazza/internal/db/pglocal"
)

// Island is a network namespace with two lines to this computer: one for visitors, one for the bus, which can be cut.
// PostgreSQL is reached from it by its socket, which is a file.
type Island struct {
	Name string
	// Inside is the island's address for visitors, Bus this computer's address as the island reaches it by the other line.
	Inside, Bus string
	line        string // the bus's line, at this end
	release     func()
}

// ErrNotRoot says why there are no islands.
var ErrNotRoot = errors.New("network namespaces are for root alone: run it as root, with iproute2 installed")

// NewIsland makes an island; the number, up to 60, makes its addresses its own.
func NewIsland(number int) (*Island, error) {
	if os.Geteuid() != 0 {
		return nil, ErrNotRoot
	}
	name := fmt.Sprintf("pz%d-%d", os.Getpid(), number)
	i := &Island{
		Name: name, line: name + "b",
		Inside: fmt.Sprintf("10.213.%d.2", 2*number), Bus: fmt.Sprintf("10.213.%d.1", 2*number+1),
	}
	// Should this process be killed, the island goes with it.
	i.release = pglocal.Guard(`ip netns delete "$1"`, name)
	for _, step := range []string{
		"netns add " + name,
		"-n " + name + " link set lo up",
		i.lay("v", 2*number),
		i.lay("b", 2*number+1),
	} {
		for command := range strings.SplitSeq(step, "\n") {
			if err := ip(command); err != nil {
				return nil, errors.Join(err, i.Close())
			}
		}
	}
	return i, nil
}

// lay is the commands that lay a line between this computer, .1 of a network, and the island, .2.
func (i *Island) lay(kind string, network int) string {
	here, there := i.Name+kind, i.Name+kind+"i"
	return strings.Join([]string{
		fmt.Sprintf("link add %s type veth peer name %s netns %s", here, there, i.Name),
		fmt.Sprintf("addr add 10.213.%d.1/30 dev %s", network, here),
		fmt.Sprintf("-n %s addr add 10.213.%d.2/30 dev %s", i.Name, network, there),
		fmt.Sprintf("link set %s up", here),
		fmt.Sprintf("-n %s link set %s up", i.Name, there),
	}, "\n")
}

// Cut lets nothing pass on the bus's line any more: what is sent is lost, and nobody is told.
func (i *Island) Cut() error { return ip("link set " + i.line + " down") }

// Heal lets everything pass again.
func (i *Island) Heal() error { return ip("link set " + i.line + " up") }

// Close removes the island; nothing may run there any more.
func (i *Island) Close() error {
	i.release()
	return ip("netns delete " + i.Name)
}

func ip(command string) error {
	out, err := exec.Command("ip", strings.Fields(command)...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("ip %s: %w: %s", command, err, strings.TrimSpace(string(out)))
	}
	return nil
}
