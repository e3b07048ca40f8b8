import { describe, expect, test } from "vitest";
import type { HallItem, HallState } from "../live/known";
import { turnOf } from "./useStateSaid";
import { phoneIt } from "./words.it";

const item = (state: HallItem["state"], more: Partial<HallItem> = {}): HallItem => ({ id: "a", state, title: "Quale area?", questions: [], closesAt: null, results: null, ...more }) as unknown as HallItem;
const state = (current: HallItem | null, phase: HallState["phase"] = "LIVE", message = ""): HallState => ({ phase, current, message }) as HallState;
const said = (before: HallState, now: HallState) => turnOf(before, now, phoneIt);

describe("what is said of an assembly", () => {
  test("each turn of a question once", () => {
    expect(said(state(null), state(item("WAITING")))).toEqual(["Nuova domanda: Quale area?"]);
    expect(said(state(item("WAITING")), state(item("OPEN")))).toEqual(["Votazione aperta: Quale area?"]);
    expect(said(state(item("OPEN")), state(item("OPEN")))).toEqual([]);
    expect(said(state(item("OPEN")), state(item("CLOSED")))).toEqual(["La votazione si è chiusa. In attesa del risultato."]);
    expect(said(state(item("CLOSED")), state(item("OPEN")))).toEqual(["La votazione è di nuovo aperta."]);
    expect(said(state(item("CLOSED")), state(item("REVEALED")))).toEqual(["Ecco il risultato di “Quale area?”."]);
    expect(said(state(item("OPEN")), state(item("ANNULLED")))).toEqual(["La domanda è stata annullata."]);
    expect(said(state(item("REVEALED")), state(null))).toEqual(["La domanda è passata. Si aspetta la prossima."]);
  });

  test("what is taken back", () => {
    expect(said(state(item("OPEN")), state(item("WAITING")))).toEqual(["La votazione non è più aperta: chi tiene l’assemblea ha annullato l’apertura di “Quale area?”."]);
    expect(said(state(item("REVEALED")), state(item("CLOSED")))).toEqual(["Il risultato non è più mostrato: chi tiene l’assemblea lo ha tolto per ora."]);
  });

  test("more time, a word to all, the beginning and the end", () => {
    const [sooner, later] = ["2026-05-01T10:00:00Z", "2026-05-01T10:00:30Z"];
    expect(said(state(item("OPEN", { closesAt: sooner })), state(item("OPEN", { closesAt: later })))).toEqual(["È stato dato altro tempo."]);
    expect(said(state(null), state(null, "LIVE", "Pausa di dieci minuti."))).toEqual(["Pausa di dieci minuti."]);
    expect(said(state(null, "PLANNED"), state(null))).toEqual(["L’assemblea è cominciata."]);
    expect(said(state(item("REVEALED")), state(null, "ENDED"))).toEqual(["L’assemblea è conclusa."]);
  });
});
