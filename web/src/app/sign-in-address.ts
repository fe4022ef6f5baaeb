/** Sign-in keeps the address the person came from. */
export function signInAddress(from: string): string {
  return from === '/' || from === '' ? '/sign-in' : `/sign-in?return=${encodeURIComponent(from)}`;
}
