import type { NamePart } from './parts.ts'
import { koreanSpellings } from './readings.ts'
import { under, withMore } from './rows.ts'

/** How many Latin letters at a name's beginning are looked at. */
const START = 3

/** Things by the Korean syllables that their names begin with, in hangul, in Han letters that are read so, or spelt in Latin letters. */
export class SyllableIndex<T> {
  /** Of names in hangul and Han letters. */
  private readonly bySyllable = new Map<string, readonly T[]>()
  /** The syllables of these, by the ways in which each is spelt. */
  private readonly spelt = new Map<string, string[]>()
  /** Of names in Latin letters, by these; a name that is shorter by all of it. */
  private readonly byStart = new Map<string, readonly T[]>()

  add({ script, forms: [form], syllables: [first = ''] }: NamePart, thing: T): void {
    if (script === 'latin') {
      for (let size = 1; size <= Math.min(START, form.length); size++)
        this.put(this.byStart, form.slice(0, size), thing)
    }
    for (const syllable of first) {
      if (!this.bySyllable.has(syllable)) this.spell(syllable)
      this.put(this.bySyllable, syllable, thing)
    }
  }

  private put(index: Map<string, readonly T[]>, key: string, thing: T): void {
    index.set(key, withMore(index.get(key) ?? [], thing))
  }

  private spell(syllable: string): void {
    for (const spelling of new Set(koreanSpellings(syllable))) under(this.spelt, spelling, () => []).push(syllable)
  }

  /** All whose names may begin with the same syllable, some of them several times. */
  *alike({ script, forms: [form], syllables: [first = ''] }: NamePart): Generator<T> {
    if (script === 'latin') yield* this.speltBy(form)
    for (const syllable of first) {
      yield* this.bySyllable.get(syllable) ?? []
      const starts = new Set(koreanSpellings(syllable).map((spelling) => spelling.slice(0, START)))
      for (const start of starts) yield* this.byStart.get(start) ?? []
    }
  }

  private *speltBy(form: string): Generator<T> {
    for (let size = 1; size <= form.length && this.spelt.size > 0; size++) {
      for (const syllable of this.spelt.get(form.slice(0, size)) ?? []) yield* this.bySyllable.get(syllable) ?? []
    }
  }
}
