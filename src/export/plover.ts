import type { EventType, StatementActor, StatementEntry } from '../schema/index.ts'
import { type Cast, castOf, countryOf } from './cast.ts'
import { actorsIn, holding, type Role, some, words } from './entry.ts'
import type { Exported } from './exported.ts'
import { urn } from './iri.ts'
import { plainJson } from './json.ts'
import { checkSpan, VersionTexts } from './version-texts.ts'

/** What an event is coded as: category and mode. */
interface Coding {
  readonly event: string
  readonly mode?: string
}

/**
 * Conflict–cooperation scores of PLOVER 2.0 (table 2.2), for the categories and modes that are written. The draft prints
 * ACCUSE as 3 between modes of −2 and −3.5; it is taken as −3.
 */
const SCORES: Readonly<Record<string, number>> = {
  AGREE: 2.5,
  CONSULT: 2.5,
  'CONSULT phone': 1.5,
  SUPPORT: 5,
  CONCEDE: 4.5,
  REQUEST: 0,
  ACCUSE: -3,
  'ACCUSE disapprove': -2,
  'ACCUSE investigate': -3.5,
  'ACCUSE allege': -3.5,
  REJECT: -2,
  THREATEN: -3.5,
}

const COOPERATION: readonly string[] = ['AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE']

/**
 * The statements that are events, in PLOVER (Political Language Ontology for Verifiable Event Records, Open Event Data
 * Alliance, draft 2.0: chapter 5, “Data Fields”), JSON Lines. INVESTIGATE, a category of its own in 2017, is ACCUSE with mode
 * `investigate` in 2.0. Left out: what has no event type, no date or no actor, which PLOVER requires, and what the story has
 * dropped or a person rejected. Offsets count code points.
 */
export async function* writePlover(exported: Exported): AsyncGenerator<string> {
  const cast = await castOf(exported.actors())
  const texts = VersionTexts.of(exported)
  for await (const entry of holding(exported.statements())) {
    const event = eventOf(entry, cast)
    if (event) yield `${plainJson({ ...event, text_info: await textInfo(entry, texts), cite_info: citation(entry) })}\n`
  }
}

function eventOf(entry: StatementEntry, cast: Cast): object | undefined {
  const { id, said, statement, repeats, engine } = entry
  const actor = entities(entry, 'source', cast)
  if (!statement.event || !said || !actor.length) return undefined
  const coding = codingOf(entry, statement.event.value)
  return {
    id,
    date: said,
    actor,
    recipient: some(entities(entry, 'addressee', cast)),
    event: [coding.event],
    mode: coding.mode && [coding.mode],
    context: statement.negated && ['negation'],
    event_text: some(statement.cue.map(({ exact }) => exact)),
    quad_code: COOPERATION.includes(coding.event) ? 1 : 3,
    event_scale: SCORES[coding.mode ? `${coding.event} ${coding.mode}` : coding.event],
    link: repeats,
    coder: engine,
  }
}

function codingOf({ statement }: StatementEntry, event: EventType): Coding {
  if (event === 'INVESTIGATE') return { event: 'ACCUSE', mode: 'investigate' }
  if (event === 'ACCUSE' && statement.act.value === 'condemn') return { event, mode: 'disapprove' }
  if (event === 'ACCUSE' && statement.act.value === 'accuse') return { event, mode: 'allege' }
  if (event === 'CONSULT' && statement.channel?.value === 'call') return { event, mode: 'phone' }
  return { event }
}

/** The actors of a role, else its words, as PLOVER’s entity objects. */
function entities(entry: StatementEntry, role: Role & StatementActor['role'], cast: Cast): object[] {
  const text = words(entry.statement[role])
  const actors = actorsIn(entry, role).map((actor) => entity(actor, text, cast))
  return actors.length || text === undefined ? actors : [{ entity_text: text }]
}

function entity({ actor, name }: StatementActor, text: string | undefined, cast: Cast): object {
  const code = countryOf(cast, actor)?.alpha3 ?? bodyCode(name)
  return { code, entity_text: text, identifier_id: urn('actor', actor), identifier_text: name }
}

/** PLOVER’s own codes of the two bodies that have one to themselves. */
function bodyCode(name: string): string | undefined {
  if (/^(the )?(united nations|un)$/i.test(name)) return 'UNO'
  return /^(the )?(european union|eu)$/i.test(name) ? 'EUR' : undefined
}

async function textInfo(entry: StatementEntry, texts: VersionTexts): Promise<object | undefined> {
  const { source, cue, content } = entry.statement
  const spans = [...source, ...cue, ...content]
  if (!spans.length) return undefined
  const text = await texts.get(entry.version)
  for (const at of spans) checkSpan(text, at, `Statement ${entry.id}`)
  const start = spans.reduce((least, at) => Math.min(least, at.start), Number.POSITIVE_INFINITY)
  const end = spans.reduce((most, at) => Math.max(most, at.end), 0)
  const whole = text.codePoints.around({ start, end })
  return { start: text.codePoints.fromUnits(whole.start), end: text.codePoints.fromUnits(whole.end) }
}

function citation({ version, url, title, language, outlet, engine }: StatementEntry): object {
  return {
    citation: urn('version', version),
    url,
    title,
    language: language.split('-', 1)[0],
    publication: outlet,
    coder: engine,
    codebook: 'plover-2.0',
  }
}
