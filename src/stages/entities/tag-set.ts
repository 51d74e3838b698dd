import { EntityType } from "../../domain/entity.ts"

/** The columns of one type's tags in a row of logits. */
export interface TypeColumns {
  readonly type: EntityType
  readonly begin: number
  readonly inside: number
  readonly end: number
  readonly single: number
}

/** The columns of a BIOES tag set: a mention is B I… E, or S when it has one character; O is outside. */
export interface TagSet {
  readonly width: number
  readonly outside: number
  readonly types: ReadonlyArray<TypeColumns>
}

/**
 * @param tags The tags in the order of their columns: `O`, `B-PER`, ….
 * @throws RangeError when a tag is missing.
 */
export const tagSet = (tags: ReadonlyArray<string>): TagSet => {
  const column = (tag: string): number => {
    const found = tags.indexOf(tag)
    if (found < 0) throw new RangeError(`the tag ${tag} is missing`)
    return found
  }
  return {
    width: tags.length,
    outside: column("O"),
    types: EntityType.literals.map((type) => ({
      type,
      begin: column(`B-${type}`),
      inside: column(`I-${type}`),
      end: column(`E-${type}`),
      single: column(`S-${type}`)
    }))
  }
}
