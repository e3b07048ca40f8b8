package page

import (
	"piazza/internal/account"
	"piazza/internal/poll"
)

// pollWords are the sentences about polls.
type pollWords struct {
	Heading, OpensAt, OpensByHand, ClosesAt, ClosesByHand, ClosedAt          string
	VoterOne, VoterMany, NoVoters, Electors, QuorumReached, QuorumMissing    string
	Results, Final, Outcome, Answered, Answer, NoneOfThese, ThresholdReached string
	ThresholdMissed, Option, Votes, Share, Points, Mean, Median, People      string
	Dots, Cost, Funded, Spent, Slot, Yes, Maybe, No, Numbers, Least          string
	Greatest, Word, Row, Round, Winner, Elected, Exhausted, Place, Required  string
	Condition, Empty, True, Level                                            string
	Assembly, Annulled, Guests, GuestOne, GuestMany, Unverified              string
	Electorate                                                               map[poll.Electorate]string
	Hidden                                                                   map[poll.Visibility]string
	Stances                                                                  map[poll.Stance]string
	Ask                                                                      map[poll.KindName]string
	Assurance                                                                map[account.Assurance]string
}

func italianPolls() pollWords {
	w := pollWords{
		Heading: "La votazione", OpensAt: "Si vota da", OpensByHand: "Si potrà votare quando la redazione l’apre", ClosesAt: "Si vota fino a",
		ClosesByHand: "Si vota finché la redazione non chiude", ClosedAt: "Chiusa", VoterOne: "persona ha votato", VoterMany: "persone hanno votato",
		NoVoters: "Nessuno ha ancora votato", Electors: "su", QuorumReached: "quorum raggiunto", QuorumMissing: "quorum non raggiunto",
		Results: "Risultati", Final: "Risultati definitivi", Outcome: "Com’è andata a finire", Answered: "risposte", Answer: "risposta", NoneOfThese: "Nessuna di queste",
		ThresholdReached: "La soglia è raggiunta.", ThresholdMissed: "La soglia non è raggiunta.", Option: "Scelta", Votes: "Voti", Share: "Quota",
		Points: "Punti (Borda)", Mean: "Media", Median: "Mediana", People: "Persone", Dots: "Gettoni", Cost: "Costo", Funded: "Finanziato",
		Spent: "Spesa", Slot: "Quando", Yes: "Sì", Maybe: "Forse", No: "No", Numbers: "Da – a", Least: "Minimo", Greatest: "Massimo",
		Word: "Parola", Row: "Voce", Round: "Turno", Winner: "Vince", Elected: "Eletti", Exhausted: "Esauriti", Place: "Posti",
		Required: "risposta necessaria", Condition: "Solo per chi ha scelto", Empty: "Ancora nessuna risposta.", True: "sì", Level: "Identità",
		Assembly: "Vota chi è in assemblea.", Annulled: "Annullata in assemblea: quello che si è votato non conta", Guests: "Ospiti, contati a parte", GuestOne: "ospite, contato a parte", GuestMany: "ospiti, contati a parte",
		Unverified: "non verificati: la stessa persona può esserci due volte",
	}
	w.Electorate = map[poll.Electorate]string{
		poll.SignedIn: "Vota chiunque abbia fatto l’accesso.", poll.Members: "Votano gli iscritti alla piazza.",
		poll.List: "Vota chi è nell’elenco degli aventi diritto.",
	}
	w.Hidden = map[poll.Visibility]string{
		poll.Live: "I risultati si vedono dall’apertura.", poll.AfterVote: "I risultati li vede subito chi ha votato, tutti dopo la chiusura.",
		poll.AfterClose: "I risultati si vedono dopo la chiusura.", poll.Staff: "I risultati si vedono quando la redazione li pubblica.",
		poll.StaffLive: "Chi tiene la votazione vede i risultati provvisori, gli altri li vedono quando la redazione li pubblica.",
	}
	w.Stances = map[poll.Stance]string{poll.Agree: "D’accordo", poll.Abstain: "Mi astengo", poll.Disagree: "Non sono d’accordo", poll.Block: "Mi oppongo"}
	w.Ask = map[poll.KindName]string{
		poll.KindSingle: "Si sceglie una risposta", poll.KindMultiple: "Si scelgono più risposte", poll.KindRanked: "Si mettono in ordine",
		poll.KindSTV: "Si mettono in ordine; si eleggono", poll.KindScore: "Si dà un voto a ciascuna", poll.KindDots: "Si distribuiscono gettoni",
		poll.KindBudget: "Si scelgono progetti entro un tetto di spesa", poll.KindConsent: "Si dice se si è d’accordo", poll.KindMeeting: "Si dice quando si può",
		poll.KindNumber: "Si dà un numero", poll.KindOpen: "Si scrive una risposta", poll.KindMatrix: "Si sceglie in ogni riga",
	}
	w.Assurance = map[account.Assurance]string{
		account.AssuranceSocial: "un account riconosciuto", account.AssuranceEmail: "un indirizzo verificato",
		account.AssuranceSubstantial: "SPID o CIE di livello 2", account.AssuranceHigh: "SPID o CIE di livello 3",
	}
	return w
}

