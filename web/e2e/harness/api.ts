import type { BrowserContext } from "playwright-core";

interface Answer<T> {
  data?: T;
  errors?: { message: string }[];
}

/** Asks the API as the person to whom a browser belongs. */
export async function ask<T>(context: BrowserContext, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const response = await context.request.post("/graphql", { data: { query, variables } });
  const answer = (await response.json()) as Answer<T>;
  if (!answer.data || answer.errors) throw new Error(`${String(response.status())} ${JSON.stringify(answer.errors)}`);
  return answer.data;
}

interface Refusable {
  userErrors: { reason: string; message: string }[];
}

function done<T extends Refusable>(payload: T): T {
  if (payload.userErrors.length > 0) throw new Error(JSON.stringify(payload.userErrors));
  return payload;
}

export const square = "comunita-pratiche-partecipative";

export interface Entry {
  id: string;
  number: number;
  path: string;
}

/** Publishes a topic of its own for a test, as one of the editors of the piazza. */
export async function publishTopic(editor: BrowserContext, title: string, slug = square): Promise<Entry> {
  const { piazza } = await ask<{ piazza: { id: string } }>(editor, "query($slug: String!) { piazza(slug: $slug) { id } }", { slug });
  const created = await ask<{ entryCreate: Refusable & { entry: { id: string; number: number } } }>(
    editor,
    "mutation($input: EntryCreateInput!) { entryCreate(input: $input) { entry { id number } userErrors { reason message } } }",
    { input: { piazzaId: piazza.id, kind: "TOPIC", title, summary: "Un argomento per provare.", body: "Che ne dite?\n\nSecondo paragrafo." } },
  );
  const { id, number } = done(created.entryCreate).entry;
  const published = await ask<{ entryPublish: Refusable }>(
    editor,
    "mutation($input: EntryInput!) { entryPublish(input: $input) { userErrors { reason message } } }",
    { input: { entryId: id } },
  );
  done(published.entryPublish);
  return { id, number, path: `/piazze/${slug}/argomenti/${number}-prova` };
}

/** Writes a comment as the person to whom a browser belongs. */
export async function comment(context: BrowserContext, entryId: string, body: string, parentId?: string): Promise<{ id: string; number: number }> {
  const { commentCreate } = await ask<{ commentCreate: Refusable & { comment: { id: string; number: number } } }>(
    context,
    "mutation($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id number } userErrors { reason message } } }",
    { input: { entryId, parentId, body } },
  );
  return done(commentCreate).comment;
}

/** How many comments the server holds under an entry, and their texts in order. */
export async function bodies(context: BrowserContext, number: number): Promise<string[]> {
  const { entry } = await ask<{ entry: { thread: { comments: { nodes: { body: string }[] } } } }>(
    context,
    "query($number: Int!) { entry(number: $number) { thread { comments(first: 100) { nodes { body } } } } }",
    { number },
  );
  return entry.thread.comments.nodes.map((node) => node.body);
}
