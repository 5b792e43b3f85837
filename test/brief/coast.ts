import type { Brief, Item, Part, Sentence } from '../../src/brief/index.ts'
import type { Dossier } from '../../src/schema/index.ts'
import { parseDossier } from '../../src/views/index.ts'
import { type Case, recordOf } from '../views/link-cases.ts'

/** Reports of a coast and a border, in English and Japanese, with all that a brief tells of. */
export const REPORTS: Case['reports'] = [
  {
    day: '2022-02-01',
    language: 'en',
    text: 'Varda demanded that Selmia withdraw its troops from the border province of Kell.',
  },
  {
    day: '2022-02-03',
    language: 'ja',
    text: 'セルミアは、国境地帯から部隊を撤退させるというヴァルダの要求は受け入れられないと表明した。',
  },
  {
    day: '2022-02-05',
    language: 'en',
    text: 'Ana Teslic said Varda had moved missiles to the northern coast. Jonas Reve denied that any missiles had been moved to the coast.',
  },
  {
    day: '2022-02-06',
    language: 'en',
    text: 'Jonas Reve and Mira Sole held a meeting in Oresk on February 4. According to an aide, Reve said that Varda supported the fishing treaty.',
  },
  {
    day: '2022-02-07',
    language: 'ja',
    text: 'レーヴェ首相とソーレ首相は2月4日に会談した。レーヴェ首相は、撤退の合意に近づいていると述べた。',
  },
  { day: '2022-02-08', language: 'en', text: 'Varda promised to publish the report on the troops by February 20.' },
  { day: '2022-02-16', language: 'en', text: 'Varda said it would not accept the fishing treaty.' },
]

/** What follows them. */
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

/** A record of the reports. */
export const record = () => recordOf(REPORTS)

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
