package page

import (
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/moderation"
	"piazza/internal/space"
)

func italian() *words {
	w := &words{
		Name: "Piazza", Skip: "Vai al contenuto", Languages: "Lingua", Sections: "Sezioni", AllSquares: "Tutte le piazze",
		SignIn: "Accedi", Breadcrumb: "Percorso",
		FooterAbout:  "Un luogo pubblico in rete: si legge senza registrarsi, si partecipa con un account che si ha già.",
		FooterSquare: "Questa piazza", FooterReading: "Leggere", FooterService: "Servizio",
		DecisionLog: "Registro pubblico delle decisioni", People: "Le persone",
		HomeTitle: "Le cose di tutti si decidono in piazza", HomeHead: "Le piazze",
		HomeLead: "Ogni piazza è una comunità: legge, propone, discute dal vivo e decide insieme. Entra a dare un’occhiata, non serve registrarsi.",
		Squares:  "Le piazze", NoSquare: "Non c’è ancora nessuna piazza.", LastNews: "Ultima novità",
		QuietNever: "Appena aperta", Latest: "Appena pubblicato",
		PromiseTitles: [3]string{"Si legge senza chiedere permesso", "Si partecipa con l’account che si ha", "Si vede come è andata a finire"},
		PromiseTexts: [3]string{
			"Notizie, discussioni e decisioni sono pubbliche, e restano al loro indirizzo.",
			"Per scrivere basta riconoscersi una volta. Di ogni accesso si vede dove e quando, e si può chiudere.",
			"Ogni modifica resta nella cronologia, ogni decisione della moderazione ha un motivo scritto.",
		},
		AnyoneReads: "chiunque può leggere", MembersRead: "leggono solo gli iscritti", SectionsTitle: "Le sezioni della piazza",
		SectionEmpty: "Ancora nulla da leggere", Law: "La legge su cui si regge",
		EmptySection: "Qui non c’è ancora nulla. Vuoi proporre qualcosa?", PeopleLead: "Chi si è iscritto a questa piazza.",
		Tag: "Parola chiave:", RemoveTag: "Togli il filtro", More: "Mostra altri", First: "Torna ai primi", Tags: "Parole chiave",
		Others: "Altro nella stessa sezione", Around: "Intorno a questo testo",
		Discussion: "Discussione", EmptyThread: "Nessuno ha ancora scritto.", MoreComments: "Mostra altri commenti",
		FromStart: "Leggi la discussione dal principio", Linked: "Il commento del collegamento",
		LinkedMissing: "Il commento del collegamento non c’è, o non lo puoi vedere.",
		HiddenHead:    "Commento nascosto", Hidden: "Nascosto dalla moderazione:", HiddenLog: "La decisione nel registro pubblico",
		DeletedHead: "Commento tolto", Deleted: "Tolto da chi l’ha scritto.", Edited: "modificato", AuthorBadge: "chi ha scritto il testo",
		CommentBy: "Commento di", ReplyBy: "Risposta di", ReplyTo: "a", Permalink: "Collegamento al commento,",
		RepliesOf: "Mostra", WithScript: "Per commentare serve JavaScript.",
		DecisionsLead:  "Ogni decisione della moderazione, con il suo motivo. Nulla si cancella da qui.",
		DecisionsEmpty: "Nessuna decisione finora.", DecidedBy: "deciso da", Under: "sotto",
		Since: "In piazza da", Written: "Ha scritto", Nothing: "Non ha ancora pubblicato nulla.", Erased: "Persona cancellata",
		VideoFrom: "Il video sta su %s. Prima del clic non chiediamo nulla a quel sito.", VideoPage: "Apri su", VideoLength: "Durata",
		MissingTitle: "Questa pagina non c’è", MissingLead: "Può darsi che sia stata spostata, o che tu non possa vederla.",
		MissingBack: "Torna alle piazze", BrokenTitle: "Qualcosa non ha funzionato",
		BrokenLead: "Il servizio non risponde come dovrebbe. Riprova fra poco.", NeedsScript: "Per questa pagina serve JavaScript.",
		Privacy: "Come trattiamo i tuoi dati", NoticeVersion: "Versione", InForce: "in vigore dal",
		Draft: "È una bozza: la vedi solo tu.", Review: "In attesa della redazione: lo leggono chi l’ha scritto e la redazione.",
		Withdrawn:  "È stato ritirato: lo leggono chi l’ha scritto e la redazione.",
		CommentOne: "commento", CommentMany: "commenti", NoComments: "nessun commento", MemberOne: "iscritto", MemberMany: "iscritti",
		MinuteOne: "minuto di lettura", MinuteMany: "minuti di lettura", ReplyOne: "risposta", ReplyMany: "risposte",
		StaysOne: "La risposta resta leggibile.", StaysMany: "Le %d risposte restano leggibili.", At: "alle", Grouping: ".",
	}
	italianNames(w)
	return w
}

// italianNames names kinds, roles, reactions, decisions and dates.
func italianNames(w *words) {
	w.Months = [12]string{
		"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre",
	}
	w.Weekdays = [7]string{"domenica", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato"}
	w.Kind = map[entry.Kind]string{entry.KindNews: "Notizia", entry.KindArticle: "Articolo", entry.KindTopic: "Argomento", entry.KindVideo: "Video", entry.KindPoll: "Votazione"}
	w.Kinds = map[entry.Kind]string{entry.KindNews: "Notizie", entry.KindArticle: "Blog", entry.KindTopic: "Argomenti", entry.KindVideo: "Video", entry.KindPoll: "Votazioni"}
	w.KindLead = map[entry.Kind]string{
		entry.KindNews:    "Quello che la redazione racconta, dal più recente.",
		entry.KindArticle: "Esperienze e appunti, firmati da chi li ha vissuti.",
		entry.KindTopic:   "Domande e proposte aperte dagli iscritti: chi vuole risponde.",
		entry.KindVideo:   "Registrazioni da guardare quando si vuole. Partono solo se le avvii tu.",
		entry.KindPoll:    "Quello che la piazza decide insieme: che cosa si vota adesso, che cosa si voterà e com’è andata.",
	}
	w.All = map[entry.Kind]string{
		entry.KindNews: "Tutte le notizie", entry.KindArticle: "Tutto il blog", entry.KindTopic: "Tutti gli argomenti", entry.KindVideo: "Tutti i video",
		entry.KindPoll: "Tutte le votazioni",
	}
	w.Poll = italianPolls()
	w.Assembly = italianAssemblies()
	w.Role = map[space.Role]string{space.Editor: "redazione", space.Moderator: "moderazione", space.Administrator: "amministrazione"}
	w.Reaction = map[comment.ReactionKind]string{comment.Agree: "D’accordo", comment.Thanks: "Grazie", comment.Insight: "Fa pensare"}
	w.Action = map[moderation.Action]string{
		moderation.Hide: "Commento nascosto", moderation.Restore: "Commento ripristinato",
		moderation.Withdraw: "Testo ritirato", moderation.Reinstate: "Testo ripubblicato",
	}
}
