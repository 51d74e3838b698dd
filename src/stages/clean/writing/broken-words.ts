/**
 * Whether a hyphen at a line's end was put there to break an English word (`Corpo-ration`) rather than belonging to its
 * spelling (`well-known`). Without a dictionary it is plain only where one of the two parts can be no word, as of about
 * half of the broken ones; the others keep a hyphen too many, which a reader understands, while a compound without its
 * hyphen is another word.
 */

/** What English words begin with when it is two consonants. */
const ONSETS = new Set(
  "bl br ch cl cr dr dw fl fr gh gl gn gr kn ph pl pr ps rh sc sh sk sl sm sn sp sq st sw th tr ts tw wh wr".split(" ")
)
/** Endings that are no words, also with what stands before them in their syllable. */
const ENDING =
  /^(?:ings?|ers?|ly|al(?:ly)?|[a-z]?(?:ity|ities|ous|ously|ness|ments?|mental|ically|i[sz]ed?|i[sz]ing|i[sz]ation)|ives?|[ai]bly|ible|[ae]n[ct]e?s?|is[mt]s?|ary|ory|ical|ics?|at(?:e|ed|es|ing)|[a-z]{0,4}(?:[ct]|s)i(?:on|al)(?:s|al|ally|ed|ing|ly)?|[a-z]?tures?|[a-z]{0,4}ology)$/
/** Words that end so all the same. */
const WORD =
  /^(?:nation|motion|notion|option|action|auction|station|section|fiction|mission|session|vision|version|fusion|pension|tension|passion|mention|social|special|racial|facial|official|initial|city|unity|one?s?|ant|ants|ate|able)(?:al|s|ly|ed)?$/
/** Prefixes that no compound is written with. */
const PREFIX = /^(?:com|con|col|cor|inter|dis|trans|im|em|en|ac|af|ap|ob|suc|sup|tion|sion)$/
/** The same of one that is a word too, before what is too long for a compound with it. */
const IN = "in"
const LONG = 8
/** Prefixes that words are written with, hyphen and all. */
const SPELLED = /^(?:re|co|non|pre|pro|post|ex|self|anti|semi|multi|sub|well|all|vice|mid|cross|ever|e|x)$/
/** Letters that end hardly any English word. */
const OPEN_END = /[a-z]{2}[aiou]$/
const OPEN_WORD =
  /^(?:[a-z]{0,4}o?cro|two|pro|auto|nano|euro|video|radio|photo|audio|bio|neo|geo|eco|info|zero|hydro|electro|int[ro]a?|ext?ra|ultra|infra|meta|mega|giga|data|media|camera|area|anti|semi|multi|mini|quasi|taxi|maxi|psycho|socio|solo|demo|also|onto|you|tri|via|menu|agro|retro|thermo|petro|aero|sea|tea|hi|comma|schema)$/

/** Both parts in small letters, without the hyphen. */
export const isBrokenWord = (first: string, second: string): boolean => {
  if (SPELLED.test(first)) return false
  if (!/[aeiouy]/.test(first) || !/[aeiouy]/.test(second)) return first.length > 1
  if (PREFIX.test(first) || (first === IN && second.length >= LONG)) return true
  if (OPEN_END.test(first) && !OPEN_WORD.test(first)) return true
  if (/^[^aeiouy]{2}/.test(second) && !ONSETS.has(second.slice(0, 2))) return true
  return ENDING.test(second) && !WORD.test(second)
}
