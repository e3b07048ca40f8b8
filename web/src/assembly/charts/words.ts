import { useMemo } from "react";
import { useLanguage } from "../../i18n/words";
import { slotWords } from "../../poll/vote/slots";
import { useBallotWords } from "../../poll/vote/words";
import { useResultsWords } from "../../poll/results/words";
import type { ChartWords } from "./chart";

const own = {
  it: {
    nobody: "Non ha votato nessuno.",
    others: (n: number) => (n === 1 ? "e un’altra, sul telefono" : `e altre ${n}, sul telefono`),
    median: (said: string) => `mediana ${said}`,
    eliminated: (round: number) => `fuori al conteggio ${round}`,
    elected: "fra gli eletti",
    quota: (quota: number, figure: string) => (quota === 1 ? "Per essere eletti basta un voto" : `Per essere eletti servono ${figure} voti`),
    wins: (name: string, rounds: number) => (rounds > 1 ? `Vince “${name}” al conteggio ${rounds}` : `Vince “${name}” al primo conteggio`),
    noWinner: "Nessuna opzione vince",
    level: (many: number) => (many === 2 ? "Parità: due risposte hanno lo stesso numero più alto" : `Parità: ${many} risposte hanno lo stesso numero più alto`),
    noneLeads: "“Nessuna di queste” ha più voti di ogni opzione",
    blocked: (figure: string) => (figure === "1" ? "Una persona si oppone" : `Si oppongono in ${figure}`),
    slotBeside: (maybe: string, no: string) => `forse ${maybe} · no ${no}`,
    hatchedMaybe: "A tratti: chi forse può",
    hatchedPassed: "A tratti: i voti passati da chi è fuori",
    guests: (figure: string) => `ospiti ${figure}`,
    guestsPart: "Ospiti, a parte",
    numbers: (mean: string, median: string) => `In media ${mean}; la metà dice ${median} o meno`,
    spent: (spent: string, ceiling: string) => `Si finanziano progetti per ${spent} su ${ceiling}`,
  },
  en: {
    nobody: "Nobody voted.",
    others: (n: number) => (n === 1 ? "and one more, on the phone" : `and ${n} more, on the phone`),
    median: (said: string) => `median ${said}`,
    eliminated: (round: number) => `out in count ${round}`,
    elected: "elected",
    quota: (quota: number, figure: string) => (quota === 1 ? "One vote elects" : `${figure} votes elect`),
    wins: (name: string, rounds: number) => (rounds > 1 ? `“${name}” wins in count ${rounds}` : `“${name}” wins in the first count`),
    noWinner: "No option wins",
    level: (many: number) => (many === 2 ? "A tie: two answers share the highest figure" : `A tie: ${many} answers share the highest figure`),
    noneLeads: "“None of these” has more votes than any option",
    blocked: (figure: string) => (figure === "1" ? "One person blocks" : `${figure} people block`),
    slotBeside: (maybe: string, no: string) => `maybe ${maybe} · no ${no}`,
    hatchedMaybe: "Hatched: who perhaps can",
    hatchedPassed: "Hatched: votes passed on from who is out",
    guests: (figure: string) => `guests ${figure}`,
    guestsPart: "Guests, apart",
    numbers: (mean: string, median: string) => `Mean ${mean}; half say ${median} or less`,
    spent: (spent: string, ceiling: string) => `Projects for ${spent} of ${ceiling} are funded`,
  },
};

/** The words of charts in a hall, in the page's language. */
export function useChartWords(): ChartWords & { nobody: string; guestsPart: string; others: (n: number) => string } {
  const language = useLanguage();
  const results = useResultsWords();
  const ballot = useBallotWords();
  return useMemo(() => {
    const said = own[language === "it" ? "it" : "en"];
    const { figure, percent, money } = results;
    return {
      figure, percent, money,
      nobody: said.nobody,
      others: said.others,
      guestsPart: said.guestsPart,
      decimal: (text) => (text === null ? "–" : Number(text).toLocaleString(language, { maximumFractionDigits: 3 })),
      none: results.none,
      stances: ballot.stances,
      slot: (startsAt, endsAt) => {
        const { day, hours } = slotWords({ startsAt, endsAt }, language);
        return ballot.slotAt(day, hours);
      },
      median: said.median,
      marks: results.peopleOf,
      eliminated: said.eliminated,
      elected: said.elected,
      quota: (quota) => said.quota(quota, figure(quota)),
      wins: said.wins,
      noWinner: said.noWinner,
      level: said.level,
      noneLeads: said.noneLeads,
      blocked: said.blocked,
      funded: results.funded,
      notFunded: results.notFunded,
      spent: (spent, ceiling) => said.spent(money(spent), money(ceiling)),
      slotBeside: (maybe, no) => said.slotBeside(figure(maybe), figure(no)),
      hatchedMaybe: said.hatchedMaybe,
      hatchedPassed: said.hatchedPassed,
      guests: said.guests,
      numbers: said.numbers,
    };
  }, [language, results, ballot]);
}
