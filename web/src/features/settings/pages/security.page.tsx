import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../lib/use-act.js';
import {
  Card,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  ErrorLine,
  PageBody,
  PageHead,
} from '../../../ui/index.js';
import { ACKNOWLEDGE_NOTICE, SECURITY_NOTICES_QUERY, type SecurityNotice } from '../data/security.graphql.js';

/** What the security administrator is told: somebody tried to bring in something with a mark of secrecy. */
export default function SecurityPage() {
  const { t } = useTranslation('settings');
  const { data, loading, error, refetch } = useQuery(SECURITY_NOTICES_QUERY, { fetchPolicy: 'cache-and-network' });
  const [acknowledge] = useMutation(ACKNOWLEDGE_NOTICE, { refetchQueries: [SECURITY_NOTICES_QUERY] });
  const work = useAct();
  const columns: Column<SecurityNotice>[] = [
    { key: 'on', title: t('security.on'), width: 170, render: (row) => <DateText value={row.noticedOn} full /> },
    { key: 'who', title: t('security.who'), width: 160, render: (row) => row.personName },
    { key: 'agency', title: t('security.agency'), render: (row) => row.agencyName ?? '—' },
    { key: 'mark', title: t('security.mark'), width: 110, render: (row) => row.mark },
    { key: 'place', title: t('security.place'), render: (row) => t(`security.placeOf.${placeOf(row.place)}`) },
    {
      key: 'state',
      title: t('security.state'),
      width: 190,
      render: (row) =>
        row.acknowledgedOn ? (
          <>
            {t('security.done')} <DateText value={row.acknowledgedOn} full />
          </>
        ) : (
          <Button
            size="small"
            loading={work.running}
            onClick={() =>
              void work.act(() => acknowledge({ variables: { id: row.id } }), { done: t('security.noted') })
            }
          >
            {t('security.acknowledge')}
          </Button>
        ),
    },
  ];
  return (
    <>
      <PageHead title={t('security.title')} question={t('security.question')} />
      <PageBody>
        <ErrorLine error={work.error} />
        <Card>
          <DataTable
            columns={columns}
            rows={data?.securityNotices}
            rowKey={(row) => row.id}
            loading={loading}
            error={error}
            onRetry={() => void refetch()}
            total={data?.securityNotices.length}
            caption={t('security.title')}
            empty={<EmptyState title={t('security.empty')} text={t('security.emptyText')} />}
          />
        </Card>
      </PageBody>
    </>
  );
}

/** A form, a sheet, or an attachment of some document. */
const placeOf = (place: string): string =>
  place.startsWith('graphql.') ? 'form' : place === 'platform.sheet' ? 'sheet' : 'attachment';
