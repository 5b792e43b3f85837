import { type Brief, type BriefOptions, composeBrief, writeBriefHtml, writeBriefMarkdown } from '../../brief/index.ts'
import { oneLine } from '../terminal-text.ts'
import { writeWhole } from '../write-whole.ts'
import { readDossier } from './dossier-file.ts'
import type { RecordOptions } from './open-record.ts'
import { withViewed } from './viewed.ts'

/** What `readout brief` may be told. */
export interface BriefCommandOptions extends RecordOptions, BriefOptions {
  readonly format?: 'markdown' | 'html'
  readonly out?: string
}

/** `readout brief DOSSIER`: writes the dossier out, every sentence footnoted. */
export async function briefCommand(path: string, options: BriefCommandOptions): Promise<void> {
  const { out, today, minProbability } = options
  const dossier = await readDossier(path)
  await withViewed(options, async (viewed) => {
    const wanted = { ...(today && { today }), ...(minProbability !== undefined && { minProbability }) }
    const brief = await composeBrief(viewed, dossier, wanted)
    const text = formatOf(options) === 'html' ? writeBriefHtml(brief) : writeBriefMarkdown(brief)
    if (out === undefined) process.stdout.write(text)
    else {
      await writeWhole(out, text)
      process.stderr.write(`${oneLine(out)}: ${summaryOf(brief)}\n`)
    }
  })
}

/** As asked for; else as the name of the file tells. */
function formatOf({ format, out }: BriefCommandOptions): 'markdown' | 'html' {
  return format ?? (/\.html?$/i.test(out ?? '') ? 'html' : 'markdown')
}

function summaryOf({ notes }: Brief): string {
  const stories = new Set(notes.map(({ story }) => story)).size
  return `${notes.length} ${notes.length === 1 ? 'footnote' : 'footnotes'} from ${stories} ${stories === 1 ? 'story' : 'stories'}`
}
