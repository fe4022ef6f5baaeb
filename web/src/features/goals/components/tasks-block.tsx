import { sumMoney, taskTotal } from '@jixiao/shared';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatWan } from '../../../lib/format.js';
import { Caption, Cell, EditCell, FormTable } from '../../../ui/index.js';
import { emptyTask, TASK_ROW, taskInputs, type TaskRow } from '../model/blocks.js';
import type { SheetParts } from './objective-sheet.js';

const COLUMNS = ['name', 'content', 'fiscal', 'other'] as const;

/** 年度主要任务 of a whole department or unit, with what each costs. */
export function TasksBlock({ form, set, findings, readOnly }: SheetParts) {
  const { t } = useTranslation('goals');
  const totals = taskInputs(form.tasks).map(taskTotal);
  const change = (index: number, patch: Partial<TaskRow>): void =>
    set({ tasks: form.tasks.map((task, at) => (at === index ? { ...task, ...patch } : task)) });
  const add = (): void => set({ tasks: [...form.tasks, emptyTask()] });
  const sum = totals.every((total) => total !== null) ? sumMoney(totals as string[]) : null;
  return (
    <FormTable widths={[168, '*', 104, 104, 104, 26]} label={t('tasks.title')} onLeaveLast={readOnly ? undefined : add}>
      <tr>
        <Caption>{t('tasks.title')}</Caption>
        <Caption>{t('tasks.content')}</Caption>
        <Caption align="right">{t('tasks.fiscal')}</Caption>
        <Caption align="right">{t('tasks.other')}</Caption>
        <Caption align="right">{t('tasks.total')}</Caption>
        <Caption />
      </tr>
      {form.tasks.map((task, index) => (
        <tr key={task.key}>
          {COLUMNS.map((name, column) => (
            <EditCell
              key={name}
              row={TASK_ROW + index}
              col={column}
              align={column > 1 ? 'right' : undefined}
              inputMode={column > 1 ? 'decimal' : undefined}
              multiline={column < 2}
              value={task[name]}
              onChange={(value) => change(index, { [name]: value })}
              label={t('tasks.cell', { row: index + 1, column: t(`tasks.${name}`) })}
              readOnly={readOnly}
              mark={findings.markAt(TASK_ROW + index, column)}
            />
          ))}
          <Cell computed align="right">
            {totals[index] === null || totals[index] === undefined ? '—' : formatWan(totals[index])}
          </Cell>
          <Cell align="center">
            {!readOnly && (
              <button
                type="button"
                className="jx-linkish"
                aria-label={t('tasks.remove', { row: index + 1 })}
                title={t('tasks.remove', { row: index + 1 })}
                onClick={() => set({ tasks: form.tasks.filter((_, at) => at !== index) })}
              >
                ×
              </button>
            )}
          </Cell>
        </tr>
      ))}
      <tr>
        <Cell colSpan={3}>
          {!readOnly && (
            <Button size="small" onClick={add}>
              {t('tasks.add')}
            </Button>
          )}
        </Cell>
        <Cell computed align="right">
          {t('sheet.sum')}
        </Cell>
        <Cell computed strong align="right">
          {sum === null ? '—' : formatWan(sum)}
        </Cell>
        <Cell computed />
      </tr>
    </FormTable>
  );
}
