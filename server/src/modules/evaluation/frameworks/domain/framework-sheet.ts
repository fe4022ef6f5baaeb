import type { FrameworkBlock, FrameworkKind, FullFrameworkRow, QualityGrade, StandardBasis } from '@jixiao/shared';

/** Columns of 指标体系打分表; written and read with the same captions, the first of each is the one we write. */
export const FRAMEWORK_COLUMNS = [
  { key: 'level1', captions: ['一级指标'], required: true, width: 10 },
  { key: 'level2', captions: ['二级指标'], required: true, width: 14 },
  { key: 'name', captions: ['三级指标', '指标名称'], required: true, width: 22 },
  { key: 'weight', captions: ['分值', '权重', '标准分'], required: true, width: 8 },
  { key: 'kind', captions: ['评分方式'], required: true, width: 12 },
  { key: 'explanation', captions: ['指标解释', '指标说明'], width: 36 },
  { key: 'elements', captions: ['评价要点'], width: 46 },
  { key: 'basis', captions: ['标准来源', '评价标准来源'], width: 10 },
  { key: 'standard', captions: ['评价标准'], width: 22 },
  { key: 'scoringRule', captions: ['评分标准', '评分规则'], width: 30 },
  { key: 'method', captions: ['评价方法'], width: 16 },
  { key: 'evidenceNeeded', captions: ['佐证材料', '证据'], width: 26 },
  { key: 'grades', captions: ['分档'], width: 26 },
] as const;

const BLOCKS: Readonly<Record<string, FrameworkBlock>> = {
  决策: 'DECISION',
  投入: 'DECISION',
  过程: 'PROCESS',
  产出: 'OUTPUT',
  效益: 'OUTCOME',
  效果: 'OUTCOME',
};
const KINDS: Readonly<Record<string, FrameworkKind>> = {
  按要点计: 'ELEMENT_COUNT',
  按比例: 'FORMULA',
  是或否: 'CONDITION',
  扣分: 'DEDUCTION',
  分档: 'GRADE',
  问卷: 'SURVEY',
  一票否决: 'VETO',
};
const BASES: Readonly<Record<string, StandardBasis>> = {
  计划标准: 'PLAN',
  行业标准: 'INDUSTRY',
  历史标准: 'HISTORY',
  其他标准: 'OTHER',
};

const bare = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');
const wordOf = <Code extends string>(words: Readonly<Record<string, Code>>, code: string): string =>
  Object.entries(words).find(([, value]) => value === code)?.[0] ?? '';

/** A cell of the sheet. Points of emphasis and grades stand one after the other, between semicolons. */
export function cellOf(row: FullFrameworkRow, key: (typeof FRAMEWORK_COLUMNS)[number]['key']): string {
  switch (key) {
    case 'level1':
      return wordOf(BLOCKS, row.level1);
    case 'kind':
      return wordOf(KINDS, row.kind);
    case 'basis':
      return row.basis ? wordOf(BASES, row.basis) : '';
    case 'elements':
      return row.elements.join('；');
    case 'grades':
      return (row.grades ?? []).map(({ name, share }) => `${name} ${share}%`).join('；');
    default:
      return row[key];
  }
}

/** A word that the sheet knows, or what cannot be read: the column's key, for the refusal that names the cell. */
export function readRow(text: (key: string) => string): { row: FullFrameworkRow; unknown: string[] } {
  const level1 = BLOCKS[bare(text('level1'))];
  const kind = KINDS[bare(text('kind'))];
  const basisText = bare(text('basis'));
  const basis = basisText === '' ? null : (BASES[basisText] ?? BASES[`${basisText}标准`]);
  const grades = listOf(text('grades')).map(gradeOf);
  const unknown = [
    ...(level1 ? [] : ['level1']),
    ...(kind ? [] : ['kind']),
    ...(basis === undefined ? ['basis'] : []),
    ...(grades.includes(null) ? ['grades'] : []),
  ];
  return {
    unknown,
    row: {
      level1: level1 ?? 'OUTPUT',
      level2: text('level2'),
      name: text('name'),
      weight: text('weight').replace(/分$/, ''),
      kind: kind ?? 'FORMULA',
      explanation: text('explanation'),
      basis: basis ?? null,
      standard: text('standard'),
      scoringRule: text('scoringRule'),
      method: text('method'),
      evidenceNeeded: text('evidenceNeeded'),
      elements: listOf(text('elements')),
      grades: grades.filter((grade) => grade !== null),
    },
  };
}

const listOf = (text: string): string[] =>
  text
    .split(/[；;\n]/)
    .map((one) => one.trim())
    .filter(Boolean);

function gradeOf(text: string): QualityGrade | null {
  const match = /^(\S+?)\s*(\d{1,3}(?:\.\d{1,2})?)%?$/.exec(text.normalize('NFKC'));
  return match ? { name: match[1]!, share: match[2]! } : null;
}
