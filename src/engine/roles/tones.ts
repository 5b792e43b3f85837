/** The tones that words of what is said can carry (blame, praise, danger …), as a set of bits, by lemma in small letters. */
export type Tones = ReadonlyMap<string, number>

/** Rows of a tone and the lemmas that carry it, parted by spaces: a pack's `tones.tsv`. At most 30 tones. */
export function readTones(rows: readonly (readonly string[])[]): Tones {
  const tones = new Map<string, number>()
  rows.forEach(([, words = ''], bit) => {
    for (const word of words.split(' ')) tones.set(word, (tones.get(word) ?? 0) | (1 << bit))
  })
  return tones
}
