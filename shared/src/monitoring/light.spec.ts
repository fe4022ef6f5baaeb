import { type AlertParameters, DEFAULT_ALERTS, readExecutionBands } from './alert-parameters.js';
import { checkMonitoringSheet } from './check-sheet.js';
import { monitoringLight, quadrantOf } from './light.js';
import { type MonitoredRow, stageRate, trendForecast } from './progress.js';

const row: MonitoredRow = {
  direction: 'GE',
  target: '100',
  actual: '60',
  forecast: '100',
  likelihood: 'CERTAIN',
  isNotDue: false,
};
const sheet = { adjustedBudget: '5000000.00', executed: '2900000.00', periodTo: '2019-07-31', rows: [row] };

describe('monitoring light', () => {
  it('shows 150 of 500 by July as 30.00 % against 58.33 %, 28.33 points behind: red (domain §3.5)', () => {
    const result = monitoringLight({ ...sheet, executed: '1500000.00' });
    expect(result).toMatchObject({ light: 'RED', executionRate: '30.00', timeProgress: '58.33', gap: '28.33' });
    expect(result.reasons).toEqual([
      { code: 'SPENDING_BEHIND', level: 'RED', params: { gap: '28.33', rate: '30.00', elapsed: '58.33' } },
    ]);
  });

  it('R092: 300万 of 500万 spent and 4 of 8 outputs reached are 60.00 % and 50.00 %, ten points apart', () => {
    const rows = Array.from({ length: 8 }, (_, i) => ({ ...row, actual: i < 4 ? '100' : '0' }));
    const result = monitoringLight({ ...sheet, executed: '3000000.00', rows });
    expect(result).toMatchObject({ executionRate: '60.00', goalRate: '50.00', deviation: '10.00' });
    expect(monitoringLight({ ...sheet, adjustedBudget: '0.00', rows }).deviation).toBeNull();
  });

  it.each([
    ['48.33 % spent: exactly ten points behind is still green', '2416500.00', 'GREEN'],
    ['48.32 % spent: more than ten points', '2416000.00', 'YELLOW'],
    ['38.33 % spent: exactly twenty points', '1916500.00', 'YELLOW'],
    ['38.32 % spent: more than twenty points', '1916000.00', 'RED'],
  ])('%s', (_name, executed, light) => expect(monitoringLight({ ...sheet, executed }).light).toBe(light));

  it.each([
    ['a forecast below 75 % of the target is red', { forecast: '74.99' }, 'RED'],
    ['a forecast of 75 % is not', { forecast: '75' }, 'GREEN'],
    ['"not possible" is red', { likelihood: 'IMPOSSIBLE' as const }, 'RED'],
    ['"perhaps" is yellow', { likelihood: 'POSSIBLE' as const }, 'YELLOW'],
  ])('%s', (_name, change, light) =>
    expect(monitoringLight({ ...sheet, rows: [{ ...row, ...change }] }).light).toBe(light),
  );

  it('has no rate without a budget', () => {
    expect(monitoringLight({ ...sheet, adjustedBudget: '0.00', executed: '0.00' })).toMatchObject({
      executionRate: null,
      gap: null,
      light: 'GREEN',
    });
  });

  it('counts staying below a ceiling as full attainment', () => {
    expect(stageRate({ direction: 'LE', target: '5', actual: '3' })).toBe('100.00');
    expect(stageRate({ direction: 'LE', target: '5', actual: '10' })).toBe('50.00');
    expect(stageRate({ direction: 'GE', target: '0', actual: '3' })).toBeNull();
  });
});

