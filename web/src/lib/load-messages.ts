import type { LoadMessages } from './i18n.js';

type Messages = Record<string, unknown>;

const catalogues = import.meta.glob<Messages>('../messages/*/*.json', { import: 'default' });

/** Each module keeps the words of its own refusals; to the reader they are one catalogue. */
const isRefusalFile = (path: string, language: string) =>
  path.startsWith(`../messages/${language}/refusal.`) && path.endsWith('.json');

export const loadMessages: LoadMessages = async (language, namespace) => {
  if (namespace === 'refusal') {
    const paths = Object.keys(catalogues).filter((path) => isRefusalFile(path, language));
    return mergeMessages(await Promise.all(paths.sort().map((path) => catalogues[path]!())));
  }
  const load = catalogues[`../messages/${language}/${namespace}.json`];
  return load ? load() : {};
};

/** Two levels are enough: codes at the top, `wayOut`, `field` and `who` below. */
export function mergeMessages(all: Messages[]): Messages {
  const merged: Messages = {};
  for (const messages of all) {
    for (const [key, value] of Object.entries(messages)) {
      const known = merged[key];
      merged[key] =
        typeof value === 'object' && value !== null && typeof known === 'object' && known !== null
          ? { ...known, ...value }
          : value;
    }
  }
  return merged;
}
