import type { Page, Paging, StatementFilter } from '../record/index.ts'
import type { Act, StatementEntry } from '../schema/index.ts'
import { earlierElsewhere, isEarlierInStory, laterThanEach, spokenOf } from './answer-candidates.ts'
import { actsTakenUp, actsTakingUp, answerRule } from './answer-rules.ts'
import { type AnswerSigns, answerSigns, areOfOtherSides, hopefulSigns, type Place } from './answer-signs.ts'
import { isShown, type Link, type LinkOptions, linkId, reviewedLink, statementEvidence } from './link.ts'
import { actorsIn, Lookup, type Viewed } from './lookup.ts'
import { type LinkSearch, pageOfLinks } from './page-of-links.ts'
import { trust } from './trust.ts'

/** A statement that takes up another. */
export interface Answer extends Link {
  readonly kind: 'answer'
  /** What is taken up. */
  readonly asked: StatementEntry
  /** What takes it up. */
  readonly answer: StatementEntry
  /** What speaks for it. */
  readonly signs: AnswerSigns
}

/**
 * Answers among a filter’s statements: each statement there that takes up another, with the other. A page may hold fewer than
 * asked for, even none, and have `next`: see `pageOfLinks`.
 */
export async function answers(
  viewed: Viewed,
  filter: StatementFilter,
  paging: Paging,
  options: LinkOptions = {},
): Promise<Page<Answer>> {
  return pageOfLinks(answerSearch(viewed, filter, options), paging)
}

/** Where the answers among a filter’s statements are looked for. */
export function answerSearch(
  viewed: Viewed,
  filter: StatementFilter,
  options: LinkOptions = {},
): LinkSearch<StatementEntry, Answer> {
  const finder = new AnswerFinder(viewed)
  const entriesOf = (part: Paging) => viewed.reader.statements(filter, part)
  const linkOf = async (entry: StatementEntry) => {
    const [answer] = await finder.takenUpBy([entry])
    return answer && isShown(answer, options) ? answer : undefined
  }
  return { entriesOf, lookup: finder.lookup, linkOf }
}

/** The answers that a page of statements gives and gets, those that it gives first. */
export async function answersOf(
  viewed: Viewed,
  entries: readonly StatementEntry[],
  options: LinkOptions = {},
): Promise<readonly Answer[]> {
  const finder = new AnswerFinder(viewed)
  const given = await finder.takenUpBy(entries)
  const got = await finder.takingUp(entries)
  const unique = new Map([...given, ...got].map((answer) => [answer.id, answer]))
  return [...unique.values()].filter((answer) => isShown(answer, options))
}

/** Finds what statements take up, and what takes them up. */
export class AnswerFinder {
  readonly lookup: Lookup
  private readonly known = new Map<string, Answer | undefined>()

  constructor(viewed: Viewed | Lookup) {
    this.lookup = viewed instanceof Lookup ? viewed : new Lookup(viewed)
  }

  /** What each of some statements takes up, as reviewed; nothing for those that take up nothing. */
  async takenUpBy(entries: readonly StatementEntry[]): Promise<Answer[]> {
    const answering = entries.filter((entry) => this.actsTakenUpBy(entry).length > 0)
    await this.lookup.know(answering)
    const found: Answer[] = []
    for (const entry of answering) {
      const answer = await this.answerBy(entry)
      if (answer !== undefined) found.push(answer)
    }
    return found
  }

  /** All that a statement may take up, likely or not, as no person reviewed it: what it takes up is one of them. */
  async mayBeTakenUpBy(entry: StatementEntry): Promise<Answer[]> {
    if (this.actsTakenUpBy(entry).length === 0) return []
    await this.lookup.know([entry])
    const before = await this.before(entry)
    const inStory = await this.links(before.earlier, entry, before.place)
    return [...inStory, ...(await this.links(await this.elsewhere(entry, before.spoken), entry, before.place))]
  }

  /** What takes up each of some statements. */
  async takingUp(entries: readonly StatementEntry[]): Promise<Answer[]> {
    const asking = entries.filter((entry) => mayBeTakenUp(entry))
    await this.lookup.know(asking)
    const found: Answer[] = []
    for (const [asked, candidates] of await laterThanEach(asking, this.lookup)) {
      const later = await this.mayTakeUp(asked, candidates)
      for (const answer of await this.takenUpBy(later)) if (answer.asked.id === asked.id) found.push(answer)
    }
    return found
  }

