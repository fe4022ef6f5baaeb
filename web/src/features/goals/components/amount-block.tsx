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
    <FormTable widths={[92, ...AMOUNT_KINDS.map((): '*' => '*'), '*']} label={caption}>
      <tr>
        <Caption>{caption}</Caption>
        {AMOUNT_KINDS.map((kind) => (
          <Caption key={kind} align="right">
            {t(`kind.${kind}`)}
          </Caption>
        ))}
        <Caption align="right">{t('sheet.sum')}</Caption>
      </tr>
      {blocks.map((block) => (
        <tr key={block}>
          <Caption>{t(`block.${block}`)}</Caption>
          {AMOUNT_KINDS.map((kind) => {
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
          <Cell computed strong align="right">
            {total(block)}
          </Cell>
        </tr>
      ))}
      {isBudget && (
        <tr>
          <Caption>{t('sheet.sum')}</Caption>
          {AMOUNT_KINDS.map((kind) => (
            <Cell key={kind} computed align="right">
              {kindTotal(amounts.filter((cell) => cell.kind === kind && blocks.includes(cell.block)))}
            </Cell>
          ))}
          <Cell computed strong align="right">
            {total(...blocks)}
          </Cell>
        </tr>
      )}
    </FormTable>
  );
}

function kindTotal(cells: ReturnType<typeof amountInputs>): string {
  const sum = blockTotal(cells, 'BASE', 'PROJECT');
  return sum === null ? '' : formatWan(sum);
}
