import { useMutation, useQuery } from '@apollo/client/react';
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
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
import { DISCLOSURE_QUERY, MOVE_DISCLOSURE } from '../data/results.graphql.js';

export default function DisclosurePage() {
  const { t } = useTranslation('results-application');
  const { id = '' } = useParams();
  const to = useYearPath();
  const { data, error, refetch } = useQuery(DISCLOSURE_QUERY, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const [move] = useMutation(MOVE_DISCLOSURE);
  const { act, running, error: refused } = useAct();
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { disclosure } = data;
  const step = (action: string, comment?: string) => {
    const input = { id, expectedVersion: disclosure.version, action, comment, idempotencyKey: newIdempotencyKey() };
    return act(() => move({ variables: { input } }), { done: t('done.step') });
  };
  return (
    <>
      <PageHead
        crumbs={[{ label: t('title'), to: to('results?tab=disclosure') }]}
        title={disclosure.title}
        state={<StateTag ns="results-application" state={disclosure.state} />}
        question={t('disclosure.question', { agency: disclosure.agencyName, due: disclosure.dueOn })}
      />
      <PageBody>
        {refused && <RefusalList refusals={refused.refusals} />}
        <Card title={t('disclosure.what')}>
          <p>{t('disclosure.steps')}</p>
          {disclosure.secrecyReason && <p>{t('disclosure.secrecy', { text: disclosure.secrecyReason })}</p>}
          {disclosure.state === 'PUBLISHED' && (
            <p>
              <a href={`/public/${disclosure.id}`}>{t('disclosure.open', { date: disclosure.publishedOn ?? '' })}</a>
            </p>
          )}
        </Card>
      </PageBody>
      <FootBar
        right={
          <ActionBar
            actions={disclosure.availableActions}
            running={running}
            onAct={(action, { comment }) => step(action, comment)}
            define={{
              prepare: { label: t('action.prepare'), primary: true },
              clear: { label: t('action.clear'), primary: true, comment: 'optional' },
              publish: { label: t('action.publish'), primary: true, consequence: t('disclosure.publishWhat') },
              exempt: { label: t('action.exempt'), comment: 'required', hideRefused: true },
              withdraw: { label: t('action.withdraw'), comment: 'required', danger: true, hideRefused: true },
            }}
          />
        }
      />
    </>
  );
}
