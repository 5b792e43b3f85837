import { readArchive, readLines, section } from '../model/archive.ts'
import { SparseWeights } from '../model/weights.ts'
import type { LanguagePack } from '../pack.ts'
import type { ParsedSentence, TaggedSentence } from '../sentence.ts'
import { type ActionWeights, readActionWeights, sumActionWeights } from './action-weights.ts'
import { MAX_ARC_FEATURES, writeArcFeatures } from './arc-features.ts'
import { renameArcs } from './relabel.ts'
import { type ActionModel, startBeam, stepBeam } from './search.ts'
import { MAX_STATE_FEATURES, writeStateFeatures } from './state-features.ts'
import { startStates, treeOf } from './states.ts'
import { type PlainWord, prepareWords } from './tree-words.ts'

/** A language's parser. */
export interface Parser {
  /** The tree of a sentence: exactly one root (none in an empty sentence), no cycles; linear in its length. */
  parse(tagged: TaggedSentence): ParsedSentence
}

/** A language's trained weights. */
export interface ParseModel extends ActionModel {
  readonly relations: readonly string[]
  readonly beam: number
  readonly treeWeights: SparseWeights
}

const LONG = 200

/** The parser of a language pack. */
export function loadParser(pack: LanguagePack): Parser {
  const model = readParseModel(pack.models.parse)
  return { parse: (tagged) => parseSentence(tagged, model) }
}

/** Reads what `training/train-parse.ts` wrote. */
export function readParseModel(bytes: Uint8Array): ParseModel {
  const sections = readArchive(bytes)
  const [bits, beam] = section(sections, 'shape')
  const values = section(sections, 'values')
  const actions = readActionWeights(bits, section(sections, 'gaps'), new Int8Array(values.buffer))
  const relations = readLines(section(sections, 'relations'))
  const arcWeights = SparseWeights.of(section(sections, 'arcs'))
  return {
    relations,
    beam,
    treeWeights: SparseWeights.of(section(sections, 'tree')),
    ...actionModel(actions, arcWeights, relations.length),
  }
}

/** Scores actions and names arcs by their weights. */
export function actionModel(actions: ActionWeights, arcWeights: SparseWeights, nRelations: number): ActionModel {
  const features = new Int32Array(MAX_STATE_FEATURES)
  const arcFeatures = new Int32Array(MAX_ARC_FEATURES)
  const relationScores = new Int32Array(nRelations)
  return {
    scoreActions(states, state, scores) {
      sumActionWeights(actions, features, writeStateFeatures(states, state, features), scores)
    },
    nameArc(states, head, dependent) {
      const count = writeArcFeatures(states, head, dependent, arcFeatures)
      return bestRelation(arcWeights, arcFeatures, count, relationScores)
    },
  }
}

/** The relation with the greatest sum of weights of the first `count` features. */
export function bestRelation(weights: SparseWeights, features: Int32Array, count: number, scores: Int32Array): number {
  scores.fill(0)
  for (let at = 0; at < count; at++) weights.add(features[at], scores)
  let best = 0
  for (let relation = 1; relation < scores.length; relation++) if (scores[relation] > scores[best]) best = relation
  return best
}

/** Heads and relations of plain words: words count from 1, 0 is the root's head; index 0 stands for nothing. */
export function parseWords(
  words: readonly PlainWord[],
  model: ParseModel,
  beamWidth: number = model.beam,
): { heads: Int32Array; relations: Int32Array } {
  const width = words.length > LONG ? 1 : beamWidth
  const states = startStates(prepareWords(words), width)
  const beam = startBeam(width)
  for (let step = 0; step < 2 * words.length; step++) stepBeam(beam, states, model)
  const tree = treeOf(states, beam.kept[0])
  renameArcs(states.words, tree, model.treeWeights, model.relations.length)
  return tree
}

function parseSentence(tagged: TaggedSentence, model: ParseModel): ParsedSentence {
  const { heads, relations } = parseWords(tagged.words, model)
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
