import type { Brief, Item, Part, Sentence } from '../../src/brief/index.ts'
import type { Dossier } from '../../src/schema/index.ts'
import { parseDossier } from '../../src/views/index.ts'

/** What follows the reports of the coast and the border. */
export const DOSSIER: Dossier = parseDossier(
  JSON.stringify({
    title: 'The coast and the border',
    issues: [
      { id: 'troops', name: 'Troops at the border', terms: { en: ['troops', 'missiles'], ja: ['部隊', '撤退'] } },
      { id: 'fishing', name: 'The fishing treaty', terms: { en: ['fishing treaty'] } },
      { id: 'moon', name: 'The moon', terms: { en: ['lunar'] } },
    ],
  }),
)

/** The sentences of a brief, those below others after them. */
export function* sentencesOf({ parts }: Pick<Brief, 'parts'>): Generator<Sentence> {
  for (const part of parts) yield* sentencesIn(part)
}

function* sentencesIn({ items, parts }: Part): Generator<Sentence> {
  for (const item of items) yield* [item as Sentence, ...(item as Item).below]
  for (const part of parts) yield* sentencesIn(part)
}

/** A sentence as it reads. */
export const text = ({ pieces }: Pick<Sentence, 'pieces'>) =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')
