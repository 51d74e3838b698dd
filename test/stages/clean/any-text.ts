import fc from "fast-check"

const between = (min: number, max: number): fc.Arbitrary<string> =>
  fc.integer({ min, max }).map((point) => String.fromCodePoint(point))

/** A character of any kind that a wrong decoder, a word processor or a malicious file may leave. */
const character = fc.oneof(
  { weight: 6, arbitrary: between(0x4e00, 0x9fff) },
  { weight: 2, arbitrary: fc.constantFrom(..."，。、：；！？“”‘’（）《》【】—…·") },
  { weight: 2, arbitrary: fc.constantFrom(..."0123456789０９年月日第版页电报讯编") },
  {
    weight: 2,
    arbitrary: fc.constantFrom("\n", "\n\n", "\r\n", "\r", "\v", "\f", "\u001c", "\u0085", "\u2028", "\u2029")
  },
  { weight: 2, arbitrary: fc.constantFrom(" ", "  ", "\t", "\u3000", "\u00a0", "\u2003", "\ufeff", "\u1680") },
  { weight: 1, arbitrary: between(0x00, 0x9f) },
  // Lone surrogates, from a decoder that split a pair.
  { weight: 1, arbitrary: between(0xd800, 0xdfff) },
  // Direction marks, overrides and isolates; joiners; variation selectors; combining marks.
  { weight: 1, arbitrary: fc.oneof(between(0x200b, 0x200f), between(0x202a, 0x202e), between(0x2060, 0x206f)) },
  { weight: 1, arbitrary: fc.oneof(between(0x0300, 0x036f), between(0xfe00, 0xfe0f)) },
  { weight: 1, arbitrary: between(0x10000, 0x10ffff) },
  { weight: 1, arbitrary: between(0x00, 0xffff) }
)

/** Texts of arbitrary code points, of none to a few hundred characters; some repeat a part, as pages repeat a line. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.array(character, { maxLength: 30 }), fc.integer({ min: 1, max: 4 })), { maxLength: 10 })
  .map((parts) => parts.map(([characters, times]) => characters.join("").repeat(times)).join(""))
