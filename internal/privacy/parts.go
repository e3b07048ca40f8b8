package privacy

import "slices"

// parts are the files of the archive, in the order in which they are shown.
func parts() []part {
	return slices.Concat(partsOfAccount(), partsOfWritings(), partsOfPolls(), partsOfAssemblies())
}

func partsOfAccount() []part {
	return []part{
		{"member", "member", []string{"id", "person_id"}, text{"Il tuo profilo", "Your profile"}},
		{"person", "person", []string{"id", "united_into"}, text{"La persona a cui appartiene", "The person whose it is"}},
		{"identity", "identity", []string{"member_id"}, text{"I modi in cui entri", "Your ways to come in"}},
		{"passkey", "passkey", []string{"member_id"}, text{"Le tue chiavi di accesso", "Your passkeys"}},
		{"session", "session", []string{"member_id"}, text{"Sessioni e token di accesso", "Sessions and access tokens"}},
		{"session_origin", "session_origin", []string{"session_id"}, text{"Le sessioni presso i servizi di accesso", "Sessions at the login services"}},
		{"login_transaction", "login_transaction", []string{"session_id"}, text{"Accessi in corso", "Logins under way"}},
		{"arrival", "arrival", []string{"member_id", "session_id"}, text{"Arrivi in attesa di risposta", "Arrivals that wait for an answer"}},
		{"consent", "consent", []string{"member_id"}, text{"I tuoi consensi", "Your consents"}},
		{"membership", "membership", []string{"member_id"}, text{"Le tue piazze", "Your piazze"}},
		{"invitation", "invitation", []string{"invited_by", "used_by"}, text{"Inviti", "Invitations"}},
		{"exclusion", "exclusion", []string{"member_id", "excluded_by"}, text{"Esclusioni dalle piazze", "Exclusions from piazze"}},
		{"member_decision", "member_decision", []string{"member_id", "decided_by"}, text{"Provvedimenti su di te, o presi da te", "Decisions about you, or by you"}},
		{"audit_record", "audit_record", []string{"member_id", "actor_id"}, text{"Il registro dei cambiamenti", "The audit trail"}},
		{"mail", "mail", nil, text{"Messaggi di posta in partenza", "Mails about to be sent"}},
		{"privacy_notice", "privacy_notice", []string{"published_by"}, text{"Informative che hai pubblicato", "Privacy notices that you published"}},
	}
}

func partsOfWritings() []part {
	return []part{
		{"entry", "entry", []string{"author_id"}, text{"I tuoi contenuti", "What you wrote"}},
		{"entry_video", "entry_video", nil, text{"I tuoi video", "Your videos"}},
		{"comment", "comment", []string{"author_id"}, text{"I tuoi commenti", "Your comments"}},
		{"comment_revision", "comment_revision", nil, text{"Versioni precedenti dei tuoi commenti", "Earlier versions of your comments"}},
		{"reaction", "reaction", []string{"member_id"}, text{"Le tue reazioni", "Your reactions"}},
		{"mention", "mention", []string{"member_id"}, text{"Dove ti hanno nominato", "Where you were named"}},
		{"comment_hidden", "comment", []string{"hidden_by"}, text{"Commenti che hai nascosto", "Comments that you hid"}},
		{"moderation_decision", "moderation_decision", []string{"decided_by"}, text{"Decisioni di moderazione", "Decisions of moderation"}},
		{"notification", "notification", []string{"member_id"}, text{"Le tue notifiche", "Your notifications"}},
		{"notification_unread", "notification_unread", []string{"member_id"}, text{"Quante ne hai da leggere", "How many you have not read"}},
		{"notification_muted", "notification_muted", []string{"member_id"}, text{"Le notifiche che non vuoi", "Notifications that you do not want"}},
		{"idempotency", "idempotency", []string{"member_id"}, text{"Richieste delle ultime ore", "Requests of the last hours"}},
		{"stream", "stream", nil, text{"Il canale dei tuoi avvisi in diretta", "The channel of your live notices"}},
		{"notice", "notice", nil, text{"Avvisi in diretta degli ultimi giorni", "Live notices of the last days"}},
	}
}

func partsOfPolls() []part {
	return []part{
		{"ballot_voter", "ballot_voter", []string{"member_id", "person_id"}, text{"Le votazioni a cui hai partecipato", "Polls in which you voted"}},
		{"ballot", "ballot", []string{"person_id"}, text{"I tuoi voti", "Your votes"}},
		{"ballot_took_part", "ballot_took_part", []string{"person_id"}, text{"Le votazioni segrete concluse a cui hai partecipato", "Closed confidential polls in which you voted"}},
		{"poll_elector", "poll_elector", []string{"member_id", "person_id"}, text{"Liste elettorali in cui sei", "Electoral lists on which you stand"}},
		{"poll", "poll", nil, text{"Le votazioni che hai indetto", "Polls that you called"}},
		{"poll_question", "poll_question", nil, text{"Le loro domande", "Their questions"}},
		{"poll_option", "poll_option", []string{"added_by"}, text{"Le loro opzioni, e quelle che hai proposto", "Their options, and those that you added"}},
		{"poll_row", "poll_row", nil, text{"Le righe delle loro tabelle", "The rows of their tables"}},
		{"poll_template", "poll_template", []string{"created_by"}, text{"Modelli che hai salvato", "Templates that you saved"}},
		{"ballot_hidden_text", "ballot_hidden_text", []string{"hidden_by"}, text{"Testi di voti che hai nascosto", "Texts of ballots that you hid"}},
	}
}

