import { useMutation, useQuery } from '@apollo/client/react';
import { sumMoney } from '@jixiao/shared';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { formatWan } from '../../../lib/format.js';
import { useAct } from '../../../lib/use-act.js';
import { ErrorPanel, PageSkeleton, RefusalList, useDescribeRefusal } from '../../../ui/index.js';
import { ACCEPT_OBJECTIVES, BATCH_PREVIEW } from '../data/desk.graphql.js';

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
  const { data, error } = useQuery(BATCH_PREVIEW, { variables: { ids }, fetchPolicy: 'network-only' });
  const [accept] = useMutation(ACCEPT_OBJECTIVES);
  const { act, running, error: refused } = useAct();
  const candidates = data?.previewBatchReview ?? [];
  const safe = candidates.filter((one) => one.safe);
  const rest = candidates.filter((one) => !one.safe);
  const confirm = async (): Promise<void> => {
    const input = {
      items: safe.map(({ objective }) => ({ objectiveId: objective.id, expectedVersion: objective.version })),
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
          <p className="jx-note">{t('batch.grade')}</p>
          {rest.length > 0 && <b>{t('batch.rest', { count: rest.length })}</b>}
          <ul className="goals-differences">
            {rest.map(({ objective, reasons }) => (
              <li key={objective.id}>
                {objective.title} <span className="jx-muted">{reasons.map((one) => describe(one).text).join(' ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {refused && <RefusalList refusals={refused.refusals} />}
    </Modal>
  );
}
