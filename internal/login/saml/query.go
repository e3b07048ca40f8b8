package saml

import (
	"encoding/base64"
	"net/url"
	"strings"
	"time"
)

// query is a message that came in an address, with its signature over the very letters of the address.
type query struct {
	message, relay string
	signed         string
	method         string
	signature      []byte
}

// readQuery takes an address apart. Each parameter counts once, so that what is signed is what is read.
func readQuery(raw, parameter string) (query, error) {
	plain, escaped := map[string]string{}, map[string]string{}
	for pair := range strings.SplitSeq(raw, "&") {
		key, value, _ := strings.Cut(pair, "=")
		text, err := url.QueryUnescape(value)
		if _, twice := plain[key]; twice || err != nil {
			return query{}, unproven("the parameter %q", key)
		}
		plain[key], escaped[key] = text, value
	}
	q := query{message: plain[parameter], relay: plain["RelayState"], method: plain["SigAlg"], signed: parameter + "=" + escaped[parameter]}
	if _, has := plain["RelayState"]; has {
		q.signed += "&RelayState=" + escaped["RelayState"]
	}
	q.signed += "&SigAlg=" + escaped["SigAlg"]
	signature, err := base64.StdEncoding.DecodeString(plain["Signature"])
	if err != nil || len(signature) == 0 {
		return query{}, unproven("the address is not signed")
	}
	q.signature = signature
	return q, nil
}

// vouches tells whether one of those whom we trust signed an address.
func (t trust) vouches(q query, now time.Time) error {
	method := methods[q.method]
	if method == 0 {
		return unproven("a signature of the kind %q does not count", q.method)
	}
	for _, c := range t {
		if now.Before(c.NotBefore) || now.After(c.NotAfter) {
			continue
		}
		if c.CheckSignature(method, []byte(q.signed), q.signature) == nil {
			return nil
		}
	}
	return unproven("the signature of the address is of nobody whom we trust")
}
