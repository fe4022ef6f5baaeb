import { readFileSync } from 'node:fs';
import path from 'node:path';
import type {
  Attainment,
  FrameworkInput,
  FrameworkKind,
  OverCause,
  ScoredRow,
  ScoringActual,
  ScoringParameters,
  ScoringTarget,
} from '@jixiao/shared';

/** What the page of cases asks of the product, so that it can be sent into a browser as it stands. */
export type Question =
  | { of: 'indicator'; target: ScoringTarget; actual: ScoringActual; parameters: Partial<ScoringParameters> }
  | { of: 'execution'; adjustedBudget: string; executed: string; weight: string; reason: string | null }
  | { of: 'sheet'; rows: { weight: string; score: string | null; status: string }[]; bands: 'four' | 'five' }
  | { of: 'framework'; row: ScoredRow; input: FrameworkInput };

export interface ScoringCase {
  readonly no: string;
  readonly question: Question;
  /** Arithmetic as written by hand; null where nothing can be said. */
  readonly byHand: string | null;
  readonly score: string | null;
  /** What else the page tells: `cause`, `over` of an indicator, the rate of money, the grade of a sheet. */
  readonly also: string;
}

const PAGE = path.resolve(import.meta.dirname, '../../docs/scoring-cases.md');
const CAUSES: Record<string, OverCause> = {
  low: 'TARGET_SET_TOO_LOW',
  policy: 'POLICY_OR_DEMAND_CHANGE',
  scale: 'SCALE_EXPANDED',
  other: 'OTHER',
};
const ATTAINMENTS: Record<string, Attainment> = { achieved: 'ACHIEVED', partly: 'PARTLY', not: 'NOT_ACHIEVED' };
const KINDS: Record<string, FrameworkKind> = {
  elements: 'ELEMENT_COUNT',
  formula: 'FORMULA',
  condition: 'CONDITION',
  deduction: 'DEDUCTION',
  grade: 'GRADE',
  survey: 'SURVEY',
  veto: 'VETO',
  // A mean that was taken over counts whatever the kind of its row.
  mean: 'FORMULA',
};

/** Every row of docs/scoring-cases.md. A row that cannot be read is an error, never left out. */
export function scoringCases(): ScoringCase[] {
  return readFileSync(PAGE, 'utf8')
    .split('\n')
    .filter((line) => /^\| [A-Z]{2}\d\d /.test(line))
    .map((line) => {
      const cells = line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim());
      const read = READERS[cells[0]!.slice(0, 2)] ?? indicator;
      return read(cells);
    });
}

const dash = (cell: string): string | null => (cell === '—' ? null : cell);

const READERS: Record<string, (cells: string[]) => ScoringCase> = {
  EX: ([no, budget, paid, weight, rules, byHand, score, rate]) => ({
    no: no!,
    question: {
      of: 'execution',
      adjustedBudget: budget!,
      executed: paid!,
      weight: weight!,
      reason: rules === 'reason' ? '原因' : null,
    },
    byHand: dash(byHand!),
    score: dash(score!),
    also: rate!,
  }),
  SH: ([no, rows, bands, byHand, total, grade]) => ({
    no: no!,
    question: { of: 'sheet', rows: rows!.split(' ').map(sheetRow), bands: bands as 'four' | 'five' },
    byHand: dash(byHand!),
    score: dash(total!),
    also: grade!,
  }),
  FW: ([no, kind, found, weight, byHand, score]) => ({
    no: no!,
    question: {
      of: 'framework',
      ...(kind === 'mean' ? mean(weight!, found!) : framework(KINDS[kind!]!, weight!, found!)),
    },
    byHand: dash(byHand!),
    score: dash(score!),
    also: '',
  }),
};

function indicator([no, target, actual, weight, rules, byHand, score, asks]: string[]): ScoringCase {
  const given = rules!.split(', ').filter(Boolean);
  const cause = given.map((word) => CAUSES[word]).find(Boolean);
  return {
    no: no!,
    question: {
      of: 'indicator',
      target: { weight: weight!, ...targetOf(target!) },
      actual: { ...actualOf(actual!), ...(cause ? { overCause: cause } : {}) },
      parameters: Object.assign({}, ...given.filter((word) => !CAUSES[word]).map(parameter)) as object,
    },
    byHand: dash(byHand!),
    score: dash(score!),
    also: asks!,
  };
}

