import { readArchive, readLines, section } from '../model/archive.ts'
import { SparseWeights } from '../model/weights.ts'
import type { LanguagePack } from '../pack.ts'
import type { ParsedSentence, TaggedSentence } from '../sentence.ts'
import { wordTable } from '../tag/tagger.ts'
import type { WordTable } from '../tag/word-table.ts'
import { addActionWeights, readActionWeights } from './action-weights.ts'
import { renameArcs } from './relabel.ts'
import { actionScorer, arcNamer } from './scorer.ts'
import { type ActionModel, startBeam, stepBeam } from './search.ts'
import { startStates, treeOf } from './states.ts'
import { type PlainWord, prepareWords } from './tree-words.ts'

/** A language's parser. */
export interface Parser {
  /**
   * The tree of a sentence: exactly one root (none in an empty sentence), no cycles; linear in its length. A greedy one
   * takes a third of the time and a few arcs more are wrong.
   */
  parse(tagged: TaggedSentence, isGreedy?: boolean): ParsedSentence
}

/** A language's trained weights. */
export interface ParseModel extends ActionModel {
  readonly relations: readonly string[]
  readonly beam: number
  readonly treeWeights: SparseWeights
  readonly table: WordTable
}

/** Sentences of more words are read with a beam of 1. */
const LONG = 200
/** No wider beam is used, whatever the model was trained with: six states gain .2 LAS on dev and take a quarter more time. */
const WIDEST = 6
/** The unit in which the greatest lag of a state is stored. */
export const LAG_UNIT = 8

/** The parser of a language pack. */
export function loadParser(pack: LanguagePack): Parser {
  const model = readParseModel(pack.models.parse, wordTable(readArchive(pack.models.tag)))
  return { parse: (tagged, isGreedy) => parseSentence(tagged, model, isGreedy ? 1 : Math.min(model.beam, WIDEST)) }
}

/** Reads what `training/train-parse.ts` wrote; `table` is the tagger's, with which it was learnt. */
export function readParseModel(bytes: Uint8Array, table: WordTable): ParseModel {
  const sections = readArchive(bytes)
  const [bits, beam, lag] = section(sections, 'shape')
  const actions = readActionWeights(bits, section(sections, 'gaps'), section(sections, 'values'))
  const relations = readLines(section(sections, 'relations'))
  return {
    relations,
    beam,
    lag: lag * LAG_UNIT,
    table,
    treeWeights: SparseWeights.of(section(sections, 'tree')),
    nameArc: arcNamer(SparseWeights.of(section(sections, 'arcs')), relations.length),
    scoreActions: actionScorer((features, from, to, scores, at) =>
      addActionWeights(actions, features, from, to, scores, at),
    ),
  }
}

/** Heads and relations of plain words: words count from 1, 0 is the root's head; index 0 stands for nothing. */
export function parseWords(
  words: readonly PlainWord[],
  model: ParseModel,
  beamWidth: number = model.beam,
): { heads: Int32Array; relations: Int32Array } {
  const width = words.length > LONG ? 1 : beamWidth
  const states = startStates(prepareWords(words, model.table), width)
  const beam = startBeam(width)
  for (let step = 0; step < 2 * words.length; step++) stepBeam(beam, states, model)
  const tree = treeOf(states, beam.kept[0])
  renameArcs(states.words, tree, model.treeWeights, model.relations.length, model.nameArc)
  return tree
}

function parseSentence(tagged: TaggedSentence, model: ParseModel, beamWidth: number): ParsedSentence {
  const { heads, relations } = parseWords(tagged.words, model, beamWidth)
  const words = tagged.words.map((word, at) => {
    const head = heads[at + 1] - 1
    return { ...word, head, relation: relationName(model.relations[relations[at + 1]], head) }
  })
  return { start: tagged.start, end: tagged.end, paragraph: tagged.paragraph, words }
}

/** Only the root is called so. */
function relationName(relation: string, head: number): string {
  if (head < 0) return 'root'
  return relation === 'root' ? 'dep' : relation
}

/** A sentence as a tree that says nothing: every word hangs from the first. */
export function flatTree(tagged: TaggedSentence): ParsedSentence {
  const words = tagged.words.map((word, at) => ({
    ...word,
    head: at === 0 ? -1 : 0,
    relation: at === 0 ? 'root' : 'dep',
  }))
  return { start: tagged.start, end: tagged.end, paragraph: tagged.paragraph, words }
}
