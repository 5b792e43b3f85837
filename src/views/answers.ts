import type { Page, Paging, StatementFilter } from '../record/index.ts'
import type { StatementEntry } from '../schema/index.ts'
import { ANSWERING_ACTS, ASKING_ACTS, answerRule, isClaim } from './answer-rules.ts'
import { type AnswerSigns, answerSigns, areOfOtherSides, isWithin, type Place } from './answer-signs.ts'
import { answeringAct, contentOf, cueOf } from './contents.ts'
import { dayAfter } from './days.ts'
import { isShown, type Link, type LinkOptions, linkId, reviewedLink, statementEvidence } from './link.ts'
import { actorsIn, Lookup, startOf, type Viewed } from './lookup.ts'
import { nameRuns } from './name-runs.ts'
import { pageOfLinks } from './page-of-links.ts'
import { longestWords } from './telling.ts'
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

/** How many days an answer in another story may come after what it takes up. */
const WINDOW = 30
/** Most statements of another story’s that one search looks at. */
const CANDIDATES = 30

/** Answers among a filter’s statements: each statement there that takes up another, with the other. */
export async function answers(
  viewed: Viewed,
  filter: StatementFilter,
  paging: Paging,
  options: LinkOptions = {},
): Promise<Page<Answer>> {
  const finder = new AnswerFinder(viewed)
  const entriesOf = (part: Paging) => viewed.reader.statements(filter, part)
  return pageOfLinks(entriesOf, paging, async (entries) => {
    const found = await finder.takenUpBy(entries)
    return found.filter((answer) => isShown(answer, options))
  })
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
    const answering = entries.filter((entry) => this.mayAnswer(entry))
    await this.lookup.know(answering)
    const found: Answer[] = []
    for (const entry of answering) {
      const answer = await this.answerBy(entry)
      if (answer !== undefined) found.push(answer)
    }
    return found
  }

  /** What takes up each of some statements. */
  async takingUp(entries: readonly StatementEntry[]): Promise<Answer[]> {
    const found: Answer[] = []
    const asking = entries.filter(({ statement }) => ASKING_ACTS.includes(statement.act.value))
    await this.lookup.know(asking)
    for (const asked of asking) {
      const later = (await this.laterThan(asked)).filter((answer) => this.mayTakeUp(asked, answer))
      for (const answer of await this.takenUpBy(later)) if (answer.asked.id === asked.id) found.push(answer)
    }
    return found
  }

  /** Whether an answer could take up a statement, were all that is not looked at yet in its favour. */
  private mayTakeUp(asked: StatementEntry, answer: StatementEntry): boolean {
    if (!this.mayAnswer(answer)) return false
    const named = this.lookup.sidesIn(asked, 'source')
    return answerRule(answerSigns(asked, answer, { statements: [], exchanges: [], named }, this.lookup)) !== undefined
  }

  private mayAnswer(entry: StatementEntry): boolean {
    const { words } = this.lookup
    if (ANSWERING_ACTS.includes(answeringAct(entry, words))) return true
    return words.has(entry.language, 'reply', cueOf(entry))
  }

  private async answerBy(entry: StatementEntry): Promise<Answer | undefined> {
    const key = `${entry.story} ${entry.id}`
    if (!this.known.has(key)) this.known.set(key, await this.bestFor(entry))
    return this.known.get(key)
  }

  private async bestFor(answer: StatementEntry): Promise<Answer | undefined> {
    const statements = await this.lookup.storyStatements(answer.story)
    const spokenOf = await this.spokenOf(answer)
    const place = {
      statements,
      exchanges: await this.lookup.storyExchanges(answer.story),
      named: this.sidesOf(spokenOf),
    }
    const earlier = statements.filter((asked) => isEarlierInStory(asked, answer))
    const best = await this.best(earlier, answer, place)
    if (best !== undefined) return best
    return this.best(await this.earlierElsewhere(answer, spokenOf), answer, place)
  }

  private async best(
    candidates: readonly StatementEntry[],
    answer: StatementEntry,
    place: Place,
  ): Promise<Answer | undefined> {
    // What was not said cannot be answered.
    const asking = candidates.filter(({ statement: { act, negated } }) => !negated && ASKING_ACTS.includes(act.value))
    await this.lookup.know(asking)
    const found = asking
      .filter((asked) => areOfOtherSides(asked, answer, this.lookup))
      .flatMap((asked) => answerLink(asked, answer, answerSigns(asked, answer, place, this.lookup)))
      .toSorted(bySureness)
    for (const link of found) {
      const reviewed = reviewedLink(link, await this.lookup.decision([link.id]))
      if (reviewed.review?.decision !== 'rejected' || link === found.at(-1)) return reviewed
    }
    return undefined
  }

  /** Statements of other stories, in the days before, by those whom the answer speaks to or of, or said to who answers. */
  private async earlierElsewhere(answer: StatementEntry, spokenOf: readonly string[]): Promise<StatementEntry[]> {
    if (answer.said === undefined) return []
    const days = { since: dayAfter(answer.said, -WINDOW), until: answer.said, acts: ASKING_ACTS }
    const own = actorsIn(answer, 'source').flatMap((actor) => this.lookup.sameSide(actor))
    const sources = spokenOf.flatMap((actor) => this.lookup.sameSide(actor)).slice(0, MOST_ACTORS)
    const found: StatementEntry[] = []
    if (own.length > 0) found.push(...(await this.lookup.statements({ ...days, addressees: own }, CANDIDATES)))
    if (sources.length > 0) found.push(...(await this.lookup.statements({ ...days, sources }, CANDIDATES)))
    const anyWords = longestWords(contentOf(answer), answer.language, this.lookup.words, MOST_WORDS)
    if (anyWords.length > 0) found.push(...(await this.lookup.statements({ ...days, anyWords }, CANDIDATES)))
    return uniqueEntries(found).filter(({ story }) => story !== answer.story)
  }

  private async sidesSpokenOf(entry: StatementEntry): Promise<string[]> {
    const spokenOf = await this.spokenOf(entry)
    return [...new Set(spokenOf.flatMap((actor) => this.lookup.sameSide(actor)))].slice(0, MOST_ACTORS)
  }

  /** Actors that a statement is said to, and those it names. */
  private async spokenOf(answer: StatementEntry): Promise<string[]> {
    const addressed = actorsIn(answer, 'addressee')
    const named: string[] = []
    for (const name of nameRuns(contentOf(answer), MOST_NAMES)) {
      const called = await this.lookup.actorsCalled(name, answer.language)
      named.push(...called.map(({ id }) => id))
    }
    const all = [...new Set([...addressed, ...named])]
    await this.lookup.knowActors(all)
    return all
  }

  private sidesOf(actors: readonly string[]): Set<string> {
    return new Set(actors.map((actor) => this.lookup.sideOf(actor)))
  }

  /** Statements after one that may take it up: later ones of its story, those by whom it speaks to or of, those in its words. */
  private async laterThan(asked: StatementEntry): Promise<StatementEntry[]> {
    const inStory = (await this.lookup.storyStatements(asked.story)).filter((answer) => isEarlierInStory(asked, answer))
    if (asked.said === undefined) return inStory
    const days = { since: asked.said, until: dayAfter(asked.said, WINDOW) }
    const sources = isClaim(asked.statement.act.value) ? [] : await this.sidesSpokenOf(asked)
    const anyWords = longestWords(contentOf(asked), asked.language, this.lookup.words, MOST_WORDS)
    const byWords = { ...days, acts: ANSWERING_ACTS, anyWords }
    const found = [...inStory]
    if (sources.length > 0) found.push(...(await this.lookup.statements({ ...days, sources }, CANDIDATES, 'oldest')))
    if (anyWords.length > 0) found.push(...(await this.lookup.statements(byWords, CANDIDATES, 'oldest')))
    return uniqueEntries(found)
  }
}

/** Most names of an answer that are looked up. */
const MOST_NAMES = 4
/** Most words by which what is answered is searched for. */
const MOST_WORDS = 3
/** Most actors whose statements are searched for one answer. */
const MOST_ACTORS = 12

function isEarlierInStory(asked: StatementEntry, answer: StatementEntry): boolean {
  if (asked.version !== answer.version || startOf(asked) >= startOf(answer)) return false
  if (asked.statement.when && answer.statement.when && (asked.said ?? '') > (answer.said ?? '')) return false
  return !isWithin(asked, answer) && !isWithin(answer, asked)
}

function uniqueEntries(entries: readonly StatementEntry[]): StatementEntry[] {
  return [...new Map(entries.map((entry) => [`${entry.story} ${entry.id}`, entry])).values()]
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
