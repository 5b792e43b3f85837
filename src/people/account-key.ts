/** What a name comes to when case and width are left aside: accounts are told apart by it. */
export function accountKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().normalize('NFC')
}
