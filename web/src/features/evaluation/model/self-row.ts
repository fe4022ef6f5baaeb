import type { SelfRow } from '../data/self.graphql.js';

/** Which field of the row the actual goes to hangs on the direction of its target. */
export const actualOf = (row: SelfRow): string | null => {
  if (row.direction === 'DATE_BY') return row.actualOn;
  if (row.direction === 'BOOL') return row.actualYes === null ? null : row.actualYes ? 'YES' : 'NO';
  return row.direction === 'QUAL' ? row.attainment : row.actualValue;
};

/** The change that what was typed as its actual makes to a row; what was typed over no longer comes from anywhere. */
export const typedActual = (row: SelfRow, value: string): Partial<SelfRow> => ({
  ...actualPatch(row, value),
  ...(value === (actualOf(row) ?? '')
    ? {}
    : {
        actualOrigin: null,
        originName: null,
        originOn: null,
        originSheetId: null,
        originSurveyId: null,
        surveyAnswers: null,
      }),
});

function actualPatch(row: SelfRow, value: string): Partial<SelfRow> {
  if (row.direction === 'DATE_BY') return { actualOn: value || null };
  if (row.direction === 'BOOL') return { actualYes: value === '' ? null : value === 'YES' };
  return row.direction === 'QUAL' ? { attainment: value || null } : { actualValue: value };
}

const SIGN: Readonly<Record<string, string>> = { GE: '≥ ', LE: '≤ ', DATE_BY: '≤ ', EQ: '= ' };
const STRICT: Readonly<Record<string, string>> = { GE: '> ', LE: '< ' };

export function targetText(row: {
  direction: string;
  isStrict?: boolean;
  targetValue: string | null;
  targetLow: string | null;
  targetHigh: string | null;
  targetText: string | null;
  targetOn: string | null;
  unit: string | null;
}): string {
  if (row.direction === 'RANGE') return `${row.targetLow}–${row.targetHigh}${row.unit ?? ''}`;
  const sign = (row.isStrict ? STRICT[row.direction] : undefined) ?? SIGN[row.direction] ?? '';
  return `${sign}${row.targetOn ?? row.targetText ?? row.targetValue ?? ''}${row.unit ?? ''}`;
}
