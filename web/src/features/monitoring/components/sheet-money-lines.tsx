import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatWan } from '../../../lib/format.js';
import { wanOf, yuanOf } from '../../../lib/money-text.js';
import { Caption, Cell, EditCell, FormTable, Money } from '../../../ui/index.js';
import type { Sheet } from '../data/monitoring.graphql.js';
import { isNoAmount, isSplit, type SheetForm, sumOfLines } from '../model/sheet-form.js';

export interface SheetMoneyLinesProps {
  sheet: Sheet;
  form: SheetForm;
  editable: boolean;
  onChange: (patch: Partial<SheetForm>) => void;
}

/** Money by source, of a whole body by 基本支出 and 项目支出: all is known but what the year will come to. */
export function SheetMoneyLines({ sheet, form, editable, onChange }: SheetMoneyLinesProps) {
  const { t } = useTranslation('monitoring');
  if (sheet.moneys.length === 0) return null;
  const change = (at: number, forecastWan: string) =>
    onChange({ moneys: form.moneys.map((line, i) => (i === at ? { ...line, forecastWan } : line)) });
  return (
    <div style={{ marginTop: 12, overflowX: 'auto' }}>
      <FormTable widths={['*', 140, 140, 150, 150]} least={740} label={t('moneyLines.title')}>
        <tr>
          {[isSplit(sheet) ? 'part' : 'source', 'original', 'adjusted', 'executed', 'forecast'].map((key) => (
            <Caption key={key}>{t(`moneyLines.${key}`)}</Caption>
          ))}
        </tr>
        {sheet.moneys.map((line, index) => {
          const typed = form.moneys[index]?.forecastWan ?? '';
          return (
            <tr key={line.id}>
              <Cell>{t(`moneySource.${line.source}`)}</Cell>
              {[line.originalBudget, line.adjustedBudget, line.executedAmount].map((amount, at) => (
                <Cell key={at} align="right" computed>
                  <Money value={amount} />
                </Cell>
              ))}
              <EditCell
                row={index}
                col={0}
                align="right"
                inputMode="decimal"
                readOnly={!editable}
                label={`${t(`moneySource.${line.source}`)} ${t('moneyLines.forecast')}`}
                mark={
                  isNoAmount(typed) ? { number: index + 1, level: 'HARD', text: t('moneyLines.amountForm') } : undefined
                }
                value={typed}
                onChange={(value) => change(index, value)}
              />
            </tr>
          );
        })}
      </FormTable>
      {editable && <LinesTogether form={form} onChange={onChange} />}
    </div>
  );
}

/** The lines and the total are typed apart, as the form has them; where they differ it is said, and the sum is offered. */
function LinesTogether({ form, onChange }: Pick<SheetMoneyLinesProps, 'form' | 'onChange'>) {
  const { t } = useTranslation('monitoring');
  const sum = sumOfLines(form);
  if (sum === null || sum === yuanOf(form.forecastWan)) return null;
  return (
    <p className="jx-note" style={{ marginTop: 4 }}>
      {t('moneyLines.sum', { amount: formatWan(sum) })}
      <Button size="small" type="link" onClick={() => onChange({ forecastWan: wanOf(sum) })}>
        {t('forecast.take')}
      </Button>
    </p>
  );
}
