import type { PollQuestion } from "../kind";
import { DotsChart } from "./DotsChart";
import { FundingChart } from "./FundingChart";
import { GridChart } from "./GridChart";
import { NumberChart } from "./NumberChart";
import { OptionResult } from "./OptionResult";
import type { AnyResult } from "./part";
import { RankingChart, SeatsChart } from "./RankingChart";
import { ScoreChart } from "./ScoreChart";
import { SlotChart } from "./SlotChart";
import { StanceChart } from "./StanceChart";
import { WordsChart } from "./WordsChart";

/** The chart of each kind of result: a new one is one line here. */
export function Chart({ question, result, final }: { question: PollQuestion; result: AnyResult; final: boolean }) {
  switch (result.__typename) {
    case "OptionCounts": return <OptionResult question={question} result={result} final={final} />;
    case "RankingResult": return <RankingChart question={question} result={result} final={final} />;
    case "SeatsResult": return <SeatsChart question={question} result={result} final={final} />;
    case "ScoresResult": return <ScoreChart question={question} result={result} final={final} />;
    case "DotsResult": return <DotsChart question={question} result={result} final={final} />;
    case "FundingResult": return <FundingChart question={question} result={result} final={final} />;
    case "StancesResult": return <StanceChart question={question} result={result} final={final} />;
    case "SlotsResult": return <SlotChart question={question} result={result} final={final} />;
    case "NumbersResult": return <NumberChart question={question} result={result} final={final} />;
    case "WordsResult": return <WordsChart question={question} result={result} final={final} />;
    case "GridResult": return <GridChart question={question} result={result} final={final} />;
  }
}
