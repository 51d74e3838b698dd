/**
 * The parts of speech that `tokens.pos` may hold: the PKU set as jieba extends it, as far as our dictionary and encoder use it.
 */
export const PART_OF_SPEECH_MEANING = {
  a: "adjective",
  ad: "adjective used as an adverb",
  ag: "adjective morpheme",
  an: "adjective used as a noun",
  b: "attributive word that only modifies nouns",
  c: "conjunction",
  d: "adverb",
  dg: "adverb morpheme",
  e: "exclamation",
  eng: "word in Latin letters, or letters and digits",
  f: "word of direction or position",
  g: "bound morpheme",
  h: "prefix",
  i: "idiom",
  j: "abbreviation",
  k: "suffix",
  l: "set phrase",
  m: "numeral",
  mg: "numeral morpheme",
  mq: "numeral with its classifier",
  n: "noun",
  ng: "noun morpheme",
  nr: "name of a person",
  nrfg: "name of a person in history or fiction",
  nrt: "name of a person, transliterated",
  ns: "name of a place",
  nt: "name of an organisation",
  nz: "other proper name",
  o: "onomatopoeia",
  p: "preposition",
  q: "classifier",
  r: "pronoun",
  rg: "pronoun morpheme",
  s: "word of place",
  t: "word of time",
  tg: "time morpheme",
  u: "particle",
  v: "verb",
  vd: "verb used as an adverb",
  vg: "verb morpheme",
  vn: "verb used as a noun",
  w: "punctuation mark or symbol",
  x: "not in the dictionary: an unknown word, a rare character, white space",
  y: "modal particle",
  z: "descriptive word",
  zg: "descriptive morpheme; also a character, mostly a traditional one, of which the dictionary knows no more"
} as const satisfies Readonly<Record<string, string>>

export type PartOfSpeech = keyof typeof PART_OF_SPEECH_MEANING

/** All of them, sorted; fixed, so that every run's dictionary is the same. */
export const PART_OF_SPEECH: ReadonlyArray<string> = Object.keys(PART_OF_SPEECH_MEANING).toSorted()
