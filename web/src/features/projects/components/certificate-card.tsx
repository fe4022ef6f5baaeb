import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { Card, ErrorPanel, Money, RefusalList, TableSkeleton } from '../../../ui/index.js';
import { CERTIFICATE_QUERY } from '../data/pool.graphql.js';

/** 支付凭证: whether the budget system may go on paying for the project, by what has been paid so far, and why not. */
export function CertificateCard({ projectId }: { projectId: string }) {
  const { t } = useTranslation('projects');
  const { data, error, refetch } = useQuery(CERTIFICATE_QUERY, {
    variables: { id: projectId },
    fetchPolicy: 'cache-and-network',
  });
  const certificate = data?.project.certificate;
  if (data && !certificate) return null;
  return (
    <Card title={t('certificate.title')} note={t('certificate.note')}>
      {error && !data && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!data && !error && <TableSkeleton columns={2} />}
      {certificate && (
        <>
          <p>
            <span className="jx-tag" data-tone={certificate.granted ? 'green' : 'red'}>
              {t(certificate.granted ? 'certificate.granted' : 'certificate.held')}
            </span>{' '}
            {t('certificate.paid')} <Money value={certificate.paid} unit />
          </p>
          {!certificate.granted && (
            <RefusalList
              refusals={certificate.refusals}
              title={t('certificate.why', { count: certificate.refusals.length })}
            />
          )}
        </>
      )}
    </Card>
  );
}
