import { IntakeError } from './intake-error.ts'

/** Files that are no text, by their first bytes. */
const BINARY: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a zip archive or office document'],
  ['\u0089PNG', 'a PNG picture'],
  ['\u00ff\u00d8\u00ff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['\u001f\u008b', 'a gzip archive'],
  ['\u007fELF', 'a program'],
]

/** Encodings tried, in order, where nothing is declared and the bytes are no UTF-8. */
const LEGACY = ['iso-2022-jp', 'euc-jp', 'shift_jis'] as const

/**
 * The text of some bytes: by their byte order mark, else by `declared` (an encoding's label, as in HTTP or HTML), else
 * UTF-8, else a Japanese encoding in which every byte makes sense. A byte order mark is no part of the text.
 *
 * @param name what the bytes are called in messages.
 * @throws IntakeError when the bytes are empty, binary, or in an encoding that is not known.
 */
export function decode(bytes: Uint8Array, name: string, declared?: string): string {
  if (bytes.length === 0) throw new IntakeError(`${name} is empty: expected a report`)
  const kind = BINARY.find(([mark]) => startsWith(bytes, mark))?.[1]
  if (kind) throw new IntakeError(`${name} is ${kind}: expected text or HTML`)
  const text = decodeAs(bytes, name, marked(bytes) ?? declared)
  if (text.trim() === '') throw new IntakeError(`${name} holds nothing but white space: expected a report`)
  return text
}

function decodeAs(bytes: Uint8Array, name: string, label: string | undefined): string {
  if (label !== undefined) {
    const decoder = decoderOf(label)
    if (!decoder) throw new IntakeError(`${name} says it is in the encoding ${label}, which is not known`)
    return decoder.decode(bytes)
  }
  if (bytes.subarray(0, 65536).includes(0))
    throw new IntakeError(`${name} is binary (it holds zero bytes): expected text or HTML`)
  for (const encoding of ['utf-8', ...LEGACY]) {
    if (encoding === 'iso-2022-jp' && !bytes.includes(0x1b)) continue
    const text = strictly(bytes, encoding)
    if (text !== undefined && (encoding === 'utf-8' || looksJapanese(text))) return text
  }
  throw new IntakeError(
    `${name} is in an unknown encoding (${firstBadByte(bytes)}): expected UTF-8, UTF-16 with a byte order mark, Shift_JIS, EUC-JP or ISO-2022-JP`,
  )
}

/** Whether a legacy decoding makes sense: kana in it, and none of the control characters that a wrong one leaves. */
function looksJapanese(text: string): boolean {
  const nKana = text.match(/[\u3041-\u30ff]/g)?.length ?? 0
  return nKana >= 2 && !/[\u0080-\u009f]/.test(text) && nKana > (text.match(/[\uff61-\uff9f]/g)?.length ?? 0)
}

function marked(bytes: Uint8Array): string | undefined {
  if (startsWith(bytes, '\u00ef\u00bb\u00bf')) return 'utf-8'
  if (startsWith(bytes, '\u00ff\u00fe')) return 'utf-16le'
  if (startsWith(bytes, '\u00fe\u00ff')) return 'utf-16be'
  return undefined
}

function strictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function decoderOf(label: string): InstanceType<typeof TextDecoder> | undefined {
  try {
    return new TextDecoder(label)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
  return [...mark].every((character, i) => bytes[i] === character.charCodeAt(0))
}

/** The first byte that is no UTF-8, in words. */
function firstBadByte(bytes: Uint8Array): string {
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\ufffd', 1)[0]
  const offset = new TextEncoder().encode(before).length
  return `byte 0x${(bytes[offset] ?? 0).toString(16).padStart(2, '0')} at ${offset} is no UTF-8`
}
