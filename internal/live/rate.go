package live

import "time"

// rate lets so much be done each second, and ten times as much at once after a rest. Whoever uses it sees to it that nobody else
// does; the zero value is a rate at rest.
type rate struct {
	// used is what is missing to the rest, at is when that was so: in milliseconds, because each connection has two of them.
	used float32
	at   uint32
}

const burst = 10

var ratesBegan = time.Now()

// take tells whether one more thing may begin.
func (r *rate) take(perSecond float64) bool {
	if perSecond < 0 {
		return true
	}
	r.ease(perSecond)
	if float64(r.used) > burst*perSecond-1 {
		return false
	}
	r.used++
	return true
}

// spend counts what has been done, however much it was.
func (r *rate) spend(much int) { r.used += float32(much) }

// isSpent tells whether more was done than may be, so that it has to rest.
func (r *rate) isSpent(perSecond float64) bool {
	if perSecond < 0 {
		return false
	}
	r.ease(perSecond)
	return float64(r.used) > burst*perSecond
}

func (r *rate) ease(perSecond float64) {
	now := uint32(time.Since(ratesBegan).Milliseconds())
	r.used = max(0, r.used-float32(perSecond*float64(now-r.at)/1000))
	r.at = now
}

const (
	// messageCost is what reading a message costs at least, in bytes.
	messageCost = 256
	// visitorsShare is the part of what members may say that visitors may: they have nothing to say but what they listen to.
	visitorsShare = 8
)

// costOf is what a message counts for, inflated where it came compressed.
func costOf(text []byte) int { return max(messageCost, len(text)) }

// messageRate is how much may be said a second.
func (o *TransportOptions) messageRate(member bool) float64 {
	if member {
		return o.MessageRate
	}
	return o.MessageRate / visitorsShare
}
