/** Sign-in keeps the address the person came from. */
export function signInAddress(from: string): string {
  return from === '/' || from === '' ? '/sign-in' : `/sign-in?return=${encodeURIComponent(from)}`;
}

/** Only an address inside this application: a link must not lead a person elsewhere after sign-in. */
export function safeReturn(address: string | null): string {
  if (!address || !address.startsWith('/') || address.startsWith('//') || address.includes('\\')) return '/';
  return address.startsWith('/sign-in') ? '/' : address;
}
