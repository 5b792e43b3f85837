import type { Attribution } from '../../schema/index.ts'

/** What may be said of a statement's cue or content beside its act. */
export type ModalityFlag = (typeof MODALITIES)[number]

const MODALITIES = ['negated', 'conditional', 'hedged', 'future'] as const

/** What a pack's `modality.tsv` says of cues and contents. */
export interface ModalityRow {
  readonly flag: ModalityFlag
  readonly cue: RegExp
  readonly content: RegExp
}

/** Rows of flag, pattern of the cue, pattern of the content; an empty pattern matches nothing. */
export function readModality(rows: readonly (readonly string[])[]): ModalityRow[] {
  const pattern = (source: string | undefined) => (source ? new RegExp(source, 'u') : /(?!)/)
  return rows.map(([name, cue, content]) => {
    const flag = MODALITIES.find((each) => each === name)
    if (!flag) throw new TypeError(`modality.tsv holds ${name}: expected one of ${MODALITIES.join(', ')}`)
    return { flag, cue: pattern(cue), content: pattern(content) }
  })
}

/** The cue denied; what is said on a condition, as possible only, or of what is still to come. */
export type Modality = { readonly [flag in ModalityFlag]?: true }

/** Which flags a statement carries, by its cue or by what it says. */
export function modalityOf(statement: Attribution, cue: string, rows: readonly ModalityRow[]): Modality {
  const content = statement.content
    .map(({ exact }) => exact)
    .join(' ')
    .slice(0, 600)
    .toLowerCase()
  const carries = (flag: ModalityFlag) =>
    rows.some((row) => row.flag === flag && (row.cue.test(cue) || row.content.test(content)))
  return Object.fromEntries(MODALITIES.filter(carries).map((flag) => [flag, true]))
}
