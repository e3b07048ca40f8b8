// Reads what comes over sockets with the parser of ws, and says what it makes of it: for the tests of internal/live/frame,
// which start it. A line of JSON says on which port, then one tells the verdict on each connection.
import { createServer } from "node:http";
import { WebSocketServer } from "ws";

const kinds = { ping: 9, pong: 10 };
const say = (what) => process.stdout.write(`${JSON.stringify(what)}\n`);

// The code with which ws closes for an error stands under a symbol of its own.
function codeOf(error) {
  const symbol = Object.getOwnPropertySymbols(error).find((one) => one.description === "status-code");
  return symbol === undefined ? String(error) : String(error[symbol]);
}

// ws itself may fall over a stream: that is a verdict on the one that is being read, for they come one after another.
let fallen = () => undefined;
process.on("uncaughtException", (error) => fallen(`fell: ${error.message}`));

function listen(client, number) {
  const heard = [];
  let told = false;
  const tell = (end) => {
    if (!told) say({ number, heard, end });
    told = true;
  };
  fallen = (end) => { tell(end); client.terminate(); };
  const hear = (kind) => (content) => heard.push({ kind, text: Buffer.from(content).toString("base64") });
  client.on("message", (content, binary) => hear(binary ? 2 : 1)(content));
  for (const [name, kind] of Object.entries(kinds)) client.on(name, hear(kind));
  client.on("error", (error) => tell(codeOf(error)));
  client.on("close", (code) => tell(code === 1006 ? "open" : `closed ${code}`));
}

const web = createServer();
web.on("upgrade", (request, socket, head) => {
  const asked = new URL(request.url, "http://x").searchParams;
  const server = new WebSocketServer({
    noServer: true, maxPayload: Number(asked.get("longest")),
    perMessageDeflate: asked.get("deflated") === "true" && { serverNoContextTakeover: true, clientNoContextTakeover: true },
  });
  server.handleUpgrade(request, socket, head, (client) => listen(client, Number(asked.get("number"))));
});
web.listen(0, "127.0.0.1", () => say({ port: web.address().port }));
process.stdin.resume().on("end", () => process.exit(0));
