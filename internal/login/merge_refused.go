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
	goesWithKeys = Message{
		http.StatusConflict,
		Words{"L’altro profilo ha chiavi di accesso", "Un profilo con chiavi di accesso non confluisce in un altro con un accesso soltanto. Entra in quel profilo con una sua chiave: da lì collega questo, oppure togli prima le sue chiavi."},
		Words{"The other profile has passkeys", "A profile with passkeys does not go into another one by a login alone. Sign in to that profile with one of its passkeys: link this one from there, or remove its passkeys first."},
	}
	staysWithKeys = Message{
		http.StatusForbidden,
		Words{"Prima usa una tua chiave di accesso", "Il tuo profilo ha chiavi di accesso, e in questa sessione non ne hai ancora usata una. Entra con una chiave e poi collega di nuovo l’altro profilo."},
		Words{"Use one of your passkeys first", "Your profile has passkeys, and you have not used one in this session yet. Sign in with a passkey, then link the other profile again."},
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
	case errors.Is(err, account.ErrMergePasskeys):
		return goesWithKeys, true
	case errors.Is(err, account.ErrMergeKeyFirst):
		return staysWithKeys, true
	default:
		return Message{}, false
	}
}
