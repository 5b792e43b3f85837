import { readArchive, section } from '../model/archive.ts'
import type { LanguagePack } from '../pack.ts'
import type { Sentence } from '../sentence.ts'
import { tableRows } from '../table.ts'
import { spacedSegmenter } from './spaced.ts'
import { unspacedSegmenter } from './unspaced.ts'

/** Cuts text into sentences and words. */
export interface Segmenter {
  /**
   * The sentences of a text, in order. Every character that is no white space stands in exactly one token; a line break
   * always ends a sentence. Takes time linear in the length of the text.
   */
  segment(text: string): Sentence[]
}

/**
 * The segmenter of a pack. Its archive's section `kind` names the way of writing: `spaced` where spaces part most
 * words, `unspaced` where none do.
 *
 * @throws TypeError when the archive is of another kind.
 */
export function loadSegmenter(pack: LanguagePack): Segmenter {
  const sections = readArchive(pack.models.segment)
  const kind = String.fromCharCode(...section(sections, 'kind'))
  if (kind === 'spaced') return spacedSegmenter(sections, abbreviationsOf(pack))
  if (kind === 'unspaced') return unspacedSegmenter(sections)
  throw new TypeError(`The segment model of ${pack.language} is of the kind ${kind}; expected spaced or unspaced`)
}

function abbreviationsOf({ tables }: LanguagePack): string[] {
  return tableRows(tables['abbreviations.tsv']).map(([abbreviation]) => abbreviation)
}
