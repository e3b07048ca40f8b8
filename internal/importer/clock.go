package importer

import "time"

// steps are how much of the time that is left passes before the next answer, in turn: people answer in bursts.
var steps = [...]float64{0.02, 0.05, 0.11, 0.03, 0.08, 0.015, 0.06}

// timed spreads a discussion over the time between an entry's publication and its newest comment, so that an answer
// always comes after what it answers, nobody speaks before he has joined, and the last comment comes when the file says.
func timed(thread []*demoComment, published, newest time.Time, joined func(handle string) time.Time) {
	window := newest.Sub(published)
	places := map[*demoComment]float64{}
	last := map[*demoComment]*demoComment{} // the latest answer to each comment; nil is the entry
	tops := 0
	for _, c := range thread {
		if c.depth == 1 {
			tops++
		}
	}
	top, latest := 0, 0.0
	for i, c := range thread {
		if c.parent == nil {
			places[c] = (float64(top) + 0.3) / float64(tops)
			top++
		} else {
			since := places[c.parent]
			if sibling := last[c.parent]; sibling != nil {
				since = places[sibling]
			}
			places[c] = since + (1-since)*steps[i%len(steps)]
		}
		if came := float64(joined(c.author).Sub(published)) / float64(window); came > places[c] {
			places[c] = came + (1-came)*steps[i%len(steps)]
		}
		last[c.parent] = c
		latest = max(latest, places[c])
	}
	for _, c := range thread {
		c.at = published.Add(time.Duration(places[c] / latest * float64(window))).Truncate(time.Second)
	}
}
