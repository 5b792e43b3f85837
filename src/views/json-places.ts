/** The line, from 1, on which a value of valid JSON begins; of a value that is not there, the nearest around it. */
export function lineOf(json: string, path: readonly PropertyKey[]): number {
  let at = afterSpace(json, 0)
  for (const part of path) {
    const next = placeOf(json, at, part)
    if (next === undefined) break
    at = next
  }
  return json.slice(0, at).split('\n').length
}

/** Where a member of the object or array at a place begins. */
function placeOf(json: string, start: number, part: PropertyKey): number | undefined {
  const isObject = json[start] === '{'
  if (!isObject && json[start] !== '[') return undefined
  let at = afterSpace(json, start + 1)
  for (let n = 0; at < json.length && json[at] !== '}' && json[at] !== ']'; n++) {
    const keyEnd = isObject ? endOf(json, at) : at
    const isSought = isObject ? JSON.parse(json.slice(at, keyEnd)) === part : n === part
    const value = isObject ? afterSpace(json, afterSpace(json, keyEnd) + 1) : at
    if (isSought) return value
    at = afterSpace(json, endOf(json, value))
    if (json[at] === ',') at = afterSpace(json, at + 1)
  }
  return undefined
}

/** One past the value at a place. */
function endOf(json: string, start: number): number {
  const scalar = /"(?:[^"\\]|\\.)*"|[^\s,{}[\]]+/y
  if (json[start] !== '{' && json[start] !== '[') {
    scalar.lastIndex = start
    return start + (scalar.exec(json)?.[0].length ?? 1)
  }
  let depth = 0
  for (let at = start; at < json.length; at++) {
    if (json[at] === '"') at = endOf(json, at) - 1
    else if (json[at] === '{' || json[at] === '[') depth++
    else if ((json[at] === '}' || json[at] === ']') && --depth === 0) return at + 1
  }
  return json.length
}

function afterSpace(json: string, start: number): number {
  let at = start
  while (/\s/.test(json[at] ?? '')) at++
  return at
}
