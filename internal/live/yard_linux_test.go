package live

import "testing"

// idleYard is a yard without hands, with a crew of each class.
func idleYard() (*yard, [Classes]*crew) {
	y := restingYard(NewTransports(TransportOptions{}))
	var crews [Classes]*crew
	for class := range Classes {
		crews[class] = newCrew(y, &feed{plan: plan{turn: class}})
	}
	return y, crews
}

// Those who lead come first, and those who only watch last.
func TestWhoLeadsIsToldFirst(t *testing.T) {
	t.Parallel()
	y, crews := idleYard()
	for _, class := range []Class{Gallery, Hall, Front} {
		y.put(crews[class])
	}
	for class := range Classes {
		if got := y.next(); got != crews[class] {
			t.Fatalf("turn %d is not theirs", class)
		}
	}
	if y.next() != nil {
		t.Error("there is one more")
	}
}

// However busy a class is, whoever waits behind it has a turn now and then, and most turns are the busy one's.
func TestNoClassStarvesAnother(t *testing.T) {
	t.Parallel()
	for name, busy := range map[string][]Class{
		"the hall": {Hall}, "those who lead": {Front}, "both": {Front, Hall}, "all": {Front, Hall, Gallery},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			y, crews := idleYard()
			for _, class := range busy {
				y.put(crews[class])
			}
			y.put(crews[Gallery])
			const most = 1000
			turns := map[*crew]int{}
			for range most {
				c := y.next()
				turns[c]++
				y.put(c) // each has more to do
			}
			if n := turns[crews[Gallery]]; n < most/((stepsAhead+1)*(stepsAhead+1))-1 {
				t.Errorf("who watches had %d turns of %d", n, most)
			}
			if n := turns[crews[busy[0]]]; n < most*stepsAhead/(stepsAhead+1) {
				t.Errorf("who comes first had %d turns of %d", n, most)
			}
		})
	}
}

// Who comes first waits for nobody where nobody has waited for him.
func TestARestIsNotHeldAgainstAClass(t *testing.T) {
	t.Parallel()
	y, crews := idleYard()
	for range 3 * stepsAhead {
		y.put(crews[Hall])
		if y.next() != crews[Hall] {
			t.Fatal("it is not their turn")
		}
	}
	y.put(crews[Gallery])
	y.put(crews[Hall])
	if y.next() != crews[Hall] {
		t.Error("what nobody waited for counts")
	}
}

// restingYard has nobody who would work.
func restingYard(t *Transports) *yard {
	y := &yard{Transports: t}
	y.workers = newWorkers(&y.mu, 0, nil)
	return y
}
