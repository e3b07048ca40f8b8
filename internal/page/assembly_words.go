package page

import (
	"piazza/internal/assembly"
	"piazza/internal/poll"
)

// assemblyWords are the sentences about assemblies.
type assemblyWords struct {
	Heading, Lead, Empty, One, Starts, NoDate, Live, Held, Join, JoinLead                                   string
	Quorum, QuestionOne, QuestionMany, Began, Over, EntitledOne, EntitledMany                               string
	GuestOne, GuestMany, Minutes, Published, Wait, Draft, Questions, Hidden, Annulled, Withdrawn, Concealed string
	Page, Course, Present, Undone, ByClock, Floor, WantedOne, WantedMany, Answered, AskedByGuest, Files     string
	Confidential, Sealed, VotesLost, SealedLater, SealedAfter, Unsealed                                     string
	PublicRecord, PublicLog, PublicBundle, BundleHash, LogHead                                              string
	Rehearsal, Of, NoMinutes, Nothing, Seconds, SlipsMade, Hours                                            string
	Electorate                                                                                              map[poll.Electorate]string
	Admission                                                                                               map[poll.Admission]string
	Act                                                                                                     map[assembly.ActKind]string
}

func italianAssemblies() assemblyWords {
	return assemblyWords{
		Heading: "Assemblee", Lead: "Ci si trova, in sala e da casa: si vota dal telefono e il risultato si vede insieme.",
		Empty: "Nessuna assemblea, per ora.", One: "Assemblea", Starts: "Comincia", NoDate: "La data è da decidere", Live: "In corso adesso",
		Held: "Si è tenuta", Join: "Entra nell’assemblea", JoinLead: "Si entra da qui, o con il codice che è sullo schermo in sala.",
		Quorum: "Quorum: presenti con diritto di voto", QuestionOne: "domanda in programma", QuestionMany: "domande in programma", Began: "Cominciata",
		Over: "Finita", EntitledOne: "presente con diritto di voto", EntitledMany: "presenti con diritto di voto", GuestOne: "ospite", GuestMany: "ospiti",
		Minutes: "Verbale", Published: "Pubblicato", Wait: "Il verbale non è ancora pubblicato.",
		Draft: "Il verbale non è ancora pubblicato: per ora lo legge solo chi tiene l’assemblea.", Questions: "Le domande e i risultati",
		Hidden: "Il risultato non è stato mostrato.", Annulled: "Annullata", Withdrawn: "Tolta dalla vista da chi modera", Concealed: "Domanda tolta dalla vista", Page: "La pagina della votazione", Course: "Come è andata, minuto per minuto",
		Present: "presenti", Undone: "poi annullato", ByClock: "allo scadere del tempo", Floor: "Domande dalla sala", WantedOne: "persona interessata",
		WantedMany: "persone interessate", Answered: "ha avuto risposta", AskedByGuest: "ospite", Files: "Il verbale in un file", Rehearsal: "Prova: la vede solo chi tiene l’assemblea, e nulla conta.",
		Of: "su", NoMinutes: "Nessun testo: restano le domande, i risultati e quello che è successo.", Nothing: "Niente davanti a tutti", Seconds: "secondi", SlipsMade: "cedole", Hours: "Le ore sono quelle di",
		Confidential: "Voto segreto.", Sealed: "Voto segreto, sigillato", VotesLost: "Voto segreto, voti perduti: senza la chiave le schede non si aprono, e un risultato non c’è. Dichiarato",
		SealedLater:  "Voto segreto, non ancora sigillato quando il verbale è stato pubblicato: il seguito è nel registro pubblico.",
		SealedAfter:  "Voto segreto, non ancora sigillato quando il verbale è stato pubblicato.",
		Unsealed:     "Voto segreto, non ancora sigillato.",
		PublicRecord: "Il registro pubblico della votazione", PublicLog: "Il registro in un file", PublicBundle: "Il documento pubblico, per rifare il conto",
		BundleHash: "Impronta del documento pubblico (SHA-256)", LogHead: "Ultima impronta del registro",
		Electorate: map[poll.Electorate]string{poll.Members: "Votano gli iscritti alla piazza.", poll.SignedIn: "Vota chiunque abbia un account."},
		Admission: map[poll.Admission]string{
			poll.GuestSlips: "Gli ospiti con una cedola votano, contati a parte.", poll.AnyGuest: "Gli ospiti votano, contati a parte: il loro voto non è verificato.",
		},
		Act: map[assembly.ActKind]string{
			assembly.ActStarted: "L’assemblea comincia", assembly.ActEnded: "L’assemblea finisce", assembly.ActShown: "Davanti a tutti",
			assembly.ActOpened: "Si vota", assembly.ActExtended: "Altro tempo", assembly.ActClosed: "Il voto è chiuso", assembly.ActRevealed: "Il risultato è mostrato",
			assembly.ActAnnulled: "La domanda è annullata", assembly.ActUndone: "L’ultimo passo è annullato", assembly.ActCodeRenewed: "Un codice nuovo",
			assembly.ActSlipsMade: "Cedole per gli ospiti", assembly.ActSlipChanged: "Una cedola è cambiata",
			assembly.ActSaid: "Detto a tutti", assembly.ActRetitled: "Titolo o testo cambiato, prima era", assembly.ActItemChanged: "La domanda è cambiata",
			assembly.ActItemRemoved: "La domanda è tolta",
			assembly.ActGuestEnded:  "Un ospite è messo alla porta", assembly.ActGuestsShut: "La porta è chiusa agli ospiti senza cedola",
			assembly.ActGuestsAdmitted: "Gli ospiti senza cedola entrano di nuovo",
		},
	}
}

