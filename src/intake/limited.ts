import { IntakeError } from './intake-error.ts'

/** The most bytes that a file or standard input may hold. */
export const LARGEST_INPUT = 64 * 1024 * 1024

/**
 * All bytes of a stream, which is left off as soon as there are more than `largest`.
 *
 * @param name what the stream is called in messages.
 * @throws IntakeError when there are more.
 */
export async function limitedBytes(
  stream: AsyncIterable<Uint8Array>,
  name: string,
  largest: number = LARGEST_INPUT,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    length += chunk.length
    if (length > largest) throw new IntakeError(`${name} is larger than ${largest} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
