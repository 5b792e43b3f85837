import type { ActorEntry, Appearance, Fact, ReadingFact, Review, StatementEntry, StoryEntry } from '../schema/index.ts'
import { actorsIn, some, words } from './entry.ts'
import type { Exported, ExportOptions } from './exported.ts'
import { iri, urn } from './iri.ts'
import { graph } from './json-ld.ts'

const reference = { '@type': '@id' }

/** The context: PROV-O by its prefix, with the properties whose values are names of things. */
const CONTEXT = {
  prov: 'http://www.w3.org/ns/prov#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  dcat: 'http://www.w3.org/ns/dcat#',
  dcterms: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  'prov:actedOnBehalfOf': reference,
  'prov:agent': reference,
  'prov:alternateOf': reference,
  'prov:endedAtTime': { '@type': 'xsd:dateTime' },
  'prov:entity': reference,
  'prov:generatedAtTime': { '@type': 'xsd:dateTime' },
  'prov:specializationOf': reference,
  'prov:used': reference,
  'prov:wasAssociatedWith': reference,
  'prov:wasAttributedTo': reference,
  'prov:wasDerivedFrom': reference,
  'prov:wasGeneratedBy': reference,
  'prov:wasQuotedFrom': reference,
  'prov:wasRevisionOf': reference,
  'dcat:hadRole': reference,
  'dcterms:issued': { '@type': 'xsd:date' },
}

type KindOfActor = ActorEntry['kind']

const AGENTS: Readonly<Record<KindOfActor, string>> = {
  person: 'prov:Person',
  state: 'prov:Organization',
  body: 'prov:Organization',
  unnamed: 'prov:Agent',
}

/**
 * Where everything in the record comes from, in PROV-O (W3C Recommendation of 30 April 2013) as JSON-LD 1.1, a node a line.
 * Versions, reports and statements are entities; readings and reviews are activities; engines, actors, outlets and reviewers
 * are agents. On whose word a statement is stands as a qualified attribution with a role (`dcat:hadRole`, DCAT 2, because
 * `prov:hadRole` is not for attributions); within which statement it stands, as a derivation from that one.
 */
export async function* writeProv(exported: Exported, options: ExportOptions = {}): AsyncGenerator<string> {
  yield* graph(CONTEXT, nodes(exported, options))
}

async function* nodes(exported: Exported, options: ExportOptions): AsyncGenerator<object> {
  for await (const actor of exported.actors()) yield actorNode(actor)
  for await (const story of exported.stories()) yield* storyNodes(story)
  const named = new Set<string>()
  for await (const fact of exported.facts()) {
    for (const agent of agentsOf(fact)) if (isNew(named, agent['@id'])) yield agent
    yield* factNodes(fact, options)
  }
  for await (const entry of exported.statements()) yield statementNode(entry)
}

function isNew(named: Set<string>, id: string): boolean {
  return named.size < named.add(id).size
}

function actorNode({ id, name, kind, aliases, standsFor }: ActorEntry): object {
  return {
    '@id': urn('actor', id),
    '@type': AGENTS[kind],
    'rdfs:label': [name, ...aliases.filter((alias) => alias !== name)],
    'prov:actedOnBehalfOf': standsFor && urn('actor', standsFor),
  }
}

/** A story, and each of its versions: a specialization of it, and a revision of the version before. */
function* storyNodes({ id, origin, title, versions }: StoryEntry): Generator<object> {
  yield {
    '@id': urn('story', id),
    '@type': 'prov:Entity',
    'rdfs:label': title,
    'prov:alternateOf': origin === id ? undefined : urn('origin', origin),
  }
  for (const [at, version] of versions.entries()) {
    yield {
      '@id': urn('version', version),
      '@type': 'prov:Entity',
      'prov:specializationOf': urn('story', id),
      'prov:wasRevisionOf': at > 0 ? urn('version', versions[at - 1]) : undefined,
    }
  }
}

interface AgentNode {
  readonly '@id': string
  readonly '@type': string
  readonly 'rdfs:label': string
}

