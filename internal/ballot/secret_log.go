package ballot

import (
	"crypto/rand"
	"math/big"

	"piazza/internal/entry"
	"piazza/internal/keys"
	"piazza/internal/sealing"
)

// chain is the end of a poll's log, whose row is held.
type chain struct {
	id   entry.ID
	seal sealing.SealID
	// length is how many entries there are, head the hash of the last one, commitments how many are in them.
	length, commitments int
	head                [32]byte
}

// add makes the next entry.
func (c *chain) add(by *keys.Signer, kind, body string, commitments int) sealing.Entry {
	c.head = sealing.NextHead(c.seal, c.length, kind, c.head, body)
	made := sealing.Entry{
		Number: c.length, Kind: kind, Body: body, Head: c.head, KeyID: by.ID(), Signature: by.Sign(sealing.SignedHead(c.seal, c.length, c.head)),
	}
	c.length++
	c.commitments += commitments
	return made
}

const (
	// enoughVoters is how many voters' casts have to wait before some go into the log, keptBack how many of those stay: whoever watches
	// cannot tell which.
	enoughVoters = 10
	keptBack     = 5
)

// drawn parts what waits into what goes into the log now and what stays: all but five voters' casts, as soon as those of ten wait.
func drawn(waiting []*secretCast) (going, staying []*secretCast) {
	var voters [][32]byte
	seen := map[[32]byte]bool{}
	for _, c := range waiting {
		if !seen[c.Pseudonym] {
			seen[c.Pseudonym] = true
			voters = append(voters, c.Pseudonym)
		}
	}
	if len(voters) < enoughVoters {
		return nil, waiting
	}
	stays := map[[32]byte]bool{}
	for n := range keptBack {
		at := n + below(len(voters)-n)
		voters[n], voters[at] = voters[at], voters[n]
		stays[voters[n]] = true
	}
	for _, c := range waiting {
		if stays[c.Pseudonym] {
			staying = append(staying, c)
		} else {
			going = append(going, c)
		}
	}
	return going, staying
}

const (
	// mostCommitments is how many an entry of the log holds, unless fewer than fewestVoters would be in it: whoever checks reads it whole.
	mostCommitments = 10_000
	fewestVoters    = enoughVoters - keptBack
)

// parted parts casts into entries of the log. Those of one voter stay together, and who else is in an entry is left to chance.
func parted(casts []*secretCast) (parts [][]*secretCast) {
	of, voters := map[[32]byte][]*secretCast{}, [][32]byte{}
	for _, c := range casts {
		if of[c.Pseudonym] == nil {
			voters = append(voters, c.Pseudonym)
		}
		of[c.Pseudonym] = append(of[c.Pseudonym], c)
	}
	var part []*secretCast
	within, commitments := 0, 0
	for n := range voters {
		other := n + below(len(voters)-n)
		voters[n], voters[other] = voters[other], voters[n]
		own := of[voters[n]]
		his, _ := gathered(own)
		if commitments+len(his) > mostCommitments && within >= fewestVoters && len(voters)-n >= fewestVoters {
			parts, part, within, commitments = append(parts, part), nil, 0, 0
		}
		part, within, commitments = append(part, own...), within+1, commitments+len(his)
	}
	if len(part) > 0 {
		parts = append(parts, part)
	}
	return parts
}

// shuffle puts casts into an order that says nothing.
func shuffle(casts []*secretCast) {
	for n := range casts {
		other := n + below(len(casts)-n)
		casts[n], casts[other] = casts[other], casts[n]
	}
}

// below draws a number from 0 to less than n, each as likely, and none that could be foretold.
func below(n int) int {
	drawn, err := rand.Int(rand.Reader, big.NewInt(int64(n)))
	if err != nil {
		panic(err) // the reader never fails, by its contract
	}
	return int(drawn.Int64())
}

// gathered are the commitments of casts, and how many of these were first ones.
func gathered(casts []*secretCast) (batch []sealing.Commitment, first int) {
	for _, c := range casts {
		batch = append(batch, c.Commitments...)
		if c.First {
			first++
		}
	}
	return batch, first
}
