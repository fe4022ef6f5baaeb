import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useYearPath } from '../../../lib/use-year.js';
import { DateText, Due, Field, StateTag } from '../../../ui/index.js';
import type { DisposalDetails } from '../model/verdict.js';
import type { SheetDisposal } from '../data/follow-up.graphql.js';

const CORRECTED = ['CORRECT', 'SUSPEND', 'RECOVER_FUNDS'];
const WITH_AMOUNT = ['ADJUST_BUDGET', 'RECOVER_FUNDS'];

interface DisposalFieldsProps {
  kind: string;
  value: DisposalDetails;
  onChange: (value: DisposalDetails) => void;
}

/** What a disposal asks for beside its words: a day and a person to correct, an amount to move. */
export function DisposalFields({ kind, value, onChange }: DisposalFieldsProps) {
  const { t } = useTranslation('monitoring-follow-up');
  return (
    <div className="md-disposal">
      {CORRECTED.includes(kind) && (
        <>
          <Field label={t('column.dueOn')}>
            {(id) => (
              <Input
                id={id}
                type="date"
                value={value.disposalDueOn ?? ''}
                onChange={(event) => onChange({ ...value, disposalDueOn: event.target.value || null })}
              />
            )}
          </Field>
          <Field label={t('column.owner')}>
            {(id) => (
              <Input
                id={id}
                maxLength={60}
                value={value.disposalOwner ?? ''}
                onChange={(event) => onChange({ ...value, disposalOwner: event.target.value })}
              />
            )}
          </Field>
        </>
      )}
      {WITH_AMOUNT.includes(kind) && (
        <Field label={t('spot.amount')}>
          {(id) => (
            <Input
              id={id}
              inputMode="decimal"
              value={value.disposalAmount ?? ''}
              onChange={(event) => onChange({ ...value, disposalAmount: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

/** How far a disposal is, with the way to its page. */
export function DisposalLine({ disposal }: { disposal: SheetDisposal }) {
  const { t } = useTranslation('monitoring-follow-up');
  const to = useYearPath();
  return (
    <p style={{ margin: '8px 0 0' }}>
      <Link to={to(`monitoring/disposals/${disposal.id}`)}>{t(`kind.${disposal.kind}`)}</Link>{' '}
      <StateTag ns="monitoring-follow-up" state={disposal.state} /> {disposal.ownerName}{' '}
      {disposal.dueOn && disposal.endedOn === null && (
        <>
          <DateText value={disposal.dueOn} full /> <Due date={disposal.dueOn} />
        </>
      )}
    </p>
  );
}
