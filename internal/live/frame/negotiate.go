package frame

import (
	"net/http"
	"strings"
)

// Extension is the name of what is agreed on for compressed messages.
const Extension = "permessage-deflate"

// Agrees tells whether a client who wants to become a websocket offers to compress in a way that can be accepted with
// server_no_context_takeover and client_no_context_takeover alone: any, unless he wants the server to look back less
// than 32 kB.
func Agrees(asked http.Header) bool {
	for _, line := range asked.Values("Sec-WebSocket-Extensions") {
		for offer := range strings.SplitSeq(line, ",") {
			if acceptable(offer) {
				return true
			}
		}
	}
	return false
}

func acceptable(offer string) bool {
	name, parameters, more := strings.Cut(offer, ";")
	if !strings.EqualFold(strings.TrimSpace(name), Extension) {
		return false
	}
	seen := map[string]bool{}
	for more {
		var one string
		one, parameters, more = strings.Cut(parameters, ";")
		key, value, valued := strings.Cut(one, "=")
		key = strings.ToLower(strings.TrimSpace(key))
		if seen[key] || !understood(key, strings.Trim(strings.TrimSpace(value), `"`), valued) {
			return false
		}
		seen[key] = true
	}
	return true
}

func understood(key, value string, valued bool) bool {
	switch key {
	case "server_no_context_takeover", "client_no_context_takeover":
		return !valued
	case "client_max_window_bits":
		return !valued || windowBits(value)
	default:
		return false
	}
}

// windowBits tells a number from 8 to 15 without a leading zero.
func windowBits(value string) bool {
	return len(value) == 1 && (value == "8" || value == "9") || len(value) == 2 && value[0] == '1' && value[1] >= '0' && value[1] <= '5'
}
