package login

import (
	"bytes"
	"net/http"
	"net/url"
)

// Pages are the few that are shown on the way, when something went wrong.
type Pages struct {
	// Styles are the addresses of the client's style sheets.
	Styles []string
}

// Message is something to be said, in Italian and in English, with the status of the answer.
type Message struct {
	Status int
	It, En Words
}

// Words are a page's title and its text.
type Words struct{ Title, Text string }

var (
	unknownProvider = Message{
		http.StatusNotFound,
		Words{"Questo accesso non c’è", "Il servizio che hai scelto qui non è attivo. Scegline un altro."},
		Words{"There is no such login", "The service that you chose is not offered here. Choose another one."},
	}
	tooMany = Message{
		http.StatusTooManyRequests,
		Words{"Troppi tentativi", "Da qui si è provato a entrare molte volte di seguito. Aspetta un minuto e riprova."},
		Words{"Too many attempts", "There were many logins from here in a row. Wait a minute and try again."},
	}
	expired = Message{
		http.StatusBadRequest,
		Words{"Ricominciamo", "Questo accesso è cominciato in un altro browser, è già stato usato o è passato troppo tempo. Entra di nuovo: ci vuole un momento."},
		Words{"Let us begin again", "This login was begun in another browser, was used already, or took too long. Sign in again: it takes a moment."},
	}
	givenUp = Message{
		http.StatusForbidden,
		Words{"Non sei entrato", "Il servizio ci ha detto che l’accesso è stato interrotto. Puoi riprovare o leggere senza entrare."},
		Words{"You are not signed in", "The service told us that the login was stopped. Try again, or read without signing in."},
	}
	notProven = Message{
		http.StatusBadGateway,
		Words{"Non sappiamo chi sei", "La risposta del servizio non prova la tua identità, quindi non ti abbiamo fatto entrare. Riprova; se succede ancora, avvisa chi gestisce la piazza."},
		Words{"We do not know who you are", "The service’s answer does not prove who you are, so you were not signed in. Try again; if it happens again, tell whoever runs the piazza."},
	}
	providerDown = Message{
		http.StatusBadGateway,
		Words{"Il servizio non risponde", "Il servizio con cui volevi entrare ora non risponde. Riprova tra poco o scegline un altro."},
		Words{"The service does not answer", "The service that you wanted to sign in with does not answer now. Try again in a while, or choose another one."},
	}
	nobodyThere = Message{
		http.StatusForbidden,
		Words{"Questo profilo non c’è più", "Mentre entravi, il tuo profilo è stato cancellato. Se entri di nuovo, cominci da capo come persona nuova."},
		Words{"This profile is gone", "While you were signing in, your profile was erased. If you sign in again, you begin anew as a new person."},
	}
	notYou = Message{
		http.StatusConflict,
		Words{"Questo accesso non è tuo", "Hai confermato con un accesso che non è fra quelli del tuo profilo. Conferma con uno dei tuoi."},
		Words{"This login is not yours", "You confirmed with a login that is not one of your profile’s. Confirm with one that is."},
	}
	otherPerson = Message{
		http.StatusConflict,
		Words{"È l’accesso di un’altra persona", "Il tuo profilo e questo accesso hanno codici fiscali diversi: non possono essere della stessa persona, quindi non li abbiamo collegati."},
		Words{"This is another person’s login", "Your profile and this login prove different fiscal codes: they cannot be one person’s, so they were not linked."},
	}
	foreignPage = Message{
		http.StatusForbidden,
		Words{"Comincia dal tuo profilo", "Un accesso si collega o si conferma dalle pagine della piazza, non da un altro sito. Apri il tuo profilo e riprova da lì."},
		Words{"Begin at your profile", "A login is linked or confirmed from the pages of the piazza, not from another site. Open your profile and try again there."},
	}
	noSuchDeletion = Message{
		http.StatusNotFound,
		Words{"Questo codice non c’è", "Non conosciamo una richiesta con questo codice: controlla di averlo copiato per intero."},
		Words{"There is no such code", "We know no request with this code: check that you copied all of it."},
	}
	notAsked = Message{
		http.StatusForbidden,
		Words{"Il servizio non ti ha chiesto nulla", "Volevamo una prova recente che sei tu, ma il servizio ha ripetuto quella di prima. Esci da quel servizio e riprova, o conferma in un altro modo."},
		Words{"The service asked you nothing", "We wanted a recent proof that it is you, but the service repeated an earlier one. Sign out there and try again, or confirm in another way."},
	}
	ourFault = Message{
		http.StatusServiceUnavailable,
		Words{"Un momento", "La piazza ora non riesce a farti entrare. Riprova tra poco."},
		Words{"One moment", "The piazza cannot let you in right now. Try again in a while."},
	}
)

var page = Frame(`<p class="pz-lead">{{.Text}}</p>
<p class="pz-riga pz-su-4"><a class="btn btn-primary" href="{{.Again}}">{{if eq .Language "en"}}Sign in{{else}}Accedi{{end}}</a>
<a class="btn btn-outline-primary" href="{{.Back}}">{{if eq .Language "en"}}Go on reading{{else}}Continua a leggere{{end}}</a></p>`)

type view struct {
	Words
	Language    string
	Styles      []string
	Again, Back string
}

func (p Pages) show(w http.ResponseWriter, language string, m Message, back string) {
	v := view{m.It, language, p.Styles, "/accedi?ritorno=" + url.QueryEscape(back), back}
	if language == "en" {
		v.Words, v.Again = m.En, "/en"+v.Again
	}
	var out bytes.Buffer
	if err := page.Execute(&out, v); err != nil {
		http.Error(w, v.Text, m.Status)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(m.Status)
	_, _ = out.WriteTo(w)
}
