/** What languages are called in a language, by their BCP 47 tags; a tag that is none stays as it is. */
export function languageNames(language: string): (tag: string) => string {
  const names = new Intl.DisplayNames(language, { type: 'language' })
  return (tag) => {
    try {
      return names.of(tag) ?? tag
    } catch {
      return tag
    }
  }
}
