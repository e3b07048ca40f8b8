//go:build linux

package ears

import (
	"math/bits"
	"time"
)

// Delays counts how long deliveries took, to within a sixty-fourth.
type Delays struct {
	counts [64 * 40]int32
	total  int
	most   int64
}

// Add counts one of so many microseconds; clocks that disagree give none below zero.
func (d *Delays) Add(micros int64) {
	micros = max(micros, 0)
	d.most = max(d.most, micros)
	d.counts[bucket(micros)]++
	d.total++
}

// bucket is exact below 64, then has 32 to each power of two.
func bucket(v int64) int {
	if v < 64 {
		return int(v)
	}
	shift := bits.Len64(uint64(v)) - 6
	return min(64+32*(shift-1)+int(v>>shift)-32, 64*40-1)
}

// value is the greatest that a bucket holds.
func value(b int) int64 {
	if b < 64 {
		return int64(b)
	}
	shift := (b-64)/32 + 1
	return (int64((b-64)%32+33) << shift) - 1
}

// Quantile is what so many of a thousand did not exceed.
func (d *Delays) Quantile(permille int) time.Duration {
	rank := (d.total*permille + 999) / 1000
	for b, n := range d.counts {
		if rank -= int(n); rank <= 0 {
			return time.Duration(min(value(b), d.most)) * time.Microsecond
		}
	}
	return d.Max()
}

// Max is the longest.
func (d *Delays) Max() time.Duration { return time.Duration(d.most) * time.Microsecond }
