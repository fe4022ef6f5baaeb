import { sumOfWeights } from '@jixiao/shared';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatWan, subtractMoney } from '../../../lib/format.js';
import { Caption, Cell, FormSheet, FormTable, MarkDisc } from '../../../ui/index.js';
import type { CellRemark, Indicator, Objective } from '../data/goals.graphql.js';
import { actualText, previousRow, signedTarget } from '../model/review-facts.js';

export interface ReviewSheetProps {
  objective: Objective;
  remarks: readonly CellRemark[];
  /** A cell was clicked: a remark is to be written on it. */
  onPick: (field: string) => void;
  picked: string | null;
}

const WIDTHS = [86, '*', 92, 78, 104, 62, 46] as const;
const TEXTS = ['basis', 'overallGoal', 'annualGoal', 'scheduleText'] as const;

/** The form as a reviewer reads it: last year in grey beside this year in ink, every cell open to a remark. */
export function ReviewSheet({ objective, remarks, onPick, picked }: ReviewSheetProps) {
  const { t } = useTranslation('goals');
  const last = objective.previousYear;
  const number = (field: string): number => remarks.findIndex((remark) => remark.field === field) + 1;
  const cell = (field: string, children: ReactNode, label: string) => (
    <button
      type="button"
      className="goals-pick"
      aria-label={t('remark.on', { cell: label })}
      data-picked={picked === field || undefined}
      data-remarked={number(field) > 0 || undefined}
      onClick={() => onPick(field)}
    >
      {number(field) > 0 && <MarkDisc number={number(field)} level="ADVICE" />} {children}
    </button>
  );
  const levels = objective.rules.catalogue.levels;
  const label1 = (level1: string): string =>
    t(`level1.${level1}`, { defaultValue: levels.find((one) => one.level1 === level1)?.label ?? level1 });
  const rows = objective.indicators.map((row, index) => ({ row, index }));
  const groups = [...new Set(rows.map(({ row }) => `${row.horizon}/${row.level1}`))].map((key) => {
    const inside = rows.filter(({ row }) => `${row.horizon}/${row.level1}` === key);
    return { key, inside, first: inside[0]!.row };
  });
  const line = (row: Indicator, index: number) => {
    const old = last && previousRow(last.rows, row);
    const field = (name: string): string => `indicators[${index}].${name}`;
    return (
      <>
        <td className="jx-cell goals-pickable">{cell(field('name'), row.name, row.name)}</td>
        {last && old ? (
          <>
            <Cell quiet align="right">
              {signedTarget(old)}
            </Cell>
            <Cell quiet align="right">
              {actualText(old) || '—'}
            </Cell>
          </>
        ) : (
          <Cell quiet align="center" colSpan={2}>
            {last ? t('review.newRow') : t('review.noLastYear')}
          </Cell>
        )}
        <td className="jx-cell goals-pickable" data-align="right">
          {cell(field('target'), signedTarget(row), `${row.name} ${t('column.target')}`)}
        </td>
        <td className="jx-cell goals-pickable">{cell(field('unit'), row.unit, `${row.name} ${t('column.unit')}`)}</td>
        <td className="jx-cell goals-pickable" data-align="right">
          {cell(field('weight'), row.weight, `${row.name} ${t('column.weight')}`)}
        </td>
      </>
    );
  };
  return (
    <FormSheet
      title={t(`sheet.titleOf.${objective.objectType}`)}
      left={t('sheet.unit', { name: objective.agencyName })}
      center={last ? t('review.beside', { year: last.budgetYear }) : t('sheet.year', { year: objective.budgetYear })}
      right={t('sheet.money')}
    >
      <FormTable widths={[...WIDTHS]} label={t('review.sheet')}>
        <tr>
          <Caption>{t('column.level1')}</Caption>
          <Caption>{t('column.name')}</Caption>
          <Caption align="right">{t('review.lastTarget', { year: objective.budgetYear - 1 })}</Caption>
          <Caption align="right">{t('review.lastActual', { year: objective.budgetYear - 1 })}</Caption>
          <Caption align="right">{t('review.target', { year: objective.budgetYear })}</Caption>
          <Caption>{t('column.unit')}</Caption>
          <Caption align="right">{t('column.weight')}</Caption>
        </tr>
        <tr>
          <Caption>{t('field.money')}</Caption>
          <Cell>{t('field.annualAmount')}</Cell>
          <Cell quiet align="right">
            {last ? formatWan(last.annualAmount) : '—'}
          </Cell>
          <Cell quiet align="right">
            —
          </Cell>
          <td className="jx-cell goals-pickable" data-align="right">
            {cell('annualAmount', <b>{formatWan(objective.annualAmount)}</b>, t('field.annualAmount'))}
          </td>
          <Cell>{t('wan')}</Cell>
          <Cell align="right">—</Cell>
        </tr>
        {groups.map(({ key, inside, first }) =>
          inside.map(({ row, index }, at) => (
            <tr key={row.id}>
              {at === 0 && (
                <Caption rowSpan={inside.length} key={key}>
                  {first.horizon === 'MID_TERM' && <div>{t('horizon.MID_TERM')}</div>}
                  {label1(first.level1)}
                  <div className="jx-num">{formatNumber(sumOfWeights(inside.map((one) => one.row)))}</div>
                </Caption>
              )}
              {line(row, index)}
            </tr>
          )),
        )}
        <tr>
          <Cell quiet colSpan={5}>
            {last &&
              t('review.moneyBeside', { amount: signed(subtractMoney(objective.annualAmount, last.annualAmount)) })}
          </Cell>
          <Caption>{t('sheet.sum')}</Caption>
          <Cell strong align="right">
            {formatNumber(sumOfWeights(objective.indicators.filter(({ horizon }) => horizon === 'ANNUAL')))}
          </Cell>
        </tr>
        {TEXTS.filter((name) => objective[name]).map((name) => (
          <tr key={name}>
            <Caption>{t(`field.${name}`)}</Caption>
            <td className="jx-cell goals-pickable" colSpan={6}>
              {cell(name, objective[name], t(`field.${name}`))}
            </td>
          </tr>
        ))}
      </FormTable>
    </FormSheet>
  );
}

const signed = (yuan: string): string => (yuan.startsWith('-') ? formatWan(yuan) : `+${formatWan(yuan)}`);
