// Says back, over the same socket, whatever it hears, until it is closed: for the tests of internal/live/frame. The first
// argument is the client, ws or chromium, the second the address.
import { createRequire } from "node:module";
import WebSocket from "ws";

const [client, address] = process.argv.slice(2);

function ws() {
  const socket = new WebSocket(address, { perMessageDeflate: { threshold: 1 } });
  socket.on("message", (text, binary) => socket.send(text.toString(), { binary }));
  return new Promise((resolve, reject) => socket.on("close", resolve).on("error", reject));
}

async function chromium() {
  const { chromium: browsers } = createRequire(new URL("../../../web/package.json", import.meta.url))("playwright-core");
  const browser = await browsers.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  const page = await browser.newPage();
  await page.evaluate((url) => new Promise((resolve) => {
    const socket = new WebSocket(url);
    socket.onmessage = ({ data }) => socket.send(data);
    socket.onclose = resolve;
  }), address);
  await browser.close();
}

await { ws, chromium }[client]();
