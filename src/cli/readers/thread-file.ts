/** The file of a thread beside this one, whether it runs as it was written or as it was built. */
export function threadFile(name: 'reader-thread' | 'writer-thread'): URL {
  const [end] = /\.\w+$/.exec(import.meta.url) ?? ['.js']
  return new URL(`./${name}${end}`, import.meta.url)
}
