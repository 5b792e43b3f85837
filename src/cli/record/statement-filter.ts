import type { RecordReader, StatementFilter } from '../../record/index.ts'
import type { Act, ActorEntry, Channel, Decision, Quotation, Sourcing } from '../../schema/index.ts'
import { OutputError } from '../output-error.ts'
import { identify } from '../packs.ts'
import { issueOf, readDossier } from './dossier-file.ts'

/** What a user asked of statements, as the command line has it. */
export interface FilterOptions {
  readonly source?: readonly string[]
  readonly side?: readonly string[]
  readonly to?: readonly string[]
  readonly via?: readonly string[]
  readonly act?: readonly Act[]
  readonly channel?: readonly Channel[]
  readonly sourcing?: readonly Sourcing[]
  readonly quotation?: readonly Quotation[]
  readonly decision?: readonly Decision[]
  readonly text?: readonly string[]
  readonly since?: string
  readonly until?: string
  readonly language?: readonly string[]
  readonly outlet?: readonly string[]
  readonly story?: string
  readonly minProbability?: number
  readonly issue?: readonly string[]
  readonly dossier?: string
  readonly pending?: boolean
  readonly all?: boolean
}

/**
 * The filter that options make: names looked up among the actors the record knows.
 *
 * @throws OutputError when nobody is known by a name, or words have no letters or digits to look for.
 */
export async function filterOf(options: FilterOptions, reader: RecordReader): Promise<StatementFilter> {
  const { act, channel, sourcing, quotation, decision, text, since, until, language, outlet, minProbability } = options
  for (const words of text ?? []) {
    if (!/[\p{L}\p{N}]/u.test(words)) throw new OutputError(`Expected words to look for, got ${words || 'none'}`)
  }
  const sources = await idsOf([...(await called(options.source, reader)), ...(await ofSides(options.side, reader))])
  const addressees = idsOf(await called(options.to, reader))
  const vias = idsOf(await called(options.via, reader))
  return {
    ...((options.source || options.side) && { sources }),
    ...(options.to && { addressees }),
    ...(options.via && { vias }),
    ...(act && { acts: act }),
    ...(channel && { channels: channel }),
    ...(sourcing && { sourcings: sourcing }),
    ...(quotation && { quotations: quotation }),
    ...(decision && { decisions: decision }),
    ...(text && { words: text }),
    ...((options.issue || options.dossier) && { anyWords: await termsOf(options) }),
    ...(since && { since }),
    ...(until && { until }),
    ...(language && { languages: language }),
    ...(outlet && { outlets: outlet }),
    ...(options.story && { story: (await reader.story(options.story)).story.id }),
    ...(minProbability !== undefined && { minProbability }),
    ...(options.pending && { isPending: true as const }),
    ...((options.all || decision) && { isUnlisted: true as const }),
  }
}

/** The words that speak of the named issues, in every language; of all issues of the dossier where none is named. */
async function termsOf({ issue: ids, dossier: path }: FilterOptions): Promise<string[]> {
  if (path === undefined) throw new OutputError('--issue needs the dossier that defines it: --dossier FILE')
  const dossier = await readDossier(path)
  const issues = ids === undefined ? dossier.issues : ids.map((id) => issueOf(dossier, id))
  return issues.flatMap(({ terms }) => Object.values(terms).flat())
}

function idsOf(actors: readonly ActorEntry[]): string[] {
  return [...new Set(actors.map(({ id }) => id))]
}

/** Those who are known by names, or by ids. */
export async function called(names: readonly string[] | undefined, reader: RecordReader): Promise<ActorEntry[]> {
  const found: ActorEntry[] = []
  for (const name of names ?? []) {
    const { items } = await reader.actors({ ids: [name] }, { limit: 1 })
    const actors = items.length > 0 ? items : await reader.actorsCalled(name, await languageOf(name))
    if (actors.length === 0) {
      throw new OutputError(`The record knows nobody called ${name}: see "readout actors --name ${name}"`)
    }
    found.push(...actors)
  }
  return found
}

async function ofSides(names: readonly string[] | undefined, reader: RecordReader): Promise<ActorEntry[]> {
  const found: ActorEntry[] = []
  for (const side of await called(names, reader)) {
    const { items } = await reader.actors({ standsFor: side.id }, { limit: 200 })
    found.push(side, ...items)
  }
  return found
}

/** The language that a name’s script tells; English where it tells none. */
async function languageOf(name: string): Promise<string> {
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(name)) return 'ja'
  return /\p{sc=Hangul}/u.test(name) || /\p{sc=Cyrillic}/u.test(name) ? identify(name) : 'en'
}
