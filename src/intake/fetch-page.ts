import { lookup } from 'node:dns'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { pipeline, type Transform } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { isPublicAddress } from './addresses.ts'
import { IntakeError } from './intake-error.ts'
import { limitedBytes } from './limited.ts'
import type { Declared } from './report.ts'

/** What was fetched: the bytes, what the server said of them, and the address after redirects. */
export interface Fetched extends Declared {
  readonly bytes: Uint8Array
  readonly url: string
}

/** What a fetch may do. */
export interface FetchLimits {
  /** Milliseconds for the whole of it. */
  readonly timeout: number
  /** Bytes of the page, unpacked. */
  readonly largest: number
  readonly redirects: number
  /** Which addresses may be connected to. */
  readonly mayConnect: (address: string) => boolean
}

const LIMITS: FetchLimits = { timeout: 15_000, largest: 5_000_000, redirects: 5, mayConnect: isPublicAddress }

/**
 * Fetches a page over http or https. Only addresses on the public internet are connected to: the address is checked as
 * it is connected to, at every redirect, so that no name can lead inside.
 *
 * @throws IntakeError when the URL is none, is unreachable, private, too slow, too large, or no text.
 */
export async function fetchPage(from: string, limits: FetchLimits = LIMITS): Promise<Fetched> {
  const signal = AbortSignal.timeout(limits.timeout)
  let url = parseUrl(from)
  for (let left = limits.redirects; ; left--) {
    const response = await open(url, limits, signal)
    const status = response.statusCode ?? 0
    const { location } = response.headers
    if (300 <= status && status < 400 && location) {
      response.destroy()
      if (left === 0) throw new IntakeError(`${from} redirects more than ${limits.redirects} times`)
      url = parseUrl(URL.canParse(location, url.href) ? new URL(location, url).href : location)
      continue
    }
    if (status !== 200) {
      response.destroy()
      throw new IntakeError(`${url.href} answers ${status}: expected 200`)
    }
    return { url: url.href, ...(await bodyOf(response, url, limits, signal)) }
  }
}

function parseUrl(from: string): URL {
  if (!URL.canParse(from)) throw new IntakeError(`${from} is not a URL`)
  const url = new URL(from)
  if (!/^https?:$/.test(url.protocol)) throw new IntakeError(`${from} is not a web address: expected http or https`)
  return url
}

function open(url: URL, limits: FetchLimits, signal: AbortSignal): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) && !limits.mayConnect(host)) throw refused(url, host)
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  const headers = {
    'user-agent': 'readout/0.1',
    accept: 'text/html, text/plain;q=0.9',
    'accept-encoding': 'gzip, deflate, br',
  }
  return new Promise((resolve, reject) => {
    request(url, { headers, signal, lookup: checkedLookup(url, limits), agent: false }, resolve)
      .on('error', (error: NodeJS.ErrnoException) => reject(failed(url, error, limits)))
      .end()
  })
}

function checkedLookup(url: URL, limits: FetchLimits): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, [])
      const inside = addresses.find(({ address }) => !limits.mayConnect(address))
      if (inside) return callback(refused(url, inside.address), [])
      if (options.all) callback(null, addresses)
      else callback(null, addresses[0].address, addresses[0].family)
    })
  }
}

async function bodyOf(
  response: IncomingMessage,
  url: URL,
  limits: FetchLimits,
  signal: AbortSignal,
): Promise<Omit<Fetched, 'url'>> {
  const type = response.headers['content-type'] ?? 'text/html'
  if (!/^(?:text\/|application\/(?:xhtml\+xml|xml))/i.test(type)) {
    response.destroy()
    throw new IntakeError(`${url.href} is ${type}: expected a page or text`)
  }
  const encoding = /charset=["']?([\w-]+)/i.exec(type)?.[1]
  const declared: Declared = { isPage: !/^text\/plain/i.test(type), ...(encoding ? { encoding } : {}) }
  try {
    return { bytes: await limitedBytes(unpacked(response), url.href, limits.largest), ...declared }
  } catch (error) {
    response.destroy()
    throw failed(url, signal.aborted ? signal.reason : (error as NodeJS.ErrnoException), limits)
  }
}

const UNPACKERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
}

function unpacked(response: IncomingMessage): AsyncIterable<Uint8Array> {
  const packing = response.headers['content-encoding']
  const unpack = packing === undefined ? undefined : UNPACKERS[packing.toLowerCase()]
  // The pipeline carries an error or a stop of either end to the other.
  return unpack ? pipeline(response, unpack(), () => undefined) : response
}

function refused(url: URL, address: string): IntakeError {
  return new IntakeError(`${url.href} leads to ${address}, which is not on the public internet: not fetched`)
}

function failed(url: URL, error: NodeJS.ErrnoException, limits: FetchLimits): IntakeError {
  if (error instanceof IntakeError) return error
  const isLate = error.name === 'AbortError' || error.name === 'TimeoutError'
  const why = isLate ? `no answer within ${limits.timeout / 1000} s` : (error.code ?? error.message)
  return new IntakeError(`${url.href} cannot be reached: ${why}`)
}
