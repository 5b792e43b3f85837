const MAGIC = 0x31544452 // "RDT1", little-endian

/**
 * Reads an archive: named sections of bytes, as `training/archive.ts` writes them. Layout, little-endian: magic `RDT1`,
 * number of sections, then for each section the length of its name, the name in UTF-16 units, its byte length, and
 * its bytes, each part padded to 4 bytes. Sections are copies, aligned for any typed array.
 *
 * @throws TypeError when the bytes are not an archive.
 */
export function readArchive(bytes: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 8 || view.getUint32(0, true) !== MAGIC) {
    throw new TypeError(`Not a model archive: ${bytes.byteLength} bytes without the mark RDT1`)
  }
  const sections = new Map<string, Uint8Array>()
  let at = 8
  for (let left = view.getUint32(4, true); left > 0; left--) {
    const nameLength = view.getUint32(at, true)
    at += 4
    let name = ''
    for (let i = 0; i < nameLength; i++) name += String.fromCharCode(view.getUint16(at + 2 * i, true))
    at = padded(at + 2 * nameLength)
    const length = view.getUint32(at, true)
    at += 4
    sections.set(name, bytes.slice(at, at + length))
    at = padded(at + length)
  }
  return sections
}

/**
 * The section `name` of an archive.
 *
 * @throws TypeError when there is none of that name.
 */
export function section(sections: ReadonlyMap<string, Uint8Array>, name: string): Uint8Array {
  const found = sections.get(name)
  if (!found)
    throw new TypeError(`The model has no section ${name}; it has ${[...sections.keys()].join(', ') || 'none'}`)
  return found
}

/** Lines of text stored as UTF-16 units. */
export function readLines(bytes: Uint8Array): string[] {
  const units = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2)
  let text = ''
  for (let at = 0; at < units.length; at += 4096) text += String.fromCharCode(...units.subarray(at, at + 4096))
  return text === '' ? [] : text.split('\n')
}

function padded(offset: number): number {
  return (offset + 3) & ~3
}
