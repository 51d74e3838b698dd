import { Schema } from "effect"
import { Manifest, MANIFEST_VERSION } from "./manifest.ts"

/** The JSON Schema (draft 2020-12) of `manifest.json`, for programs that read it; published in `docs/`. */
export const manifestJsonSchema = (): object => {
  const { schema, definitions } = Schema.toJsonSchemaDocument(Manifest)
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `manifest.json of a jianbao run, version ${MANIFEST_VERSION}`,
    ...schema,
    ...(Object.keys(definitions).length > 0 ? { $defs: definitions } : {})
  }
}
