import { DEFAULT_ALERTS, WHOLE_SCOPE } from '@jixiao/shared';
import { spread } from '../dates.js';
import type { BuiltProject } from '../objectives.js';
import type { Organizations } from '../organizations.js';
import type { Batch } from '../tables/index.js';
import { buildRound, type RoundPlan } from './round.js';
import { countByUnit, watchedProject } from './watched.js';

/** The monitoring of September 2019: what was spent and reached by the end of July; each unit chose three or more. */
export function luolongRound(
  organizations: Organizations,
  monitored: readonly BuiltProject[],
  eligible: readonly BuiltProject[],
): Batch[] {
  const plan: RoundPlan = {
    n: 1,
    year: 2019,
    name: '2019年1—7月绩效运行监控',
    periodTo: '2019-07-31',
    dueOn: '2019-08-31',
    openedOn: '2019-08-05',
    closedOn: '2019-09-25',
    scope: { ...WHOLE_SCOPE, leastPerUnit: 3 },
    alerts: DEFAULT_ALERTS,
  };
  const watched = monitored.map((project, i) => {
    // Some work begins late in the year: an example unit's amber light, with its cause and what is done about it.
    const isSlow = !project.plan.unit.isReal && i % 9 === 4;
    return watchedProject(project, plan.periodTo, {
      reachedPermille: isSlow ? 300n : 560n + BigInt(spread(i, 90)),
      isSlow,
    });
  });
  return buildRound(organizations, plan, watched, countByUnit(eligible.map(({ plan: { unit } }) => unit)));
}
