/** Where a key is typed as text or chooses something, so that it is no command to the page. */
const OWN_KEYS = 'input, textarea, select, button, a, summary, [contenteditable], [role="combobox"]'
const TYPED = 'input, textarea, select, [contenteditable], [role="combobox"]'

/**
 * The key that is a command to the page; absent where it is typed into a field, goes with Ctrl, Alt or Meta, is part of a word
 * that is being composed, or, as Enter and the space bar do, belongs to the button or link that has the focus.
 */
export function commandOf(event: KeyboardEvent): string | undefined {
  const { key, target } = event
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return undefined
  const own = key === 'Enter' || key === ' ' ? OWN_KEYS : TYPED
  return target instanceof Element && target.closest(own) ? undefined : key
}
