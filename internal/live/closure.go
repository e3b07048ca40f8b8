package live

import (
	"fmt"
	"strconv"
	"time"
	"unicode/utf8"
)

// closure is how a connection is ended: a close code and a reason of a few words. It is the cause of the connection's
// context.
type closure struct {
	code   int
	reason string
	// within names when to come back, where the server has a wish: at a random moment within this time.
	within time.Duration
	// why is the cause of a code that has several, for metrics.
	why string
}

func (c closure) Error() string { return fmt.Sprintf("closed with %d: %s", c.code, c.reason) }

// Close codes of graphql-transport-ws, of websockets, and our own 4410.
const (
	codeRestart      = 1012
	codeBadText      = 1007
	codeTooBig       = 1009
	codeInternal     = 1011
	codeBadRequest   = 4400
	codeUnauthorized = 4401
	codeForbidden    = 4403
	codeSubprotocol  = 4406
	codeInitTimeout  = 4408
	codeDuplicate    = 4409
	codeResume       = 4410
	codeTwiceInit    = 4429
)

// longestReason is what a close frame can carry.
const longestReason = 123

var (
	closing1007 = closure{code: codeBadText, reason: "Text is UTF-8"}
	closing1009 = closure{code: codeTooBig, reason: "Message too big"}
	closing1011 = closure{code: codeInternal, reason: "Internal error"}
	closing4401 = closure{code: codeUnauthorized, reason: "Unauthorized"}
	closing4403 = closure{code: codeForbidden, reason: "Forbidden"}
	closing4406 = closure{code: codeSubprotocol, reason: "Subprotocol not acceptable"}
	closing4408 = closure{code: codeInitTimeout, reason: "Connection initialisation timeout"}
	closing4410 = resuming(Slow)
	closing4429 = closure{code: codeTwiceInit, reason: "Too many initialisation requests"}
)

// resuming says what to do whatever was the cause: the reader was too slow, something was taken away before he took it, or
// the log does not go on.
func resuming(why Reason) closure {
	return closure{code: codeResume, reason: "Resume from your last cursor", why: string(why)}
}

func malformed(why string) closure { return closure{code: codeBadRequest, reason: why} }

// crowded says that a member has as many connections as he may.
func crowded() closure {
	return closure{code: codeForbidden, reason: "Too many connections are open: close one first", why: "crowd"}
}

func duplicate(id string) closure {
	return closure{code: codeDuplicate, reason: short("Subscriber for " + id + " already exists")}
}

// restarting carries a hint when to come back: at a random moment within the seconds that it names. The goodbyes are
// spread over about the same time, so that nobody meets all the others when he returns.
func restarting(over time.Duration) closure {
	seconds := 1 + int(over/time.Second)
	return closure{
		code: codeRestart, reason: fmt.Sprintf("Service restart, retry in %d s", seconds), within: time.Duration(seconds) * time.Second,
	}
}

// short cuts a reason to what a close frame can carry, between two characters.
func short(reason string) string {
	if len(reason) <= longestReason {
		return reason
	}
	cut := longestReason
	for !utf8.RuneStart(reason[cut]) {
		cut--
	}
	return reason[:cut]
}

// label names the code in metrics.
func (c closure) label() string { return strconv.Itoa(c.code) }
