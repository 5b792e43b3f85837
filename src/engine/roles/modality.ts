import type { Attribution } from '../../schema/index.ts'

/** What a pack's `modality.tsv` says of cues and contents. */
export interface ModalityRow {
  readonly flag: 'negated' | 'conditional' | 'hedged'
  readonly cue: RegExp
  readonly content: RegExp
}

/** Rows of flag, pattern of the cue, pattern of the content; an empty pattern matches nothing. */
export function readModality(rows: readonly (readonly string[])[]): ModalityRow[] {
  const pattern = (source: string | undefined) => (source ? new RegExp(source, 'u') : /(?!)/)
  return rows.map(([flag, cue, content]) => {
    if (flag !== 'negated' && flag !== 'conditional' && flag !== 'hedged') {
      throw new TypeError(`modality.tsv holds ${flag}: expected negated, conditional or hedged`)
    }
    return { flag, cue: pattern(cue), content: pattern(content) }
  })
}

/** Which flags a statement carries: the cue denied, what is said on a condition, what is said as possible only. */
export function modalityOf(
  statement: Attribution,
  cue: string,
  rows: readonly ModalityRow[],
): { negated?: true; conditional?: true; hedged?: true } {
  const content = statement.content
    .map(({ exact }) => exact)
    .join(' ')
    .slice(0, 600)
    .toLowerCase()
  const has = (flag: ModalityRow['flag']) =>
    rows.some((row) => row.flag === flag && (row.cue.test(cue) || row.content.test(content)))
  return {
    ...(has('negated') && { negated: true }),
    ...(has('conditional') && { conditional: true }),
    ...(has('hedged') && { hedged: true }),
  }
}
