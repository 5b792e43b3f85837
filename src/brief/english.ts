import { englishSentences } from './english-sentences.ts'
import { counted, dayInEnglish, listedInEnglish, reviewedInEnglish, sureInEnglish } from './english-words.ts'
import { languageNames } from './language-names.ts'
import type { BriefWords } from './words.ts'

/** A brief in English. */
export const english: BriefWords = {
  language: 'en',
  headings: {
    situation: 'Situation',
    exchanges: 'Latest exchanges',
    statements: 'Latest statements',
    answers: 'Answers',
    disputes: 'Disputes',
    pending: 'Pending',
    sources: 'Sources',
  },
  none: 'None found',
  editorNote: 'Editor’s note',
  titleTold: (title) => `Title by the editor; the dossier: ${title}`,
  backToText: 'back to the text',
  scope: {
    period: 'Period',
    issues: 'Issues',
    cast: 'Cast',
    statements: 'Statements',
    leftOut: 'Left out',
    stories: 'Stories',
    outlets: 'Outlets',
    lookedThrough: 'Looked through',
    languages: 'Languages',
    deadlines: 'Deadlines as of',
    marked: 'Marked words',
    percentages: 'Percentages',
  },
  between: ', ',
  period: (first, last) => (first === last ? dayInEnglish(first) : `${dayInEnglish(first)} – ${dayInEnglish(last)}`),
  nStatements: (n, counting) => `${counting === 'newest' ? 'the newest ' : ''}${n} on its issues`,
  nLeftOut: (n) => `${counted(n, 'entry', 'entries')}, by choice`,
  nStories: String,
  onlyNewestOf: ({ areExchangesCut, isPendingCut }) => {
    const cut = [...(areExchangesCut ? ['exchanges'] : []), ...(isPendingCut ? ['what is pending'] : [])]
    return `only the newest for ${cut.join(' and ')}`
  },
  languageName: languageNames('en'),
  markedTold: 'verbatim from the reports, in their own language',
  percentagesTold: 'how sure the reading is, by machine; what a person decided says who',
  day: dayInEnglish,
  listed: listedInEnglish,
  // A name in another script than English has the language that it came in.
  languageOfName: (name, language) => (/(?!\p{sc=Latin})\p{L}/u.test(name) ? language : undefined),
  called: ({ name }) => [name],
  latestOf: (shown, all) => ` (latest ${shown} of ${all})`,
  ...englishSentences,
  footnote: {
    nobody: 'nobody named',
    noParticipants: 'participants not named',
    noOutlet: 'outlet not known',
    cut: '…',
    meant: (who) => [', read as ', ...who],
    titled: (title) => ['“', title, '”'],
    entry: ({ entry, id, version }) =>
      `${entry === 'statement' ? 'Statement' : 'Exchange'} ${id} of version ${version}`,
    found: ({ finder, probability, review }) => {
      const read = `read${finder === undefined ? '' : ` by ${finder}`}, ${sureInEnglish(probability)}`
      if (review === undefined) return read
      return `${read}; ${reviewedInEnglish(review)} on ${dayInEnglish(review.at.slice(0, 10))}`
    },
  },
  markdown: {
    colon: ':',
    said: (words) => `*${words}*`,
    cue: (words) => `“${words}”`,
    footnote: (quotation, about, entry) => `${quotation} — ${about.join(', ')}. ${entry.join('; ')}.`,
  },
}
