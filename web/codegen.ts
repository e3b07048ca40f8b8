import type { CodegenConfig } from "@graphql-codegen/cli";

// Operations live in .graphql files beside the components that read them.
// String documents are a third of the size of syntax trees in the bundle.
const typed = {
  preset: "client",
  presetConfig: { fragmentMasking: false },
  config: {
    documentMode: "string",
    useTypeImports: true,
    enumsAsTypes: true,
    scalars: { ID: "string", Time: "string", DateTime: "string", Cursor: "string", HTML: "string", Markdown: "string", URL: "string" },
    strictScalars: false,
    defaultScalarType: "unknown",
    skipTypename: false,
  },
} as const;

const config: CodegenConfig = {
  schema: ["../schema.graphqls", "../graph/*.graphqls"],
  ignoreNoDocuments: true,
  generates: {
    "src/gen/": { ...typed, documents: ["src/**/*.graphql", "!src/{poll,admin,account,assembly}/**"] },
    // What polls ask comes with their own pages: the first page does not carry it. The fragments are those of all.
    "src/poll/gen/": { ...typed, documents: ["src/poll/**/*.graphql", "src/reading/*.graphql", "src/entry/*.graphql", "src/live/*.graphql"] },
    // So does what people ask of their own account, and what administrators ask.
    "src/account/gen/": { ...typed, documents: ["src/account/**/*.graphql", "src/reading/*.graphql"] },
    "src/admin/gen/": { ...typed, documents: ["src/admin/**/*.graphql", "src/reading/*.graphql"] },
    // And what an assembly asks, which a phone in a hall must get by itself.
    "src/assembly/gen/": { ...typed, documents: ["src/assembly/**/*.graphql", "src/poll/**/*.graphql", "src/reading/*.graphql", "src/entry/*.graphql", "src/live/*.graphql"] },
    // What graphcache must know of the schema, and no more: which types stand behind an interface or a union.
    "src/gen/possible-types.json": { plugins: ["fragment-matcher"] },
  },
};

export default config;
