import type { ActorEntry, StatementEntry } from '../schema/index.ts'
import { castOf } from './cast.ts'
import { actorsIn, holding } from './entry.ts'
import type { Exported, Link } from './exported.ts'
import { xmlText } from './xml-text.ts'

/** What is counted of all edges of one kind from one actor to another. */
interface Edge {
  readonly kind: 'said' | Link['kind']
  readonly from: string
  readonly to: string
  count: number
  copies: number
  first: string | undefined
  last: string | undefined
  readonly acts: Map<string, number>
}

/** What of a statement its edges tell. */
type Said = Pick<StatementEntry, 'actors' | 'said' | 'repeats'> & { readonly act: string }

type Data = Readonly<Record<string, string | number | undefined>>

const NODE_KEYS = {
  actor: 'string',
  name: 'string',
  kind: 'string',
  aliases: 'string',
  standsFor: 'string',
  statements: 'int',
}
const EDGE_KEYS = { relation: 'string', count: 'int', copies: 'int', acts: 'string', first: 'string', last: 'string' }

/**
 * Who spoke to whom, as a graph in GraphML (graphml.graphdrawing.org, schema 1.0 with attributes 1.1). Nodes are actors;
 * an edge `said` runs from each source to each addressee, with the number of statements, how many of them repeat another
 * story’s, the acts and the first and last day; edges `answer` and `dispute` run between the sources of two statements.
 * Statements that name no addressee count with their actor alone. Only what is held in memory grows with the actors and
 * their pairs. What the story has dropped or a person rejected is left out.
 */
export async function* writeGraphml(exported: Exported): AsyncGenerator<string> {
  const cast = await castOf(exported.actors())
  const edges = await edgesOf(exported, cast)
  const nodes = [...cast.values()].sort((one, other) => (one.id < other.id ? -1 : 1))
  const names = new Map(nodes.map(({ id }, at) => [id, `n${at}`]))
  yield* head()
  for (const node of nodes) yield nodeXml(node, names)
  for (const [at, edge] of edges.entries()) yield edgeXml(edge, `e${at}`, names)
  yield '</graph>\n</graphml>\n'
}

async function edgesOf(exported: Exported, cast: Map<string, ActorEntry>): Promise<Edge[]> {
  const links: Link[] = []
  for await (const link of exported.links?.() ?? []) links.push(link)
  const linked = new Set(links.flatMap(({ from, to }) => [from, to]))
  const told = new Map<string, Said>()
  const edges = new Map<string, Edge>()
  for await (const entry of holding(exported.statements())) {
    meet(entry, cast)
    const said = saidOf(entry)
    if (linked.has(entry.id)) told.set(entry.id, said)
    for (const [from, to] of pairs(said, 'addressee', said)) add(edges, 'said', from, to, said)
  }
  for (const { kind, from, to } of links) addLink(edges, kind, told.get(from), told.get(to))
  return [...edges.keys()].sort().map((key) => edges.get(key) as Edge)
}

function saidOf({ actors, said, repeats, statement }: StatementEntry): Said {
  return {
    actors,
    act: statement.act.value,
    ...(said !== undefined && { said }),
    ...(repeats !== undefined && { repeats }),
  }
}

/** An actor that only a statement names is a node too. */
function meet({ actors }: StatementEntry, cast: Map<string, ActorEntry>): void {
  for (const { actor, name } of actors) {
    if (!cast.has(actor)) cast.set(actor, { id: actor, name, kind: 'unnamed', aliases: [], nStatements: 0 })
  }
}

function addLink(edges: Map<string, Edge>, kind: Link['kind'], from?: Said, to?: Said): void {
  if (!from || !to) return
  for (const [one, other] of pairs(from, 'source', to)) add(edges, kind, one, other, from)
}

/** Each source of `said` with each actor of a role of `other`. */
function pairs(said: Said, role: 'source' | 'addressee', other: Said): [string, string][] {
  const targets = actorsIn(other, role).map(({ actor }) => actor)
  return actorsIn(said, 'source').flatMap(({ actor }) => targets.map((target): [string, string] => [actor, target]))
}

function add(
  edges: Map<string, Edge>,
  kind: Edge['kind'],
  from: string,
  to: string,
  { act, said, repeats }: Said,
): void {
  const key = JSON.stringify([from, to, kind])
  const edge = edges.get(key) ?? {
    kind,
    from,
    to,
    count: 0,
    copies: 0,
    first: undefined,
    last: undefined,
    acts: new Map(),
  }
  edges.set(key, edge)
  edge.count++
  if (repeats !== undefined) edge.copies++
  edge.acts.set(act, (edge.acts.get(act) ?? 0) + 1)
  if (said === undefined) return
  if (edge.first === undefined || said < edge.first) edge.first = said
  if (edge.last === undefined || edge.last < said) edge.last = said
}

function* head(): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
  yield ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
  yield ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
  yield* keys('node', NODE_KEYS)
  yield* keys('edge', EDGE_KEYS)
  yield '<graph id="record" edgedefault="directed">\n'
}

function* keys(of: 'node' | 'edge', types: Readonly<Record<string, string>>): Generator<string> {
  for (const [name, type] of Object.entries(types)) {
    yield `<key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`
  }
}

function nodeXml(
  { id, name, kind, aliases, standsFor, nStatements }: ActorEntry,
  names: ReadonlyMap<string, string>,
): string {
  const others = aliases.filter((alias) => alias !== name).join('; ') || undefined
  const data = { actor: id, name, kind, aliases: others, standsFor, statements: nStatements }
  return `<node id="${names.get(id)}">${dataXml('node', data)}</node>\n`
}

function edgeXml(edge: Edge, id: string, names: ReadonlyMap<string, string>): string {
  const { kind: relation, from, to, count, copies, first, last } = edge
  const acts = [...edge.acts].sort(([one, n], [other, m]) => m - n || (one < other ? -1 : 1))
  const data = { relation, count, copies, acts: acts.map(([act, n]) => `${act} ${n}`).join(', '), first, last }
  return `<edge id="${id}" source="${names.get(from)}" target="${names.get(to)}">${dataXml('edge', data)}</edge>\n`
}

function dataXml(of: 'node' | 'edge', data: Data): string {
  return Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<data key="${of}-${name}">${xmlText(String(value))}</data>`)
    .join('')
}
