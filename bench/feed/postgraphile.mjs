// PostGraphile v5 on the tables of the benchmark, as its documentation sets it up for production.
// usage: postgraphile.mjs DSN PORT POOL WORKERS
import cluster from "node:cluster";
import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";

const [connectionString, port, pool, workers] = process.argv.slice(2);

async function serve() {
  const preset = {
    extends: [PostGraphileAmberPreset],
    // The feed's indexes are partial, which this plugin does not count as indexes; without it all relations are open.
    disablePlugins: ["PgIndexBehaviorsPlugin"],
    pgServices: [
      makePgService({ connectionString, schemas: ["public"], poolConfig: { max: Math.ceil(pool / workers) } }),
    ],
    grafserv: { graphiql: false, watch: false, websockets: false },
  };
  const server = createServer();
  server.on("error", (error) => {
    console.error(error.message);
    process.exit(1);
  });
  await postgraphile(preset).createServ(grafserv).addTo(server);
  server.listen(Number(port), "127.0.0.1");
}

if (Number(workers) > 1 && cluster.isPrimary) {
  for (let i = 0; i < Number(workers); i++) cluster.fork();
} else {
  await serve();
}
