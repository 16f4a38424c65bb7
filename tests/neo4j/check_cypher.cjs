// Holds Cypher texts against Neo4j's own parser and semantic checks, as CYPHER 5 and as CYPHER 25.
// Standard input: {"name": "text", ...}. Prints each error; exits 1 when there is any.
"use strict";

const { createRequire } = require("node:module");
const { readFileSync } = require("node:fs");

const modules = createRequire(process.argv[2] + "/");
const { isNotParamError, lintCypherQuery } = modules("@neo4j-cypher/language-support");

const ERROR = 1; // DiagnosticSeverity.Error of the language server protocol
const texts = JSON.parse(readFileSync(0, "utf8"));
let wrong = 0;
for (const [name, text] of Object.entries(texts)) {
  for (const version of ["CYPHER 5", "CYPHER 25"]) {
    const found = lintCypherQuery(`${version}\n${text}`, {}).diagnostics;
    for (const one of found.filter((diagnostic) => diagnostic.severity === ERROR && isNotParamError(diagnostic))) {
      wrong += 1;
      console.log(`${name} (${version}), regel ${one.range.start.line}: ${one.message}`);
    }
  }
}
console.log(`${Object.keys(texts).length} Cypher-teksten bekeken als CYPHER 5 en CYPHER 25: ${wrong} fouten.`);
process.exit(wrong === 0 ? 0 : 1);
