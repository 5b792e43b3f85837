import { readLines, section } from '../model/archive.ts'
import { finish, HASH_SEED, hashText, mix } from '../model/hash.ts'
import { KIND, kindOf, level } from '../segment/characters.ts'

/** Which form of the word an edit works on: as it stands, in small letters, or those with a first capital. */
export type Base = 'k' | 'l' | 't'

/** How many characters of a word's end the rules look at, short of the whole word. */
export const LONGEST_SUFFIX = 5

/**
 * How a form becomes its lemma: rules keyed on the label, the sort of capitals, and the form or its end; the longest
 * end that has a rule decides. As stored: `lemma.keys` (int32), `lemma.rules` (uint16 index of an edit a key),
 * `lemma.edits` (lines: base, number of characters to cut, characters to append).
 */
export class LemmaRules {
  private readonly rules = new Map<number, number>()
  private readonly edits: readonly Edit[]

  private constructor(keys: Int32Array, rules: Uint16Array, edits: readonly Edit[]) {
    for (let at = 0; at < keys.length; at++) this.rules.set(keys[at], rules[at])
    this.edits = edits
  }

  /** Reads the rules from a tagger's archive. */
  static of(sections: ReadonlyMap<string, Uint8Array>): LemmaRules {
    const keys = section(sections, 'lemma.keys')
    const rules = section(sections, 'lemma.rules')
    return new LemmaRules(
      new Int32Array(keys.buffer, keys.byteOffset, keys.byteLength / 4),
      new Uint16Array(rules.buffer, rules.byteOffset, rules.byteLength / 2),
      readLines(section(sections, 'lemma.edits')).map(editOf),
    )
  }

  /** The lemma of a form with a label, whose hash is `labelHash(label)`. */
  lemma(form: string, label: number): string {
    const seed = lemmaSeed(label, form)
    const rule = this.rules.get(lemmaKey(seed, form, form.length)) ?? this.bySuffix(seed, form)
    return rule === undefined ? form : applyEdit(this.edits[rule], form)
  }

  private bySuffix(seed: number, form: string): number | undefined {
    for (let length = Math.min(LONGEST_SUFFIX, form.length - 1); length > 0; length--) {
      const rule = this.rules.get(lemmaKey(seed, form, length))
      if (rule !== undefined) return rule
    }
    return this.rules.get(seed)
  }
}

/** One edit of a form. */
export interface Edit {
  readonly base: Base
  readonly cut: number
  readonly append: string
}

/** An edit as its line in a model writes it, e.g. `l3y` for *tries* → *try*. */
export function editOf(line: string): Edit {
  const digits = /^\d+/.exec(line.slice(1))?.[0] ?? '0'
  const base = line[0] === 'l' ? 'l' : line[0] === 't' ? 't' : 'k'
  return { base, cut: Number(digits), append: line.slice(1 + digits.length) }
}

/** The form after an edit. */
export function applyEdit({ base, cut, append }: Edit, form: string): string {
  const changed = baseOf(form, base)
  return cut >= changed.length && append === '' ? changed : changed.slice(0, Math.max(0, changed.length - cut)) + append
}

/** The form that an edit starts from. */
export function baseOf(form: string, base: Base): string {
  if (base === 'k') return form
  const small = form.toLowerCase()
  return base === 'l' ? small : form.slice(0, 1) + small.slice(1)
}

/** The hash of a label. */
export function labelHash(label: string): number {
  return hashText(label)
}

/** What all keys of a form with a label start from. */
export function lemmaSeed(label: number, form: string): number {
  return mix(mix(HASH_SEED, label), capitals(form))
}

/** The key of a form's last `length` characters; of the whole form where that is its length. */
export function lemmaKey(seed: number, form: string, length: number): number {
  let hash = length === form.length ? mix(seed, -1) : seed
  for (let at = form.length - 1; at >= form.length - length; at--) hash = mix(hash, level(form.charCodeAt(at)))
  return finish(hash)
}

/** 0 where a form begins with no capital letter, 2 where it ends with one too, else 1. */
function capitals(form: string): number {
  if (kindOf(form.charCodeAt(0)) !== KIND.upper) return 0
  return form.length > 1 && kindOf(form.charCodeAt(form.length - 1)) === KIND.upper ? 2 : 1
}
