/** The rows of a pack's table: cells parted by tabs; blank lines and lines that begin with # are left out. */
export function tableRows(table: string | undefined): string[][] {
  return (table ?? '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
}
