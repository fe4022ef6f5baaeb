import { DIRECTIONS, sumOfWeights, totalOf } from '@jixiao/shared';
import type { Dispatch } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'antd';
import { formatNumber, formatWan } from '../../../lib/format.js';
import { Caption, Cell, EditCell, FormSheet, FormTable, Kbd } from '../../../ui/index.js';
import type { Objective } from '../data/goals.graphql.js';
import { emptyRow, type FormRow, type FormState, HEAD_ROWS, inputOf } from '../model/form.js';
import type { Findings } from '../model/use-marks.js';

export interface ObjectiveSheetProps {
  objective: Objective;
  form: FormState;
  onChange: Dispatch<(form: FormState) => FormState>;
  findings: Findings;
  readOnly: boolean;
  /** Between two side columns: the name of the indicator keeps its room, the others give way. */
  compact?: boolean;
  /** Remarks of a reviewer by cell, shown where they belong. */
  remarks?: ReadonlyMap<string, string>;
}

const WIDTHS = [92, 100, '*', 64, 176, 56, 56, 112, 26] as const;
const COMPACT = [62, 66, '*', 56, 92, 68, 48, 76, 4] as const;

const PASTE_COLUMNS = ['level1', 'level2', 'name', 'direction', 'target', 'unit', 'weight', 'targetBasis'] as const;

