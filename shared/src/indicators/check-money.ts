import { type Refusal, refusal } from '../errors/refusal.js';
import { compareMoney, parseMoney, subtractMoney, sumMoney, ZERO } from '../money/money.js';
import type { AmountBlock, AmountDraft, ObjectiveDraft, ObjectiveParameters, TaskDraft } from './objective.js';

/** Amounts of the blocks that cannot even be stored, and cells that stand twice. */
export function checkAmountFormat(objective: Pick<ObjectiveDraft, 'tasks' | 'amounts'>): Refusal[] {
  const found: Refusal[] = [];
  const read = (text: string, field: string): void => {
    const parsed = parseMoney(text, { field });
    if (!parsed.ok) found.push(parsed.refusal);
  };
  objective.tasks?.forEach((task, index) => {
    read(task.fiscalAmount, `tasks[${index}].fiscalAmount`);
    read(task.otherAmount, `tasks[${index}].otherAmount`);
  });
  const seen = new Set<string>();
  objective.amounts?.forEach((cell, index) => {
    read(cell.amount, `amounts[${index}].amount`);
    const key = `${cell.block}/${cell.kind}`;
    if (seen.has(key)) found.push(refusal('AMOUNT_CELL_TWICE', { ruleId: 'G-13', field: `amounts[${index}]` }));
    seen.add(key);
  });
  return found;
}

/** Total of one task, or null while an amount cannot be read. */
export function taskTotal(task: TaskDraft): string | null {
  return totalOf([task.fiscalAmount, task.otherAmount]);
}

/** Total of one block, or null where it has no cell or a cell that cannot be read. */
export function blockTotal(amounts: readonly AmountDraft[] | undefined, ...blocks: AmountBlock[]): string | null {
  const cells = (amounts ?? []).filter(({ block }) => blocks.includes(block));
  return cells.length === 0 ? null : totalOf(cells.map(({ amount }) => amount));
}

/** What stands between the money of the form and its submission (domain §2.1, §2.3, §4.5 G1). */
export function checkMoney(objective: ObjectiveDraft, parameters: ObjectiveParameters): Refusal[] {
  const parsed = parseMoney(objective.annualAmount);
  if (!parsed.ok) return [];
  const amount = parsed.value;
  const found: Refusal[] = [];
  const differs = (
    code: string,
    field: string,
    other: string | null | undefined,
    params: Refusal['params'] = {},
  ): void => {
    if (!other || compareMoney(amount, other) === 0) return;
    found.push(refusal(code, { ruleId: 'G-13', field, params: { amount, sum: other, ...params } }));
  };
  differs('AMOUNT_DIFFERS_FROM_FUNDING', 'annualAmount', parameters.fundingTotal, { funding: parameters.fundingTotal });
  differs('FUNDING_BLOCK_SUM', 'amounts', blockTotal(objective.amounts, 'ANNUAL'));
  const midTerm = blockTotal(objective.amounts, 'MID_TERM');
  if (midTerm && compareMoney(midTerm, amount) < 0) {
    found.push(
      refusal('MID_TERM_BELOW_ANNUAL', { ruleId: 'G-13', field: 'amounts', params: { amount, sum: midTerm } }),
    );
  }
  const { blocks } = parameters.catalogue;
  if (blocks.includes('TASKS')) found.push(...checkTasks(objective, amount));
  if (blocks.includes('BUDGET')) found.push(...checkBudget(objective, amount, parameters));
  found.push(...checkLimits(amount, parameters));
  return found;
}

function checkTasks(objective: ObjectiveDraft, amount: string): Refusal[] {
  const tasks = objective.tasks ?? [];
  if (tasks.length === 0) return [refusal('TASKS_MISSING', { ruleId: 'G-33', field: 'tasks' })];
  const found = tasks.flatMap((task, index) =>
    task.name.trim() ? [] : [refusal('REQUIRED', { ruleId: 'G-33', field: `tasks[${index}].name` })],
  );
  const totals = tasks.map(taskTotal);
  if (totals.some((total) => total === null)) return found;
  const sum = sumMoney(totals as string[]);
  if (compareMoney(sum, amount) !== 0) {
    found.push(refusal('TASKS_SUM', { ruleId: 'G-33', field: 'tasks', params: { sum, amount } }));
  }
  return found;
}

function checkBudget(objective: ObjectiveDraft, amount: string, parameters: ObjectiveParameters): Refusal[] {
  const total = blockTotal(objective.amounts, 'BASE', 'PROJECT');
  if (total === null) return [refusal('BUDGET_MISSING', { ruleId: 'G-34', field: 'amounts' })];
  const found: Refusal[] = [];
  if (compareMoney(total, amount) !== 0) {
    found.push(refusal('BUDGET_SUM', { ruleId: 'G-34', field: 'amounts', params: { sum: total, amount } }));
  }
  const project = blockTotal(objective.amounts, 'PROJECT') ?? ZERO;
  if (parameters.projectsTotal && compareMoney(parameters.projectsTotal, project) > 0) {
    found.push(
      refusal('PROJECTS_EXCEED_BUDGET', {
        ruleId: 'G-35',
        field: 'amounts',
        params: {
          projects: parameters.projectsTotal,
          budget: project,
          excess: subtractMoney(parameters.projectsTotal, project),
        },
      }),
    );
  }
  return found;
}

/** Ceilings from outside the form: the control figure of 一下, the parent transfer above, the parts below. */
function checkLimits(amount: string, parameters: ObjectiveParameters): Refusal[] {
  const found: Refusal[] = [];
  const { controlAmount, parentRemainder, childrenTotal } = parameters;
  const params = (limit: string): Refusal['params'] => ({ amount, limit, excess: subtractMoney(amount, limit) });
  if (controlAmount && compareMoney(amount, controlAmount) > 0) {
    found.push(
      refusal('CONTROL_AMOUNT_EXCEEDED', { ruleId: 'G-36', field: 'annualAmount', params: params(controlAmount) }),
    );
  }
  if (parentRemainder && compareMoney(amount, parentRemainder) > 0) {
    found.push(refusal('PARENT_EXCEEDED', { ruleId: 'G-37', field: 'annualAmount', params: params(parentRemainder) }));
  }
  if (childrenTotal && compareMoney(childrenTotal, amount) > 0) {
    found.push(
      refusal('BELOW_ITS_PARTS', {
        ruleId: 'G-37',
        field: 'annualAmount',
        params: { amount, parts: childrenTotal, missing: subtractMoney(childrenTotal, amount) },
      }),
    );
  }
  return found;
}

function totalOf(texts: readonly string[]): string | null {
  const amounts = texts.map((text) => parseMoney(text));
  if (amounts.some((parsed) => !parsed.ok)) return null;
  return sumMoney(amounts.flatMap((parsed) => (parsed.ok ? [parsed.value] : [])));
}
