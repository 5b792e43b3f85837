import type { LanguagePack } from '../src/engine/index.ts'
import { loadTagger } from '../src/engine/tag/tagger.ts'
import type { GoldSentence } from './conllu.ts'

/** How well a tagger does on gold words: shares right in percent, and time a word. */
export function goldWordScores(model: Uint8Array, treebank: readonly GoldSentence[]): string {
  const tagger = loadTagger({ language: '', models: { tag: model } } as unknown as LanguagePack)
  let [nWords, classes, tags, lemmas] = [0, 0, 0, 0]
  const started = performance.now()
  for (const { text, words } of treebank) {
    const tagged = tagger.tag(text, { start: 0, end: text.length, paragraph: 0, tokens: words }).words
    words.forEach((word, i) => {
      nWords++
      if (word.class === tagged[i].class) classes++
      if (word.tag === tagged[i].tag) tags++
      if (word.lemma === '_' || word.lemma === tagged[i].lemma) lemmas++
    })
  }
  const micros = (1000 * (performance.now() - started)) / nWords
  const share = (right: number) => ((100 * right) / nWords).toFixed(2)
  return `UPOS ${share(classes)}  XPOS ${share(tags)}  lemma ${share(lemmas)}  ${micros.toFixed(1)} µs/word`
}
