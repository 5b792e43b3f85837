import { type Brief, composeBrief, writeBriefHtml, writeBriefMarkdown } from '../../brief/index.ts'
import { briefOptionsOf } from '../../queries/index.ts'
import type { BriefQuery } from '../../schema/index.ts'
import { oneLine } from '../terminal-text.ts'
import { writeWhole } from '../write-whole.ts'
import { readDossier } from './dossier-file.ts'
import type { RecordOptions } from './open-record.ts'
import { withViewed } from './viewed.ts'

type Format = 'markdown' | 'html' | 'json'

const WRITERS: Readonly<Record<Format, (brief: Brief) => string>> = {
  markdown: writeBriefMarkdown,
  html: writeBriefHtml,
  json: (brief) => `${JSON.stringify(brief, undefined, 2)}\n`,
}

/** What `readout brief` may be told. */
export interface BriefCommandOptions extends RecordOptions, BriefQuery {
  readonly today?: string
  readonly format?: Format
  readonly out?: string
}

/** `readout brief DOSSIER`: writes the dossier out, every sentence footnoted. */
export async function briefCommand(path: string, options: BriefCommandOptions): Promise<void> {
  const { out, today } = options
  const dossier = await readDossier(path)
  await withViewed(options, async (viewed) => {
    const wanted = { ...briefOptionsOf(options, dossier), ...(today && { today }) }
    const brief = await composeBrief(viewed, dossier, wanted)
    const text = WRITERS[formatOf(options)](brief)
    if (out === undefined) process.stdout.write(text)
    else {
      await writeWhole(out, text)
      process.stderr.write(`${oneLine(out)}: ${summaryOf(brief)}\n`)
    }
  })
}

/** As asked for; else as the name of the file tells. */
function formatOf({ format, out }: BriefCommandOptions): Format {
  if (format !== undefined) return format
  return /\.html?$/i.test(out ?? '') ? 'html' : /\.json$/i.test(out ?? '') ? 'json' : 'markdown'
}

function summaryOf({ notes }: Brief): string {
  const stories = new Set(notes.map(({ story }) => story)).size
  return `${notes.length} ${notes.length === 1 ? 'footnote' : 'footnotes'} from ${stories} ${stories === 1 ? 'story' : 'stories'}`
}
