import { type Dossier, DossierSchema } from '../schema/index.ts'
import { lineOf } from './json-places.ts'

/** A file that is no dossier: what is wrong with it, field by field, each with its line. */
export class DossierFormatError extends Error {
  override readonly name = 'DossierFormatError'
}

/**
 * A dossier from its file.
 *
 * @param json the file’s text.
 * @throws DossierFormatError when it is not JSON, or a field is missing, unknown or of the wrong kind.
 */
export function parseDossier(json: string): Dossier {
  const value = parsed(json)
  const checked = DossierSchema.safeParse(value)
  if (checked.success) return checked.data
  const faults = checked.error.issues.map(({ path, message }) => {
    const field = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
    return `line ${lineOf(json, path)}: ${field.replace(/^\./, '') || 'the dossier'}: ${message}`
  })
  throw new DossierFormatError(`The dossier does not hold:\n${faults.join('\n')}`)
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const at = Number(/position (\d+)/.exec(message)?.[1] ?? json.length)
    throw new DossierFormatError(`The dossier is not JSON: line ${json.slice(0, at).split('\n').length}: ${message}`)
  }
}
