import { Exact, plain } from '../decimal/decimal.js';
import { type Refusal, refusal } from '../errors/refusal.js';
import type { Rules } from './read-rules.js';

const TOGETHER = ['goal.totalWeight', 'self.execWeight'] as const;
type Together = (typeof TOGETHER)[number];

export const otherOf = (code: string): Together | null =>
  code === TOGETHER[0] ? TOGETHER[1] : code === TOGETHER[1] ? TOGETHER[0] : null;

/**
 * A sheet is out of 100 points: those of the objective and those of its execution do not exceed them. Less is let through,
 * because the one rule is lowered before the other is raised; a sheet of less is not handed in.
 */
export function checkRulesTogether(code: string, value: unknown, rules: Rules, year: number): Refusal[] {
  if (otherOf(code) === null) return [];
  const points = (one: Together): Exact => new Exact(String(one === code ? value : rules.rule(one)));
  const [goals, execution] = [points('goal.totalWeight'), points('self.execWeight')];
  const sum = goals.plus(execution);
  if (sum.lte(100)) return [];
  const params = { goals: plain(goals), execution: plain(execution), sum: plain(sum), year };
  return [refusal('RULES_OVER_100', { ruleId: 'S-15', field: 'value', params, wayOut: 'LOWER_OTHER_RULE' })];
}
