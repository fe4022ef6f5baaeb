import { useMutation, useQuery } from '@apollo/client/react';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import {
  ActionBar,
  Card,
  ErrorPanel,
  FootBar,
  Money,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
import { LINKAGE_QUERY, MOVE_LINKAGE } from '../data/results.graphql.js';

export default function LinkagePage() {
  const { t } = useTranslation('results-application');
  const { id = '' } = useParams();
  const to = useYearPath();
  const [documentNo, setDocumentNo] = useState('');
  const { data, error, refetch } = useQuery(LINKAGE_QUERY, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const [move] = useMutation(MOVE_LINKAGE);
  const { act, running, error: refused } = useAct();
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const linkage = data.budgetLinkage;
  const decides = linkage.availableActions.some(({ action, allowed }) => action === 'decide' && allowed);
  const step = (action: string, comment?: string) => {
    const input = {
      id,
      expectedVersion: linkage.version,
      action,
      comment,
      documentNo: documentNo || null,
      idempotencyKey: newIdempotencyKey(),
    };
    return act(() => move({ variables: { input } }), { done: t('done.step') });
  };
  return (
    <>
      <PageHead
        crumbs={[{ label: t('title'), to: to('results?tab=linkage') }]}
        title={linkage.projectName}
        state={<StateTag ns="results-application" state={linkage.state} />}
        question={t('linkage.question', { year: linkage.budgetYear, decision: t(`decision.${linkage.decision}`) })}
      />
      <PageBody>
        {refused && <RefusalList refusals={refused.refusals} />}
        <Card title={t('linkage.what')}>
          <p>
            {t('column.before')} <Money value={linkage.amountBefore} unit />
          </p>
          <p>
            {t('column.change')} <Money value={linkage.amountChange} unit />
          </p>
          <p>{t('linkage.reason', { text: linkage.reason })}</p>
          {linkage.documentNo && <p>{t('linkage.no', { no: linkage.documentNo })}</p>}
          {linkage.returnedReason && <p>{t('linkage.rejected', { text: linkage.returnedReason })}</p>}
        </Card>
        {decides && (
          <Card title={t('column.documentNo')}>
            <Input
              aria-label={t('column.documentNo')}
              maxLength={100}
              value={documentNo}
              onChange={(event) => setDocumentNo(event.target.value)}
            />
          </Card>
        )}
      </PageBody>
      <FootBar
        right={
          <ActionBar
            actions={linkage.availableActions}
            running={running}
            onAct={(action, { comment }) => step(action, comment)}
            define={{
              agree: { label: t('action.agree'), primary: true },
              decide: { label: t('action.decide'), primary: true },
              apply: { label: t('action.apply'), primary: true, consequence: t('linkage.applyWhat') },
              reject: { label: t('action.reject'), comment: 'required', hideRefused: true },
              overrule: { label: t('action.reject'), comment: 'required', hideRefused: true },
            }}
          />
        }
      />
    </>
  );
}
