import { useMutation, useQuery } from '@apollo/client/react';
import { REVIEW_ITEMS, sumMoney } from '@jixiao/shared';
import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { formatWan } from '../../../lib/format.js';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { ErrorPanel, PageSkeleton, RefusalList, useDescribeRefusal } from '../../../ui/index.js';
import { ACCEPT_OBJECTIVES, ACCEPTANCE_PREVIEW } from '../data/desk.graphql.js';

/** Passing several at once, where nobody has a remark on them; first shown, then done. */
export function BatchAcceptance({ ids, onDone }: { ids: string[]; onDone: () => void }) {
  const { t } = useTranslation(['goals', 'common']);
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('batch.open', { count: ids.length })}
      </Button>
      {open && (
        <Preview
          ids={ids}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            onDone();
          }}
        />
      )}
    </>
  );
}

function Preview({ ids, onClose, onDone }: { ids: string[]; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation(['goals', 'common']);
  const describe = useDescribeRefusal();
  const finance = usePermission('goal.finReview');
  const [grade, setGrade] = useState<'EXCELLENT' | 'GOOD'>('GOOD');
  const { data, error } = useQuery(ACCEPTANCE_PREVIEW, { variables: { ids }, fetchPolicy: 'network-only' });
  const [accept] = useMutation(ACCEPT_OBJECTIVES);
  const { act, running, error: refused } = useAct();
  const verdicts = data?.acceptancePreview ?? [];
  const safe = verdicts.filter(({ refusals }) => refusals.length === 0);
  const rest = verdicts.filter(({ refusals }) => refusals.length > 0);
  const confirm = async (): Promise<void> => {
    const input = {
      items: safe.map(({ objective }) => ({ objectiveId: objective.id, expectedVersion: objective.version })),
      grades: finance ? REVIEW_ITEMS.map((item) => ({ item, grade })) : null,
      overallGrade: finance ? grade : null,
      comment: null,
      idempotencyKey: newIdempotencyKey(),
    };
    const done = await act(() => accept({ variables: { input } }), { done: t('batch.done', { count: safe.length }) });
    if (done !== undefined) onDone();
  };
  return (
    <Modal
      open
      width={680}
      title={t('batch.title')}
      okText={t('batch.confirm', { count: safe.length })}
      cancelText={t('common:cancel')}
      okButtonProps={{ disabled: safe.length === 0 }}
      confirmLoading={running}
      onOk={() => void confirm()}
      onCancel={onClose}
    >
      {error && !data && <ErrorPanel error={error} />}
      {!data && !error && <PageSkeleton />}
      {data && (
        <>
          <p>
            {t('batch.text', {
              count: safe.length,
              amount: formatWan(sumMoney(safe.map(({ objective }) => objective.annualAmount))),
            })}
          </p>
          {finance && (
            <p>
              {t('batch.grade')}{' '}
              <Select
                aria-label={t('batch.grade')}
                value={grade}
                onChange={setGrade}
                options={(['EXCELLENT', 'GOOD'] as const).map((value) => ({
                  value,
                  label: t(`common:grade.${value}`),
                }))}
              />
            </p>
          )}
          {rest.length > 0 && <b>{t('batch.rest', { count: rest.length })}</b>}
          <ul className="goals-differences">
            {rest.map(({ objective, refusals }) => (
              <li key={objective.id}>
                {objective.title}{' '}
                <span className="jx-muted">{refusals.map((one) => describe(one).text).join(' ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {refused && <RefusalList refusals={refused.refusals} />}
    </Modal>
  );
}
