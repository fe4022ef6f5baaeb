/** Only an address inside this application: a link must not lead a person elsewhere after sign-in. */
export function safeReturn(address: string | null): string {
  if (!address || !address.startsWith('/') || address.startsWith('//') || address.includes('\\')) return '/';
  return address.startsWith('/sign-in') ? '/' : address;
}