  /** Those that could take up a statement, were all that is not looked at yet in their favour. */
  private async mayTakeUp(asked: StatementEntry, candidates: readonly StatementEntry[]): Promise<StatementEntry[]> {
    const hopeful = candidates.filter((answer) => this.isHopeful(asked, answer))
    await this.lookup.know(hopeful)
    const place = { statements: [], exchanges: [], named: this.lookup.sidesIn(asked, 'source') }
    return hopeful.filter((answer) => {
      if (!areOfOtherSides(asked, answer, this.lookup)) return false
      return answerRule(answerSigns(asked, answer, place, this.lookup)) !== undefined
    })
  }

  private isHopeful(asked: StatementEntry, answer: StatementEntry): boolean {
    if (!mayBeTakenUp(asked)) return false
    if (!this.actsTakenUpBy(answer).includes(asked.statement.act.value)) return false
    return answerRule(hopefulSigns(asked, answer, this.lookup)) !== undefined
  }

  /** Acts that a statement may take up; none of what answers nothing, and of what is laid to nobody. */
  private actsTakenUpBy(entry: StatementEntry): readonly Act[] {
    const { act, isReply } = this.lookup.wording(entry)
    return isLaidToSomebody(entry) ? actsTakenUp({ answered: act, isReply }) : []
  }

  private async answerBy(entry: StatementEntry): Promise<Answer | undefined> {
    const key = `${entry.story} ${entry.id}`
    if (!this.known.has(key)) this.known.set(key, await this.bestFor(entry))
    return this.known.get(key)
  }

  private async bestFor(answer: StatementEntry): Promise<Answer | undefined> {
    const { earlier, spoken, place } = await this.before(answer)
    const best = await this.best(earlier, answer, place)
    return best ?? this.best(await this.elsewhere(answer, spoken), answer, place)
  }

  /** What stands before a statement in its story and may be taken up by it, whom it speaks to or of, and its place. */
  private async before(
    answer: StatementEntry,
  ): Promise<{ readonly earlier: StatementEntry[]; readonly spoken: string[]; readonly place: Place }> {
    const { lookup } = this
    const statements = await lookup.storyStatements(answer.story)
    const earlier = statements.filter((asked) => this.isHopeful(asked, answer) && isEarlierInStory(asked, answer))
    const spoken = await spokenOf(answer, lookup)
    const exchanges = earlier.length > 0 ? await lookup.storyExchanges(answer.story) : []
    const place = { statements, exchanges, named: new Set(spoken.map((actor) => lookup.sideOf(actor))) }
    return { earlier, spoken, place }
  }

  private async elsewhere(answer: StatementEntry, spoken: readonly string[]): Promise<StatementEntry[]> {
    const found = await earlierElsewhere(answer, spoken, this.lookup)
    return found.filter((asked) => this.isHopeful(asked, answer))
  }

  private async best(
    asking: readonly StatementEntry[],
    answer: StatementEntry,
    place: Place,
  ): Promise<Answer | undefined> {
    const found = await this.links(asking, answer, place)
    for (const link of found) {
      const reviewed = reviewedLink(link, await this.lookup.decision([link.id]))
      if (reviewed.review?.decision !== 'rejected' || link === found.at(-1)) return reviewed
    }
    return undefined
  }

  /** Those of some statements that an answer may take up, the likeliest first. */
  private async links(asking: readonly StatementEntry[], answer: StatementEntry, place: Place): Promise<Answer[]> {
    await this.lookup.know(asking)
    return asking
      .filter((asked) => areOfOtherSides(asked, answer, this.lookup))
      .flatMap((asked) => answerLink(asked, answer, answerSigns(asked, answer, place, this.lookup)))
      .toSorted(bySureness)
  }
}

/** Whether anything can answer a statement: not what was not said, nor what is laid to nobody. */
function mayBeTakenUp(entry: StatementEntry): boolean {
  const { negated, act } = entry.statement
  return !negated && isLaidToSomebody(entry) && actsTakingUp(act.value).length > 0
}

function isLaidToSomebody(entry: StatementEntry): boolean {
  return actorsIn(entry, 'source').length > 0
}

function answerLink(asked: StatementEntry, answer: StatementEntry, signs: AnswerSigns): Answer[] {
  const rule = answerRule(signs)
  if (rule === undefined) return []
  const probability = trust(rule.probability, [asked, answer])
  const evidence = [statementEvidence(asked), statementEvidence(answer)]
  const id = linkId('answer', [asked.id, answer.id])
  return [{ kind: 'answer', id, rule: rule.name, probability, evidence, asked, answer, signs }]
}

/** The likeliest first; then the nearest, in days and in the text; then by id. */
function bySureness(one: Answer, other: Answer): number {
  const days = (one.signs.days ?? 99) - (other.signs.days ?? 99)
  const between = (one.signs.between ?? 0) - (other.signs.between ?? 0)
  return other.probability - one.probability || days || between || (one.id < other.id ? -1 : 1)
}
