import { readArchive, readLines, section } from '../model/archive.ts'
import { SparseWeights } from '../model/weights.ts'
import type { LanguagePack } from '../pack.ts'
import type { ParsedSentence, TaggedSentence } from '../sentence.ts'
import { ActionWeights } from './action-weights.ts'
import { arcFeatures, N_ARC_FEATURES } from './arc-features.ts'
import { Beam, type ParseModel } from './beam.ts'
import { onlyRoot } from './only-root.ts'
import { type WordFacts, wordFacts } from './words.ts'

/** Gives tagged sentences their trees. */
export interface Parser {
  parse(sentence: TaggedSentence): ParsedSentence
}

/** Features of arcs and states are masked to so many bits. */
export const FEATURE_MASK = (1 << 22) - 1

const BEAM_WIDTH = 4
/** Sentences of more words are parsed greedily, so that time stays bounded. */
const LONG_SENTENCE = 200

/**
 * The parser of a pack: arc-eager transitions (Nivre 2003) with a beam, scored by a linear model over the features of
 * Zhang and Nivre (2011); an arc's relation is chosen by a second linear model over its two words.
 *
 * @throws TypeError when the pack's parse model is not one.
 */
export function loadParser(pack: LanguagePack): Parser {
  const sections = readArchive(pack.models.parse)
  const relations = readLines(section(sections, 'relations'))
  const actions = ActionWeights.of(section(sections, 'actions'))
  const arcs = SparseWeights.of(section(sections, 'arcs'))
  return {
    parse(sentence) {
      const facts = wordFacts(sentence.words)
      const { heads, labels } = search(facts, new SentenceModel(actions, arcs, relations.length))
      const { start, end, paragraph } = sentence
      const words = onlyRoot(
        sentence.words.map((word, i) => ({ ...word, head: heads[i], relation: relations[labels[i]] })),
      )
      return { start, end, paragraph, words }
    },
  }
}

function search(facts: WordFacts, model: ParseModel): { heads: Int16Array; labels: Int16Array } {
  const beam = new Beam(facts, model, facts.nWords > LONG_SENTENCE ? 1 : BEAM_WIDTH)
  while (!beam.isDone) beam.advance()
  const { nWords } = facts
  const heads = beam.states.heads.slice(0, nWords).map((head) => (head === nWords ? -1 : head))
  return { heads, labels: beam.states.labels.slice(0, nWords) }
}

/** The pack's weights over one sentence, with the relation of each pair of words chosen once. */
class SentenceModel implements ParseModel {
  readonly mask = FEATURE_MASK
  private readonly actions: ActionWeights
  private readonly arcs: SparseWeights
  private readonly chosen = new Map<number, number>()
  private readonly features = new Int32Array(N_ARC_FEATURES)
  private readonly scores: Int32Array

  constructor(actions: ActionWeights, arcs: SparseWeights, nRelations: number) {
    this.actions = actions
    this.arcs = arcs
    this.scores = new Int32Array(nRelations)
  }

  score(features: Int32Array, count: number, scores: Float64Array): void {
    this.actions.score(features, count, scores)
  }

  labelOf(facts: WordFacts, head: number, dependent: number): number {
    const pair = head * facts.nWords + dependent
    const known = this.chosen.get(pair)
    if (known !== undefined) return known
    const label = this.choose(facts, head, dependent)
    this.chosen.set(pair, label)
    return label
  }

  private choose(facts: WordFacts, head: number, dependent: number): number {
    const { scores } = this
    const count = arcFeatures(facts, head, dependent, FEATURE_MASK, this.features)
    scores.fill(0)
    for (let i = 0; i < count; i++) this.arcs.add(this.features[i], scores)
    let best = 0
    for (let label = 1; label < scores.length; label++) if (scores[label] > scores[best]) best = label
    return best
  }
}
