import { OutputError } from '../output-error.ts'

/** Where a password comes from: a terminal that can be told not to show it, or whatever is piped in. */
export interface PasswordInput extends AsyncIterable<Buffer | string> {
  readonly isTTY?: boolean
  setRawMode?(isRaw: boolean): unknown
  pause(): unknown
}

/** Somebody stopped it with Ctrl-C, which a terminal that shows nothing leaves to us. */
class StoppedError extends Error {
  override readonly name = 'StoppedError'
}

/** Most characters that are taken for a password before a line ends. */
const LONGEST = 1024

/**
 * A new password: from a terminal it is asked for twice and not shown; else it is the first line of what comes.
 *
 * @throws OutputError when the two differ, or nothing comes.
 */
export async function askPassword(input: PasswordInput, prompt: (text: string) => void): Promise<string> {
  const lines = linesOf(input)
  try {
    if (!input.isTTY) return await nextLine(lines)
    input.setRawMode?.(true)
    const password = await asked('Password: ', lines, prompt)
    if ((await asked('Once more: ', lines, prompt)) !== password) throw new OutputError('The two passwords differ')
    return password
  } finally {
    if (input.isTTY) input.setRawMode?.(false)
    await lines.return(undefined)
    input.pause()
  }
}

async function asked(text: string, lines: AsyncGenerator<string>, prompt: (text: string) => void): Promise<string> {
  prompt(text)
  try {
    return await nextLine(lines)
  } finally {
    prompt('\n')
  }
}

async function nextLine(lines: AsyncGenerator<string>): Promise<string> {
  const { value, done } = await lines.next()
  if (done || value === '') throw new OutputError('Expected a password, got nothing')
  return value
}

/** Lines as they are typed: a terminal that shows nothing also leaves it to us to take back a character, and to stop. */
async function* linesOf(input: PasswordInput): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder()
  let line: string[] = []
  for await (const bytes of input) {
    for (const character of typeof bytes === 'string' ? bytes : decoder.decode(bytes, { stream: true })) {
      if (character === '\n' || character === '\r') {
        // A line that ends in both ends once.
        if (character === '\r' || line.length > 0 || input.isTTY) yield line.join('').normalize('NFC')
        line = []
      } else if (input.isTTY && character === '\u0003') throw new StoppedError('Stopped')
      else if (input.isTTY && character === '\u0004') return
      else if (input.isTTY && (character === '\u007f' || character === '\b')) line.pop()
      else line.push(character)
      if (line.length > LONGEST) throw new OutputError(`Expected a password of at most ${LONGEST} characters`)
    }
  }
  if (line.length > 0) yield line.join('').normalize('NFC')
}