function agentsOf(fact: Fact): AgentNode[] {
  if (fact.kind === 'reading') return [agentNode('engine', 'prov:SoftwareAgent', fact.reading.engine)]
  if (fact.kind === 'review') return [agentNode('person', 'prov:Person', fact.by)]
  if (fact.kind === 'appearance' && fact.outlet) return [agentNode('outlet', 'prov:Organization', fact.outlet)]
  return []
}

function agentNode(kind: 'engine' | 'person' | 'outlet', type: string, name: string): AgentNode {
  return { '@id': urn(kind, name), '@type': type, 'rdfs:label': name }
}

function* factNodes(fact: Fact, options: ExportOptions): Generator<object> {
  if (fact.kind === 'version') yield { '@id': urn('version', fact.id), '@type': 'prov:Entity' }
  if (fact.kind === 'appearance') yield* appearanceNodes(fact, options)
  if (fact.kind === 'reading') yield readingNode(fact, options)
  if (fact.kind === 'review') yield* reviewNodes(fact)
}

/** What was found, at an address or in a file; the version is derived from it. */
function* appearanceNodes(appearance: Appearance, { times }: ExportOptions): Generator<object> {
  const { id, version, url, outlet, title, published, language, seenAt } = appearance
  yield {
    '@id': urn('appearance', id),
    '@type': 'prov:Entity',
    'rdfs:label': title,
    'prov:atLocation': url && { '@id': iri(url), '@type': 'prov:Location' },
    'prov:wasAttributedTo': outlet && urn('outlet', outlet),
    'dcterms:issued': published,
    'dcterms:language': language,
    'prov:generatedAtTime': times ? seenAt : undefined,
  }
  yield { '@id': urn('version', version), 'prov:wasDerivedFrom': urn('appearance', id) }
}

function readingNode({ id, version, reading, readAt }: ReadingFact, { times }: ExportOptions): object {
  return {
    '@id': urn('reading', id),
    '@type': 'prov:Activity',
    'prov:used': urn('version', version),
    'prov:wasAssociatedWith': urn('engine', reading.engine),
    'prov:endedAtTime': times ? readAt : undefined,
  }
}

/** A decision, and what it puts in place of what was read. */
function* reviewNodes(review: Review): Generator<object> {
  const { id, entry, of, by, at, decision, comment, amendment } = review
  const judged = urn(entry, of)
  yield {
    '@id': urn('review', id),
    '@type': 'prov:Activity',
    'rdfs:label': decision,
    'rdfs:comment': comment,
    'prov:used': judged,
    'prov:wasAssociatedWith': urn('person', by),
    'prov:endedAtTime': at,
  }
  if (amendment) yield amendmentNode(review, judged)
}

function amendmentNode({ id, by }: Review, judged: string): object {
  return {
    '@id': urn('amendment', id),
    '@type': 'prov:Entity',
    'prov:wasRevisionOf': judged,
    'prov:wasGeneratedBy': urn('review', id),
    'prov:wasAttributedTo': urn('person', by),
  }
}

function statementNode(entry: StatementEntry): object {
  const { statement, version } = entry
  const isQuoted = statement.quotation === 'direct'
  return {
    '@id': urn('statement', entry.id),
    '@type': 'prov:Entity',
    'prov:value': words(statement.content),
    'prov:wasDerivedFrom': [urn('version', version), ...(statement.within ? [urn('statement', statement.within)] : [])],
    'prov:wasQuotedFrom': isQuoted ? urn('version', version) : undefined,
    'prov:alternateOf': entry.repeats && urn('statement', entry.repeats),
    'prov:wasGeneratedBy': urn('reading', entry.reading),
    'prov:wasAttributedTo': some(actorsIn(entry, 'source').map(({ actor }) => urn('actor', actor))),
    'prov:qualifiedAttribution': some([...attributions(entry, 'source'), ...attributions(entry, 'via')]),
  }
}

/** The chain: to whom it is laid, or on whose word it is, nearest the outlet first. */
function attributions(entry: StatementEntry, role: 'source' | 'via'): object[] {
  return actorsIn(entry, role).map(({ actor }) => ({
    '@type': 'prov:Attribution',
    'prov:agent': urn('actor', actor),
    'dcat:hadRole': urn('role', role),
  }))
}
