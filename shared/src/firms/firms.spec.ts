import { checkFirm, checkStanding } from './check-firm.js';
import { DEFAULT_PAPERS, isRunning, readPapers } from './engagement-terms.js';
import { checkIndependence, stillCounts } from './independence.js';
import {
  checkRating,
  DEFAULT_QUALITY_BANDS,
  payable,
  proposeRating,
  rate,
  readQualityBands,
  secondTotal,
} from './rating.js';
import { DEFAULT_CHECKLIST, readChecklist } from './checklist.js';
import { DEFAULT_FACT_POINTS, DEFAULT_RATING_SHEET } from './rating-sheet.js';
import { checkTeam } from './team.js';

const codes = (found: readonly { code: string }[]): string[] => found.map(({ code }) => code);
const full = DEFAULT_RATING_SHEET.flatMap(({ items }) => items).map(({ code, points }) => ({
  code,
  points,
  proposed: null as string | null,
  reason: null as string | null,
}));
const withPoints = (given: Record<string, string>) =>
  full.map((one) => ({ ...one, points: given[one.code] ?? one.points }));

describe('the registry', () => {
  it('R155: a firm has a name, a credit code whose check digit is right, a kind and a period that runs forward', () => {
    const firm = {
      name: '示例会计师事务所',
      creditCode: '91350100M000100Y43',
      kind: 'ACCOUNTING',
      validFrom: null,
      validTo: null,
    };
    expect(checkFirm(firm)).toEqual([]);
    expect(codes(checkFirm({ ...firm, name: ' ', creditCode: '91350100M000100Y42', kind: 'SHOP' }))).toEqual([
      'REQUIRED',
      'CREDIT_CODE_CHECK',
      'FIELD_INVALID',
    ]);
    expect(codes(checkFirm({ ...firm, creditCode: null, validFrom: '2020-02-01', validTo: '2020-01-01' }))).toEqual([
      'REQUIRED',
      'VALIDITY_REVERSED',
    ]);
  });

  it('R158: a suspended firm is not chosen until the day after; an expired qualification neither', () => {
    const firm = { name: '示例', validTo: null, suspendedUntil: '2022-05-04' };
    expect(codes(checkStanding(firm, '2022-05-04'))).toEqual(['FIRM_SUSPENDED']);
    expect(checkStanding(firm, '2022-05-05')).toEqual([]);
    expect(codes(checkStanding({ ...firm, suspendedUntil: null, validTo: '2022-01-01' }, '2022-01-02'))).toEqual([
      'QUALIFICATION_EXPIRED',
    ]);
  });
});

