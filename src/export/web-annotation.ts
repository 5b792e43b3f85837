import type { StatementEntry } from '../schema/index.ts'
import { digest, type ExactSpan, type Span } from '../text/index.ts'
import { actorsIn, ROLES, type Role } from './entry.ts'
import type { Exported, ExportOptions } from './exported.ts'
import { iri, urn } from './iri.ts'
import { joined } from './json-ld.ts'
import { checkSpan, type MeasuredText, VersionTexts } from './version-texts.ts'

/** An annotation, as JSON-LD. */
interface Annotation {
  readonly type: 'Annotation'
  readonly id: string
  readonly motivation: string
  readonly generator: object
  readonly body: readonly object[]
  readonly target: readonly object[]
}

/** How many code points stand in `prefix` and `suffix`. */
const AROUND = 32

/** What each role’s annotation is for (Web Annotation Vocabulary, section 3.4). */
const MOTIVATIONS: Readonly<Record<Role, string>> = {
  source: 'identifying',
  cue: 'describing',
  content: 'classifying',
  addressee: 'identifying',
  via: 'identifying',
}

/**
 * The statements as W3C Web Annotations (Web Annotation Data Model, Recommendation of 23 February 2017): one JSON-LD document,
 * an AnnotationCollection whose one AnnotationPage holds an annotation for each role of each statement, a line each.
 * The target is the address of the report (our name of the version where it has none), in the state of that version; its
 * positions count code points of the version’s text, as the model asks; of a code point that a span has half of, the target
 * has the whole, which is what stands in its quote.
 */
export async function* writeWebAnnotation(exported: Exported, options: ExportOptions = {}): AsyncGenerator<string> {
  yield '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationCollection","label":"Statements of a record",'
  yield '"first":{"type":"AnnotationPage","startIndex":0,"items":['
  const count = { total: 0, digest: '' }
  yield* joined(counted(annotations(exported, options), count))
  const id = urn('annotations', count.digest)
  const page = `${id}:1`
  yield `\n],"id":"${page}","partOf":"${id}"},"last":"${page}","total":${count.total},"id":"${id}"}\n`
}

/** The collection’s name comes from those of the annotations in it, so it stands at the end. */
async function* counted(
  items: AsyncIterable<Annotation>,
  count: { total: number; digest: string },
): AsyncGenerator<object> {
  for await (const item of items) {
    count.total++
    count.digest = digest(count.digest + item.id)
    yield item
  }
}

async function* annotations(exported: Exported, options: ExportOptions): AsyncGenerator<Annotation> {
  const texts = VersionTexts.of(exported)
  const seen = options.times ? await timesSeen(exported) : new Map<string, string>()
  for await (const entry of exported.statements()) {
    const text = await texts.get(entry.version)
    const state = stateOf(entry, seen.get(placeOf(entry.version, entry.url)))
    for (const role of ROLES) if (entry.statement[role].length) yield annotation(entry, role, text, state)
  }
}

async function timesSeen(exported: Exported): Promise<Map<string, string>> {
  const seen = new Map<string, string>()
  for await (const { version, url, seenAt } of exported.appearances()) {
    if (seenAt) seen.set(placeOf(version, url), seenAt)
  }
  return seen
}

function placeOf(version: string, url: string | undefined): string {
  return JSON.stringify([version, url])
}

function stateOf({ version }: StatementEntry, seenAt: string | undefined): object {
  return { type: 'TimeState', cached: urn('version', version), sourceDate: seenAt }
}

function annotation(entry: StatementEntry, role: Role, text: MeasuredText, state: object): Annotation {
  return {
    type: 'Annotation',
    id: `${urn('statement', entry.id)}:${role}`,
    motivation: MOTIVATIONS[role],
    generator: { type: 'Software', name: entry.engine },
    body: bodies(entry, role),
    target: entry.statement[role].map((at) => target(entry, at, text, state)),
  }
}

/** First the role, then the statement that its roles share, then whom the words mean, then what is judged of it. */
function bodies(entry: StatementEntry, role: Role): object[] {
  const statement = { type: 'SpecificResource', purpose: 'linking', source: urn('statement', entry.id) }
  return [
    textual('tagging', role),
    statement,
    ...identities(entry, role),
    ...(role === judgedRole(entry) ? judgements(entry) : []),
  ]
}

function identities(entry: StatementEntry, role: Role): object[] {
  if (role === 'cue' || role === 'content') return []
  return actorsIn(entry, role).flatMap(({ actor, name }) => [
    { type: 'SpecificResource', purpose: 'identifying', source: urn('actor', actor) },
    textual('identifying', name),
  ])
}

/** What is judged of the whole statement stands with its content, else with the first role that it has. */
function judgedRole({ statement }: StatementEntry): Role | undefined {
  return statement.content.length ? 'content' : ROLES.find((role) => statement[role].length)
}

function judgements(entry: StatementEntry): object[] {
  const { statement, review } = entry
  return [
    textual('classifying', `act:${statement.act.value}`),
    textual('classifying', `quotation:${statement.quotation}`),
    ...(statement.channel ? [textual('classifying', `channel:${statement.channel.value}`)] : []),
    ...(statement.sourcing ? [textual('classifying', `sourcing:${statement.sourcing.value}`)] : []),
    ...(statement.event ? [textual('classifying', `event:${statement.event.value}`)] : []),
    ...(statement.within ? [statementBody('within', statement.within)] : []),
    ...(statement.continues ? [statementBody('continues', statement.continues)] : []),
    ...(review ? [assessment(review)] : []),
  ]
}

function textual(purpose: string, value: string): object {
  return { type: 'TextualBody', purpose, value, format: 'text/plain' }
}

function statementBody(relation: string, id: string): object {
  return textual('classifying', `${relation}:${urn('statement', id)}`)
}

function assessment({ decision, by, at }: NonNullable<StatementEntry['review']>): object {
  return { ...textual('assessing', decision), creator: { type: 'Person', name: by }, created: at }
}

function target(entry: StatementEntry, at: ExactSpan, text: MeasuredText, state: object): object {
  checkSpan(text, at, `Statement ${entry.id}`)
  const source = entry.url === undefined ? urn('version', entry.version) : iri(entry.url)
  const whole = text.codePoints.around(at)
  return { type: 'SpecificResource', source, state, selector: [position(whole, text), quote(whole, text)] }
}

function position({ start, end }: Span, { codePoints }: MeasuredText): object {
  return { type: 'TextPositionSelector', start: codePoints.fromUnits(start), end: codePoints.fromUnits(end) }
}

function quote({ start, end }: Span, { text, codePoints }: MeasuredText): object {
  const from = codePoints.toUnits(Math.max(0, codePoints.fromUnits(start) - AROUND))
  const to = codePoints.toUnits(Math.min(codePoints.length, codePoints.fromUnits(end) + AROUND))
  const [prefix, exact, suffix] = [text.slice(from, start), text.slice(start, end), text.slice(end, to)]
  return { type: 'TextQuoteSelector', exact, prefix, suffix }
}
