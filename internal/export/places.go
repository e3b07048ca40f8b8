package export

import (
	"net/http"
	"net/netip"
	"strconv"
	"sync"

	"piazza/internal/auth"
)

const (
	// mostOfOne is how many files one member may have at the same time, or all the visitors of one address.
	mostOfOne = 2
	// mostWaiting is how many requests may write, or wait to, at the same time.
	mostWaiting = 32
	// mostSent is how many requests there may be in all: files that are sent slowly lie on the disk meanwhile.
	mostSent = 256
)

// places counts whom it answers now. Visitors have half of the places together, so that members always find one.
type places struct {
	mu   sync.Mutex
	most int
	// ofOne is how many of them one may have.
	ofOne   int
	taken   int
	visited int
	of      map[asker]int
}

// asker is who asks for a file.
type asker struct {
	name    string
	visitor bool
}

func newPlaces(most, ofOne int) *places {
	return &places{most: most, ofOne: ofOne, of: map[asker]int{}}
}

// take takes a place where there is one.
func (p *places) take(who asker) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.of[who] >= p.ofOne:
		return errMine
	case p.taken >= p.most, who.visitor && p.visited >= p.most/2:
		return errBusy
	}
	p.add(who, 1)
	return nil
}

// leave gives a place back.
func (p *places) leave(who asker) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.add(who, -1); p.of[who] == 0 {
		delete(p.of, who)
	}
}

func (p *places) add(who asker, n int) {
	p.of[who] += n
	p.taken += n
	if who.visitor {
		p.visited += n
	}
}

// askerOf is the member who asks, or else the address: of an IPv6 address the half that one household has.
func askerOf(r *http.Request) asker {
	if viewer := auth.FromContext(r.Context()); viewer.SignedIn() {
		return asker{name: strconv.FormatInt(viewer.MemberID, 10)}
	}
	from, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return asker{r.RemoteAddr, true}
	}
	ip := from.Addr().Unmap().WithZone("")
	if ip.Is6() {
		ip = netip.PrefixFrom(ip, 64).Masked().Addr()
	}
	return asker{ip.String(), true}
}
