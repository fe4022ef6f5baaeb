import type { FrameworkBlock, FrameworkKind, QualityGrade } from './framework.js';
import type { FullFrameworkRow, StandardBasis } from './framework-row.js';

/** 优、良、中、差 of a row that is judged: what the common frameworks offer, to be adapted. */
export const COMMON_GRADES: readonly QualityGrade[] = [
  { name: '优', share: '100' },
  { name: '良', share: '80' },
  { name: '中', share: '60' },
  { name: '差', share: '0' },
];

/** Rows of a framework from lines of text, one row a line, its parts between bars: a table reads better than objects. */
export function rowsOf(text: string): FullFrameworkRow[] {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [
        level1,
        level2,
        name,
        weight,
        kind,
        explanation,
        basis,
        standard,
        scoringRule,
        method,
        evidence,
        elements,
      ] = line.split('|') as [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ];
      return {
        level1: level1 as FrameworkBlock,
        level2,
        name,
        weight,
        kind: kind as FrameworkKind,
        explanation,
        basis: basis as StandardBasis,
        standard,
        scoringRule,
        method,
        evidenceNeeded: evidence,
        elements: elements ? elements.split('；') : [],
        grades: kind === 'GRADE' ? COMMON_GRADES : [],
      };
    });
}
