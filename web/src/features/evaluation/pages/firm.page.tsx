import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { usePermission } from '../../../lib/session.js';
import { useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  ErrorPanel,
  Light,
  PageBody,
  PageHead,
  PageSkeleton,
} from '../../../ui/index.js';
import { Facts } from '../components/facts.js';
import { FirmForm } from '../components/firm-form.js';
import { CreditForm, MemberForm, TieForm } from '../components/firm-parts.js';
import { type Firm, FIRM_QUERY, type FirmMember } from '../data/firms.graphql.js';

const NS = 'evaluation-firms';

/** One firm: who it is, who works for it, whom it is tied to, what it is remembered for. */
export default function FirmPage() {
  const { firmId = '' } = useParams();
  const { t } = useTranslation(NS);
  const to = useYearPath();
  const manages = usePermission('engagement.manage');
  const { data, error, refetch } = useQuery(FIRM_QUERY, {
    variables: { id: firmId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const firm = data.thirdPartyFirm;
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('evaluation'), to: to('evaluation') },
          { label: t('title'), to: to('evaluation/firms?view=firms') },
        ]}
        title={firm.name}
        state={t(`kind.${firm.kind}`)}
        question={
          firm.isSuspended ? (
            <Light level="RED" word={t('firm.suspendedUntil', { until: firm.suspendedUntil })} />
          ) : (
            <Light level="GREEN" word={t('firm.inGoodStanding')} />
          )
        }
        actions={manages ? <FirmForm firm={firm} /> : undefined}
      />
      <PageBody>
        <Card title={t('firm.facts')}>
          <Facts
            facts={[
              [t('firm.creditCode'), firm.creditCode ?? '—'],
              [t('firm.qualification'), firm.qualification ?? '—'],
              [t('firm.valid'), <Validity key="v" firm={firm} />],
              [t('firm.contact'), [firm.contactName, firm.contactPhone].filter(Boolean).join(' ') || '—'],
              [t('firm.engagements'), String(firm.engagements)],
            ]}
          />
        </Card>
        <Staff firm={firm} manages={manages} />
        <Ties firm={firm} manages={manages} />
        <Credit firm={firm} manages={manages} />
      </PageBody>
    </>
  );
}

function Validity({ firm }: { firm: Firm }) {
  if (!firm.validFrom && !firm.validTo) return <>—</>;
  return (
    <>
      <DateText value={firm.validFrom} /> – <DateText value={firm.validTo} />
    </>
  );
}

interface Part {
  firm: Firm;
  manages: boolean;
}

function Staff({ firm, manages }: Part) {
  const { t } = useTranslation(NS);
  const columns: Column<FirmMember>[] = [
    { key: 'name', title: t('member.name'), width: 140, render: (row) => row.name },
    {
      key: 'qualification',
      title: t('member.qualification'),
      width: 140,
      render: (row) => t(`qualification.${row.qualification}`),
    },
    { key: 'years', title: t('member.years'), width: 100, align: 'right', render: (row) => row.experienceYears },
    {
      key: 'employer',
      title: t('member.employer'),
      render: (row) =>
        row.employerName
          ? t(row.employedUntil ? 'member.formerly' : 'member.presently', {
              name: row.employerName,
              until: row.employedUntil,
            })
          : '',
    },
    {
      key: 'left',
      title: t('member.leftOn'),
      width: 120,
      render: (row) => row.leftOn && <DateText value={row.leftOn} />,
    },
    ...(manages
      ? [
          {
            key: 'change',
            title: '',
            width: 70,
            render: (row: FirmMember) => <MemberForm firm={firm} member={row} />,
          },
        ]
      : []),
  ];
  return (
    <Card flush title={t('member.title')} extra={manages && <MemberForm firm={firm} />}>
      <DataTable
        columns={columns}
        rows={firm.members}
        rowKey={(row) => row.id}
        caption={t('member.title')}
        empty={<EmptyState title={t('member.none')} text={t('member.noneText')} />}
      />
    </Card>
  );
}

function Ties({ firm, manages }: Part) {
  const { t } = useTranslation(NS);
  const columns: Column<Firm['ties'][number]>[] = [
    { key: 'agency', title: t('tie.agency'), render: (row) => row.agencyName },
    { key: 'kind', title: t('tie.kind'), width: 140, render: (row) => t(`tieKind.${row.kind}`) },
    { key: 'since', title: t('tie.since'), width: 130, render: (row) => <DateText value={row.sinceOn} /> },
    {
      key: 'until',
      title: t('tie.until'),
      width: 130,
      render: (row) => (row.untilOn ? <DateText value={row.untilOn} /> : t('tie.lasting')),
    },
    { key: 'note', title: t('tie.note'), width: 260, render: (row) => row.note ?? '' },
  ];
  return (
    <Card flush title={t('tie.title')} note={t('tie.titleNote')} extra={manages && <TieForm firmId={firm.id} />}>
      <DataTable
        columns={columns}
        rows={firm.ties}
        rowKey={(row) => row.id}
        caption={t('tie.title')}
        empty={<EmptyState title={t('tie.none')} text={t('tie.noneText')} />}
      />
    </Card>
  );
}

function Credit({ firm, manages }: Part) {
  const { t } = useTranslation(NS);
  const columns: Column<Firm['creditRecords'][number]>[] = [
    { key: 'on', title: t('credit.on'), width: 130, render: (row) => <DateText value={row.recordedOn} /> },
    { key: 'kind', title: t('credit.kind'), width: 120, render: (row) => t(`creditKind.${row.kind}`) },
    { key: 'text', title: t('credit.text'), render: (row) => row.text },
    {
      key: 'until',
      title: t('credit.until'),
      width: 130,
      render: (row) => row.untilOn && <DateText value={row.untilOn} />,
    },
  ];
  return (
    <Card flush title={t('credit.title')} extra={manages && <CreditForm firmId={firm.id} />}>
      <DataTable
        columns={columns}
        rows={firm.creditRecords}
        rowKey={(row) => row.id}
        caption={t('credit.title')}
        empty={<EmptyState title={t('credit.none')} text={t('credit.noneText')} />}
      />
    </Card>
  );
}
