import { connect, createServer, type Socket } from "node:net";

/**
 * A line between one browser and the server that can fail as lines do: a SOCKS proxy, so that the page
 * keeps its address. `stall` stops forwarding both ways and closes nothing; `cut` resets everything.
 */
export async function openLine() {
  const pairs = new Set<[Socket, Socket]>();
  const waiting: (() => void)[] = [];
  let state: "open" | "stalled" | "cut" = "open";

  const server = createServer((browser) => {
    if (state === "cut") {
      browser.resetAndDestroy();
      return;
    }
    browser.on("error", () => undefined);
    greet(browser, (host, port, accept) => {
      const begin = () => {
        const target = connect(port, host, () => {
          accept();
          const pair: [Socket, Socket] = [browser, target];
          pairs.add(pair);
          for (const end of pair) end.once("close", () => { pairs.delete(pair); pair.forEach((each) => each.destroy()); });
          browser.pipe(target);
          target.pipe(browser);
          if (state === "stalled") hold(pair);
        });
        target.on("error", () => { browser.destroy(); });
      };
      if (state === "stalled") waiting.push(begin);
      else begin();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };

  return {
    proxy: { server: `socks5://127.0.0.1:${port}`, bypass: "<-loopback>" },
    stall() {
      state = "stalled";
      pairs.forEach(hold);
    },
    cut() {
      state = "cut";
      for (const [browser, target] of pairs) {
        browser.resetAndDestroy();
        target.resetAndDestroy();
      }
    },
    mend() {
      state = "open";
      for (const [browser, target] of pairs) {
        browser.pipe(target);
        target.pipe(browser);
      }
      for (const begin of waiting.splice(0)) begin();
    },
    async close() {
      for (const [browser] of pairs) browser.destroy();
      await new Promise<void>((resolve) => server.close(() => { resolve(); }));
    },
  };
}

/** Both ends stay connected and nothing passes between them. */
function hold([browser, target]: [Socket, Socket]): void {
  browser.unpipe(target);
  target.unpipe(browser);
  browser.pause();
  target.pause();
}

type Begin = (host: string, port: number, accept: () => void) => void;

/** Speaks as much SOCKS 5 as a browser needs: no password, connect. */
function greet(browser: Socket, begin: Begin): void {
  browser.once("data", () => {
    browser.write(Buffer.from([5, 0]));
    browser.once("data", (request) => {
      const { host, port } = destination(request);
      browser.pause();
      begin(host, port, () => {
        browser.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]));
        browser.resume();
      });
    });
  });
}

function destination(request: Buffer): { host: string; port: number } {
  const kind = request[3];
  if (kind === 1) return { host: [...request.subarray(4, 8)].join("."), port: request.readUInt16BE(8) };
  const length = request[4] ?? 0;
  return { host: request.subarray(5, 5 + length).toString(), port: request.readUInt16BE(5 + length) };
}
