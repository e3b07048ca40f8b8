package live

import "time"

// rate lets a number of operations begin each second, and ten times as many at once after a rest. It belongs to one
// goroutine.
type rate struct {
	perSecond float64
	left      float64
	at        time.Time
}

const burst = 10

func newRate(perSecond float64) *rate {
	return &rate{perSecond: perSecond, left: burst * perSecond, at: time.Now()}
}

// take tells whether one more may begin.
func (r *rate) take() bool {
	if r.perSecond < 0 {
		return true
	}
	now := time.Now()
	r.left = min(burst*r.perSecond, r.left+r.perSecond*now.Sub(r.at).Seconds())
	r.at = now
	if r.left < 1 {
		return false
	}
	r.left--
	return true
}
