import { DEFAULT_ALERTS } from './alert-parameters.js';
import { dailyAlerts, expectedRate, milestoneDelay } from './slow-spending.js';

describe('slow spending and late work', () => {
  it('R113: a milestone due on 30 June and not reached on 31 July is 31 days late', () => {
    expect(milestoneDelay('2021-06-30', null, '2021-07-31')).toBe(31);
    expect(milestoneDelay('2021-06-30', '2021-06-28', '2021-07-31')).toBe(0);
    expect(milestoneDelay('2021-06-30', '2021-07-02', '2021-12-31')).toBe(2);
    expect(milestoneDelay('2021-08-30', null, '2021-07-31')).toBe(0);
  });

  it('R106: three quarters are expected at the end of September, by the months of the year or by the place', () => {
    expect(expectedRate('2019-09-30', DEFAULT_ALERTS)).toBe('75.00');
    expect(expectedRate('2019-09-29', DEFAULT_ALERTS)).toBe('66.67');
    expect(expectedRate('2019-01-15', DEFAULT_ALERTS)).toBe('0.00');
    const banded = {
      ...DEFAULT_ALERTS,
      executionBands: [
        { month: 6, least: '50' },
        { month: 9, least: '80' },
      ],
    };
    expect(expectedRate('2019-09-30', banded)).toBe('80.00');
    expect(expectedRate('2019-08-31', banded)).toBe('50.00');
  });

  it('watches the money alone between two rounds', () => {
    const parameters = { ...DEFAULT_ALERTS, idleDays: 60 };
    const project = { adjustedBudget: '100.00', executed: '40.00', quietSince: '2019-06-30' };
    expect(dailyAlerts(project, '2019-09-30', parameters).map(({ code }) => code)).toEqual([
      'SPENDING_BEHIND',
      'MONEY_IDLE',
    ]);
    // On 29 September the month has not ended: 66.67 % are asked, and 60 pass.
    expect(dailyAlerts({ ...project, executed: '60.00', quietSince: '2019-09-20' }, '2019-09-29', parameters)).toEqual(
      [],
    );
    expect(dailyAlerts(project, '2019-01-15', DEFAULT_ALERTS)).toEqual([]);
    expect(dailyAlerts({ ...project, executed: '75.00', quietSince: '2019-09-20' }, '2019-09-30', parameters)).toEqual(
      [],
    );
  });
});
