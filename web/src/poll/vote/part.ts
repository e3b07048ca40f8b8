import type { Choice, PollOption, PollQuestion } from "../kind";

/** What each kind of ballot is given. */
export interface Part {
  question: PollQuestion;
  /** The options as this viewer sees them. */
  options: readonly PollOption[];
  value: Choice | null;
  onChange: (value: Choice | null) => void;
  /** The id of the question's name, for controls that have none of their own. */
  labelledBy: string;
  disabled: boolean;
}