/** 项目支出绩效目标申报表 as it is on paper (财预〔2015〕88号, annex). */
export function ObjectiveSheet({
  objective,
  form,
  onChange,
  findings,
  readOnly,
  compact,
  remarks,
}: ObjectiveSheetProps) {
  const { t } = useTranslation('goals');
  const { catalogue } = objective.rules;
  // A place may name levels that no catalogue of words knows: then the form's own label stands.
  const word1 = ({ level1, label }: { level1: string; label: string }): string =>
    t(`level1.${level1}`, { defaultValue: label });
  const word2 = ({ code, label }: { code: string; label: string }): string =>
    t(`level2.${code}`, { defaultValue: label });
  const level1 = catalogue.levels.map((level) => ({ value: level.level1, label: word1(level) }));
  const directions = DIRECTIONS.map((value) => ({ value, label: t(`direction.${value}`) }));
  const yesNo = ['是', '否'].map((value) => ({ value, label: value }));
  const set = (patch: Partial<FormState>): void => onChange((current) => ({ ...current, ...patch }));
  const setRow = (index: number, patch: Partial<FormRow>): void =>
    onChange((current) => ({
      ...current,
      rows: current.rows.map((row, at) => (at === index ? { ...row, ...patch } : row)),
    }));
  const addRow = (): void =>
    onChange((current) => ({ ...current, rows: [...current.rows, emptyRow(current.rows.at(-1))] }));
  const removeRow = (index: number): void =>
    onChange((current) => ({ ...current, rows: current.rows.filter((_, at) => at !== index) }));

  /** Words of the form come back as codes, so that a block copied from the paper form can be pasted. */
  const paste = (cells: string[][], row: number, column: number): void => {
    if (row < 0) return;
    onChange((current) => {
      const rows = [...current.rows];
      cells.forEach((line, down) => {
        const at = row + down;
        rows[at] = { ...(rows[at] ?? emptyRow(rows[at - 1])) };
        line.forEach((text, right) => {
          const name = PASTE_COLUMNS[column + right];
          if (name) Object.assign(rows[at]!, { [name]: codeOf(name, text) });
        });
      });
      return { ...current, rows };
    });
  };
  const codeOf = (name: string, text: string): string => {
    const lists: Record<string, readonly { value: string; label: string }[]> = {
      level1,
      direction: directions,
      level2: catalogue.levels.flatMap((level) =>
        level.level2.map((group) => ({ value: group.code, label: word2(group) })),
      ),
    };
    return (
      lists[name]?.find(({ value, label }) => value === text || label === text || text.startsWith(label))?.value ?? text
    );
  };

  const head = (
    name: keyof typeof HEAD_ROWS,
    key: 'amount' | 'basis' | 'scheduleText' | 'overallGoal' | 'annualGoal',
    span: number,
  ) => (
    <EditCell
      row={HEAD_ROWS[name]}
      col={0}
      colSpan={span}
      value={form[key]}
      onChange={(value) => set({ [key]: value })}
      label={t(`field.${name}`)}
      multiline={name !== 'annualAmount'}
      align={name === 'annualAmount' ? 'right' : undefined}
      inputMode={name === 'annualAmount' ? 'decimal' : undefined}
      readOnly={readOnly}
      mark={findings.markAt(HEAD_ROWS[name], 0)}
    />
  );

  return (
    <FormSheet
      title={t('sheet.title')}
      left={t('sheet.unit', { name: objective.agencyName })}
      center={t('sheet.year', { year: objective.budgetYear })}
      right={t('sheet.money')}
      foot={
        <>
          <span>{t('sheet.execution', { total: totalOf(objective.rules) })}</span>
          {!readOnly && (
            <span>
              <Kbd>Tab</Kbd> {t('key.next')} <Kbd>Ctrl ↓</Kbd> {t('key.last')} <Kbd>F8</Kbd> {t('key.mark')}
            </span>
          )}
        </>
      }
    >
      <FormTable
        widths={[...(compact ? COMPACT : WIDTHS)]}
        label={t('sheet.title')}
        onPaste={paste}
        onLeaveLast={addRow}
      >
        <tr>
          <Caption>{t('field.department')}</Caption>
          <Cell colSpan={3}>{objective.departmentName}</Cell>
          <Caption>{t('field.nature')}</Caption>
          <Cell colSpan={4}>
            {objective.nature ? t(`nature.${objective.nature}`) : ''} {objective.startsOn}—{objective.endsOn}
          </Cell>
        </tr>
        <tr>
          <Caption>{t('field.annualAmount')}</Caption>
          {head('annualAmount', 'amount', 3)}
          <Caption>{t('field.fundingTotal')}</Caption>
          <Cell computed align="right">
            {objective.rules.fundingTotal === null ? '—' : formatWan(objective.rules.fundingTotal)}
          </Cell>
          <Caption>{t('field.responsiblePerson')}</Caption>
          <Cell colSpan={2}>{objective.responsiblePerson}</Cell>
        </tr>
        {(['basis', 'scheduleText', 'overallGoal', 'annualGoal'] as const).map((name) => (
          <tr key={name}>
            <Caption>{t(`field.${name}`)}</Caption>
            {head(name, name, 8)}
          </tr>
        ))}
        <tr>
          {PASTE_COLUMNS.map((name) => (
            <Caption key={name} align={name === 'weight' ? 'right' : undefined}>
              {t(`column.${name}`)}
            </Caption>
          ))}
          <Caption />
        </tr>
        {form.rows.map((row, index) => {
          const shared = (column: number) => ({
            row: index,
            col: column,
            readOnly,
            mark: findings.markAt(index, column),
            label: t('cell', { row: index + 1, column: t(`column.${PASTE_COLUMNS[column]!}`) }),
          });
          const level2 = (catalogue.levels.find((level) => level.level1 === row.level1)?.level2 ?? []).map((group) => ({
            value: group.code,
            label: word2(group),
          }));
          const remark = [...(remarks ?? [])].filter(([field]) => field.startsWith(`indicators[${index}]`));
          return [
            <tr key={row.key}>
              <EditCell
                {...shared(0)}
                value={row.level1}
                options={level1}
                onChange={(value) =>
                  setRow(index, {
                    level1: value,
                    level2: catalogue.levels.find((level) => level.level1 === value)?.level2[0]?.code ?? '',
                  })
                }
              />
              <EditCell
                {...shared(1)}
                value={row.level2}
                options={level2}
                onChange={(value) => setRow(index, { level2: value })}
              />
              <EditCell
                {...shared(2)}
                multiline={compact}
                value={row.name}
                onChange={(value) => setRow(index, { name: value })}
              />
              <EditCell
                {...shared(3)}
                value={row.direction}
                options={directions}
                onChange={(value) => setRow(index, { direction: value as FormRow['direction'] })}
              />
              <EditCell
                {...shared(4)}
                align={['QUAL', 'BOOL', 'BAND'].includes(row.direction) ? undefined : 'right'}
                value={row.target}
                options={row.direction === 'BOOL' ? yesNo : undefined}
                multiline={row.direction === 'QUAL' || (compact && ['DATE_BY', 'BAND'].includes(row.direction))}
                placeholder={t(`placeholder.${row.direction}`)}
                onChange={(value) => setRow(index, { target: value })}
              />
              <EditCell {...shared(5)} value={row.unit} onChange={(value) => setRow(index, { unit: value })} />
              <EditCell
                {...shared(6)}
                align="right"
                inputMode="decimal"
                value={row.weight}
                onChange={(value) => setRow(index, { weight: value })}
              />
              <EditCell
                {...shared(7)}
                value={row.targetBasis}
                onChange={(value) => setRow(index, { targetBasis: value })}
              />
              <Cell align="center">
                {!readOnly && (
                  <button
                    type="button"
                    className="jx-linkish"
                    aria-label={t('row.remove', { row: index + 1 })}
                    title={t('row.remove', { row: index + 1 })}
                    onClick={() => removeRow(index)}
                  >
                    ×
                  </button>
                )}
              </Cell>
            </tr>,
            remark.length > 0 && (
              <tr key={`${row.key}-below`}>
                <Cell colSpan={9} quiet align="right">
                  {remark.map(([field, text]) => (
                    <span key={field} className="jx-amber">
                      {t('remark.in', { column: t(`column.${columnOf(field)}`, { defaultValue: '' }), text })}{' '}
                    </span>
                  ))}
                </Cell>
              </tr>
            ),
          ];
        })}
        <tr>
          <Cell colSpan={5}>
            {!readOnly && (
              <Button size="small" onClick={addRow}>
                {t('row.add')}
              </Button>
            )}
          </Cell>
          <Cell computed align="right">
            {t('sheet.sum')}
          </Cell>
          <Cell computed strong align="right" mark={findings.sumMark}>
            {formatNumber(sumOfWeights(inputOf(form).indicators))}
          </Cell>
          <Cell computed colSpan={2} />
        </tr>
      </FormTable>
    </FormSheet>
  );
}

const columnOf = (field: string): string => field.split('.').at(-1) ?? field;
