package saml

import (
	"regexp"
	"strings"

	"github.com/beevik/etree"
	"github.com/crewjam/saml"

	"piazza/internal/login"
)

// StatusError says that the gateway let nobody in, and why.
type StatusError struct {
	// Code is the number of SPID's table of errors, such as nr25, or empty where the gateway gave none.
	Code   string
	status string
}

// Error is for the log.
func (e *StatusError) Error() string {
	return "the gateway let nobody in: " + strings.TrimSpace(e.Code+" "+e.status)
}

var errorCode = regexp.MustCompile(`ErrorCode\s+nr\s*([0-9]{1,2})\b`)

// longestStatus is how much of a status goes into the log.
const longestStatus = 120

// succeeded reads the status of an answer.
func succeeded(answer *etree.Element) error {
	status := only(answer, protocolSpace, "Status")
	if status == nil {
		return unproven("it has no status")
	}
	code := only(status, protocolSpace, "StatusCode")
	if code == nil || attribute(code, "Value") == "" {
		return unproven("it has no status")
	}
	value := attribute(code, "Value")
	if value == saml.StatusSuccess {
		return nil
	}
	said := &StatusError{status: value}
	if second := only(code, protocolSpace, "StatusCode"); second != nil {
		said.status += " " + attribute(second, "Value")
	}
	if len(said.status) > longestStatus {
		said.status = said.status[:longestStatus]
	}
	if message := only(status, protocolSpace, "StatusMessage"); message != nil {
		if found := errorCode.FindStringSubmatch(message.Text()); found != nil {
			said.Code = "nr" + strings.Repeat("0", max(0, 2-len(found[1]))) + found[1]
		}
	}
	return said
}

// explain tells a person why the gateway let him not in, and what he can do.
func (e *StatusError) explain() explanation {
	words, known := explanations[e.Code]
	switch {
	case known:
		return words
	case e.Code >= "nr02" && e.Code <= "nr18":
		return ours
	case strings.Contains(e.status, saml.StatusNoAuthnContext):
		return explanations["nr20"]
	default:
		return unexplained
	}
}

type explanation struct{ it, en login.Words }

// explanations are the errors of SPID's table that a person causes and can do something about; nr24 is reserved there.
var explanations = map[string]explanation{
	"nr19": {
		login.Words{Title: "Troppi tentativi sbagliati", Text: "Hai inserito più volte credenziali sbagliate e il tuo gestore ha interrotto l’accesso. Controlla nome utente e password, poi riprova."},
		login.Words{Title: "Too many wrong attempts", Text: "You entered wrong credentials several times and your identity provider stopped. Check your user name and password, then try again."},
	},
	"nr20": {
		login.Words{Title: "Serve un livello di sicurezza più alto", Text: "Le tue credenziali non raggiungono il livello richiesto qui. Chiedi al tuo gestore credenziali di livello 2 (password e codice temporaneo o app), poi riprova."},
		login.Words{Title: "A higher level of security is needed", Text: "Your credentials do not reach the level that is asked for here. Ask your identity provider for level 2 credentials (a password and a one-time code or app), then try again."},
	},
	"nr21": {
		login.Words{Title: "È passato troppo tempo", Text: "L’accesso va concluso entro alcuni minuti. Ricomincia quando vuoi."},
		login.Words{Title: "It took too long", Text: "Signing in has to be completed within a few minutes. Start again whenever you like."},
	},
	"nr22": {
		login.Words{Title: "Non hai dato il consenso", Text: "Hai scelto di non inviare i tuoi dati, quindi non possiamo riconoscerti. Se vuoi entrare, riprova e dai il consenso."},
		login.Words{Title: "You did not consent", Text: "You chose not to send your details, so we cannot recognise you. If you want to come in, try again and give your consent."},
	},
	"nr23": {
		login.Words{Title: "La tua identità è sospesa o revocata", Text: "Il tuo gestore dice che la tua identità digitale è sospesa, revocata o bloccata. Rivolgiti a lui per riattivarla."},
		login.Words{Title: "Your identity is suspended or revoked", Text: "Your identity provider says that your digital identity is suspended, revoked or blocked. Contact it to have it restored."},
	},
	"nr25": {
		login.Words{Title: "Hai annullato l’accesso", Text: "Non è successo nulla. Puoi riprovare quando vuoi, o scegliere un altro modo di entrare."},
		login.Words{Title: "You cancelled", Text: "Nothing has happened. Try again whenever you like, or choose another way to come in."},
	},
	"nr30": {
		login.Words{Title: "Questo tipo di identità non va bene qui", Text: "Hai usato un’identità digitale di un altro tipo, per esempio a uso professionale. Riprova con la tua identità personale."},
		login.Words{Title: "This kind of identity does not work here", Text: "You used a digital identity of another kind, for example one for professional use. Try again with your personal one."},
	},
}

// ours is said where the gateway found a fault in what we sent: nobody but the operator can do anything about it.
var ours = explanation{
	login.Words{Title: "Il servizio di accesso non ci ha capito", Text: "La richiesta inviata da questo sito non è stata accettata. Non dipende da te: chi gestisce il sito deve controllare le impostazioni. Puoi scegliere un altro modo di entrare."},
	login.Words{Title: "The login service did not understand us", Text: "The request that this site sent was not accepted. It is not your fault: whoever runs the site has to check its settings. You can choose another way to come in."},
}

var unexplained = explanation{
	login.Words{Title: "L’accesso non è riuscito", Text: "Il servizio di accesso non ti ha fatto entrare e non ha detto perché. Riprova tra poco, o scegli un altro modo di entrare."},
	login.Words{Title: "Signing in did not succeed", Text: "The login service did not let you in and did not say why. Try again in a while, or choose another way to come in."},
}
