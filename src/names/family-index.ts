import { ROUNDING } from './distance.ts'
import { type NamePart, ONE_SCRIPT, partialReadings } from './parts.ts'
import { under, withMore } from './rows.ts'
import type { Script } from './scripts.ts'
import { SoundIndex } from './sound-index.ts'
import { SyllableIndex } from './syllable-index.ts'

/** Things by the family names that they have: those of names that may be near to one are found without comparing all. */
export class FamilyIndex<T> {
  private readonly byKey = new Map<string, readonly T[]>()
  private readonly bySound = new Map<Sort, SoundIndex<T>>()
  private readonly bySyllable = new SyllableIndex<T>()

  add(part: NamePart, thing: T): void {
    for (const key of keysOf(part)) this.byKey.set(key, withMore(this.byKey.get(key) ?? [], thing))
    const index = under(this.bySound, sortOf(part), () => new SoundIndex<T>())
    for (const sounds of part.sounds) index.add(sounds, thing)
    this.bySyllable.add(part, thing)
  }

  /** All whose names are at most so far `apart` from one, from there or back, and others; some of them several times. */
  *alike(part: NamePart, furthest: number): Generator<T> {
    for (const key of soughtBy(part)) yield* this.byKey.get(key) ?? []
    yield* this.bySyllable.alike(part)
    for (const [sort, index] of this.bySound) {
      const most = mostApart(sortOf(part), sort, furthest)
      if (most !== undefined) for (const sounds of part.sounds) yield* index.near(sounds, most)
    }
  }
}

/** What a name is compared by: the script it is in, Han letters with readings that are all there are apart from others. */
type Sort = Script | 'read'

function sortOf({ script, isExact }: NamePart): Sort {
  return isExact ? 'read' : script
}

/** Those of which two in the same are one by their letters alone. */
const SPELT: ReadonlySet<Sort> = new Set(['latin', 'han', 'read'])

/** Those that are found by other things than their sounds where the other is one of them too. */
const LETTERED: readonly ReadonlySet<Sort>[] = [new Set(['latin', 'read']), new Set(['han', 'read', 'hangul'])]

/** How far the sounds of names of two sorts may be apart for them to be near; absent where sounds are not what they are found by. */
function mostApart(one: Sort, other: Sort, furthest: number): number | undefined {
  if (one === other) return SPELT.has(one) ? undefined : ONE_SCRIPT + ROUNDING
  return LETTERED.some((sorts) => sorts.has(one) && sorts.has(other)) ? undefined : furthest + ROUNDING
}

/** Two names are one that share one of these: a form, a spelling, a row of the table of East Asian names. */
function sharedKeys({ script, forms, spelling, rows }: NamePart): string[] {
  const keys = forms.map((form) => `${script} ${form}`)
  if (script === 'latin') keys.push(`= ${spelling}`)
  return [...keys, ...rows.map((row) => `# ${row}`)]
}

/** Latin letters and Han letters that are read so find each other by their readings, or by how these end. */
function readingKeys({ short }: NamePart, ends: Iterable<string>, script: Script): string[] {
  return [...short.map((reading) => `${script} read ${reading}`), ...[...ends].map((end) => `${script} end ${end}`)]
}

function keysOf(part: NamePart): string[] {
  return [...sharedKeys(part), ...readingKeys(part, partialReadings(part), part.script)]
}

function soughtBy(part: NamePart): string[] {
  const { script } = part
  if (script !== 'latin' && script !== 'han') return sharedKeys(part)
  return [...sharedKeys(part), ...readingKeys(part, partialReadings(part), script === 'latin' ? 'han' : 'latin')]
}