func englishAssemblies() assemblyWords {
	return assemblyWords{
		Heading: "Assemblies", Lead: "People meet, in a hall and from home: they vote from their phones and see together what comes out.",
		Empty: "No assembly yet.", One: "Assembly", Starts: "Begins", NoDate: "The date is not set", Live: "Held right now",
		Held: "Held", Join: "Join the assembly", JoinLead: "Join from here, or with the code that is on the screen in the hall.",
		Quorum: "Quorum: present and entitled to vote", QuestionOne: "question planned", QuestionMany: "questions planned", Began: "Began",
		Over: "Ended", EntitledOne: "person present and entitled to vote", EntitledMany: "people present and entitled to vote", GuestOne: "guest", GuestMany: "guests",
		Minutes: "Minutes", Published: "Published", Wait: "The minutes are not published yet.",
		Draft: "The minutes are not published yet: for now only those who hold the assembly read them.", Questions: "The questions and what came out",
		Hidden: "What came out was not shown.", Annulled: "Annulled", Withdrawn: "Taken from sight by a moderator", Concealed: "A question taken from sight", Page: "The page of the poll", Course: "What happened, minute by minute",
		Present: "present", Undone: "undone later", ByClock: "when time was up", Floor: "Questions from the floor", WantedOne: "person wants it",
		WantedMany: "people want it", Answered: "was answered", AskedByGuest: "guest", Files: "The minutes as a file", Rehearsal: "A rehearsal: only those who hold the assembly see it, and nothing counts.",
		Of: "of", NoMinutes: "No text: the questions, what came out and what happened are here.", Nothing: "Nothing before everybody", Seconds: "seconds", SlipsMade: "slips", Hours: "Times are those of",
		Confidential: "Secret vote.", Sealed: "Secret vote, sealed", VotesLost: "Secret vote, votes lost: without the key the ballots cannot be opened, and there is no result. Declared",
		SealedLater:  "Secret vote, not yet sealed when the minutes were published: the public record says what followed.",
		SealedAfter:  "Secret vote, not yet sealed when the minutes were published.",
		Unsealed:     "Secret vote, not yet sealed.",
		PublicRecord: "The public record of the poll", PublicLog: "The log as a file", PublicBundle: "The public file, to count again",
		BundleHash: "Fingerprint of the public file (SHA-256)", LogHead: "Last fingerprint of the log",
		Electorate: map[poll.Electorate]string{poll.Members: "The members of the piazza vote.", poll.SignedIn: "Whoever has an account votes."},
		Admission: map[poll.Admission]string{
			poll.GuestSlips: "Guests with a slip vote and are counted apart.", poll.AnyGuest: "Guests vote and are counted apart: their votes are not verified.",
		},
		Act: map[assembly.ActKind]string{
			assembly.ActStarted: "The assembly begins", assembly.ActEnded: "The assembly ends", assembly.ActShown: "Before everybody",
			assembly.ActOpened: "Voting begins", assembly.ActExtended: "More time", assembly.ActClosed: "Voting is closed", assembly.ActRevealed: "The result is shown",
			assembly.ActAnnulled: "The question is annulled", assembly.ActUndone: "The last step is undone", assembly.ActCodeRenewed: "A new code",
			assembly.ActSlipsMade: "Slips for guests", assembly.ActSlipChanged: "A slip has changed",
			assembly.ActSaid: "Said to everybody", assembly.ActRetitled: "Another title or text, instead of", assembly.ActItemChanged: "The question is changed",
			assembly.ActItemRemoved: "The question is taken out",
			assembly.ActGuestEnded:  "A guest is put out", assembly.ActGuestsShut: "The door is shut to guests without a slip",
			assembly.ActGuestsAdmitted: "Guests without a slip come in again",
		},
	}
}
