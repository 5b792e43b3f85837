declare module 'virtual:packs' {
  /** Where the browser entry of each language’s pack is, and how many bytes come with it. */
  export const packs: Readonly<Record<'en' | 'ja', { readonly entry: string; readonly nBytes: number }>>
}
