import type { Block, Damage, Reading, Statement } from '../schema/index.ts'
import type { Span } from '../text/index.ts'
import { type Attributor, attribute, loadAttributor, promiseOf } from './attribute/attribute.ts'
import { findDamage, type MistranslationRow, readMistranslations } from './damage/find-damage.ts'
import { type FindBlocks, loadLayout } from './layout/layout.ts'
import type { LanguagePack } from './pack.ts'
import { flatTree, loadParser, type Parser } from './parse/parser.ts'
import { findQuantities, firstFrom, loadQuantities, type QuantityTables } from './quantities/quantities.ts'
import { addRoles } from './roles/add-roles.ts'
import { speaksOfExchange } from './roles/mentions.ts'
import { loadRoles, type Roles } from './roles/roles.ts'
import { loadSegmenter, type Segmenter } from './segment/segment.ts'
import type { ParsedSentence, Sentence } from './sentence.ts'
import { tableRows } from './table.ts'
import { loadTagger, type Tagger } from './tag/tagger.ts'

/** The stages of a pack, made ready once. */
interface Stages {
  readonly findBlocks: FindBlocks
  readonly segmenter: Segmenter
  readonly tagger: Tagger
  readonly parser: Parser
  readonly attributor: Attributor
  readonly quantities: QuantityTables
  readonly roles: Roles
  readonly mistranslations: readonly MistranslationRow[]
}

const ENGINE = 'readout 0.1.0'
const ready = new WeakMap<LanguagePack, Stages>()

/** What is known of a report beside its text. */
export interface ReadOptions {
  /** Day it was published, e.g. 2022-02-01: what "Tuesday" and "last week" count from. Anything else is as if unknown. */
  readonly published?: string
}

/**
 * Reads a report: every statement in it, with the exact characters it was read from. Any string yields a reading,
 * perhaps an empty one, in time that grows with its length; the same string and pack give the same reading everywhere.
 *
 * @param text the report, as it came; all offsets are UTF-16 units of it.
 * @param pack the language it is in; its models are made ready at the first call.
 * @param options what is known of the report beside its text.
 * @throws TypeError when the pack's models are damaged or of another engine.
 * @example
 * import { read } from 'readout/engine'
 * import { english } from '@readout/en'
 * const { statements } = read('“We will wait,” the minister said.', english)
 * statements[0].source[0].exact // 'the minister'
 */
export function read(text: string, pack: LanguagePack, { published }: ReadOptions = {}): Reading {
  const stages = stagesOf(pack)
  const { findBlocks, segmenter, attributor, quantities, roles, mistranslations } = stages
  const blocks = findBlocks(text)
  const sentences = inBody(segmenter.segment(text), blocks).map((sentence) => parse(text, sentence, stages))
  const parsed = { text, blocks, sentences }
  const { attributions, notes } = attribute(parsed, attributor)
  const said = findQuantities(text, quantities, published)
  const { statements, actors, exchanges, spellings } = addRoles(parsed, attributions, said, roles)
  const damage = findDamage(parsed, spellings, mistranslations)
  return {
    language: pack.language,
    engine: engineOf(pack),
    blocks,
    statements: flagDamaged(statements, damage),
    actors,
    exchanges,
    damage,
    notes,
  }
}

/** How long a damaged stretch is looked back for. */
const LONGEST_HARM = 200

/** Statements flagged where damage other than spelling lies in their words or right beside them. */
function flagDamaged(statements: readonly Statement[], damage: readonly Damage[]): Statement[] {
  const harm = damage.filter(({ kind }) => kind !== 'mixed-scripts' && kind !== 'mistranslation')
  const isHarmed = (span: Span) => {
    for (let at = firstFrom(harm, span.start - LONGEST_HARM); at < harm.length && harm[at].start <= span.end; at++) {
      if (harm[at].end >= span.start) return true
    }
    return false
  }
  return statements.map((statement) => {
    const isDamaged = statement.content.some(isHarmed)
    return isDamaged ? { ...statement, damaged: true } : statement
  })
}

/** What a reading with this pack names as its engine: releases of engine and pack, by which a later reading is told. */
export function engineOf(pack: LanguagePack): string {
  return `${ENGINE}, pack ${pack.version}`
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
    quantities: loadQuantities(pack),
    roles: loadRoles(pack),
    mistranslations: readMistranslations(tableRows(pack.tables['mistranslations.tsv'])),
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

/**
 * A sentence with its tree. A tree is most of the work, and only statements and exchanges are read from it: a sentence
 * that promises neither has none, one that promises little a greedy one.
 */
function parse(text: string, sentence: Sentence, { tagger, parser, attributor, roles }: Stages): ParsedSentence {
  const tagged = tagger.tag(text, sentence)
  const promise = promiseOf(tagged, attributor)
  if (promise === 'none' && !speaksOfExchange(text, sentence, roles.exchanges)) return flatTree(tagged)
  return parser.parse(tagged, promise !== 'some')
}
