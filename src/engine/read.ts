import type { Block, Reading } from '../schema/index.ts'
import { type Attributor, attribute, loadAttributor } from './attribute/attribute.ts'
import { type FindBlocks, loadLayout } from './layout/layout.ts'
import type { LanguagePack } from './pack.ts'
import { loadParser, type Parser } from './parse/parser.ts'
import { addRoles, loadRoles, type Roles } from './roles/roles.ts'
import { loadSegmenter, type Segmenter } from './segment/segment.ts'
import type { ParsedSentence, Sentence } from './sentence.ts'
import { loadTagger, type Tagger } from './tag/tagger.ts'

/** The stages of a pack, made ready once. */
interface Stages {
  readonly findBlocks: FindBlocks
  readonly segmenter: Segmenter
  readonly tagger: Tagger
  readonly parser: Parser
  readonly attributor: Attributor
  readonly roles: Roles
}

const ENGINE = 'readout 0.1.0'
const ready = new WeakMap<LanguagePack, Stages>()

/**
 * Reads a report: every statement in it, with the exact characters it was read from. Any string yields a reading,
 * perhaps an empty one, in time that grows with its length; the same string and pack give the same reading everywhere.
 *
 * @param text the report, as it came; all offsets are UTF-16 units of it.
 * @param pack the language it is in; its models are made ready at the first call.
 * @throws TypeError when the pack's models are damaged or of another engine.
 * @example
 * import { read } from 'readout/engine'
 * import { english } from '@readout/en'
 * const { statements } = read('“We will wait,” the minister said.', english)
 * statements[0].source[0].exact // 'the minister'
 */
export function read(text: string, pack: LanguagePack): Reading {
  const { findBlocks, segmenter, attributor, roles, ...stages } = stagesOf(pack)
  const blocks = findBlocks(text)
  const sentences = inBody(segmenter.segment(text), blocks).map((sentence) => parse(text, sentence, stages))
  const parsed = { text, blocks, sentences }
  const { attributions, notes } = attribute(parsed, attributor)
  const { statements, actors } = addRoles(parsed, attributions, roles)
  return { language: pack.language, engine: `${ENGINE}, pack ${pack.version}`, blocks, statements, actors, notes }
}

function stagesOf(pack: LanguagePack): Stages {
  const known = ready.get(pack)
  if (known) return known
  const stages = {
    findBlocks: loadLayout(pack),
    segmenter: loadSegmenter(pack),
    tagger: loadTagger(pack),
    parser: loadParser(pack),
    attributor: loadAttributor(pack),
    roles: loadRoles(pack),
  }
  ready.set(pack, stages)
  return stages
}

/** The sentences that start in a body block. Both lists are in order. */
function inBody(sentences: readonly Sentence[], blocks: readonly Block[]): Sentence[] {
  let at = 0
  return sentences.filter((sentence) => {
    while (at + 1 < blocks.length && blocks[at + 1].start <= sentence.start) at++
    return blocks[at]?.kind === 'body'
  })
}

function parse(
  text: string,
  sentence: Sentence,
  { tagger, parser }: Pick<Stages, 'tagger' | 'parser'>,
): ParsedSentence {
  return parser.parse(tagger.tag(text, sentence))
}
