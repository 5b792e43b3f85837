import { session } from './session.svelte.ts'

/** What went wrong with a question, as the server tells it (RFC 9457), or that it could not be reached. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  /** The HTTP status; absent where the server could not be reached. */
  readonly status: number | undefined
  readonly field: string | undefined

  constructor(message: string, status?: number, field?: string) {
    super(message)
    this.status = status
    this.field = field
  }
}

/** A value of a question: a list is asked for several times, what is absent not at all. */
export type QueryValue = string | number | boolean | readonly string[] | undefined

/** A question’s parameters, called as the API calls them. */
export type Query = Readonly<Record<string, QueryValue>>

/** The address of a question to the API. */
export function addressOf(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue
    for (const each of Array.isArray(value) ? value : [value]) search.append(name, String(each))
  }
  return `/api${path}${search.size === 0 ? '' : `?${search}`}`
}

/**
 * Asks the API.
 *
 * @throws ProblemError when it does not answer, or with a problem.
 */
export async function get<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
  return jsonOf(await reach(addressOf(path, query), signal === undefined ? {} : { signal }))
}

/** An answer with the tag by which a change of it says what it changes. */
export interface Tagged<T> {
  readonly value: T
  readonly tag: string | undefined
}

/**
 * Asks the API for what is to be changed.
 *
 * @throws ProblemError when it does not answer, or with a problem.
 */
export async function getTagged<T>(path: string, signal?: AbortSignal): Promise<Tagged<T>> {
  const response = await reach(addressOf(path), { cache: 'no-store', ...(signal !== undefined && { signal }) })
  return { value: await jsonOf<T>(response), tag: response.headers.get('etag') ?? undefined }
}

/**
 * Changes something.
 *
 * @param conditions headers on which the change hangs, such as `if-match`; absent ones are left out.
 * @throws ProblemError when it does not answer, or with a problem.
 */
export async function send<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  conditions: Readonly<Record<string, string | undefined>> = {},
): Promise<T> {
  const { csrf } = session
  const given = Object.entries(conditions).filter((each): each is [string, string] => each[1] !== undefined)
  const headers = {
    'content-type': 'application/json',
    ...(csrf !== undefined && { 'x-readout-csrf': csrf }),
    ...Object.fromEntries(given),
  }
  const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
  return jsonOf(await reach(addressOf(path), init))
}

/**
 * Hands bytes over, such as a report’s.
 *
 * @throws ProblemError when the server does not answer, or with a problem.
 */
export async function sendBytes<T>(
  path: string,
  query: Query,
  body: Blob | Uint8Array<ArrayBuffer>,
  type: string,
): Promise<T> {
  const { csrf } = session
  const headers = { 'content-type': type, ...(csrf !== undefined && { 'x-readout-csrf': csrf }) }
  return jsonOf(await reach(addressOf(path, query), { method: 'POST', headers, body }))
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(address, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ProblemError(String(error instanceof Error ? error.message : error))
  }
  if (response.ok) return response
  if (response.status === 401) session.end()
  throw await problemOf(response)
}

async function problemOf(response: Response): Promise<ProblemError> {
  const told: unknown = await response.json().catch(() => undefined)
  const { detail, title, field } = (told ?? {}) as { detail?: string; title?: string; field?: string }
  return new ProblemError(detail ?? title ?? response.statusText, response.status, field)
}

async function jsonOf<T>(response: Response): Promise<T> {
  return (response.status === 204 ? undefined : await response.json()) as T
}
