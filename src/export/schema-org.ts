import type { ActorEntry, StatementActor, StatementEntry } from '../schema/index.ts'
import { actorsIn, holding, words } from './entry.ts'
import type { Exported } from './exported.ts'
import { iri, urn } from './iri.ts'
import { graph } from './json-ld.ts'

/** schema.org has no type for a speaker of whom no kind is known; such a one carries a name alone. */
const TYPES: Readonly<Record<ActorEntry['kind'], string | undefined>> = {
  person: 'Person',
  state: 'GovernmentOrganization',
  body: 'Organization',
  unnamed: undefined,
}

/**
 * The statements in the vocabulary of schema.org, as JSON-LD, a node a line: what is quoted, wholly or in part, is a
 * Quotation with `spokenByCharacter`, what is told in the reporter’s words a Claim with `creator`. Neither says that it is
 * true: a ClaimReview is not claimed. What a person rejected and what the story has dropped is left out, because the
 * vocabulary has no way to say so.
 */
export async function* writeSchemaOrg(exported: Exported): AsyncGenerator<string> {
  yield* graph('https://schema.org', nodes(exported))
}

async function* nodes(exported: Exported): AsyncGenerator<object> {
  const types = new Map<string, string | undefined>()
  for await (const { id, kind } of exported.actors()) types.set(id, TYPES[kind])
  for await (const entry of holding(exported.statements())) yield statementNode(entry, types)
}

function statementNode(entry: StatementEntry, types: ReadonlyMap<string, string | undefined>): object {
  const { statement } = entry
  const isQuoted = statement.quotation !== 'indirect'
  return {
    '@type': isQuoted ? 'Quotation' : 'Claim',
    '@id': urn('statement', entry.id),
    identifier: entry.id,
    text: words(statement.content),
    [isQuoted ? 'spokenByCharacter' : 'creator']: speakers(entry, types),
    inLanguage: entry.language,
    dateCreated: statement.when && entry.said,
    datePublished: entry.published,
    citation: citation(entry),
    isBasedOn: article(entry),
    isPartOf: statement.within && { '@id': urn('statement', statement.within) },
  }
}

/** The actors it is laid to, else the words that the report lays it to. */
function speakers(entry: StatementEntry, types: ReadonlyMap<string, string | undefined>): object[] | undefined {
  const actors = actorsIn(entry, 'source').map((actor) => speaker(actor, types))
  const name = words(entry.statement.source)
  return actors.length ? actors : name === undefined ? undefined : [{ name }]
}

function speaker({ actor, name }: StatementActor, types: ReadonlyMap<string, string | undefined>): object {
  return { '@type': types.get(actor), '@id': urn('actor', actor), name }
}

/** Outlet, title, day and address, as far as they are known. */
function citation({ outlet, title, published, url }: StatementEntry): string | undefined {
  const parts = [outlet, title && `“${title}”`, published, url].filter((part) => part !== undefined)
  return parts.length ? parts.join(', ') : undefined
}

function article({ story, url, title, outlet, published, language }: StatementEntry): object {
  return {
    '@type': 'Article',
    '@id': urn('story', story),
    url: url === undefined ? undefined : iri(url),
    headline: title,
    publisher: outlet === undefined ? undefined : { '@type': 'Organization', name: outlet },
    datePublished: published,
    inLanguage: language,
  }
}
