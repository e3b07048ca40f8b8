import { choose, type Choice, type PollQuestion, type Stance } from "../kind";

/** The number behind an opaque id: receipts and bundles name things by it. */
export function numberOfId(id: string): number | undefined {
  try {
    const [, digits] = atob(id.replace(/-/g, "+").replace(/_/g, "/")).split(":");
    return digits === undefined || !/^\d+$/.test(digits) ? undefined : Number(digits);
  } catch {
    return undefined;
  }
}

/** The question of a receipt's ballot. */
export const questionBy = <Q extends Pick<PollQuestion, "id">>(questions: readonly Q[], number: number): Q | undefined => questions.find(({ id }) => numberOfId(id) === number);

interface Written {
  options?: number[];
  marks?: { option: number; value: number }[];
  cells?: { row: number; option: number }[];
  stance?: string;
  number?: number;
  text?: string;
  none?: boolean;
}

/** A choice as a receipt writes it, as ballots hold it. Undefined where it is not one of this question. */
export function readChoice(question: PollQuestion, text: string): Choice | undefined {
  const ids = (things: readonly { id: string }[]) => new Map(things.map(({ id }) => [numberOfId(id), id]));
  const [options, rows] = [ids(question.options), ids(question.rows)];
  try {
    const written = JSON.parse(text) as Written;
    return choose({
      options: (written.options ?? []).map((option) => options.get(option) ?? ""),
      marks: (written.marks ?? []).map(({ option, value }) => ({ option: options.get(option) ?? "", value })),
      cells: (written.cells ?? []).map(({ row, option }) => ({ row: rows.get(row) ?? "", option: options.get(option) ?? "" })),
      stance: (written.stance?.toUpperCase() as Stance | undefined) ?? null,
      number: written.number === undefined ? null : String(written.number / 1e6),
      text: written.text ?? null,
      none: written.none ?? false,
    });
  } catch {
    return undefined;
  }
}
