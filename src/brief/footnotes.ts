import type { RecordReader } from '../record/index.ts'
import type { ExchangeEntry, StatementEntry, StoryEntry } from '../schema/index.ts'
import { roughSentences, type Span, trim } from '../text/index.ts'
import type { Evidence } from '../views/index.ts'
import type { Footnote, Piece } from './brief.ts'
import type { Naming } from './naming.ts'

/** The footnotes of a brief: each entry once, numbered as it is first used. */
export class Footnotes {
  private readonly reader: RecordReader
  private readonly naming: Naming
  private readonly byKey = new Map<string, Footnote>()
  private readonly texts = new Map<string, string>()
  private readonly stories = new Map<string, StoryEntry>()

  constructor(reader: RecordReader, naming: Naming) {
    this.reader = reader
    this.naming = naming
  }

  /** All so far, in order of their numbers. */
  all(): readonly Footnote[] {
    return [...this.byKey.values()]
  }

  /** The number of a statement’s footnote. */
  async ofStatement(entry: StatementEntry): Promise<number> {
    const { id, story, version, language, statement, review } = entry
    return this.numbered(`${story} ${id}`, async () => {
      await this.naming.know(entry.actors.map(({ actor }) => actor))
      return {
        ...(await this.quoted(version, passagesOf(entry))),
        entry: 'statement' as const,
        ...{ id, story, version, language, who: whoSaid(entry, this.naming) },
        ...foundIn(entry),
        ...(review && { review }),
        finder: statement.finder.name,
        probability: statement.probability,
      }
    })
  }

  /** The number of an exchange’s footnote. */
  async ofExchange(exchange: ExchangeEntry): Promise<number> {
    const { id, story, version, participants, evidence, probability } = exchange
    return this.numbered(`${story} ${id}`, async () => {
      const storyEntry = await this.storyOf(story)
      const { language } = storyEntry
      await this.naming.know(participants.map(({ actor }) => actor))
      const { words } = this.naming
      return {
        ...(await this.quoted(version, [sentenceAround(await this.textOf(version), evidence[0]), evidence[0]])),
        entry: 'exchange' as const,
        ...{ id, story, version, language, probability },
        who: words.listed(
          participants.map(({ actor, name }) => words.called(this.naming.party(actor, name, language))),
        ),
        ...foundIn(storyEntry),
      }
    })
  }

  /** The number of the footnote of what a view saw something in; absent where the record no longer has it. */
  async ofEvidence({ story, statement, exchange }: Evidence): Promise<number | undefined> {
    if (statement !== undefined) {
      const { items } = await this.reader.statements({ ids: [statement], story, isUnlisted: true }, { limit: 1 })
      return items[0] && this.ofStatement(items[0])
    }
    const { items } = await this.reader.exchanges({ ...(exchange && { ids: [exchange] }), story }, { limit: 1 })
    return items[0] && this.ofExchange(items[0])
  }

  private async numbered(key: string, make: () => Promise<Omit<Footnote, 'number'>>): Promise<number> {
    const known = this.byKey.get(key)
    if (known !== undefined) return known.number
    const made = await make()
    const number = this.byKey.size + 1
    this.byKey.set(key, { number, ...made })
    return number
  }

  /** The first passage that is short enough to quote whole, else the last one shortened. */
  private async quoted(version: string, passages: readonly Span[]) {
    const text = await this.textOf(version)
    const whole = passages.find(({ start, end }) => end - start <= LONGEST)
    const { start, end } = whole ?? passages[passages.length - 1]
    const cut = whole === undefined ? start + wholeCharacters(text.slice(start, end), LONGEST).length : end
    return { start, end: cut, quotation: text.slice(start, cut), ...(cut < end && { isCut: true as const }) }
  }

  /** The text of a version. */
  async textOf(version: string): Promise<string> {
    const text = this.texts.get(version) ?? (await this.reader.textOf(version))
    this.texts.set(version, text)
    return text
  }

  private async storyOf(id: string): Promise<StoryEntry> {
    const known = this.stories.get(id) ?? (await this.reader.stories({ ids: [id] }, { limit: 1 })).items[0]
    this.stories.set(id, known)
    return known
  }
}

/** Most UTF-16 units of a quotation. */
const LONGEST = 400

/** The beginning of a text, so long at most, that cuts no character in two. */
export function wholeCharacters(text: string, length: number): string {
  const cut = text.slice(0, length)
  return (text.length > length ? cut.replace(/[\ud800-\udbff]$/, '') : cut).trimEnd()
}

/** Where a statement can be read: from its source to its content; else its content; else its cue. */
function passagesOf({ statement: { source, cue, content } }: StatementEntry): Span[] {
  const all = [...source, ...cue, ...content]
  const found = [all, content, cue, source].filter((spans) => spans.length > 0)
  return found.length === 0 ? [{ start: 0, end: 0 }] : found.map(around)
}

function around(spans: readonly Span[]): Span {
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) }
}

function sentenceAround(text: string, { start, end }: Span): Span {
  const found = roughSentences(text).find((sentence) => sentence.start <= start && end <= sentence.end)
  return found === undefined ? { start, end } : trim(text, found)
}

/** The report’s words for who said it; with whom they mean, where they do not say. */
function whoSaid({ language, statement, actors }: StatementEntry, naming: Naming): Piece[] {
  const words = statement.source.map(({ exact }) => exact).join(' … ')
  const { listed, called, footnote } = naming.words
  const meant = actors
    .filter(({ role }) => role === 'source')
    .map(({ actor, name }) => naming.party(actor, name, language))
    .filter(({ name }) => !words.includes(name.text))
  const who = listed(meant.map(called))
  if (words === '') return who
  return [naming.nameOf(words, language), ...(who.length > 0 ? footnote.meant(who) : [])]
}

/** What is known of where an entry was found. */
interface Found {
  readonly outlet?: string | undefined
  readonly title?: string | undefined
  readonly published?: string | undefined
  readonly url?: string | undefined
}

function foundIn({ outlet, title, published, url }: Found) {
  return {
    ...(outlet !== undefined && { outlet }),
    ...(title !== undefined && { title }),
    ...(published !== undefined && { published }),
    ...(url !== undefined && { url }),
  }
}
