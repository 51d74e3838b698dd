import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { EntityType } from "../../../src/domain/entity.ts"
import {
  type Candidate,
  decode,
  type Lattice,
  lattice,
  mentionProbability
} from "../../../src/stages/entities/lattice.ts"
import { tagSet } from "../../../src/stages/entities/tag-set.ts"

const TAGS = ["O", ...["PER", "LOC", "ORG"].flatMap((type) => ["B", "I", "E", "S"].map((tag) => `${tag}-${type}`))]
const WIDTH = TAGS.length

/** A sentence of random logits, some of whose characters are white space. */
const sentences = (maxLength: number) =>
  fc
    .integer({ min: 0, max: maxLength })
    .chain((length) =>
      fc.record({
        logits: fc.array(fc.float({ min: -12, max: 12, noNaN: true }), {
          minLength: length * WIDTH,
          maxLength: length * WIDTH
        }),
        spaces: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
      })
    )
    .map(({ logits, spaces }) => {
      const isSpace = (at: number): boolean => spaces[at] === 0
      return { sentence: lattice(Float32Array.from(logits), tagSet(TAGS), isSpace), isSpace }
    })

/** Every way to put mentions into a sentence from a place on. */
const divisions = (length: number, from = 0): ReadonlyArray<ReadonlyArray<Candidate>> => {
  if (from === length) return [[]]
  const all = [...divisions(length, from + 1)]
  for (let end = from + 1; end <= length; end++)
    for (const rest of divisions(length, end))
      for (const type of EntityType.literals) all.push([{ start: from, end, type }, ...rest])
  return all
}

const weightOf = ({ length, weight }: Lattice, mentions: ReadonlyArray<Candidate>): number => {
  const tags: Array<string> = Array.from({ length }, () => "O")
  for (const { start, end, type } of mentions) {
    tags.fill(`I-${type}`, start, end)
    tags[start] = `B-${type}`
    tags[end - 1] = end - start === 1 ? `S-${type}` : `E-${type}`
  }
  return tags.reduce((sum, tag, at) => sum + weight(at, TAGS.indexOf(tag)), 0)
}

const withoutScore = (mentions: ReadonlyArray<Candidate>) =>
  mentions.map(({ start, end, type }) => ({ start, end, type }))

describe("decoding a lattice", () => {
  it("finds the division that weighs most, and the share of each mention, as counting all of them does", () => {
    fc.assert(
      fc.property(sentences(4), ({ sentence }) => {
        const all = divisions(sentence.length).map((mentions) => ({ mentions, weight: weightOf(sentence, mentions) }))
        const found = decode(sentence)
        const best = Math.max(...all.map(({ weight }) => weight))
        expect(weightOf(sentence, found)).toBeCloseTo(best, 6)
        const total = all.reduce((sum, { weight }) => sum + Math.exp(weight - best), 0)
        for (const mention of found) {
          const [wanted] = withoutScore([mention])
          const having = all.filter(({ mentions }) =>
            mentions.some((m) => JSON.stringify(m) === JSON.stringify(wanted))
          )
          const share = having.reduce((sum, { weight }) => sum + Math.exp(weight - best), 0) / total
          expect(mention.score).toBeCloseTo(share, 6)
        }
      })
    )
  })

  it("gives mentions in order, without overlap, inside the sentence, and with no white space at their borders", () => {
    fc.assert(
      fc.property(sentences(60), ({ sentence, isSpace }) => {
        let done = 0
        for (const { start, end, score } of decode(sentence)) {
          expect(start).toBeGreaterThanOrEqual(done)
          expect(end).toBeGreaterThan(start)
          expect(isSpace(start) || isSpace(end - 1)).toBe(false)
          expect(score).toBeGreaterThan(0)
          expect(score).toBeLessThanOrEqual(1)
          done = end
        }
        expect(done).toBeLessThanOrEqual(sentence.length)
      })
    )
  })

  it("leaves each character a probability of no more than one to be in some mention", () => {
    fc.assert(
      fc.property(sentences(8), ({ sentence }) => {
        const probability = mentionProbability(sentence)
        const inSome = Array.from({ length: sentence.length }, () => 0)
        for (let start = 0; start < sentence.length; start++)
          for (let end = start + 1; end <= sentence.length; end++)
            for (const type of EntityType.literals)
              for (let at = start; at < end; at++) inSome[at]! += probability({ start, end, type })
        for (const sum of inSome) expect(sum).toBeLessThanOrEqual(1 + 1e-9)
      })
    )
  })

  it("does not lose itself in a long sentence or in logits that are far apart", () => {
    const length = 5000
    const logits = new Float32Array(length * WIDTH).fill(-1e4)
    for (let at = 0; at < length; at++) logits[at * WIDTH + TAGS.indexOf(["B-LOC", "E-LOC", "O"][at % 3]!)] = 1e4
    const found = decode(lattice(logits, tagSet(TAGS), () => false))
    expect(found.length).toBe(Math.ceil(length / 3))
    expect(found.every(({ score }) => score === 1)).toBe(true)
  })
})

describe("a tag set", () => {
  it("is refused when a tag is missing", () => {
    expect(() => tagSet(TAGS.filter((tag) => tag !== "E-ORG"))).toThrow("E-ORG")
  })
})
