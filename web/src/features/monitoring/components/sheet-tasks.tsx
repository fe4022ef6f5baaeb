import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Caption, Card, Cell, EditCell, FormTable, Money } from '../../../ui/index.js';
import type { Sheet } from '../data/monitoring.graphql.js';
import { isNoAmount, type SheetForm } from '../model/sheet-form.js';

export interface SheetTasksProps {
  sheet: Sheet;
  form: SheetForm;
  editable: boolean;
  onChange: (patch: Partial<SheetForm>) => void;
}

/** 年度主要任务 of a whole department, and how many of its projects the round watches. */
export function SheetTasks({ sheet, form, editable, onChange }: SheetTasksProps) {
  const { t } = useTranslation('monitoring');
  if (form.tasks.length === 0 && !sheet.coverage) return null;
  const change = (at: number, patch: Partial<SheetForm['tasks'][number]>) =>
    onChange({ tasks: form.tasks.map((task, i) => (i === at ? { ...task, ...patch } : task)) });
  const { coverage } = sheet;
  return (
    <Card
      title={t('task.title')}
      note={coverage && t('task.coverage', { monitored: coverage.monitored, owed: coverage.owed })}
      extra={
        coverage && (
          <span>
            <Money value={coverage.monitoredAmount} /> / <Money value={coverage.owedAmount} unit />
          </span>
        )
      }
    >
      {form.tasks.length > 0 && (
        <div style={{ overflowX: 'auto' }}>
          <FormTable widths={['*', 140, 140, 140, 260]} least={860} label={t('task.title')}>
            <tr>
              {['name', 'original', 'executed', 'forecast', 'note'].map((key) => (
                <Caption key={key}>{t(`task.${key}`)}</Caption>
              ))}
            </tr>
            {form.tasks.map((task, index) => (
              <tr key={task.id}>
                <Cell>{task.name}</Cell>
                <Cell align="right" computed>
                  <Money value={task.originalBudget} />
                </Cell>
                {(['executedWan', 'forecastWan'] as const).map((name, col) => (
                  <EditCell
                    key={name}
                    row={index}
                    col={col}
                    align="right"
                    inputMode="decimal"
                    readOnly={!editable}
                    label={`${task.name} ${t(`task.${col === 0 ? 'executed' : 'forecast'}`)}`}
                    mark={
                      isNoAmount(task[name])
                        ? { number: index + 1, level: 'HARD', text: t('moneyLines.amountForm') }
                        : undefined
                    }
                    value={task[name]}
                    onChange={(value) => change(index, { [name]: value })}
                  />
                ))}
                <Cell>
                  <Input
                    aria-label={`${task.name} ${t('task.note')}`}
                    variant="borderless"
                    readOnly={!editable}
                    maxLength={500}
                    value={task.note ?? ''}
                    onChange={(event) => change(index, { note: event.target.value })}
                  />
                </Cell>
              </tr>
            ))}
          </FormTable>
        </div>
      )}
    </Card>
  );
}
