import { DISPOSALS, LIGHTS } from '@jixiao/shared';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card, ConfirmConsequence, Field, Light, Money } from '../../../ui/index.js';
import type { Sheet } from '../data/monitoring.graphql.js';
import { DisposalFields, DisposalLine } from './disposal-fields.js';
import { lightOf } from '../model/light-of.js';
import type { Verdict } from '../model/verdict.js';

export interface DivisionCardProps {
  sheet: Sheet;
  /** The sheet lies on the desk of whoever looks. */
  decides: boolean;
  /** The department’s own step is due. */
  reviews: boolean;
  verdict: Verdict;
  running: boolean;
  onChange: (patch: Partial<Verdict>) => void;
  onReconcile: (keep: 'PAYMENTS' | 'TYPED', reason: string) => void;
}

/** What the department and the division say, beside what the unit says of itself; and what is done about it. */
export function DivisionCard({ sheet, decides, reviews, verdict, running, onChange, onReconcile }: DivisionCardProps) {
  const { t } = useTranslation('monitoring');
  if (reviews) return <DepartmentCard verdict={verdict} onChange={onChange} />;
  if (!decides && !sheet.departmentComment && !sheet.divisionRating && !sheet.disposal) return null;
  const isOpen = sheet.executionSource === 'TYPED' && !sheet.reconciledOn;
  const differs = verdict.rating !== '' && verdict.rating !== sheet.light;
  return (
    <Card title={t('division.title')}>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '6px 28px', marginBottom: 10 }}>
        <span>
          {t('rating.computed')} <Light level={lightOf(sheet.light)} />
        </span>
        <span>
          {t('rating.unit')} {sheet.unitRating ? <Light level={lightOf(sheet.unitRating)} /> : '—'}
        </span>
        <span>
          {t('rating.division')} {sheet.divisionRating ? <Light level={lightOf(sheet.divisionRating)} /> : '—'}
        </span>
        {sheet.divisionRating && sheet.unitRating && sheet.divisionRating !== sheet.unitRating && (
          <b className="jx-amber">{t('rating.differ')}</b>
        )}
      </div>
      {sheet.departmentComment && (
        <p>
          <span className="jx-note">{t('division.department')}</span> {sheet.departmentComment}
        </p>
      )}
      {decides && isOpen && <TypedExecution sheet={sheet} running={running} onReconcile={onReconcile} />}
      <div className="md-verdict">
        <Field label={t('rating.division')}>
          {(id) => (
            <Select
              id={id}
              disabled={!decides}
              value={verdict.rating || undefined}
              onChange={(rating) => onChange({ rating })}
              options={LIGHTS.map((value) => ({ value, label: t(`light.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t(differs ? 'rating.reasonDue' : 'rating.reason')}>
          {(id) => (
            <Input
              id={id}
              readOnly={!decides}
              maxLength={1000}
              value={verdict.ratingReason}
              onChange={(event) => onChange({ ratingReason: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('column.disposal')}>
          {(id) => (
            <Select
              id={id}
              disabled={!decides}
              value={verdict.disposal || undefined}
              onChange={(disposal) => onChange({ disposal })}
              options={DISPOSALS.map((value) => ({ value, label: t(`disposal.${value}`) }))}
            />
          )}
        </Field>
        <Field label={t('disposal.note')}>
          {(id) => (
            <Input
              id={id}
              readOnly={!decides}
              maxLength={1000}
              value={verdict.note}
              onChange={(event) => onChange({ note: event.target.value })}
            />
          )}
        </Field>
      </div>
      {decides && verdict.disposal && (
        <DisposalFields kind={verdict.disposal} value={verdict.details} onChange={(details) => onChange({ details })} />
      )}
      {sheet.disposalRecord && <DisposalLine disposal={sheet.disposalRecord} />}
      <Field label={t('division.comment')}>
        {(id) => (
          <Input.TextArea
            id={id}
            readOnly={!decides}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={2000}
            value={verdict.comment}
            onChange={(event) => onChange({ comment: event.target.value })}
          />
        )}
      </Field>
    </Card>
  );
}

/** What the unit typed while the feed was down, against what the payments say now: one of them counts. */
function TypedExecution({ sheet, running, onReconcile }: Pick<DivisionCardProps, 'sheet' | 'running' | 'onReconcile'>) {
  const { t } = useTranslation('monitoring');
  const [keeping, setKeeping] = useState(false);
  return (
    <div style={{ display: 'flex', alignItems: 'center', gap: 10, marginBottom: 10, flexWrap: 'wrap' }}>
      <span>
        {t('typed.compare')} <Money value={sheet.executedAmount} /> / <Money value={sheet.paidAmount} unit />
        <span className="jx-note"> {sheet.typedReason}</span>
      </span>
      <Button size="small" loading={running} onClick={() => onReconcile('PAYMENTS', '')}>
        {t('typed.takePayments')}
      </Button>
      <Button size="small" disabled={running} onClick={() => setKeeping(true)}>
        {t('typed.keep')}
      </Button>
      <ConfirmConsequence
        open={keeping}
        title={t('typed.keep')}
        confirmLabel={t('typed.keep')}
        comment="required"
        commentLabel={t('typed.reason')}
        running={running}
        onConfirm={({ comment }) => {
          setKeeping(false);
          onReconcile('TYPED', comment ?? '');
        }}
        onCancel={() => setKeeping(false)}
      />
    </div>
  );
}

function DepartmentCard({ verdict, onChange }: Pick<DivisionCardProps, 'verdict' | 'onChange'>) {
  const { t } = useTranslation('monitoring');
  return (
    <Card title={t('division.department')}>
      <Input.TextArea
        aria-label={t('division.department')}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={2000}
        placeholder={t('division.departmentHint')}
        value={verdict.department}
        onChange={(event) => onChange({ department: event.target.value })}
      />
    </Card>
  );
}