function parameter(word: string): Partial<ScoringParameters> {
  const [name, value] = word.split(' ');
  switch (name) {
    case 'tol':
      return { overTolerance: value! };
    case 'mode':
      return { overMode: value as ScoringParameters['overMode'] };
    case 'reverse':
      return { reverseFormula: value as ScoringParameters['reverseFormula'] };
    case 'eqTol':
      return { eqTolerance: value! };
    case 'eqPenal':
      return { eqOverPenal: true };
    default:
      throw new Error(`unknown rule "${word}"`);
  }
}

function targetOf(cell: string): Omit<ScoringTarget, 'weight'> {
  const [sign, ...rest] = cell.split(' ');
  if (cell.includes('→')) {
    const [plannedStartOn, targetOn] = cell.split('→').map((day) => day.trim());
    return { direction: 'DATE_BY', targetOn: targetOn!, plannedStartOn: plannedStartOn || null };
  }
  if (cell.includes('…')) {
    const [low, high] = cell.split(' … ');
    return { direction: 'RANGE', low: low!, high: high! };
  }
  switch (sign) {
    case '≥':
    case '>':
      return { direction: 'GE', target: rest[0]!, strict: sign === '>' };
    case '≤':
    case '<':
      return { direction: 'LE', target: rest[0]!, strict: sign === '<' };
    case '=':
      return { direction: 'EQ', target: rest[0]! };
    case 'yes':
    case 'no':
      return { direction: 'BOOL', targetYes: sign === 'yes' };
    case 'grades':
      return { direction: 'QUAL' };
    case 'bands':
      return {
        direction: 'BAND',
        bands: rest.map((band) => ({ from: band.split(':')[0]!, share: band.split(':')[1]! })),
      };
    default:
      throw new Error(`unknown target "${cell}"`);
  }
}

function actualOf(cell: string): ScoringActual {
  const [word, share] = cell.split(' ');
  if (cell === 'blank') return {};
  if (cell === 'n/a') return { notApplicable: true };
  if (cell === 'yes' || cell === 'no') return { yes: cell === 'yes' };
  if (ATTAINMENTS[word!]) return { attainment: ATTAINMENTS[word!]!, share: share ?? null };
  return /^\d{4}-\d\d-\d\d$/.test(cell) ? { on: cell } : { value: cell };
}

function sheetRow(cell: string): { weight: string; score: string | null; status: string } {
  const [given, weight] = cell.startsWith('n/a/') ? ['n/a', cell.slice(4)] : cell.split('/');
  if (given === 'n/a') return { weight: weight!, score: null, status: 'NOT_APPLICABLE' };
  if (given === '?') return { weight: weight!, score: null, status: 'INCOMPLETE' };
  return { weight: weight!, score: given!, status: 'SCORED' };
}

function framework(kind: FrameworkKind, weight: string, found: string): { row: ScoredRow; input: FrameworkInput } {
  const row = { weight, kind, elements: ['ELEMENT_COUNT', 'VETO'].includes(kind) ? ['一'] : [] };
  if (found === 'blank') return { row, input: {} };
  switch (kind) {
    case 'VETO':
    case 'ELEMENT_COUNT': {
      const [there, of] = found.split(' of ').map(Number);
      return {
        row: { ...row, elements: Array.from({ length: of! }, (_, i) => `要素${i + 1}`) },
        input: { present: Array.from({ length: of! }, (_, i) => i < there!) },
      };
    }
    case 'CONDITION':
      return { row, input: { met: found === 'yes' } };
    case 'DEDUCTION':
      return { row, input: { deduction: found } };
    case 'GRADE': {
      const [share, shares] = found.split(' in ');
      const grades = shares?.split('/').map((one) => ({ name: `${one}%`, share: one })) ?? [];
      return { row: { ...row, grades }, input: { share: share! } };
    }
    case 'FORMULA':
    case 'SURVEY': {
      const [rate, answers] = found.split(' n ');
      return { row, input: { rate: rate!, ...(answers ? { answers: Number(answers) } : {}) } };
    }
  }
}

const mean = (weight: string, found: string): { row: ScoredRow; input: FrameworkInput } => ({
  row: { weight, kind: 'FORMULA', elements: [] },
  input: { mean: found },
});