func englishPolls() pollWords {
	w := pollWords{
		Heading: "The vote", OpensAt: "Votes are taken from", OpensByHand: "Votes are taken once the editors open it", ClosesAt: "Votes are taken until",
		ClosesByHand: "Votes are taken until the editors close it", ClosedAt: "Closed", VoterOne: "person voted", VoterMany: "people voted",
		NoVoters: "Nobody has voted yet", Electors: "of", QuorumReached: "quorum reached", QuorumMissing: "quorum not reached",
		Results: "Results", Final: "Final results", Outcome: "How it turned out", Answered: "answers", Answer: "answer", NoneOfThese: "None of these",
		ThresholdReached: "The threshold is reached.", ThresholdMissed: "The threshold is not reached.", Option: "Option", Votes: "Votes", Share: "Share",
		Points: "Points (Borda)", Mean: "Mean", Median: "Median", People: "People", Dots: "Dots", Cost: "Cost", Funded: "Funded",
		Spent: "Spent", Slot: "When", Yes: "Yes", Maybe: "Maybe", No: "No", Numbers: "From – to", Least: "Least", Greatest: "Greatest",
		Word: "Word", Row: "Row", Round: "Round", Winner: "Winner", Elected: "Elected", Exhausted: "Exhausted", Place: "Seats",
		Required: "an answer is needed", Condition: "Only for those who chose", Empty: "No answer yet.", True: "yes", Level: "Identity",
		Assembly: "Who is in the assembly votes.", Annulled: "Annulled in the assembly: what was voted counts for nothing", Guests: "Guests, counted apart", GuestOne: "guest, counted apart", GuestMany: "guests, counted apart",
		Unverified: "not verified: the same person may be there twice",
	}
	w.Electorate = map[poll.Electorate]string{
		poll.SignedIn: "Whoever is signed in votes.", poll.Members: "The members of the square vote.", poll.List: "Those on the electoral list vote.",
	}
	w.Hidden = map[poll.Visibility]string{
		poll.Live: "Results are shown from the opening.", poll.AfterVote: "Who has voted sees the results at once, everybody after the closing.",
		poll.AfterClose: "Results are shown after the closing.", poll.Staff: "Results are shown once the editors publish them.",
		poll.StaffLive: "Who holds the poll sees provisional results, others see them once the editors publish them.",
	}
	w.Stances = map[poll.Stance]string{poll.Agree: "Agree", poll.Abstain: "Abstain", poll.Disagree: "Disagree", poll.Block: "Block"}
	w.Ask = map[poll.KindName]string{
		poll.KindSingle: "One answer is chosen", poll.KindMultiple: "Several answers are chosen", poll.KindRanked: "They are put in order",
		poll.KindSTV: "They are put in order; elected are", poll.KindScore: "Each is given a mark", poll.KindDots: "Dots are spread",
		poll.KindBudget: "Projects are chosen under a ceiling", poll.KindConsent: "One says whether one agrees", poll.KindMeeting: "One says when one can come",
		poll.KindNumber: "A number is given", poll.KindOpen: "An answer is written", poll.KindMatrix: "One is chosen in each row",
	}
	w.Assurance = map[account.Assurance]string{
		account.AssuranceSocial: "a recognised account", account.AssuranceEmail: "a verified address",
		account.AssuranceSubstantial: "a digital identity of level 2", account.AssuranceHigh: "a digital identity of level 3",
	}
	return w
}