func partsOfAssemblies() []part {
	return []part{
		{"assembly", "assembly", []string{"created_by"}, text{"Assemblee che hai preparato", "Assemblies that you prepared"}},
		{"assembly_item", "assembly_item", nil, text{"Le domande che hai scritto per le assemblee", "The questions that you wrote for assemblies"}},
		{"assembly_act", "assembly_act", []string{"member_id"}, text{"Che cosa hai fatto alla regia di un’assemblea", "What you did at the console of an assembly"}},
		{"assembly_participant", "assembly_participant", []string{"member_id", "person_id"}, text{"Assemblee a cui hai partecipato", "Assemblies in which you took part"}},
		{"assembly_floor", "assembly_floor", []string{"member_id"}, text{"Domande che hai fatto dalla sala", "Questions that you asked from the floor"}},
		{"assembly_floor_vote", "assembly_floor_vote", []string{"voter"}, text{"Domande dalla sala che vuoi anche tu", "Questions from the floor that you want answered too"}},
		{"assembly_floor_set", "assembly_floor", []string{"set_by"}, text{"Domande dalla sala su cui hai deciso", "Questions from the floor that you decided about"}},
		{"assembly_slip", "assembly_slip", []string{"created_by"}, text{"Cedole per ospiti che hai creato", "Slips for guests that you made"}},
		{"assembly_screen", "assembly_screen", []string{"created_by"}, text{"Schermi di sala che hai aperto", "Screens that you opened"}},
	}
}

// leftOut are the tables that are not in the archive, each with the reason.
func leftOut() map[string]text {
	counts := text{"Conteggi: nessuna riga è di una persona.", "Counts: no row is a person's."}
	program := text{"Il programma vi tiene il proprio stato, senza persone.", "The program keeps its own state there, without persons."}
	guests := text{"Ospiti di un’assemblea: chi entra senza un profilo non è un membro.", "Guests of an assembly: whoever comes in without an account is no member."}
	sealed := text{
		"Pubblico e senza nomi: impegni, firme, voti aperti e risultati delle votazioni segrete.",
		"Public and without names: commitments, signatures, opened ballots and results of confidential polls.",
	}
	return map[string]text{
		"ballot_seal": sealed, "ballot_log": sealed, "ballot_bundle": sealed, "ballot_opened": sealed, "ballot_opened_text": sealed, "signing_key": sealed,
		"ballot_secret": {
			"I voti segreti, cifrati e sotto pseudonimi: i tuoi, finché la votazione è aperta, sono in data/ballot_secret.json; a urna sigillata nessuno sa più quali siano.",
			"Secret ballots, encrypted and under pseudonyms: yours, as long as the poll is open, are in data/ballot_secret.json; once it is sealed nobody knows any more which they are.",
		},
		"ballot_pool": {
			"Impegni cifrati che aspettano quelli di altri: i loro voti sono in data/ballot_secret.json.",
			"Encrypted commitments that wait for those of others: their ballots are in data/ballot_secret.json.",
		},
		"ballot_united": {
			"Quali persone si sono rivelate una sola mentre una votazione segreta è aperta: la persona a cui appartieni c’è.",
			"Which persons turned out to be one while a confidential poll is open: the person whose you are is there.",
		},
		"passkey_ceremony": {
			"Un numero casuale che aspetta per cinque minuti la risposta di una chiave di accesso; è legato alla sessione, che c’è.",
			"A random number that waits five minutes for a passkey’s answer; it belongs to a session, which is there.",
		},
		"erasure": {
			"Esiste solo mentre un profilo si cancella: chi prende l’archivio non si è cancellato.",
			"It exists only while a profile is being erased: whoever takes the archive has not erased himself.",
		},
		"imported_record": {
			"Atti pubblici importati da altrove, così come erano; nessuno è di un membro.",
			"Public records that were imported as they were; none is a member’s.",
		},
		"space":         {"Le piazze non sono di nessuno.", "Piazze belong to nobody."},
		"space_section": {"Le piazze non sono di nessuno.", "Piazze belong to nobody."},
		"saml_assertion": {
			"Impronte di accessi già usati, perché nessuno li ripeta: non dicono di chi sono.",
			"Fingerprints of logins that were used, so that nobody repeats them: they do not say whose they are.",
		},
		"assembly_guest": guests, "ballot_guest": guests, "ballot_guest_voter": guests,
		"assembly_try": {
			"Quanti codici sbagliati da quale computer e da quale membro, sotto una cifra di cui la chiave è del servizio, per due ore al massimo.",
			"How many wrong codes from which computer and from which member, under a cipher whose key is the service’s, for two hours at most.",
		},
		"assembly_floor_tally": counts, "assembly_rehearsal": program,
		"thread": counts, "poll_tally": counts, "ballot_result": counts, "notification_recount": counts,
		"notification_reminder": {
			"Fino a che punto è arrivato l’invio di un promemoria: le tue notifiche ci sono.",
			"How far the sending of a reminder has come: your notifications are there.",
		},
		"installation": program, "installation_key": program, "log_reader": program, "log_forgotten": program, "audit_head": program, "goose_db_version": program,
	}
}
