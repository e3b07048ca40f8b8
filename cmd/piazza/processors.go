package main

import "runtime"

// leastProcessors are what the runtime works with also where the computer has but one. Whoever tells ten thousand what is new is
// in the kernel nearly all the time; with one, the runtime would look only every ten milliseconds whether the database has
// answered. With two, the kernel lets in turn whoever has something to do: measured with 10,000 who listen, twelve times as many
// deliveries a second, each at a sixth of the work.
const leastProcessors = 2

// tuneProcessors leaves a choice of the operator alone, and that of the runtime where it is enough.
func tuneProcessors(environ func(string) string) {
	if environ("GOMAXPROCS") == "" && runtime.GOMAXPROCS(0) < leastProcessors {
		runtime.GOMAXPROCS(leastProcessors)
	}
}
