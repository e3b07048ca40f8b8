import type { CodegenConfig } from "@graphql-codegen/cli";

// Operations live in .graphql files beside the components that read them.
// String documents are a third of the size of syntax trees in the bundle.
const config: CodegenConfig = {
  schema: ["../schema.graphqls", "../graph/*.graphqls"],
  documents: ["src/**/*.graphql"],
  ignoreNoDocuments: true,
  generates: {
    "src/gen/": {
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
    },
    // What graphcache must know of the schema, and no more: which types stand behind an interface or a union.
    "src/gen/possible-types.json": { plugins: ["fragment-matcher"] },
  },
};

export default config;
