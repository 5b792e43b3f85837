import { isMark, type RecordReader, type StatementFilter, UnknownEntryError } from '../record/index.ts'
import type { ActorEntry, Dossier, StatementQuery } from '../schema/index.ts'
import { inScope } from '../views/index.ts'
import { called, type LanguageOf, ofSides } from './called.ts'
import { QueryError } from './query-error.ts'
import { scopeAsked } from './scope-asked.ts'

/** What a question in plain words is understood by. */
export interface Understanding {
  readonly reader: RecordReader
  readonly languageOf: LanguageOf
  /** The dossier of a name. */
  dossier(name: string): Promise<Dossier>
}

/**
 * The filter that a question makes: names looked up among the actors the record knows; of a dossier, what is of it.
 *
 * @throws QueryError when nobody is known by a name, words have no letters or digits to look for, a mark is none, or there
 * is no such issue or story.
 */
export async function filterOf(query: StatementQuery, understanding: Understanding): Promise<StatementFilter> {
  const scope = await scopeAsked(query, understanding)
  const filter = await ownFilterOf(query, understanding)
  return scope === undefined ? filter : inScope(scope.statements, filter)
}

/** What a question asks for beside its dossier. */
async function ownFilterOf(
  query: StatementQuery,
  { reader, languageOf }: Pick<Understanding, 'reader' | 'languageOf'>,
): Promise<StatementFilter> {
  for (const words of query.text ?? []) {
    if (!/[\p{L}\p{N}]/u.test(words)) throw new QueryError('text', `Expected words to look for, got ${words || 'none'}`)
  }
  const { addedSince } = query
  if (addedSince !== undefined && !isMark(addedSince)) {
    throw new QueryError('addedSince', `Expected a mark of the record, got ${addedSince || 'nothing'}`)
  }
  const named = async (field: 'source' | 'to' | 'via') => idsOf(await called(query[field], field, reader, languageOf))
  const sources = [...(await named('source')), ...idsOf(await ofSides(query.side, reader, languageOf))]
  const { act, channel, sourcing, quotation, decision, text, since, until, language, outlet, minProbability } = query
  return {
    ...((query.source || query.side) && { sources: [...new Set(sources)] }),
    ...(query.to && { addressees: await named('to') }),
    ...(query.via && { vias: await named('via') }),
    ...(act && { acts: act }),
    ...(channel && { channels: channel }),
    ...(sourcing && { sourcings: sourcing }),
    ...(quotation && { quotations: quotation }),
    ...(decision && { decisions: decision }),
    ...(text && { words: text }),
    ...(since && { since }),
    ...(until && { until }),
    ...(language && { languages: language }),
    ...(outlet && { outlets: outlet }),
    ...(query.story && { story: await storyOf(query.story, reader) }),
    ...(minProbability !== undefined && { minProbability }),
    ...(addedSince !== undefined && { addedSince }),
    ...(query.pending && { isPending: true as const }),
    ...((query.all || decision) && { isUnlisted: true as const }),
  }
}

function idsOf(actors: readonly ActorEntry[]): string[] {
  return [...new Set(actors.map(({ id }) => id))]
}

async function storyOf(id: string, reader: RecordReader): Promise<string> {
  try {
    return (await reader.story(id)).story.id
  } catch (error) {
    if (error instanceof UnknownEntryError) throw new QueryError('story', error.message)
    throw error
  }
}
