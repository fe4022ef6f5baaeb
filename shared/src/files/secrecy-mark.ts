/**
 * Marks of state secrets as they stand on documents: grade, star, time (保密法 §22). The words alone are ordinary; with the
 * star they are a mark (controls C31, case D58).
 */
const MARK = /(绝密|机密|秘密)[\s\u3000]{0,4}[★☆⭐]/u;

/** The mark that a text bears, or null. */
export function secrecyMark(text: string): string | null {
  const found = MARK.exec(text);
  return found ? `${found[1]}★` : null;
}
