import { useMutation, useQuery } from '@apollo/client/react';
import { Descriptions } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import {
  ActionBar,
  Card,
  DateText,
  Due,
  ErrorPanel,
  FootBar,
  Money,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
import { DISPOSAL_QUERY, MOVE_DISPOSAL } from '../data/follow-up.graphql.js';

export default function DisposalPage() {
  const { t } = useTranslation('monitoring-follow-up');
  const { id = '' } = useParams();
  const to = useYearPath();
  const { data, error, refetch } = useQuery(DISPOSAL_QUERY, { variables: { id } });
  const [move] = useMutation(MOVE_DISPOSAL);
  const { act, running, error: refused } = useAct();
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const { monitoringDisposal: disposal } = data;
  const step = (action: string, comment?: string) =>
    act(
      () =>
        move({
          variables: {
            input: {
              id,
              expectedVersion: disposal.version,
              action,
              comment,
              idempotencyKey: newIdempotencyKey(),
            },
          },
        }),
      { done: t(`disposal.done.${action}`) },
    );
  const facts: { label: string; value: React.ReactNode; wide?: boolean }[] = [
    { label: t('column.agency'), value: disposal.agencyName },
    { label: t('column.owner'), value: disposal.ownerName ?? '—' },
    { label: t('column.decidedOn'), value: <DateText value={disposal.decidedOn} full /> },
    {
      label: t('column.dueOn'),
      value: (
        <>
          <DateText value={disposal.dueOn} full /> {disposal.state === 'IN_FORCE' && <Due date={disposal.dueOn} />}
        </>
      ),
    },
    { label: t('disposal.amount'), value: <Money value={disposal.amount} missing="NOT_APPLICABLE" unit /> },
    {
      label: t('disposal.source'),
      value:
        disposal.sourceType === 'SHEET' ? (
          <Link to={to(`monitoring/${disposal.sourceId}`)}>{t('disposal.openSource')}</Link>
        ) : (
          t(`disposal.from.${disposal.sourceType}`)
        ),
    },
    { label: t('disposal.note'), value: disposal.note, wide: true },
    ...(disposal.approvedOn
      ? [{ label: t('disposal.approvedOn'), value: <DateText value={disposal.approvedOn} full /> }]
      : []),
    ...(disposal.endedOn ? [{ label: t('disposal.endedOn'), value: <DateText value={disposal.endedOn} full /> }] : []),
    ...(disposal.endNote ? [{ label: t('disposal.endNote'), value: disposal.endNote, wide: true }] : []),
    ...(disposal.rejectedReason ? [{ label: t('disposal.rejected'), value: disposal.rejectedReason, wide: true }] : []),
  ];
  return (
    <>
      <PageHead
        crumbs={[{ label: t('disposal.title'), to: to('monitoring/disposals') }]}
        title={disposal.title}
        state={<StateTag ns="monitoring-follow-up" state={disposal.state} />}
        question={t(`kind.${disposal.kind}`)}
      />
      <PageBody>
        {refused && <RefusalList refusals={refused.refusals} />}
        <Card>
          <Descriptions column={2} size="small" bordered>
            {facts.map(({ label, value, wide }) => (
              <Descriptions.Item key={label} label={label} span={wide ? 2 : 1}>
                {value}
              </Descriptions.Item>
            ))}
          </Descriptions>
        </Card>
      </PageBody>
      <FootBar
        right={
          <ActionBar
            actions={disposal.availableActions}
            running={running}
            onAct={(action, { comment }) => step(action, comment)}
            define={{
              reject: { label: t('disposal.reject'), comment: 'required', hideRefused: true },
              approve: {
                label: t('disposal.approve'),
                primary: true,
                hideRefused: true,
                consequence: t('disposal.approveWhat'),
              },
              end: { label: t('disposal.end'), comment: 'required' },
            }}
          />
        }
      />
    </>
  );
}
