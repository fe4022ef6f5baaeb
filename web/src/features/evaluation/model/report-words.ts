/** Says the name by which a report quotes a record in words, as `total` → 综合得分 and `row3.score` → 指标3得分. */
export type NameWords = (name: string) => string;

type Say = (key: string, params?: { n: string }) => string;

const NUMBERED = /^(row|finding)(\d+)\.([a-zA-Z]+)$/;

/** Words of a name by the catalogue: what stands many times is told apart by its number. */
export function wordsOfName(say: Say): NameWords {
  return (name) => {
    const [, of, n, part] = NUMBERED.exec(name) ?? [];
    return n ? say(`report.chip.${of}_${part}`, { n }) : say(`report.chip.${name.replaceAll('.', '_')}`);
  };
}

/** The text as people read and write it: quotations by their words. */
export const shownText = (text: string, names: readonly string[], words: NameWords): string =>
  text.replace(/\{([a-z][a-zA-Z0-9.]*)\}/g, (chip, name: string) => (names.includes(name) ? `{${words(name)}}` : chip));

/** The text as it is kept: quotations by their names. Words that name nothing stay for the reader to mend. */
export function keptText(text: string, names: readonly string[], words: NameWords): string {
  const byWords = new Map(names.map((name) => [words(name), name]));
  return text.replace(/\{([^{}\n]+)\}/g, (chip, said: string) => {
    const name = byWords.get(said.trim());
    return name ? `{${name}}` : chip;
  });
}

/** What stands in braces and quotes nothing. */
export const unknownQuotes = (text: string, names: readonly string[]): string[] =>
  [...text.matchAll(/\{([^{}\n]*)\}/g)].map(([, said]) => said!).filter((said) => !names.includes(said));
