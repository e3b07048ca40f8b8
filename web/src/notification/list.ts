import type { NotificationLineFragment } from "../gen/graphql";

export type Line = NotificationLineFragment;

/** The notifications as the page holds them, newest first. Values are never changed in place. */
export interface List {
  readonly rows: readonly Line[];
  /** What has arrived and waits behind the pill, newest first. */
  readonly waiting: readonly Line[];
  /** Where the next page begins; undefined when everything is here. */
  readonly next: string | undefined;
  readonly total: number;
}

export interface ListPage {
  nodes: readonly Line[];
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const nextOf = ({ pageInfo }: ListPage) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined);

export const openList = (page: ListPage): List => ({ rows: page.nodes, waiting: [], next: nextOf(page), total: page.totalCount });

/** Appends what follows. */
export function withPage(list: List, page: ListPage): List {
  const known = new Set(list.rows.map((row) => row.id));
  return { ...list, rows: [...list.rows, ...page.nodes.filter((row) => !known.has(row.id))], next: nextOf(page) };
}

/** Takes in what arrived: it waits, or takes its place at once when it may `enter`. Each comes once. */
export function withArrived(list: List, line: Line, enter: boolean): List {
  if (list.rows.some((row) => row.id === line.id) || list.waiting.some((row) => row.id === line.id)) return list;
  const total = list.total + 1;
  if (enter && list.waiting.length === 0) return { ...list, total, rows: [line, ...list.rows] };
  return { ...list, total, waiting: [line, ...list.waiting] };
}

/** Lets in what waits. */
export const revealed = (list: List): List => ({ ...list, rows: [...list.waiting, ...list.rows], waiting: [] });

/** Everything up to this one has been read; undefined when the page does not know it. */
export function withRead(list: List, upTo: string): List | undefined {
  const all = [...list.waiting, ...list.rows];
  const from = all.findIndex((row) => row.id === upTo);
  if (from < 0) return undefined;
  const read = new Set(all.slice(from).map((row) => row.id));
  const mark = (row: Line): Line => (row.isRead || !read.has(row.id) ? row : { ...row, isRead: true });
  return { ...list, rows: list.rows.map(mark), waiting: list.waiting.map(mark) };
}

/** Puts what was read anew in the place of what was known: whether it was read, and what is left of its words. */
export function withFresh(list: List, lines: readonly Line[]): List {
  const fresh = new Map(lines.map((line) => [line.id, line]));
  const renew = (row: Line) => fresh.get(row.id) ?? row;
  return { ...list, rows: list.rows.map(renew), waiting: list.waiting.map(renew) };
}

/** How many on the page have not been read. */
export const unreadRows = (list: List): number => list.rows.filter((row) => !row.isRead).length;
