/** Writes named sections of bytes as an archive; `src/engine/model/archive.ts` says how it is laid out and reads it. */
export function writeArchive(sections: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const parts: Uint8Array[] = [uint32(0x31544452), uint32(sections.size)]
  for (const [name, bytes] of sections) {
    parts.push(uint32(name.length), padded(lines([name])), uint32(bytes.byteLength), padded(bytes))
  }
  return concat(parts)
}

/** Lines of text as UTF-16 units, for `readLines`. */
export function lines(texts: readonly string[]): Uint8Array {
  const text = texts.join('\n')
  return bytesOf(Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)))
}

/** The bytes under a typed array. */
export function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}

function uint32(value: number): Uint8Array {
  return bytesOf(Uint32Array.of(value))
}

function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array((bytes.byteLength + 3) & ~3)
  whole.set(bytes)
  return whole
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.byteLength
  }
  return whole
}
