import { tick } from 'svelte'

/** Where the reader is: a page’s address, which alone decides what is shown, so that every view can be handed on as a link. */
class Route {
  path = $state(location.pathname)
  query = $state.raw(new URLSearchParams(location.search))
  /** The id after `#`, without it; absent where there is none. */
  fragment = $state(location.hash.slice(1) || undefined)

  /** Goes to an address of the desk. */
  async go(address: string, how: 'push' | 'replace' = 'push'): Promise<void> {
    const url = new URL(address, location.href)
    if (url.href === location.href) return
    const isOtherPage = url.pathname !== location.pathname
    if (how === 'push') history.pushState(null, '', url)
    else history.replaceState(null, '', url)
    this.read()
    if (!isOtherPage) return
    await tick()
    window.scrollTo(0, 0)
    document.querySelector('main')?.focus({ preventScroll: true })
  }

  /** Changes parameters of the address, as a filter does; those that are `undefined` or empty go. */
  change(
    changes: Readonly<Record<string, string | readonly string[] | undefined>>,
    how: 'push' | 'replace' = 'push',
  ): void {
    void this.go(changedAddress(changes), how)
  }

  read(): void {
    this.path = location.pathname
    this.query = new URLSearchParams(location.search)
    this.fragment = location.hash.slice(1) || undefined
  }
}

export const route = new Route()

/** The address of what is shown with other parameters. */
export function changedAddress(changes: Readonly<Record<string, string | readonly string[] | undefined>>): string {
  const query = new URLSearchParams(route.query)
  for (const [name, value] of Object.entries(changes)) {
    query.delete(name)
    for (const each of typeof value === 'string' ? [value] : (value ?? [])) if (each !== '') query.append(name, each)
  }
  return `${route.path}${query.size === 0 ? '' : `?${query}`}`
}

/** Links within the desk change the page and do not load it anew; anything else of a click is the browser’s. */
export function followLinks(): () => void {
  const onClick = (event: MouseEvent) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (link === null || link.target !== '' || link.hasAttribute('download') || link.origin !== location.origin) return
    if (link.pathname.startsWith('/api/')) return
    event.preventDefault()
    void route.go(link.href)
  }
  const onPop = () => route.read()
  document.addEventListener('click', onClick)
  window.addEventListener('popstate', onPop)
  return () => {
    document.removeEventListener('click', onClick)
    window.removeEventListener('popstate', onPop)
  }
}
