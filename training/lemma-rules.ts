import {
  applyEdit,
  type Base,
  baseOf,
  type Edit,
  editOf,
  LONGEST_SUFFIX,
  labelHash,
  lemmaKey,
  lemmaSeed,
} from '../src/engine/tag/lemma.ts'
import { bytesOf, lines } from './archive.ts'

/** A word from which lemma rules are learnt. */
export interface LemmaExample {
  readonly form: string
  readonly lemma: string
  /** Class and tag, parted by a space. */
  readonly label: string
}

/** Learns the sections of a tagger's archive that `LemmaRules` reads. */
export function learnLemmas(examples: readonly LemmaExample[]): [string, Uint8Array][] {
  const edits: string[] = []
  const keys: number[] = []
  const rules: number[] = []
  const write = (key: number, edit: string) => {
    if (!edits.includes(edit)) edits.push(edit)
    keys.push(key)
    rules.push(edits.indexOf(edit))
  }
  for (const [seed, forms] of formsBySeed(examples)) learnSeed(seed, forms, write)
  return [
    ['lemma.keys', bytesOf(Int32Array.from(keys))],
    ['lemma.rules', bytesOf(Uint16Array.from(rules))],
    ['lemma.edits', lines(edits)],
  ]
}

/** A form with how often each edit leads to its lemma. */
interface FormEdits {
  readonly form: string
  readonly edits: Map<string, number>
}

function formsBySeed(examples: readonly LemmaExample[]): Map<number, FormEdits[]> {
  const seeds = new Map<number, Map<string, FormEdits>>()
  for (const { form, lemma, label } of examples) {
    const seed = lemmaSeed(labelHash(label), form)
    const forms = seeds.get(seed) ?? new Map<string, FormEdits>()
    seeds.set(seed, forms)
    const found = forms.get(form) ?? { form, edits: new Map<string, number>() }
    forms.set(form, found)
    const edit = editTo(form, lemma, label.startsWith('PROPN') ? 'ktl' : 'lkt')
    found.edits.set(edit, (found.edits.get(edit) ?? 0) + 1)
  }
  return new Map([...seeds].map(([seed, forms]) => [seed, [...forms.values()]]))
}

/** The shortest edit from a form to its lemma, of equals the one whose base comes first in `bases`. */
function editTo(form: string, lemma: string, bases: string): string {
  const edits = [...bases].map((base) => editFrom(form, lemma, base as Base))
  return edits.reduce((best, edit) => (edit.length < best.length ? edit : best))
}

function editFrom(form: string, lemma: string, base: Base): string {
  const from = baseOf(form, base)
  let same = 0
  while (same < from.length && same < lemma.length && from[same] === lemma[same]) same++
  return `${base}${from.length - same}${lemma.slice(same)}`
}

/** Writes the rules of one label, the shortest ends first; a longer end gets one only where it says something else. */
function learnSeed(seed: number, forms: readonly FormEdits[], write: (key: number, edit: string) => void): void {
  const known = new Map<number, string>()
  const decide = (key: number, group: readonly FormEdits[], inherited: string | undefined) => {
    const edit = commonest(group, inherited)
    if (edit === inherited) return
    known.set(key, edit)
    write(key, edit)
  }
  decide(seed, forms, undefined)
  const inherited = (form: string, below: number) => {
    for (let length = Math.min(below, form.length - 1); length > 0; length--) {
      const edit = known.get(lemmaKey(seed, form, length))
      if (edit !== undefined) return edit
    }
    return known.get(seed)
  }
  for (let length = 1; length <= LONGEST_SUFFIX; length++) {
    const groups = Map.groupBy(
      forms.filter(({ form }) => form.length > length),
      ({ form }) => lemmaKey(seed, form, length),
    )
    for (const [key, group] of groups) {
      if (group.length > 1) decide(key, group, inherited(group[0].form, length - 1))
    }
  }
  for (const group of Map.groupBy(forms, ({ form }) => lemmaKey(seed, form, form.length)).values()) {
    const { form } = group[0]
    decide(lemmaKey(seed, form, form.length), group, inherited(form, LONGEST_SUFFIX))
  }
}

/** The edit that serves most of the words, a frequent word counting no more than five times; the inherited one of equals. */
function commonest(group: readonly FormEdits[], inherited: string | undefined): string {
  const counts = new Map<string, number>()
  for (const { form, edits } of group) {
    const candidates = new Set([...edits.keys(), ...(inherited === undefined ? [] : [inherited])])
    for (const edit of candidates) {
      const right = [...edits].filter(([other]) => leadsTo(form, other) === leadsTo(form, edit))
      const count = right.reduce((sum, [, n]) => sum + n, 0)
      counts.set(edit, (counts.get(edit) ?? 0) + Math.min(count, 5))
    }
  }
  let best = inherited
  for (const [edit, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = edit
  return best ?? 'k0'
}

function leadsTo(form: string, edit: string): string {
  return applyEdit(editOf(edit) satisfies Edit, form)
}
