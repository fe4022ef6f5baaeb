import { DIRECTIONS, sumOfWeights } from '@jixiao/shared';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../lib/format.js';
import { Caption, Cell, FormTable } from '../../../ui/index.js';
import { COLUMNS } from '../model/cells.js';
import { emptyRow, type FormRow, inputOf } from '../model/form.js';
import { IndicatorLine } from './indicator-line.js';
import type { SheetParts } from './objective-sheet.js';

const WIDTHS = [92, 104, '*', 60, 150, 56, 56, 104, 26] as const;

/** Indicators of one horizon, row by row as on paper. */
export function IndicatorBlock(parts: SheetParts & { horizon: FormRow['horizon'] }) {
  const { form, onChange, findings, readOnly, catalogue, word, remarks, horizon } = parts;
  const { t } = useTranslation('goals');
  const rows = form.rows.map((row, index) => ({ row, index })).filter(({ row }) => row.horizon === horizon);
  const addRow = (): void =>
    onChange((current) => ({
      ...current,
      rows: [...current.rows, emptyRow(rows.at(-1)?.row ?? firstOf(parts), horizon)],
    }));
  const addMidTerm = (): void =>
    onChange((current) => ({ ...current, rows: [...current.rows, emptyRow(firstOf(parts), 'MID_TERM')] }));
  /** Words of the form come back as codes, so that a block copied from the paper form can be pasted. */
  const codeOf = (name: string, text: string): string => {
    const lists: Record<string, readonly { value: string; label: string }[]> = {
      level1: catalogue.levels.map((level) => ({ value: level.level1, label: word(level) })),
      direction: DIRECTIONS.map((value) => ({ value, label: t(`direction.${value}`) })),
      level2: catalogue.levels.flatMap((level) => level.level2.map((one) => ({ value: one.code, label: word(one) }))),
    };
    return (
      lists[name]?.find(({ value, label }) => value === text || label === text || text.startsWith(label))?.value ?? text
    );
  };
  const paste = (cells: string[][], row: number, column: number): void => {
    if (row < 0) return;
    onChange((current) => {
      const next = [...current.rows];
      cells.forEach((line, down) => {
        const at = row + down;
        next[at] = { ...(next[at] ?? emptyRow(next[at - 1], horizon)) };
        line.forEach((text, right) => {
          const name = COLUMNS[column + right];
          if (name) Object.assign(next[at]!, { [name]: codeOf(name, text) });
        });
      });
      return { ...current, rows: next };
    });
  };
  return (
    <FormTable
      widths={[...WIDTHS]}
      label={t(`horizon.${horizon}`)}
      onPaste={paste}
      onLeaveLast={readOnly ? undefined : addRow}
    >
      <tr>
        {COLUMNS.map((name) => (
          <Caption key={name} align={name === 'weight' ? 'right' : undefined}>
            {name === 'target' && horizon === 'MID_TERM' ? t('column.midTermTarget') : t(`column.${name}`)}
          </Caption>
        ))}
        <Caption />
      </tr>
      {rows.map(({ row, index }) => {
        const remark = [...(remarks ?? [])].filter(([field]) => field.startsWith(`indicators[${index}].`));
        return [
          <IndicatorLine key={row.key} {...parts} row={row} index={index} />,
          remark.length > 0 && (
            <tr key={`${row.key}-below`}>
              <Cell colSpan={9} quiet align="right">
                {remark.map(([field, text]) => (
                  <span key={field} className="jx-amber">
                    {t('remark.in', {
                      column: t(`column.${field.split('.').at(-1) ?? field}`, { defaultValue: '' }),
                      text,
                    })}{' '}
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
              {t(horizon === 'ANNUAL' ? 'row.add' : 'row.addMidTerm')}
            </Button>
          )}{' '}
          {!readOnly && horizon === 'ANNUAL' && catalogue.blocks.includes('MID_TERM') && (
            <Button size="small" onClick={addMidTerm}>
              {t('row.addMidTerm')}
            </Button>
          )}
        </Cell>
        <Cell computed align="right">
          {t('sheet.sum')}
        </Cell>
        <Cell computed strong align="right" mark={horizon === 'ANNUAL' ? findings.sumMark : null}>
          {formatNumber(sumOfWeights(inputOf(form).indicators.filter((row) => row.horizon === horizon)))}
        </Cell>
        <Cell computed colSpan={2} />
      </tr>
    </FormTable>
  );
}

/** The catalogue's first place, where the form has no row yet. */
function firstOf({ catalogue }: SheetParts): FormRow {
  const [level] = catalogue.levels;
  return { ...emptyRow(), level1: level?.level1 ?? '', level2: level?.level2[0]?.code ?? '' };
}