describe('an engagement', () => {
  it('runs in its states and inside its dates, both days included', () => {
    const term = { state: 'WORKING', startsOn: '2021-03-01', endsOn: '2021-06-30' };
    expect(['2021-02-28', '2021-03-01', '2021-06-30', '2021-07-01'].map((day) => isRunning(term, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(isRunning({ ...term, state: 'ACCEPTED' }, '2021-03-01')).toBe(false);
    expect(isRunning({ ...term, endsOn: null }, '2021-03-01')).toBe(false);
  });

  it('R144: an evaluation owes the four papers of the procedure and the report', () => {
    expect(DEFAULT_PAPERS.EVALUATION).toEqual([
      'WORK_PLAN',
      'FIELD_PAPERS',
      'FIELD_RECEIPT',
      'OFFICE_OPINION',
      'FINAL_REPORT',
    ]);
    expect(readPapers({ EVALUATION: ['WORK_PLAN'] })).not.toBeNull();
    expect(readPapers({ MONITORING: [] })).toBeNull();
    expect(readPapers({ EVALUATION: ['LETTER'] })).toBeNull();
  });

  it('finds client, firm and person tied to what is evaluated, and forgets ties after the years', () => {
    const object = { name: '示例单位', tree: ['unit', 'department'] };
    const facts = { clientId: 'bureau', clientName: '财政局', objects: [object], firmTies: [], personTies: [] };
    const years = { firm: 3, person: 2 };
    expect(checkIndependence(facts, years, '2021-06-01')).toEqual([]);
    expect(codes(checkIndependence({ ...facts, clientId: 'department' }, years, '2021-06-01'))).toEqual([
      'CLIENT_IS_EVALUATED',
    ]);
    const tie = { agencyId: 'unit', agencyName: '示例单位' };
    expect(
      codes(checkIndependence({ ...facts, firmTies: [{ ...tie, until: '2018-06-01' }] }, years, '2021-06-01')),
    ).toEqual(['FIRM_TIED_TO_OBJECT']);
    expect(checkIndependence({ ...facts, firmTies: [{ ...tie, until: '2018-05-31' }] }, years, '2021-06-01')).toEqual(
      [],
    );
    const person = { ...tie, personName: '甲', until: null };
    expect(codes(checkIndependence({ ...facts, personTies: [person] }, years, '2021-06-01'))).toEqual([
      'PERSON_TIED_TO_OBJECT',
    ]);
    expect(stillCounts('2021-06-01', 0, '2021-06-01')).toBe(true);
  });

  it('is led by somebody who may sign', () => {
    const asked = { least: 2, leadYears: 5, leadQualifications: ['CPA'] };
    const lead = { name: '甲', qualification: 'CPA', years: 5 };
    const other = { name: '乙', qualification: 'NONE', years: 1 };
    expect(checkTeam([lead, other], lead, asked)).toEqual([]);
    expect(codes(checkTeam([other], other, asked))).toEqual(['TEAM_TOO_SMALL', 'LEAD_UNQUALIFIED', 'LEAD_TOO_NEW']);
    expect(codes(checkTeam([lead, other], null, asked))).toEqual(['LEAD_MISSING']);
  });
});

describe('a rating', () => {
  it('the default sheet has 100 points', () => {
    expect(full.reduce((sum, { points }) => sum + Number(points), 0)).toBe(100);
  });

  it('R158: is proposed from slips, gap, findings, days and papers, never below nought', () => {
    const fact = (kind: Parameters<typeof proposeRating>[1][number]['kind'], amount: string) => ({
      kind,
      amount,
      subject: '',
      detail: '',
    });
    const proposed = new Map(
      proposeRating(
        DEFAULT_RATING_SHEET,
        [
          fact('ARITHMETIC', '1'),
          fact('ARITHMETIC', '1'),
          fact('RECHECK_GAP', '5.50'),
          fact('OVERTURNED', '1'),
          fact('LATE_DAYS', '20'),
          fact('FIELD_RECEIPT_LATE', '1'),
        ],
        DEFAULT_FACT_POINTS,
      ).map((one) => [one.code, one]),
    );
    expect(proposed.get('FORM')).toMatchObject({ proposed: '5.40', working: '6 − 0.3 − 0.3 = 5.40' });
    // Three points of gap are nobody's fault: 10 − (5.5 − 3).
    expect(proposed.get('BASIS')!.proposed).toBe('7.50');
    expect(proposed.get('PROBLEMS')!.proposed).toBe('3.00');
    expect(proposed.get('ON-TIME')!.proposed).toBe('0.00');
    expect(proposed.get('FIELD-RECEIPT')!.proposed).toBe('2.00');
    expect(proposed.get('FIELD-PAPERS')!.proposed).toBe('7.00');
    // Nothing measures advice: people score it.
    expect(proposed.get('ADVICE')).toEqual({ code: 'ADVICE', proposed: null, working: '' });
  });

  it('asks for every item, its range, and a reason where points are taken off or the facts are not followed', () => {
    expect(checkRating(DEFAULT_RATING_SHEET, full)).toEqual([]);
    expect(codes(checkRating(DEFAULT_RATING_SHEET, full.slice(1)))).toEqual(['RATING_MISSING']);
    expect(codes(checkRating(DEFAULT_RATING_SHEET, withPoints({ PLAN: '8.01' })))).toEqual(['RATING_RANGE']);
    expect(codes(checkRating(DEFAULT_RATING_SHEET, withPoints({ PLAN: '7' })))).toEqual(['RATING_REASON']);
    const measured = full.map((one) => (one.code === 'ON-TIME' ? { ...one, proposed: '5.00' } : one));
    expect(codes(checkRating(DEFAULT_RATING_SHEET, measured))).toEqual(['RATING_REASON']);
    expect(
      checkRating(
        DEFAULT_RATING_SHEET,
        measured.map((one) => ({ ...one, reason: '已说明' })),
      ),
    ).toEqual([]);
  });

  it('R158: below 60 keeps back part of the fee and a year of engagements; a veto decides alone', () => {
    const low = rate(
      DEFAULT_RATING_SHEET,
      withPoints({ CONTENT: '0', STATEMENT: '0', BASIS: '0', FORM: '0', PLAN: '7.99' }),
      DEFAULT_QUALITY_BANDS,
    );
    expect(low).toMatchObject({ total: '59.99', band: { name: '不合格', deduct: 30, suspendYears: 1 } });
    expect(payable('100000.00', low.band)).toBe('70000.00');
    const edge = rate(
      DEFAULT_RATING_SHEET,
      withPoints({ CONTENT: '0', STATEMENT: '0', BASIS: '0', FORM: '0' }),
      DEFAULT_QUALITY_BANDS,
    );
    expect(edge).toMatchObject({ total: '60.00', band: { name: '基本合格', deduct: 20, suspendYears: 0 } });
    const veto = rate(DEFAULT_RATING_SHEET, withPoints({ SECRECY: '0' }), DEFAULT_QUALITY_BANDS);
    expect(veto).toMatchObject({ total: '96.00', band: { name: '不合格' }, vetoes: ['保密'] });
    expect(rate(DEFAULT_RATING_SHEET, full, DEFAULT_QUALITY_BANDS)).toMatchObject({
      total: '100.00',
      band: { name: '优秀' },
    });
    expect(payable('333.33', { deduct: 10, bonus: 0 })).toBe('300.00');
  });

  it('R158: findings of people take their points off beside the facts; an item that neither speaks of is left to people', () => {
    const facts = [{ kind: 'ARITHMETIC' as const, subject: '示例', amount: '2', detail: '' }];
    const of = (lines: Parameters<typeof proposeRating>[3]): (string | null)[] =>
      proposeRating(DEFAULT_RATING_SHEET, facts, DEFAULT_FACT_POINTS, lines)
        .filter(({ code }) => ['FORM', 'ADVICE'].includes(code))
        .map(({ proposed }) => proposed);
    expect(of([])).toEqual(['5.40', null]);
    expect(of([{ item: 'FORM', points: '0.4', count: 3 }])).toEqual(['4.20', null]);
    expect(of([{ item: 'ADVICE', points: '1', count: 99 }])).toEqual(['5.40', '0.00']);
    expect(
      proposeRating(DEFAULT_RATING_SHEET, facts, DEFAULT_FACT_POINTS, [{ item: 'FORM', points: '0.4', count: 3 }]).find(
        ({ code }) => code === 'FORM',
      )!.working,
    ).toBe('6 − 0.6 − 1.2 = 4.20');
  });

  it('R158: a second score replaces the points of the rows that were scored again', () => {
    const rows = [
      { id: 'a', score: '40.00' },
      { id: 'b', score: '55.5' },
    ];
    expect(secondTotal(rows, new Map())).toBe('95.50');
    expect(secondTotal(rows, new Map([['b', '48']]))).toBe('88.00');
    expect(secondTotal([...rows, { id: 'c', score: null }], new Map([['b', '48']]))).toBeNull();
    expect(secondTotal([], new Map())).toBeNull();
  });

  it('a checklist has lines of their own codes that take something off', () => {
    expect(readChecklist(DEFAULT_CHECKLIST)).toEqual(DEFAULT_CHECKLIST);
    expect(readChecklist([])).toEqual([]);
    const [first] = DEFAULT_CHECKLIST;
    for (const bad of [null, {}, [null], [first, first], [{ ...first, points: 0 }], [{ ...first, points: '1' }]])
      expect(readChecklist(bad)).toBeNull();
    expect(readChecklist([{ ...first, name: ' ' }])).toBeNull();
  });

  it('bands fall from the best to nought', () => {
    expect(readQualityBands(DEFAULT_QUALITY_BANDS)).not.toBeNull();
    expect(readQualityBands([...DEFAULT_QUALITY_BANDS].reverse())).toBeNull();
    expect(readQualityBands(DEFAULT_QUALITY_BANDS.slice(0, 2))).toBeNull();
  });
});
