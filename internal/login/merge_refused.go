package login

import (
	"errors"
	"net/http"

	"piazza/internal/account"
	rules "piazza/internal/merging"
)

var (
	oneSuspended = Message{
		http.StatusConflict,
		Words{"Uno dei due profili è sospeso", "Finché dura la sospensione i due profili restano separati. Riprova quando sarà finita."},
		Words{"One of the two profiles is suspended", "As long as the suspension lasts the two profiles stay apart. Try again when it is over."},
	}
	oneExcluded = Message{
		http.StatusConflict,
		Words{"Uno dei due profili è stato allontanato", "Uno dei due profili non può stare in una piazza di cui l’altro fa parte. Scrivi prima a chi modera quella piazza."},
		Words{"One of the two profiles was put out", "One of the two profiles may not be in a piazza that the other belongs to. Write to its moderators first."},
	}
)

// mergeRefused finds the words for why two accounts stay two; false where that is not what happened.
func mergeRefused(err error) (Message, bool) {
	switch {
	case errors.Is(err, account.ErrMergeSuspended):
		return oneSuspended, true
	case errors.Is(err, account.ErrMergePerson):
		return otherPerson, true
	case errors.Is(err, rules.ErrExcluded):
		return oneExcluded, true
	default:
		return Message{}, false
	}
}
