import type { Span } from '../text/index.ts'

/** A word's span in the text. Words of one sentence are in order and never overlap; white space lies between them. */
export type Token = Span

/** A sentence as segmented: its span (no white space at the ends) and its words' spans. */
export interface Sentence extends Span {
  /** Index of the paragraph it stands in, from 0; a line break always starts a new one. */
  readonly paragraph: number
  readonly tokens: readonly Token[]
}

/** A word with what the tagger says of it. */
export interface Word extends Span {
  /** The characters of its span. */
  readonly form: string
  /** Dictionary form. */
  readonly lemma: string
  /** Universal part of speech (UPOS), e.g. `VERB`. */
  readonly class: string
  /** Treebank-specific tag (XPOS), e.g. `VBD`, `動詞-一般`; empty where the pack gives none. */
  readonly tag: string
}

/** A sentence whose words are tagged. */
export interface TaggedSentence extends Span {
  readonly paragraph: number
  readonly words: readonly Word[]
}

/** A word with its place in the dependency tree. */
export interface ParsedWord extends Word {
  /** Index of its head among the sentence's words; -1 for the root. */
  readonly head: number
  /** Universal dependency relation with subtype, e.g. `nsubj`, `acl:relcl`. */
  readonly relation: string
}

/** A sentence with its tree: exactly one root, no cycles. */
export interface ParsedSentence extends Span {
  readonly paragraph: number
  readonly words: readonly ParsedWord[]
}
