import type { Span } from '../../text/index.ts'
import { isName, jointLinks } from './actors.ts'
import { type ActorLink, actorFor, type FoundActor, knownActor, newActor } from './cast.ts'
import { formIn, noteForm } from './forms.ts'
import { isNameLike } from './names.ts'
import { referent } from './pronouns.ts'
import { sentenceAt } from './site.ts'
import { issuerNamed, type Reading } from './stand-ins.ts'
import { wordsOf } from './who.ts'

/** Those to whom a statement of somebody is made, by the words for them; whoever the text does not make known is left out. */
export function hearersOf(reading: Reading, spans: readonly Span[], speaker: FoundActor | undefined): ActorLink[] {
  return each(reading, spans, (span) => meantBy(reading, span, speaker))
}

/** Those on whose word a statement is, by the words for them: they may be described only, as a source may. */
export function witnessesOf(reading: Reading, spans: readonly Span[], speaker: FoundActor | undefined): ActorLink[] {
  return each(reading, spans, (span) => meantBy(reading, span, speaker) ?? describedBy(reading, span))
}

/** Whom spans mean, each once; those named together are told apart. */
function each(reading: Reading, spans: readonly Span[], meaning: (span: Span) => ActorLink | undefined): ActorLink[] {
  const links = spans.flatMap((span) => {
    const together = jointLinks(reading, [span])
    return together.length > 0 ? together : (meaning(span) ?? [])
  })
  return links.filter(({ actor }, at) => links.findIndex((link) => link.actor === actor) === at)
}

function meantBy(reading: Reading, span: Span, speaker: FoundActor | undefined): ActorLink | undefined {
  const { search, cast, sentences } = reading
  const at = sentenceAt(sentences, span.start)
  const words = wordsOf(search, [span], sentences[at])
  const { name, sourcing } = words
  if (name.reference === 'speaker' || name.reference === 'relative') return undefined
  if (sourcing === 'document') return issuerNamed(reading, words, [span], sentences[at])
  if (name.reference === 'description') return name.isDefinite ? knownActor(cast, words) : undefined
  if (name.reference === 'name') {
    if (!(sourcing === 'outlet' ? isName(name, search.naming) : isNameLike(name.core, search.naming))) return undefined
    const link = actorFor(cast, words)
    noteForm(link.actor.forms, formIn(search.text, span, name, search.naming, 0), search.text)
    return link
  }
  return referent(name, mentionedBefore(reading, at, speaker), at)
}

/** Who is mentioned up to a sentence, but for one. */
function mentionedBefore({ mentioned }: Reading, sentence: number, but: FoundActor | undefined): Reading['mentioned'] {
  let low = 0
  let high = mentioned.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (mentioned[middle].sentence <= sentence) low = middle + 1
    else high = middle
  }
  return mentioned.slice(Math.max(0, low - REACH), low).filter(({ actor }) => actor !== but)
}

/** How many mentions back a pronoun may refer: bounds the time. */
const REACH = 64

function describedBy({ search, cast, sentences }: Reading, span: Span): ActorLink | undefined {
  const words = wordsOf(search, [span], sentences[sentenceAt(sentences, span.start)])
  const { name, sourcing } = words
  if (name.reference !== 'description' || sourcing === undefined || sourcing === 'document') return undefined
  if (search.naming.bare.test(name.core) || search.naming.clause.test(name.core)) return undefined
  return knownActor(cast, words) ?? newActor(cast, words)
}
