import { CodePoints, type ExactSpan } from '../text/index.ts'
import type { Exported } from './exported.ts'

/** A version’s text, with its offsets in code points. */
export interface MeasuredText {
  readonly text: string
  readonly codePoints: CodePoints
}

/** How many texts are kept: statements come version by version, but need not. */
const KEPT = 16

/** The texts of versions, asked for once as long as their statements stand together. */
export class VersionTexts {
  private readonly kept = new Map<string, MeasuredText>()
  private readonly exported: Exported

  private constructor(exported: Exported) {
    this.exported = exported
  }

  /** The texts of what is exported. */
  static of(exported: Exported): VersionTexts {
    return new VersionTexts(exported)
  }

  /** The text of a version. */
  async get(version: string): Promise<MeasuredText> {
    const found = this.kept.get(version) ?? measured(await this.exported.textOf(version))
    this.kept.delete(version)
    this.kept.set(version, found)
    const [oldest] = this.kept.keys()
    if (this.kept.size > KEPT) this.kept.delete(oldest)
    return found
  }
}

/**
 * Fails where a span does not say what the text has there.
 *
 * @throws RangeError with the words that came and those of the text.
 */
export function checkSpan({ text }: MeasuredText, at: ExactSpan, of: string): void {
  const there = text.slice(at.start, at.end)
  if (there === at.exact) return
  const came = JSON.stringify(at.exact)
  throw new RangeError(`${of}: the text has ${JSON.stringify(there)} at ${at.start}–${at.end}, the span says ${came}`)
}

function measured(text: string): MeasuredText {
  return { text, codePoints: CodePoints.of(text) }
}
