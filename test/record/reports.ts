import { english } from '@readout/en'
import { japanese } from '@readout/ja'
import { read } from '../../src/engine/index.ts'
import { type Designation, type Found, factsOf, type Names, type Resolution } from '../../src/record/index.ts'
import type { Fact } from '../../src/schema/index.ts'
import { digest } from '../../src/text/index.ts'

/** A report as the tests write it. */
export interface Sample extends Partial<Omit<Found, 'reading'>> {
  readonly text: string
}

/** The facts of a report, read by the engine. */
export function facts(sample: Sample): Fact[] {
  const language = sample.language ?? 'en'
  const pack = language === 'ja' ? japanese : english
  const options = sample.published === undefined ? {} : { published: sample.published }
  return factsOf({ at: '2022-02-03T00:00:00Z', ...sample, language, reading: read(sample.text, pack, options) })
}

/**
 * Names as the tests need them: the last word of a name tells who it is; "the" opens an unnamed one. A bare last name is
 * the only full one's that has it; of several it may be any.
 */
export const plainNames: Names = {
  designate: ([words = '']) =>
    words.split(' and ').map((name): Designation => {
      const kind = /^(the|a|an|he|she) /i.test(name) || !/\p{Lu}/u.test(name) ? 'unnamed' : 'person'
      const family = name.split(' ').at(-1)?.toLowerCase() ?? ''
      const key = `n${digest(`${kind} ${name}`).slice(0, 20)}`
      return { key, kind, name, ...(kind === 'person' && { block: family }) }
    }),
  resolve: (designations) => {
    const full = designations.filter(({ name }) => name.includes(' '))
    const meant = (each: Designation): Resolution => {
      if (each.name.includes(' ')) return { actor: each.key, rule: 'full', probability: 0.9 }
      if (full.length > 1) return { actor: each.key, rule: 'several', probability: 0.5, perStory: true }
      return { actor: full[0]?.key ?? each.key, rule: 'only', probability: 0.8 }
    }
    return new Map(designations.map((each) => [each.key, meant(each)]))
  },
}

export const HARBOUR = `Ministers trade warnings

The foreign minister said on Tuesday that her government would not reopen the port of Selm. “We have made our position clear,” Ana Teslic told reporters.

Jonas Reve denied that any boats had crossed the line. Reve said Varda must withdraw its letter.

A senior diplomat said that both sides had asked for more time. “Nobody wants to be the one who moves first,” the diplomat said.`

export const HARBOUR_UPDATED = HARBOUR.replace(
  ' Reve said Varda must withdraw its letter.',
  ' Reve said Varda must answer within a week.',
).replace('A senior diplomat said that both sides had asked for more time. ', '')

export const BRIDGE = `Engineers doubt the bridge

Mira Sole said that the bridge over the Kess could not carry trains before spring. “The steel is tired,” she told the council on Friday.

Teslic rejected the report. She said: “We were never shown the figures.”`

export const JAPANESE = `外相は「交渉は続く」と述べた。

報道官は、首脳会談を来週開くと発表した。首相は記者団に対し、合意に近づいていると語った。`
