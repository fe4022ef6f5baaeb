/** Outline of the report of 财预〔2020〕10号 (domain §2.10). */
export const REPORT_OUTLINE = [
  { code: 'BASICS', heading: '一、基本情况' },
  { code: 'WORK', heading: '二、绩效评价工作开展情况' },
  { code: 'CONCLUSION', heading: '三、综合评价情况及评价结论' },
  { code: 'ANALYSIS', heading: '四、绩效评价指标分析' },
  { code: 'PROBLEMS', heading: '五、主要经验及做法、存在的问题及原因分析' },
  { code: 'ADVICE', heading: '六、有关建议' },
  { code: 'OTHER', heading: '七、其他需要说明的问题' },
] as const;
export type ReportSectionCode = (typeof REPORT_OUTLINE)[number]['code'];

/** Values that a text may quote, by name; a text never holds a number of its own record. */
export type ReportSources = Readonly<Record<string, string | null>>;

const CHIP = /\{([a-z][a-zA-Z0-9.]{0,39})\}/g;
/** Shown where the record says nothing (yet). */
export const NOTHING_YET = '（未定）';
/** Shown in its place once the evaluation is over and was carried out outside of the system. */
export const NOT_RECORDED = '（未录入）';

/** Names that a text quotes, each once, in the order in which they appear. */
export function chipsOf(text: string): string[] {
  return [...new Set([...text.matchAll(CHIP)].map(([, name]) => name!))];
}

/** Names that no record knows. */
export const unknownChips = (text: string, sources: ReportSources): string[] =>
  chipsOf(text).filter((name) => !Object.hasOwn(sources, name));

/** The text with the records' present values in their places. */
export function resolveText(text: string, sources: ReportSources, nothing = NOTHING_YET): string {
  return text.replace(CHIP, (_, name: string) => sources[name] ?? nothing);
}

/** What is no number of the record: document numbers, dates and years, and the numbering of a paragraph. */
const NO_RECORD =
  /〔\d{4}〕\d+号|\d{4}年度?(\d{1,2}月(\d{1,2}日)?)?|\d{1,2}月\d{1,2}日|(?<=^|\n)\s*[（(]?\d{1,2}[.、）)](?!\d)/gu;
const NUMBER = /\d[\d,，]*(?:\.\d+)?\s*(?:个百分点|万元|亿元|%|％|元|分|个|项|家|次|条|人)?/gu;
/** Points, and not 分之, 分钟, 分项 or another word that begins alike. */
const SCORE = /\d[\d,]*(?:\.\d+)?\s*分(?![之钟项类部别散为成解配期])/gu;

const ownWords = (text: string): string => text.replace(CHIP, '□').replace(NO_RECORD, '□');

/** Numbers that somebody typed in a text: no record vouches for them. */
export const typedNumbers = (text: string): string[] => [...ownWords(text).matchAll(NUMBER)].map(([all]) => all.trim());

/** Of these, the points: each has its record, so none is typed. */
export const typedScores = (text: string): string[] => [...ownWords(text).matchAll(SCORE)].map(([all]) => all.trim());

export interface ReportSentence {
  readonly text: string;
  readonly chips: readonly string[];
  /** Numbers of the sentence that are typed and not quoted. */
  readonly typed: readonly string[];
  /** What the sentence quotes has changed since somebody last confirmed it. */
  readonly isStale: boolean;
  readonly changes: readonly { readonly name: string; readonly before: string | null; readonly after: string | null }[];
}

/**
 * Sentences with the present values. The numbers are always right; the words around them were written to other numbers
 * where a sentence is stale.
 *
 * @param seen values when the text was last saved
 */
export function sentencesOf(
  text: string,
  seen: ReportSources,
  now: ReportSources,
  nothing = NOTHING_YET,
): ReportSentence[] {
  return text
    .split(/(?<=[。！？])(?!\n)|(?<=\n)/u)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const chips = chipsOf(part);
      const changes = chips
        .map((name) => ({ name, before: seen[name] ?? null, after: now[name] ?? null }))
        .filter(({ before, after }) => before !== after);
      return {
        text: resolveText(part, now, nothing),
        chips,
        typed: typedNumbers(part),
        isStale: changes.length > 0,
        changes,
      };
    });
}
