import * as fs from "node:fs"
import * as path from "node:path"
import { referenceCharacters } from "./reference-characters.ts"
import type { Encode } from "../sentences/text-tokens.ts"
import { transformers } from "./transformers.ts"

/** The tokenizer of a model's folder; one of BERT's kind gives the ids that the reference implementation gives. */
export const loadTokenizer = async (directory: string): Promise<Encode> => {
  const { AutoTokenizer } = await transformers()
  const tokenizer = await AutoTokenizer.from_pretrained(directory, { local_files_only: true })
  if (!isBert(directory)) return (text, options) => tokenizer.encode(text, options)
  return (text, options) => tokenizer.encode(referenceCharacters(text), options)
}

const isBert = (directory: string): boolean => {
  const description: { readonly normalizer?: { readonly type?: string } | null } = JSON.parse(
    fs.readFileSync(path.join(directory, "tokenizer.json"), "utf8")
  )
  return description.normalizer?.type === "BertNormalizer"
}
