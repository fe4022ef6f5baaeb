import { DIRECTIONS } from '@jixiao/shared';
import { useTranslation } from 'react-i18next';
import { Cell, EditCell } from '../../../ui/index.js';
import { COLUMNS } from '../model/cells.js';
import { type FormRow } from '../model/form.js';
import type { SheetParts } from './objective-sheet.js';

const WITHOUT_NUMBER = ['QUAL', 'BOOL', 'BAND'];
const YES_NO = ['是', '否'].map((value) => ({ value, label: value }));

export function IndicatorLine(parts: SheetParts & { row: FormRow; index: number }) {
  const { onChange, findings, readOnly, catalogue, word, origin, row, index } = parts;
  const { t } = useTranslation('goals');
  const change = (patch: Partial<FormRow>): void =>
    onChange((current) => ({
      ...current,
      rows: current.rows.map((one, at) => (at === index ? { ...one, ...patch } : one)),
    }));
  const remove = (): void =>
    onChange((current) => ({ ...current, rows: current.rows.filter((_, at) => at !== index) }));
  const levels2 = catalogue.levels.find(({ level1 }) => level1 === row.level1)?.level2 ?? [];
  const shared = (column: number) => {
    const name = COLUMNS[column]!;
    return {
      row: index,
      col: column,
      readOnly,
      mark: findings.markAt(index, column),
      label: t('cell', { row: index + 1, column: t(`column.${name}`) }),
      value: row[name],
      // The places of a row come with the row; its own words are what one must know the origin of.
      origin: column >= 2 && column !== 3 ? origin(`${row.key}.${name}`, row[name]) : null,
    };
  };
  return (
    <tr>
      <EditCell
        {...shared(0)}
        options={catalogue.levels.map((level) => ({ value: level.level1, label: word(level) }))}
        onChange={(value) =>
          change({
            level1: value,
            level2: catalogue.levels.find(({ level1 }) => level1 === value)?.level2[0]?.code ?? '',
          })
        }
      />
      <EditCell
        {...shared(1)}
        options={levels2.map((one) => ({ value: one.code, label: word(one) }))}
        onChange={(value) => change({ level2: value })}
      />
      <EditCell {...shared(2)} multiline onChange={(value) => change({ name: value })} />
      <EditCell
        {...shared(3)}
        options={DIRECTIONS.map((value) => ({ value, label: t(`direction.${value}`) }))}
        onChange={(value) => change({ direction: value as FormRow['direction'] })}
      />
      <EditCell
        {...shared(4)}
        align={WITHOUT_NUMBER.includes(row.direction) ? undefined : 'right'}
        options={row.direction === 'BOOL' ? YES_NO : undefined}
        multiline={['QUAL', 'DATE_BY', 'BAND'].includes(row.direction)}
        placeholder={t(`placeholder.${row.direction}`, { defaultValue: '' })}
        onChange={(value) => change({ target: value })}
      />
      <EditCell {...shared(5)} onChange={(value) => change({ unit: value })} />
      <EditCell {...shared(6)} align="right" inputMode="decimal" onChange={(value) => change({ weight: value })} />
      <EditCell {...shared(7)} multiline onChange={(value) => change({ targetBasis: value })} />
      <Cell align="center">
        {!readOnly && (
          <button
            type="button"
            className="jx-linkish"
            aria-label={t('row.remove', { row: index + 1 })}
            title={t('row.remove', { row: index + 1 })}
            onClick={remove}
          >
            ×
          </button>
        )}
      </Cell>
    </tr>
  );
}
