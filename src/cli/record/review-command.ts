import { userInfo } from 'node:os'
import { type RecordReader, type RecordStore, reviewOf } from '../../record/index.ts'
import { type Amendment, AmendmentSchema, type Decision, type Review } from '../../schema/index.ts'
import { agreement, findLink, LinkWords, type SoughtLink } from '../../views/index.ts'
import { OutputError } from '../output-error.ts'
import { allPacks } from '../packs.ts'
import { tableLines } from '../table.ts'
import { now } from './now.ts'
import { openRecord, type RecordOptions } from './open-record.ts'

/** What `readout review` may be told. */
export interface ReviewOptions extends RecordOptions {
  readonly by?: string
  readonly comment?: string
  readonly amendment?: string
  readonly with?: string
  /** Statements that a link is of. */
  readonly statement?: readonly string[]
  readonly entry: Review['entry']
  readonly agreement?: boolean
  readonly json?: boolean
}

const DECISIONS: Readonly<Record<string, Decision>> = {
  confirm: 'confirmed',
  reject: 'rejected',
  amend: 'amended',
  unsure: 'unsure',
  comment: 'commented',
  merge: 'merged',
  split: 'split',
  withdraw: 'withdrawn',
}

/** `readout review`: puts a person’s decision beside an entry; without one, prints those there are. */
export async function reviewCommand(
  id: string | undefined,
  verb: string | undefined,
  options: ReviewOptions,
): Promise<void> {
  const store = await openRecord(options.record, 'read')
  try {
    if (options.agreement) printAgreement(await store.reviews(id), options)
    else if (id !== undefined && verb !== undefined) {
      const review = makeReview(id, verb, options)
      await checkEntry(review, store, options.statement)
      await store.add([review])
      print([review], options)
    } else print(await store.reviews(id), options)
  } finally {
    await store.close()
  }
}

function makeReview(of: string, verb: string, options: ReviewOptions): Review {
  const decision = Object.hasOwn(DECISIONS, verb) ? DECISIONS[verb] : undefined
  if (decision === undefined) {
    throw new OutputError(`Expected one of ${Object.keys(DECISIONS).join(', ')}, got ${verb}`)
  }
  const isOfActors = decision === 'merged' || decision === 'split' || (decision === 'withdrawn' && options.with)
  if (isOfActors && options.with === undefined) throw new OutputError(`${verb} needs the other actor: --with ID`)
  const amendment = decision === 'amended' ? parseAmendment(options.amendment) : undefined
  return reviewOf({
    entry: isOfActors ? 'actor' : options.entry,
    of,
    decision,
    by: options.by ?? userInfo().username,
    at: now(),
    ...(options.comment && { comment: options.comment }),
    ...(amendment && { amendment }),
    ...(isOfActors && { other: options.with as string }),
  })
}

function parseAmendment(json: string | undefined): Amendment {
  if (json === undefined) throw new OutputError(`amend needs what stands instead: --amendment '{"act": "deny"}'`)
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw new OutputError(`Expected JSON such as {"act": "deny"} as amendment, got ${json}`)
  }
  const parsed = AmendmentSchema.strict().safeParse(value)
  if (parsed.success && Object.keys(parsed.data).length > 0) return parsed.data
  const message = parsed.success ? 'it is empty' : parsed.error.issues[0].message
  throw new OutputError(`The amendment ${json} cannot be used: ${message}`)
}

async function checkEntry(
  { entry, of, other }: Review,
  store: RecordStore,
  statements: readonly string[] | undefined,
): Promise<void> {
  const isName = other !== undefined && (await store.namesOf(of)).some(({ id }) => id === other)
  for (const id of [of, ...(other === undefined || isName ? [] : [other])]) {
    if (await isThere(entry, id, store, statements)) continue
    const kinds = id.startsWith('l') && entry === 'statement' ? ': a link’s kind is named with --entry' : ''
    throw new OutputError(`The record has no ${entry} ${id}${kinds}`)
  }
}

function printAgreement(reviews: readonly Review[], { json }: ReviewOptions): void {
  const found = agreement(reviews)
  if (json) {
    process.stdout.write(`${JSON.stringify(found, undefined, 2)}\n`)
    return
  }
  const { alpha, nEntries, nDecisions, reviewers } = found
  const value = alpha === undefined ? 'cannot be told' : alpha.toFixed(3)
  const scope = `${nDecisions} decisions on ${nEntries} entries by ${reviewers.length} reviewers`
  process.stdout.write(`Krippendorff’s alpha ${value}: ${scope}\n`)
}

async function isThere(
  entry: Review['entry'],
  id: string,
  store: RecordStore,
  statements: readonly string[] | undefined,
): Promise<boolean> {
  const one = { limit: 1 }
  if (entry === 'statement') return (await store.statements({ ids: [id], isUnlisted: true }, one)).items.length > 0
  if (entry === 'actor') {
    return (await store.actors({ ids: [id] }, one)).items.length > 0 || (await store.actorReviews(id)).length > 0
  }
  if (entry === 'exchange') return (await store.exchanges({ ids: [id] }, one)).items.length > 0
  return isLink({ kind: entry, id, ...(statements && { statements }) }, store)
}

/** How much is looked up for a link of which nobody says what statements it is of: a few seconds’ worth. */
const MOST_WORK = 30_000

async function isLink(sought: SoughtLink, reader: RecordReader): Promise<boolean> {
  const found = await findLink({ reader, words: LinkWords.of(await allPacks()) }, sought, MOST_WORK)
  if (found === 'not-looked-at') {
    const { kind, id } = sought
    throw new OutputError(`The newest statements make no ${kind} ${id}: name one that it is of with --statement`)
  }
  return found === 'found'
}

const COLUMNS = [
  { heading: 'when', width: 16 },
  { heading: 'by', width: 16 },
  { heading: 'decision', width: 10 },
  { heading: 'entry', width: 10 },
  { heading: 'id', width: 26 },
  { heading: 'other', width: 26 },
  { heading: 'comment' },
]

function print(reviews: readonly Review[], { json }: ReviewOptions): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(reviews, undefined, 2)}\n`)
    return
  }
  const rows = reviews.map(({ at, by, decision, entry, of, other = '', comment, amendment }) => {
    const note = [comment, amendment && JSON.stringify(amendment)].filter(Boolean).join(' ')
    return [at.slice(0, 16).replace('T', ' '), by, decision, entry, of, other, note]
  })
  const lines = reviews.length === 0 ? ['no reviews'] : tableLines(COLUMNS, rows, process.stdout.columns ?? 120)
  process.stdout.write(`${lines.join('\n')}\n`)
}
