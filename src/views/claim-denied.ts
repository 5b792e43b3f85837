import type { Act, StatementEntry } from '../schema/index.ts'
import type { ExactSpan } from '../text/index.ts'
import { isNamedIn } from './answer-signs.ts'
import type { AnswerFinder } from './answers.ts'
import type { DisputeRule, FoundDispute } from './disputes.ts'
import { actorsIn, type Lookup } from './lookup.ts'
import { ofAnswer } from './of-answer.ts'
import { trust } from './trust.ts'

const CLAIMS: readonly Act[] = ['assert', 'accuse', 'condemn', 'predict', 'announce', 'warn']

/** A denial of what somebody of another side claims: told within it, or in a statement of its own. */
export const claimDenied: DisputeRule = async (entry, finder) => {
  const told = await claimWithin(entry, finder.lookup)
  if (finder.lookup.wording(entry).act !== 'deny') return told
  return (await statementWithin(entry, finder)) ?? told ?? (await claimTakenUp(entry, finder))
}

async function claimTakenUp(entry: StatementEntry, finder: AnswerFinder): Promise<FoundDispute | undefined> {
  const [answer] = await finder.takenUpBy([entry])
  return answer && CLAIMS.includes(answer.signs.asked) ? ofAnswer('claim-denied', answer) : undefined
}

/** A statement by somebody else that stands in the denial’s content. */
async function statementWithin(entry: StatementEntry, { lookup }: AnswerFinder): Promise<FoundDispute | undefined> {
  const statements = await lookup.storyStatements(entry.story)
  const nested = statements.filter(
    ({ statement }) => statement.within === entry.id && CLAIMS.includes(statement.act.value),
  )
  await lookup.know([entry, ...nested])
  const sides = lookup.sidesIn(entry, 'source')
  const other = nested.find((each) => {
    const others = lookup.sidesIn(each, 'source')
    return others.size > 0 && [...others].every((side) => !sides.has(side))
  })
  if (other === undefined) return undefined
  const probability = trust(0.8, [entry, other])
  const side = { kind: 'statement', statement: other, spans: other.statement.content } as const
  return { kind: 'claim-denied', rule: 'claim-within', probability, other: side, spans: entry.statement.content }
}

/** A claim that words of the denial’s content lay to somebody else: “the escalation that the US claims”. */
async function claimWithin(entry: StatementEntry, lookup: Lookup): Promise<FoundDispute | undefined> {
  for (const span of entry.statement.content) {
    const found = nestedClaim(span, entry, lookup)
    if (found === undefined) continue
    await lookup.know([entry])
    const own = actorsIn(entry, 'source').flatMap((actor) => lookup.namesOfSide(actor))
    if (isNamedIn(own, found.by.exact)) continue
    const other = { kind: 'claim', by: found.by, claim: found.claim, within: entry } as const
    return { kind: 'claim-denied', rule: found.rule, probability: trust(0.85, [entry]), other, spans: [span] }
  }
  return undefined
}

interface NestedClaim {
  readonly by: ExactSpan
  readonly claim: ExactSpan
  readonly rule: string
}

function nestedClaim(content: ExactSpan, entry: StatementEntry, lookup: Lookup): NestedClaim | undefined {
  const { words } = lookup
  for (const [at, { pattern }] of words.rows(entry.language, 'nested').entries()) {
    const found = new RegExp(pattern.source, `${pattern.flags}d`).exec(content.exact)
    const [by, claim] = [found?.indices?.groups?.by, found?.indices?.groups?.claim]
    if (by === undefined || claim === undefined) continue
    // What is denied after it is the claim; a cue of denial denies all of its content.
    const after = content.exact.slice(Math.max(by[1], claim[1]), Math.max(by[1], claim[1]) + 24)
    const before = content.exact.slice(Math.max(0, Math.min(by[0], claim[0]) - 24), Math.min(by[0], claim[0]))
    const isDenied = [after, before].some((text) => words.has(entry.language, 'denial', text))
    if (!isDenied && !lookup.wording(entry).isCueOfDenial) continue
    return { by: partOf(content, by), claim: partOf(content, claim), rule: `nested-claim:${at + 1}` }
  }
  return undefined
}

function partOf({ start, exact }: ExactSpan, [from, to]: readonly [number, number]): ExactSpan {
  return { start: start + from, end: start + to, exact: exact.slice(from, to) }
}
