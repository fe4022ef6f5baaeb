import { type AmountBlock as Block, AMOUNT_KINDS } from '@jixiao/shared';
import { blockTotal } from '@jixiao/shared';
import { useTranslation } from 'react-i18next';
import { formatWan } from '../../../lib/format.js';
import { Caption, Cell, EditCell, FormTable } from '../../../ui/index.js';
import { amountCell, amountInputs } from '../model/blocks.js';
import type { SheetParts } from './objective-sheet.js';

/** Money by where it comes from (F1–F6) for a project; base and project expenditure by kind of fund for a body. */
export function AmountBlock({
  form,
  set,
  findings,
  readOnly,
  origin,
  blocks,
}: SheetParts & { blocks: readonly Block[] }) {
  const { t } = useTranslation('goals');
  const amounts = amountInputs(form.amounts);
  const total = (...of: Block[]): string => {
    const sum = blockTotal(amounts, ...of);
    return sum === null ? '' : formatWan(sum);
  };
  const isBudget = blocks.includes('BASE');
  const caption = t(isBudget ? 'block.budget' : 'block.funding');
  return (
    <FormTable widths={[158, ...blocks.map((): '*' => '*'), ...(isBudget ? ['*' as const] : [])]} label={caption}>
      <tr>
        <Caption>{caption}</Caption>
        {blocks.map((block) => (
          <Caption key={block} align="right">
            {t(`block.${block}`)}
          </Caption>
        ))}
        {isBudget && <Caption align="right">{t('sheet.sum')}</Caption>}
      </tr>
      {AMOUNT_KINDS.map((kind) => (
        <tr key={kind}>
          <Caption>{t(`kind.${kind}`)}</Caption>
          {blocks.map((block) => {
            const place = amountCell(block, kind);
            const key = `${block}.${kind}`;
            const value = form.amounts[key] ?? '';
            return (
              <EditCell
                key={key}
                row={place.row}
                col={place.column}
                align="right"
                inputMode="decimal"
                value={value}
                onChange={(text) => set({ amounts: { ...form.amounts, [key]: text } })}
                label={`${t(`block.${block}`)} ${t(`kind.${kind}`)}`}
                readOnly={readOnly}
                mark={findings.markAt(place.row, place.column)}
                origin={origin(`amounts.${key}`, value)}
              />
            );
          })}
          {isBudget && (
            <Cell computed align="right">
              {lineTotal(amounts.filter((cell) => cell.kind === kind && blocks.includes(cell.block)))}
            </Cell>
          )}
        </tr>
      ))}
      <tr>
        <Caption>{t('sheet.sum')}</Caption>
        {blocks.map((block) => (
          <Cell key={block} computed strong align="right">
            {total(block)}
          </Cell>
        ))}
        {isBudget && (
          <Cell computed strong align="right">
            {total(...blocks)}
          </Cell>
        )}
      </tr>
    </FormTable>
  );
}

function lineTotal(cells: ReturnType<typeof amountInputs>): string {
  const sum = blockTotal(cells, 'BASE', 'PROJECT');
  return sum === null ? '' : formatWan(sum);
}
