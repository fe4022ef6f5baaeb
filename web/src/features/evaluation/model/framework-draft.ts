import type { LevelPoints, LibraryRow } from '../data/frameworks.graphql.js';

export const BLOCKS = ['DECISION', 'PROCESS', 'OUTPUT', 'OUTCOME'];
export const KINDS = ['ELEMENT_COUNT', 'FORMULA', 'CONDITION', 'DEDUCTION', 'GRADE', 'SURVEY', 'VETO'];
export const BASES = ['PLAN', 'INDUSTRY', 'HISTORY', 'OTHER'];

export interface FrameworkDraft {
  rows: LibraryRow[];
  groups: LevelPoints[];
}

export const freshRow = (level1: string, weight = ''): LibraryRow => ({
  level1,
  level2: '',
  name: '',
  weight,
  kind: 'FORMULA',
  explanation: '',
  basis: null,
  standard: '',
  scoringRule: '',
  method: '',
  evidenceNeeded: '',
  elements: [],
  grades: [],
});

const hundredths = (text: string): number => Math.round(Number(text) * 100) || 0;
const points = (sum: number): string => String(sum / 100);

export const sumOf = (rows: readonly LibraryRow[], level1: string, level2: string | null = null): string =>
  points(
    rows
      .filter((row) => row.level1 === level1 && (level2 === null || row.level2.trim() === level2))
      .reduce((sum, { weight }) => sum + hundredths(weight), 0),
  );

/** Levels as they stand, each with the sum of its rows: what nested weights begin with. */
export function levelsOf(rows: readonly LibraryRow[]): LevelPoints[] {
  return BLOCKS.filter((level1) => rows.some((row) => row.level1 === level1)).flatMap((level1) => {
    const inside = [...new Set(rows.filter((row) => row.level1 === level1).map(({ level2 }) => level2.trim()))];
    return [null, ...inside].map((level2) => ({ level1, level2, points: sumOf(rows, level1, level2) }));
  });
}

/** The client sends what it was given, without the marks of the cache. */
export const rowInput = (row: LibraryRow): LibraryRow => ({
  level1: row.level1,
  level2: row.level2,
  name: row.name,
  weight: row.weight,
  kind: row.kind,
  explanation: row.explanation || row.name,
  basis: row.basis,
  standard: row.standard || row.name,
  scoringRule: row.scoringRule,
  method: row.method,
  evidenceNeeded: row.evidenceNeeded,
  elements: [...row.elements],
  grades: row.grades.map(({ name, share }) => ({ name, share })),
});

export const groupInput = ({ level1, level2, points: given }: LevelPoints): LevelPoints => ({
  level1,
  level2,
  points: given,
});

export const gradesText = (grades: LibraryRow['grades']): string =>
  grades.map(({ name, share }) => `${name} ${share}`).join('；');

export function gradesOf(text: string): LibraryRow['grades'] {
  return text
    .split(/[；;]/)
    .map((one) => one.trim().split(/\s+/))
    .filter(([name]) => name)
    .map(([name, share = '']) => ({ name: name!, share: share.replace('%', '') }));
}
