const CJK = /[\u3400-\u9fff\uf900-\ufaff]+/gu;
const LATIN = /[a-z0-9]+/g;
/** Longer texts are sentences, not searches: what follows adds cost and no meaning. */
const MOST_CHARS = 60;

/** One spelling for what looks alike: full-width digits and letters, capitals, spaces. */
export function searchText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim().slice(0, MOST_CHARS);
}

/**
 * Words to look an indicator up by: every two neighbouring Chinese characters, Latin words, and the first character of
 * the name for whoever has typed only one. Equality of text is leakproof, so that the index serves under row security,
 * where LIKE and trigrams do not; and two characters (绩效) are a whole word, for which trigrams have no answer
 * (design §8.9).
 */
export function indexTokens(name: string, keywords: readonly string[] = []): string[] {
  const first = [...searchText(name)][0];
  return [...new Set([...(first ? [`^${first}`] : []), ...[name, ...keywords].flatMap((text) => words(text))])].sort();
}

/** The same for what somebody types. */
export function queryTokens(text: string): string[] {
  const plain = searchText(text);
  const chars = [...plain.replace(/ /g, '')];
  if (chars.length === 1) return [`^${chars[0]!}`];
  return [...new Set(words(plain))].sort();
}

function words(text: string): string[] {
  const plain = searchText(text);
  const pairs = (plain.match(CJK) ?? []).flatMap((run) => {
    const chars = [...run];
    return chars.length === 1 ? chars : chars.slice(1).map((char, index) => chars[index]! + char);
  });
  return [...pairs, ...(plain.match(LATIN) ?? [])];
}
