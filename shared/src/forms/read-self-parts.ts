import { compareMoney } from '../money/money.js';
import type { FormLookup } from './form-lookup.js';
import { type Place, plainText, trimmed } from './grid.js';
import { type NamedCell, readNumber } from './monitoring-values.js';
import { readMoney } from './read-cells.js';
import { CRITERION_WORDS, SELF_LINES, type SelfForm, type SelfFormDraft } from './self-form.js';
import { isFaulty, type ProblemList, textOf } from './sheet-problem.js';

const CONFIRM = { weight: 'CONFIRM' } as const;

/** Money, main tasks and criteria of a self-evaluation form: what stands around its indicators. */
export class SelfFormParts {
  constructor(
    private readonly lookup: FormLookup,
    private readonly list: ProblemList,
  ) {}

  /** Budgets and payments are known and only compared; what no register knows is read. */
  moneys(known: SelfForm): SelfFormDraft['moneys'] {
    const executedAt = this.lookup.places(['全年执行数（B）', '全年执行数'])[0];
    if (!executedAt) return [];
    return known.moneys.flatMap((line) => {
      const at = this.lookup
        .places(SELF_LINES[line.line] ?? [])
        .find(({ row }) => row > executedAt.row && row <= executedAt.row + 6);
      const place = { row: at?.row ?? 0, column: executedAt.column };
      const cell = at && this.lookup.cell(place);
      if (cell === undefined) return [];
      const amount = this.amount(place, '全年执行数');
      if (line.origin === 'TYPED') return [{ id: line.id, executedAmount: amount ?? line.executedAmount }];
      if (amount !== null && compareMoney(amount, line.executedAmount) !== 0) {
        const params = { found: amount, known: line.executedAmount };
        this.list.at(place, '全年执行数', 'MONITORING_MONEY_DIFFERS', params, CONFIRM);
      }
      return [];
    });
  }

  private amount(place: Place, column: string): string | null {
    const cell = this.lookup.cell(place);
    if (cell === undefined || isFaulty(cell, place, column, this.list)) return null;
    if (trimmed(plainText(cell) ?? '') === '') return null;
    return readMoney(typeof cell === 'string' ? cell.normalize('NFKC') : cell, true, place, column, this.list);
  }

  tasks(known: SelfForm): SelfFormDraft['tasks'] {
    const [head] = this.lookup.places(['任务名称']);
    if (!head) return [];
    const executedAt = this.lookup.places(['执行数']).find(({ row }) => row === head.row);
    const resultAt = this.lookup.places(['完成情况']).find(({ row }) => row === head.row);
    return known.tasks.flatMap((task) => {
      const at = this.lookup.places([task.name]).find(({ row, column }) => row > head.row && column === head.column);
      if (!at) return [];
      const executed = executedAt && this.amount({ row: at.row, column: executedAt.column }, '执行数');
      const place = { row: at.row, column: resultAt?.column ?? at.column };
      const result = resultAt ? textOf(this.lookup.cell(place), place, '完成情况', 1000, this.list) : task.result;
      return [{ id: task.id, executedAmount: executed ?? task.executedAmount, result }];
    });
  }

  criteria(known: SelfForm): SelfFormDraft['criteria'] {
    return known.criteria.flatMap((one) => {
      const [at] = this.lookup.places([CRITERION_WORDS[one.criterion]]);
      if (!at) return [];
      const score = this.right(at, CRITERION_WORDS[one.criterion]);
      const words = this.right(score.place, '评价说明');
      return [
        {
          id: one.id,
          score: readNumber(score, null, this.list) ?? null,
          text: textOf(words.cell, words.place, words.column, 4000, this.list),
        },
      ];
    });
  }

  private right(at: Place, column: string): NamedCell {
    const area = this.lookup.area(at);
    const place = { row: area.top, column: area.right + 1 };
    return { cell: this.lookup.cell(place), place, column };
  }
}