describe('alerts that a place may set', () => {
  const of = (change: Partial<Parameters<typeof monitoringLight>[0]>, parameters: Partial<AlertParameters>) =>
    monitoringLight({ ...sheet, ...change }, { ...DEFAULT_ALERTS, yellowGap: '100', redGap: '100', ...parameters });
  const codes = (...given: Parameters<typeof of>): string[] => of(...given).reasons.map(({ code }) => code);

  it('R097: asks below 75 %, not at 75.00, of spending and of the goal apart', () => {
    const asked = { leastExecution: '75', leastAttainment: '75' };
    const reached = { rows: [{ ...row, actual: '75' }] };
    expect(codes({ ...reached, executed: '3749500.00' }, asked)).toEqual(['EXECUTION_LOW']);
    expect(codes({ ...reached, executed: '3750000.00' }, asked)).toEqual([]);
    expect(codes({ rows: [{ ...row, actual: '74.99' }], executed: '3750000.00' }, asked)).toEqual(['ATTAINMENT_LOW']);
  });

  it('shows 40 % on 30 September against an expected 75 % as behind its band', () => {
    const executionBands = [
      { month: 6, least: '50' },
      { month: 9, least: '75' },
    ];
    expect(of({ executed: '2000000.00', periodTo: '2019-09-30' }, { executionBands }).reasons).toEqual([
      { code: 'BAND_MISSED', level: 'YELLOW', params: { rate: '40.00', least: '75', month: 9 } },
    ]);
    expect(codes({ executed: '2500000.00', periodTo: '2019-08-31' }, { executionBands })).toEqual([]);
  });

  it('tells money and goal that contradict each other', () => {
    expect(codes({ executed: '0.00' }, {})).toEqual(['DONE_UNSPENT']);
    expect(codes({ rows: [{ ...row, actual: '0' }] }, {})).toEqual(['SPENT_UNDONE']);
    expect(of({ rows: [{ ...row, actual: '0' }] }, {}).light).toBe('RED');
  });

  it('counts the days that money lies idle, until it is spent', () => {
    const quiet = { quietSince: '2019-03-01' };
    expect(of(quiet, { idleDays: 90 }).reasons).toEqual([
      { code: 'MONEY_IDLE', level: 'YELLOW', params: { days: 152, since: '2019-03-01' } },
    ]);
    expect(codes({ ...quiet, executed: '5000000.00' }, { idleDays: 90 })).toEqual([]);
    expect(codes(quiet, { idleDays: 152 })).toEqual([]);
  });

  it('measures a goal against its plan for the stage where there is one', () => {
    const rows = [
      { ...row, actual: '30', stageTarget: '30', weight: '10' },
      { ...row, actual: '60', weight: '30' },
    ];
    expect(monitoringLight({ ...sheet, rows })).toMatchObject({ goalRate: '52.50', goalGap: '-1.25', light: 'GREEN' });
  });

  it.each([
    ['2900000.00', '60', 'NORMAL'],
    ['2416000.00', '60', 'MONEY_SLOW'],
    ['2900000.00', '48.32', 'GOAL_SLOW'],
    ['2416000.00', '48.32', 'BOTH_SLOW'],
  ])('draws %s spent and %s reached as %s, as the light says', (executed, actual, quadrant) => {
    const result = monitoringLight({ ...sheet, executed, rows: [{ ...row, actual }] });
    expect(quadrantOf(result, DEFAULT_ALERTS)).toBe(quadrant);
    expect(result.light === 'GREEN').toBe(quadrant === 'NORMAL');
  });

  it.each([
    [[], []],
    [[{ month: 9, least: 75 }], [{ month: 9, least: '75' }]],
    [
      [
        { month: 9, least: 75 },
        { month: 6, least: 50 },
      ],
      null,
    ],
    [[{ month: 13, least: 75 }], null],
    [[{ month: 6, least: 101 }], null],
    [[{ month: 6 }], null],
    ['75', null],
  ])('reads bands %j as %j', (value, read) => expect(readExecutionBands(value)).toEqual(read));

  it('forecasts by the trend of the year, never above the budget while money is left', () => {
    expect(trendForecast(29_166_500n, 50_000_000n, '58.33')).toBe(50_000_000n);
    expect(trendForecast(10_000_000n, 50_000_000n, '50.00')).toBe(20_000_000n);
    expect(trendForecast(40_000_000n, 50_000_000n, '50.00')).toBe(50_000_000n);
  });
});

describe('handing in a monitoring sheet', () => {
  it('names everything that is missing at once', () => {
    const refusals = checkMonitoringSheet({
      ...sheet,
      executed: '1500000.00',
      rows: [{ ...row, actual: null, likelihood: null }],
      causeText: ' ',
      causeCodes: [],
      measures: null,
      executionReason: null,
    });
    expect(refusals.map(({ field }) => field)).toEqual([
      'rows[0].actualValue',
      'rows[0].likelihood',
      'causeText',
      'causeCodes',
      'measures',
    ]);
  });

  it('asks a green sheet for no cause', () => {
    expect(
      checkMonitoringSheet({ ...sheet, causeText: null, causeCodes: [], measures: null, executionReason: null }),
    ).toEqual([]);
  });
});
