import type { ActorEntry, ExchangeEntry, StatementEntry, StoryEntry } from '../schema/index.ts'
import { type Cast, castOf, countryOf } from './cast.ts'
import { holding, words } from './entry.ts'
import type { Exported, Link } from './exported.ts'
import { iri } from './iri.ts'
import { plainJson } from './json.ts'

/** The schemata of FollowTheMoney that are written. */
type FtmSchema = 'Person' | 'PublicBody' | 'Organization' | 'LegalEntity' | 'Article' | 'Event' | 'UnknownLink'

/** Values of a property: none, one or several. */
type Values = string | readonly string[] | undefined

const SCHEMATA: Readonly<Record<ActorEntry['kind'], FtmSchema>> = {
  person: 'Person',
  state: 'PublicBody',
  body: 'Organization',
  unnamed: 'LegalEntity',
}

/** ISO 639-1 → ISO 639-3, which FollowTheMoney’s type `language` takes; a tag that is not here is left out. */
const LANGUAGES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ ar: 'ara', cs: 'ces', da: 'dan', de: 'deu', el: 'ell', en: 'eng', es: 'spa', fa: 'fas', fi: 'fin', fr: 'fra' },
    ...{ he: 'heb', hi: 'hin', hu: 'hun', id: 'ind', it: 'ita', ja: 'jpn', ko: 'kor', nl: 'nld', no: 'nor', pl: 'pol' },
    ...{ pt: 'por', ro: 'ron', ru: 'rus', sv: 'swe', th: 'tha', tr: 'tur', uk: 'ukr', vi: 'vie', zh: 'zho' },
  }),
)

/**
 * The record as entities of FollowTheMoney (followthemoney.tech, model 3 and later), JSON Lines as its command line and Aleph take
 * them. Ids come from ours. Only properties of the model are written: of an actor (Person; PublicBody for a state, which
 * speaks as a government; Organization for a body; LegalEntity for an unnamed source) `name`, `alias`, `country`, `summary`;
 * of a story (Article) `name`, `title`, `publishedAt`, `language`, `sourceUrl`, `publisher`; of a statement and of an exchange
 * (Event) `name`, `date` or `startDate` and `endDate`, `summary`, `description`, `involved`, `proof`, `sourceUrl`,
 * `publisher`, `recordId`, `keywords`; of an answer or a dispute (UnknownLink) `subject`, `object`, `role`, `recordId`.
 * What the story has dropped or a person rejected is left out, and answers and disputes with it.
 */
export async function* writeFtm(exported: Exported): AsyncGenerator<string> {
  const cast = await castOf(exported.actors())
  for await (const actor of exported.actors()) yield actorLine(actor, cast)
  for await (const story of exported.stories()) yield storyLine(story)
  for await (const exchange of exported.exchanges()) yield exchangeLine(exchange, cast)
  yield* statementsAndLinks(exported, cast)
}

/** Links are held, not statements: they are few, and only those between statements that were written are written. */
async function* statementsAndLinks(exported: Exported, cast: Cast): AsyncGenerator<string> {
  const links: Link[] = []
  for await (const link of exported.links?.() ?? []) links.push(link)
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]))
  const written = new Set<string>()
  for await (const entry of holding(exported.statements())) {
    if (linked.has(entry.id)) written.add(entry.id)
    yield statementLine(entry, cast)
  }
  for (const link of links) if (written.has(link.from) && written.has(link.to)) yield linkLine(link)
}

function line(kind: string, id: string, schema: FtmSchema, properties: Readonly<Record<string, Values>>): string {
  const held = Object.entries(properties).map(([name, values]) => [name, cleaned(values)] as const)
  const kept = Object.fromEntries(held.filter(([, values]) => values.length))
  return `${plainJson({ id: idOf(kind, id), schema, properties: kept })}\n`
}

/** Values as the model’s clean-up leaves them: no controls, no white space at the ends, each once, none empty. */
function cleaned(values: Values): string[] {
  const all = values === undefined ? [] : typeof values === 'string' ? [values] : values
  return [...new Set(all.map((value) => value.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g, ' ').trim()))].filter(
    Boolean,
  )
}

function idOf(kind: string, id: string): string {
  return `readout-${kind}-${id}`
}

function actorLine({ id, name, kind, aliases }: ActorEntry, cast: Cast): string {
  return line('actor', id, SCHEMATA[kind], {
    name,
    alias: aliases.filter((alias) => alias !== name),
    country: countryOf(cast, id)?.alpha2.toLowerCase(),
    summary: kind === 'unnamed' ? 'Unnamed source' : undefined,
  })
}

function storyLine({ id, title, published, language, url, outlet }: StoryEntry): string {
  return line('story', id, 'Article', {
    name: title ?? url ?? id,
    title,
    publishedAt: published,
    language: LANGUAGES.get(language.split('-', 1)[0]),
    sourceUrl: webAddress(url),
    publisher: outlet,
  })
}

function exchangeLine({ id, story, kind, date, day, participants, evidence }: ExchangeEntry, cast: Cast): string {
  return line('exchange', id, 'Event', {
    name: `${kind}${participants.length ? `: ${participants.map(({ name }) => name).join(', ')}` : ''}`,
    ...dates(date, day),
    summary: evidence.map(({ exact }) => exact),
    involved: participants
      .map(({ actor }) => actor)
      .filter((actor) => cast.has(actor))
      .map((actor) => idOf('actor', actor)),
    proof: idOf('story', story),
    recordId: id,
    keywords: ['exchange', kind],
  })
}

/** Dates of the model are a year, a month or a day; of an EDTF interval its ends, of anything else the day it is filed under. */
function dates(edtf: string | undefined, day: string | undefined): Record<string, Values> {
  const isDate = (text: string | undefined) => text !== undefined && /^\d{4}(-\d\d(-\d\d)?)?$/.test(text)
  if (edtf === undefined || isDate(edtf)) return { date: edtf ?? day }
  const [startDate, endDate] = edtf.split('/').map((end) => (isDate(end) ? end : undefined))
  return startDate || endDate ? { startDate, endDate } : { date: day }
}

function statementLine(entry: StatementEntry, cast: Cast): string {
  const { id, story, statement, said, outlet, url, actors } = entry
  const involved = actors.filter(({ actor, role }) => role !== 'via' && cast.has(actor))
  return line('statement', id, 'Event', {
    name: nameOf(entry),
    date: said,
    summary: [statement.act.value, statement.quotation].join(', '),
    description: words(statement.content),
    involved: involved.map(({ actor }) => idOf('actor', actor)),
    proof: idOf('story', story),
    sourceUrl: webAddress(url),
    publisher: outlet,
    recordId: id,
    keywords: ['statement', statement.act.value, ...(statement.channel ? [statement.channel.value] : [])],
  })
}

/** Who, to whom, and what saying it did: an event of the model must have a name. */
function nameOf({ actors, statement }: StatementEntry): string {
  const of = (role: 'source' | 'addressee') =>
    actors
      .filter((actor) => actor.role === role)
      .map(({ name }) => name)
      .join(', ') || words(statement[role])
  const addressee = of('addressee')
  return `${of('source') ?? 'statement'}: ${statement.act.value}${addressee ? ` → ${addressee}` : ''}`
}

function linkLine({ kind, id, from, to, rule }: Link): string {
  return line(kind, id, 'UnknownLink', {
    subject: idOf('statement', from),
    object: idOf('statement', to),
    role: kind,
    summary: rule,
    recordId: id,
  })
}

/** Only web addresses are values of the type `url`. */
function webAddress(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\/[^/]/i.test(url) ? iri(url) : undefined
}
