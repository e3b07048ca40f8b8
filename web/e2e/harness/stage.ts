import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import type { Hall, Item } from "./assembly";
import { launch, visit } from "./browser";

export const within = { timeout: 60_000 };

/** Who holds the assemblies of the tests. */
const holder = "nadia";

/** What every test of assemblies begins with: a browser, and in it whoever comes. Who has come goes after each test: who has left holds no line, and a member has ten at most. */
export function openStage() {
  let launched: Browser | undefined;
  let holding: BrowserContext | undefined;
  const opened: BrowserContext[] = [];
  const there = <T>(what: T | undefined): T => {
    if (what === undefined) throw new Error("the stage is not open yet");
    return what;
  };
  beforeAll(async () => {
    launched = await launch();
    holding = await visit(launched, holder);
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((context) => context.close().catch(() => undefined)));
  });
  afterAll(async () => {
    await launched?.close();
  });
  const stage = {
    opened,
    get browser() { return there(launched); },
    /** Who holds them, where no page is looked at. */
    get editor() { return there(holding); },
    /** Somebody's browser, until the test is over. */
    async enter(handle?: string, options?: Parameters<typeof visit>[2]): Promise<BrowserContext> {
      const context = await visit(stage.browser, handle, options);
      opened.push(context);
      return context;
    },
    /** A page in a browser of somebody's own. */
    async come(handle?: string, options?: Parameters<typeof visit>[2]): Promise<Page> {
      return (await stage.enter(handle, options)).newPage();
    },
  };
  return stage;
}

/** The first question of an assembly. */
export function first({ items: [item] }: Hall): Item {
  if (!item) throw new Error("no item");
  return item;
}
