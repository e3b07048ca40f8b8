package main

import (
	"errors"
	"fmt"
	"strings"

	"piazza/internal/entry"
	"piazza/internal/keys"
)

// aboutPolls begins what is told of polls.
const aboutPolls = "poll "

// found tells of the polls whose key is missing, and of those whose key is there again.
func (k *keyring) found(lacking map[entry.ID]error) {
	now := map[string]bool{}
	for id, err := range lacking {
		about := fmt.Sprintf("%s%d", aboutPolls, id)
		now[about] = true
		k.say(about, k.wrong(id, err), err)
	}
	for _, about := range k.before() {
		if strings.HasPrefix(about, aboutPolls) && !now[about] {
			k.say(about, "", nil)
		}
	}
}

// wrong says what is wrong with the key of a poll, and what to do.
func (k *keyring) wrong(id entry.ID, err error) string {
	switch {
	case errors.Is(err, keys.ErrSealed):
		return fmt.Sprintf("poll %d was sealed and its key destroyed, and this database is from before that, so that the poll stands still: bring its public bundle back by piazza admin poll-bundle %d FILE, with the very file that was published (whoever kept it may give it to you); it is sealed again by that, with all its results", id, id)
	case errors.Is(err, keys.ErrMissing):
		return fmt.Sprintf("the key of poll %d is not in %s, so that this node takes no votes in it and cannot count it; what was cast is kept, and nodes that have the key go on. Give this node the folder that the others use as PIAZZA_KEYS_DIR, or put the folder back: it goes on by itself. Only where the key is nowhere any more, piazza admin poll-accept-loss %d ends the poll, for good and without a result",
			id, k.keys.Dir, id)
	default:
		return fmt.Sprintf("the key of poll %d cannot be read in %s, so that this node takes no votes in it and cannot count it; what was cast is kept, and it goes on by itself once the key can be read", id, k.keys.Dir)
	}
}

// say tells once what is wrong about something, and once that it is well again.
func (k *keyring) say(about, wrong string, err error) {
	k.lock.Lock()
	defer k.lock.Unlock()
	said, before := k.told[about]
	switch {
	case err != nil && said != wrong+err.Error():
		k.told[about] = wrong + err.Error()
		k.log.Error(wrong, "error", err)
	case err == nil && before:
		delete(k.told, about)
		k.log.Info("what was wrong with the keys is well again", "about", about)
	}
}

// before returns what something wrong was said about.
func (k *keyring) before() []string {
	k.lock.Lock()
	defer k.lock.Unlock()
	all := make([]string, 0, len(k.told))
	for about := range k.told {
		all = append(all, about)
	}
	return all
}
