import { FORECAST_BASES, type LightResult } from '@jixiao/shared';
import { Button, Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatPercent, formatWan } from '../../../lib/format.js';
import { Card, DateText, Field, Light, Money, MoneyBar } from '../../../ui/index.js';
import { wanOf } from '../../../lib/money-text.js';
import type { Sheet } from '../data/monitoring.graphql.js';
import { lightOf } from '../model/light-of.js';
import { isNoAmount, isSplit, type SheetForm } from '../model/sheet-form.js';
import { SheetMoneyLines } from './sheet-money-lines.js';
import '../desk.css';

export interface SheetMoneyCardProps {
  sheet: Sheet;
  form: SheetForm;
  light: LightResult;
  editable: boolean;
  onChange: (patch: Partial<SheetForm>) => void;
}

/** What was paid, against time and goal; why the light is what it is; what the year will come to. */
export function SheetMoneyCard({ sheet, form, light, editable, onChange }: SheetMoneyCardProps) {
  const { t } = useTranslation('monitoring');
  return (
    <Card title={t('money')} extra={<Light level={lightOf(light.light)} />}>
      <MoneyBar
        original={sheet.originalBudget}
        adjusted={sheet.adjustedBudget}
        paid={sheet.executedAmount}
        elapsed={Number(light.timeProgress)}
        asOf={sheet.periodTo}
      />
      <DoubleLine light={light} />
      <LiveLine sheet={sheet} />
      {light.reasons.length > 0 && (
        <ul aria-label={t('reasons')} style={{ margin: '10px 0 0', paddingLeft: 18 }}>
          {light.reasons.map(({ code, params }, index) => (
            <li key={index}>{t(`reason.${code}`, params)}</li>
          ))}
        </ul>
      )}
      <SheetMoneyLines sheet={sheet} form={form} editable={editable} onChange={onChange} />
      <Execution sheet={sheet} form={form} editable={editable} onChange={onChange} />
      <Forecast sheet={sheet} form={form} editable={editable} onChange={onChange} />
    </Card>
  );
}

/** Money and goal side by side, and how far apart they are (R092). */
function DoubleLine({ light: { executionRate, goalRate, deviation } }: { light: LightResult }) {
  const { t } = useTranslation('monitoring');
  if (executionRate === null || goalRate === null || deviation === null) return null;
  const way = deviation === '0.00' ? 'same' : deviation.startsWith('-') ? 'goalAhead' : 'moneyAhead';
  return (
    <p style={{ margin: '8px 0 0' }}>
      {t('double.rates', { money: formatPercent(executionRate), goal: formatPercent(goalRate) })}{' '}
      <b>{t(`double.${way}`, { points: deviation.replace('-', '') })}</b>
    </p>
  );
}

/** What the payments say now, beside what the sheet is judged by (R107). */
function LiveLine({ sheet: { liveExecution, adjustedBudget } }: { sheet: Sheet }) {
  const { t } = useTranslation('monitoring-rounds');
  const { difference, paidToDate, rate } = liveExecution;
  if (paidToDate === null || adjustedBudget === '0.00') return null;
  return (
    <p className="jx-note">
      {t('live.now', { paid: formatWan(paidToDate), rate: formatPercent(rate ?? '0') })}
      {difference !== null && difference !== '0.00' && (
        <span className="jx-amber"> {t('live.late', { amount: formatWan(difference) })}</span>
      )}
    </p>
  );
}

type PartProps = Omit<SheetMoneyCardProps, 'light'>;

/** Payments are never typed, except while their feed is down, with the reason. */
function Execution({ sheet, form, editable, onChange }: PartProps) {
  const { t } = useTranslation('monitoring');
  if (!editable && sheet.executionSource === 'PAYMENTS') {
    return sheet.reconciledOn ? (
      <p className="jx-note" style={{ marginTop: 8 }}>
        {t('typed.reconciled')} <DateText value={sheet.reconciledOn} full />
      </p>
    ) : null;
  }
  return (
    <div style={{ marginTop: 12 }}>
      {isSplit(sheet) && sheet.liveExecution.paidToDate === null && (
        <p className="jx-note jx-amber">{t('typed.noFeed')}</p>
      )}
      <Checkbox
        disabled={!editable}
        checked={form.isTyped}
        onChange={(event) => onChange({ isTyped: event.target.checked })}
      >
        {t(isSplit(sheet) ? 'typed.switchBase' : 'typed.switch')}
      </Checkbox>
      {form.isTyped && (
        <div className="md-typed">
          <Field label={t(isSplit(sheet) ? 'typed.amountBase' : 'typed.amount')}>
            {(id) => (
              <Input
                id={id}
                readOnly={!editable}
                inputMode="decimal"
                suffix={t('wan')}
                status={isNoAmount(form.typedWan) ? 'error' : undefined}
                value={form.typedWan}
                onChange={(event) => onChange({ typedWan: event.target.value })}
              />
            )}
          </Field>
          <Field label={t('typed.reason')}>
            {(id) => (
              <Input
                id={id}
                readOnly={!editable}
                maxLength={500}
                value={form.typedReason}
                onChange={(event) => onChange({ typedReason: event.target.value })}
              />
            )}
          </Field>
        </div>
      )}
    </div>
  );
}

function Forecast({ sheet, form, editable, onChange }: PartProps) {
  const { t } = useTranslation('monitoring');
  return (
    <div className="md-forecast">
      <Field label={t('forecast.amount')}>
        {(id) => (
          <Input
            id={id}
            readOnly={!editable}
            inputMode="decimal"
            suffix={t('wan')}
            status={isNoAmount(form.forecastWan) ? 'error' : undefined}
            value={form.forecastWan}
            onChange={(event) => onChange({ forecastWan: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('forecast.basis')}>
        {(id) => (
          <Select
            id={id}
            disabled={!editable}
            value={form.forecastBasis || undefined}
            onChange={(forecastBasis) => onChange({ forecastBasis })}
            options={FORECAST_BASES.map((value) => ({ value, label: t(`forecastBasis.${value}`) }))}
          />
        )}
      </Field>
      <Field label={t('forecast.note')}>
        {(id) => (
          <Input
            id={id}
            readOnly={!editable}
            maxLength={500}
            value={form.forecastNote}
            onChange={(event) => onChange({ forecastNote: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('forecast.trend')}>
        {(id) => (
          <div id={id} style={{ display: 'flex', alignItems: 'center', gap: 8, height: 32 }}>
            <Money value={sheet.trendAmount} unit />
            {editable && (
              <Button
                size="small"
                type="link"
                onClick={() => onChange({ forecastWan: wanOf(sheet.trendAmount), forecastBasis: 'TREND' })}
              >
                {t('forecast.take')}
              </Button>
            )}
          </div>
        )}
      </Field>
    </div>
  );
}
