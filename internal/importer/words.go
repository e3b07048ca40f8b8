package importer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// labels are the Italian names of the facts.
var labels = map[string]string{
	"accessibility_bonus":         "Premialità per l’accessibilità",
	"actions":                     "Azioni",
	"address":                     "Indirizzo",
	"amendments":                  "Emendamenti",
	"approved_proposal_documents": "Documenti di proposta approvati",
	"certified":                   "Certificato",
	"closed_year":                 "Anno di chiusura",
	"co_decision":                 "Codecisione",
	"coalition":                   "Coalizione",
	"comments":                    "Commenti",
	"community_lab_years":         "Anni di Community Lab",
	"contacts":                    "Contatti",
	"context_indicators":          "Indicatori di contesto",
	"count":                       "Quanti",
	"created_on":                  "Presentata il",
	"decision_holder":             "Titolare della decisione",
	"design":                      "Le tappe",
	"digital_platforms":           "Piattaforme digitali",
	"duration_months":             "Durata in mesi",
	"ecological_transition_bonus": "Premialità per la transizione ecologica",
	"ex_post_only":                "Soltanto a consuntivo",
	"expected_results":            "Risultati attesi",
	"female_presence":             "Presenza femminile",
	"gender_equality_bonus":       "Premialità per la parità di genere",
	"gender_prevalence":           "Genere prevalente",
	"identity_badges":             "Identità riconosciute",
	"impacts":                     "Impatti attesi",
	"instrument":                  "Strumento",
	"managing_office":             "Ufficio che lo conduce",
	"meetings":                    "Incontri",
	"municipalities":              "Comuni",
	"not_before":                  "Non prima del",
	"number":                      "Numero",
	"objectives":                  "Obiettivi",
	"open_to_contributions":       "Aperto alle integrazioni",
	"outcome":                     "Esito",
	"participants":                "Chi partecipa",
	"participation_index":         "Indice di partecipazione",
	"participation_level":         "Livello di partecipazione",
	"participation_type":          "Tipo di partecipazione",
	"phases":                      "Fasi",
	"plan":                        "Piano",
	"protocol_lifecycle":          "Vita di un protocollo",
	"reached":                     "Chi è stato raggiunto",
	"recipients":                  "Destinatari",
	"reference":                   "Riferimento",
	"region":                      "Regione",
	"related_projects":            "Progetti collegati",
	"reported_by":                 "Segnalato da",
	"sections":                    "Parti del testo",
	"signatories":                 "Chi firma",
	"started_year":                "Anno di avvio",
	"status":                      "Stato",
	"steering_group":              "Chi lo guida",
	"supporters":                  "Sostegni",
	"territory":                   "Territorio",
	"timeline":                    "Tempi di realizzazione",
	"title":                       "Titolo",
	"updated_on":                  "Aggiornato il",
	"versions":                    "Versioni",
	"with":                        "Con chi",
	"work_life_balance":           "Conciliazione dei tempi",
	"working_group":               "Gruppo di lavoro",
	"year":                        "Anno",
	"years":                       "Anni",
}

// templates put an object, or each object of a list, in words.
var templates = map[string]string{
	"actions":             "{title}",
	"amendments":          "Proposta di modifica {state}",
	"context_indicators":  "rapporto {report_year} sui dati {data_year}, divisi per {split_by}",
	"design":              "**{year}**: {step}",
	"meetings":            "{with}: {count} incontri",
	"outcome":             "{reports} rapporti: {of}",
	"participation_index": "{value} su {of}",
	"phases":              "**Fase {code}**: {title}",
	"plan":                "{title}",
	"territory":           "{municipality}, latitudine {latitude}, longitudine {longitude}",
}

// chapters are the lists whose objects are long enough to get headings of their own.
var chapters = map[string]bool{"actions": true}

// sectionCodes are the codes of a piazza's sections by their Italian titles.
var sectionCodes = map[string]string{
	"argomenti di discussione":      "topics",
	"blog":                          "blog",
	"carta d'identità del processo": "processes",
	"eventi":                        "events",
	"glossario":                     "glossary",
	"gruppo di aiuto":               "help",
	"normativa":                     "norms",
	"notizie":                       "news",
	"sondaggi":                      "polls",
	"video":                         "video",
}

func upper(s string) string { return first(s, unicode.ToUpper) }

func lower(s string) string { return first(s, unicode.ToLower) }

func first(s string, change func(rune) rune) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return string(change(r)) + s[size:]
}

// unaccented spells Italian letters without their accents.
var unaccented = strings.NewReplacer("à", "a", "á", "a", "è", "e", "é", "e", "ì", "i", "í", "i", "ò", "o", "ó", "o",
	"ù", "u", "ú", "u", "ç", "c", "ñ", "n", "ä", "a", "ö", "o", "ü", "u")

// maxSlug is how long a name in an address may grow.
const maxSlug = 80

// slug makes a name for addresses and keys.
func slug(text string) string {
	var out strings.Builder
	gap := false
	for _, r := range unaccented.Replace(strings.ToLower(text)) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			if gap && out.Len() > 0 {
				out.WriteByte('-')
			}
			out.WriteRune(r)
			gap = false
			continue
		}
		gap = true
	}
	name := out.String()
	if len(name) > maxSlug {
		name = strings.TrimRight(name[:maxSlug], "-")
	}
	return name
}
