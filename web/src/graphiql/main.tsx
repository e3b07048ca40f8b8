import { createGraphiQLFetcher } from "@graphiql/toolkit";
import { GraphiQL } from "graphiql";
import "graphiql/setup-workers/vite";
import "graphiql/style.css";
import { createClient } from "graphql-ws";
import { createRoot } from "react-dom/client";
import "./page.css";

const sockets = location.origin.replace(/^http/, "ws");
const fetcher = createGraphiQLFetcher({
  url: "/graphql",
  wsClient: createClient({ url: `${sockets}/graphql` }),
});

const example = `# The squares, and what was published last in each.
query Squares {
  piazze(first: 5) {
    nodes {
      title
      memberCount
      entries(first: 1) {
        nodes { kind title publishedAt author { name } thread { commentCount } }
      }
    }
  }
}
`;

const root = document.getElementById("graphiql");
if (root) createRoot(root).render(<GraphiQL fetcher={fetcher} defaultQuery={example} defaultEditorToolsVisibility={false} />);
