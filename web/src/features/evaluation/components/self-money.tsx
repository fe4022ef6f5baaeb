import { Input } from 'antd';
import { executionRate } from '@jixiao/shared';
import { useTranslation } from 'react-i18next';
import { sumMoney } from '@jixiao/shared';
import { Caption, Cell, EditCell, FormTable, Money } from '../../../ui/index.js';
import type { SelfEvaluation, SelfMoney } from '../data/self.graphql.js';
import { executedOf, type SelfForm, type SelfPreview } from '../model/self-form.js';

interface SelfMoneyProps {
  sheet: SelfEvaluation;
  form: SelfForm;
  preview: SelfPreview;
  editable: boolean;
  onChange: (patch: Partial<SelfForm>) => void;
}

const HEADS = ['original', 'adjusted', 'executed', 'points', 'rate', 'score'];

/** 项目资金 of the official form: only the total scores; payments are never typed. */
export function SelfMoneyTable({ sheet, form, preview, editable, onChange }: SelfMoneyProps) {
  const { t } = useTranslation(['evaluation-self', 'evaluation']);
  const { execution } = preview.scored;
  const moneys = sheet.moneys;
  const executed =
    moneys.length > 0 ? sumMoney(moneys.map(({ id }) => executedOf(sheet, form, id))) : sheet.executedAmount;
  const rate = executionRate({ executed, adjustedBudget: sheet.adjustedBudget });
  return (
    <FormTable widths={[110, 130, '*', '*', '*', 60, 96, 64, 190]} label={t('money.title')}>
      <tr>
        <Caption rowSpan={moneys.length + 2}>{t('money.title')}</Caption>
        <Caption />
        {HEADS.map((key) => (
          <Caption key={key} align="right">
            {t(`money.${key}`)}
          </Caption>
        ))}
        <Caption>{t('money.origin')}</Caption>
      </tr>
      <tr>
        <Caption>{t('money.total')}</Caption>
        <Cell align="right" computed caption={t('money.original')}>
          <Money value={sheet.originalBudget} />
        </Cell>
        <Cell align="right" computed caption={t('money.adjusted')}>
          <Money value={sheet.adjustedBudget} />
        </Cell>
        <Cell align="right" computed caption={t('money.executed')}>
          <Money value={executed} />
        </Cell>
        <Cell align="right" caption={t('money.points')}>
          {sheet.family === 'GOALS' ? sheet.rules.executionWeight : '–'}
        </Cell>
        <Cell align="right" computed caption={t('money.rate')}>
          {rate === null ? '—' : `${rate}%`}
        </Cell>
        <Cell align="right" computed strong caption={t('money.score')}>
          {execution?.score ?? '—'}
        </Cell>
        <Cell quiet>{execution?.working[0]?.expression}</Cell>
      </tr>
      {moneys.map((line, index) => (
        <Line
          key={line.id}
          line={line}
          first={index === 0}
          executed={executedOf(sheet, form, line.id)}
          typed={line.origin === 'TYPED' && editable ? (form.typedWan[line.id] ?? '') : null}
          row={index}
          onType={(wan) => onChange({ typedWan: { ...form.typedWan, [line.id]: wan } })}
        />
      ))}
      {(execution?.refusals.length || form.executionReason || editable) && sheet.family === 'GOALS' && (
        <tr>
          <Caption>{t('money.reason')}</Caption>
          <Cell colSpan={8}>
            <Input
              aria-label={t('money.reason')}
              variant="borderless"
              style={{ padding: 0 }}
              maxLength={1000}
              readOnly={!editable}
              placeholder={t('money.reasonHint')}
              value={form.executionReason}
              onChange={(event) => onChange({ executionReason: event.target.value })}
            />
          </Cell>
        </tr>
      )}
    </FormTable>
  );
}

interface LineProps {
  line: SelfMoney;
  first: boolean;
  executed: string;
  /** Null where it is not typed. */
  typed: string | null;
  row: number;
  onType: (wan: string) => void;
}

function Line({ line, first, executed, typed, row, onType }: LineProps) {
  const { t } = useTranslation(['evaluation-self', 'evaluation']);
  const rate = executionRate({ executed, adjustedBudget: line.adjustedBudget });
  const name = t(`money.line.${line.line}`);
  return (
    <tr>
      <Caption>
        {first && t('money.of')}
        {name}
      </Caption>
      <Cell align="right" computed caption={t('money.original')}>
        <Money value={line.originalBudget} />
      </Cell>
      <Cell align="right" computed caption={t('money.adjusted')}>
        <Money value={line.adjustedBudget} />
      </Cell>
      {typed === null ? (
        <Cell align="right" computed caption={t('money.executed')}>
          <Money value={executed} />
        </Cell>
      ) : (
        <EditCell
          caption={t('money.executed')}
          row={row}
          col={20}
          align="right"
          inputMode="decimal"
          label={`${name} ${t('money.executed')}`}
          value={typed}
          onChange={onType}
        />
      )}
      <Cell align="right" quiet caption={t('money.points')}>
        –
      </Cell>
      <Cell align="right" computed caption={t('money.rate')}>
        {rate === null ? '—' : `${rate}%`}
      </Cell>
      <Cell align="right" quiet caption={t('money.score')}>
        –
      </Cell>
      <Cell quiet>{t(`money.from.${line.origin}`)}</Cell>
    </tr>
  );
}
