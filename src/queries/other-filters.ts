import type { ActorFilter, ExchangeFilter, RecordReader, StatementFilter, StoryFilter } from '../record/index.ts'
import type {
  ActorQuery,
  BriefLanguage,
  BriefQuery,
  Dossier,
  ExchangeQuery,
  LinkQuery,
  StoryQuery,
} from '../schema/index.ts'
import type { LinkOptions } from '../views/index.ts'
import { called } from './called.ts'
import { filterOf, issueOf, type Understanding } from './filter-of.ts'

/** Whose links are asked for: how probable they must be is of the links, not of the statements. */
export function linkFilterOf(
  { minProbability: _, rejected: __, ...ofStatements }: LinkQuery,
  understanding: Understanding,
): Promise<StatementFilter> {
  return filterOf(ofStatements, understanding)
}

/** Which links are shown. */
export function linkOptionsOf({
  minProbability,
  rejected,
}: Pick<LinkQuery, 'minProbability' | 'rejected'>): LinkOptions {
  return {
    ...(minProbability !== undefined && { minProbability }),
    ...(rejected && { isRejectedShown: true as const }),
  }
}

/**
 * The occasions that are asked for.
 *
 * @throws QueryError when nobody is known by a name.
 */
export async function exchangeFilterOf(
  { kind, with: names, since, until, story }: ExchangeQuery,
  { reader, languageOf }: Pick<Understanding, 'reader' | 'languageOf'>,
): Promise<ExchangeFilter> {
  const participants = (await called(names, 'with', reader, languageOf)).map(({ id }) => id)
  return {
    ...(kind && { kinds: kind }),
    ...(participants.length > 0 && { participants }),
    ...(since && { since }),
    ...(until && { until }),
    ...(story && { story }),
  }
}

/**
 * The stories that are asked for.
 *
 * @throws UnknownEntryError when the record has no such story whose copies are asked for.
 */
export async function storyFilterOf(
  { text, outlet, language, since, until, copiesOf }: StoryQuery,
  reader: RecordReader,
): Promise<StoryFilter> {
  return {
    ...(outlet && { outlets: outlet }),
    ...(language && { languages: language }),
    ...(since && { since }),
    ...(until && { until }),
    ...(text && { words: text }),
    ...(copiesOf && { origin: (await reader.story(copiesOf)).story.origin }),
  }
}

/**
 * The actors that are asked for.
 *
 * @throws QueryError when no state is known by a name.
 */
export async function actorFilterOf(
  { id, name, kind, side }: ActorQuery,
  { reader, languageOf }: Pick<Understanding, 'reader' | 'languageOf'>,
): Promise<ActorFilter> {
  const [state] = side === undefined ? [] : await called([side], 'side', reader, languageOf)
  const kinds = kind ?? (id === undefined ? NAMED : undefined)
  return {
    ...(id && { ids: id }),
    ...(kinds && { kinds }),
    ...(name && { name }),
    ...(state && { standsFor: state.id }),
  }
}

const NAMED: NonNullable<ActorFilter['kinds']> = ['person', 'state', 'body']

/**
 * What a brief of a dossier is asked for with.
 *
 * @throws QueryError when the dossier has no such issue.
 */
export function briefOptionsOf(
  { language, since, until, issue, minProbability, leaveOut }: BriefQuery,
  dossier: Dossier,
): {
  readonly language?: BriefLanguage
  readonly since?: string
  readonly until?: string
  readonly issues?: readonly string[]
  readonly minProbability?: number
  readonly leaveOut?: readonly string[]
} {
  return {
    ...(language && { language }),
    ...(since && { since }),
    ...(until && { until }),
    ...(issue && { issues: issue.map((id) => issueOf(dossier, id).id) }),
    ...(minProbability !== undefined && { minProbability }),
    ...(leaveOut && { leaveOut }),
  }
}
