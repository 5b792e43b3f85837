const KEPT = 'readout.seen.'

/** The record’s mark when this browser last had seen all of a dossier; absent where it never looked at it. */
export function markSeen(dossier: string): string | undefined {
  return localStorage.getItem(KEPT + dossier) ?? undefined
}

/** Keeps that all of a dossier was seen up to a mark. */
export function keepMarkSeen(dossier: string, mark: string): void {
  localStorage.setItem(KEPT + dossier, mark)
}
