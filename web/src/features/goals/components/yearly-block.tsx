import { annualTwin, yearsOfTerm } from '@jixiao/shared';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Caption, Cell, EditCell, FormTable } from '../../../ui/index.js';
import { YEAR_COLUMN } from '../model/cells.js';
import { emptyRow, type FormRow, type FormState, inputOf } from '../model/form.js';
import type { SheetParts } from './objective-sheet.js';

const NUMBERS = ['GE', 'LE', 'EQ'];

/** 分年度预期值: what a long-term effect is expected to reach by the end of every year, one column a year (R051). */
export function YearlyBlock(parts: SheetParts) {
  const { form, onChange, objective, readOnly, findings } = parts;
  const { t } = useTranslation('goals');
  const rows = form.rows
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => row.horizon === 'MID_TERM' && NUMBERS.includes(row.direction));
  if (rows.length === 0 || (readOnly && rows.every(({ row }) => Object.keys(row.years).length === 0))) return null;
  const years = yearsOfTerm(
    objective,
    rows.flatMap(({ row }) => Object.keys(row.years).map((year) => ({ year: Number(year), value: '' }))),
  );
  // A project of one year has nothing to spread.
  if (years.length < 2) return null;
  const change = (at: number, year: number, value: string): void =>
    onChange((current) => ({
      ...current,
      rows: current.rows.map((row, index) => (index === at ? { ...row, years: { ...row.years, [year]: value } } : row)),
    }));
  return (
    <FormTable
      widths={['*', 56, ...years.map((year) => (year === objective.budgetYear ? 104 : 72))]}
      label={t('yearly.title')}
    >
      <tr>
        <Caption>{t('yearly.title')}</Caption>
        <Caption>{t('column.unit')}</Caption>
        {years.map((year) => (
          <Caption key={year} align="right">
            {year === objective.budgetYear ? t('yearly.thisYear', { year }) : year}
          </Caption>
        ))}
      </tr>
      {rows.map(({ row, index }) => (
        <tr key={row.key}>
          <Cell>{row.name || '—'}</Cell>
          <Cell>{row.unit}</Cell>
          {years.map((year) => (
            <EditCell
              key={year}
              row={index}
              col={YEAR_COLUMN + year}
              align="right"
              inputMode="decimal"
              readOnly={readOnly}
              label={t('yearly.cell', { row: index + 1, year })}
              mark={findings.markAt(index, YEAR_COLUMN + year)}
              value={row.years[year] ?? ''}
              onChange={(value) => change(index, year, value)}
            />
          ))}
        </tr>
      ))}
      {!readOnly && (
        <tr>
          <Cell colSpan={2 + years.length}>
            <Button size="small" onClick={() => onChange((current) => intoAnnual(current, objective.budgetYear))}>
              {t('yearly.intoAnnual', { year: objective.budgetYear })}
            </Button>{' '}
            <span className="jx-note">{t('yearly.note')}</span>
          </Cell>
        </tr>
      )}
    </FormTable>
  );
}

/** The value of the budget year becomes this year's target: the annual row of the same name, or a new one. */
function intoAnnual(form: FormState, year: number): FormState {
  const planned = form.rows.filter(({ horizon, years }) => horizon === 'MID_TERM' && (years[year] ?? '').trim() !== '');
  return planned.reduce((current, row): FormState => {
    const twin = annualTwin(inputOf(current).indicators, row);
    const target = row.years[year]!.trim();
    if (twin >= 0) {
      const rows = current.rows.map((one, at) => (at === twin ? { ...one, target, direction: row.direction } : one));
      return { ...current, rows };
    }
    const { level1, level2, name, direction, unit, targetBasis } = row;
    const added: FormRow = { ...emptyRow(row), level1, level2, name, direction, unit, targetBasis, target };
    return { ...current, rows: [...current.rows, added] };
  }, form);
}
