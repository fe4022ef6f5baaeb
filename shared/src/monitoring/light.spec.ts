import { checkMonitoringSheet, type MonitoredRow, monitoringLight, stageRate } from './light.js';

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
