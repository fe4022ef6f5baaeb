import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { formatNumber } from '../../../lib/format.js';
import { usePermission, useToday } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  DateText,
  Due,
  EmptyState,
  Field,
  FigureLink,
  FormDialog,
  Money,
  PageBody,
  PageHead,
  StateTag,
  type Tone,
} from '../../../ui/index.js';
import { OVERDUE_QUERY } from '../data/declaration.graphql.js';
import { PUBLICATIONS_QUERY, type PublicationRow, RECORD_PUBLICATION } from '../data/board.graphql.js';

const TONES: Readonly<Record<string, Tone>> = {
  DUE: 'blue',
  OVERDUE: 'red',
  PUBLISHED: 'green',
  PUBLISHED_LATE: 'amber',
};

/** Approved objectives are published with the budget: what is due, what is late, where the rest stands. */
export default function PublicationPage() {
  const { t } = useTranslation('goals');
  const year = useYear();
  const to = useYearPath();
  const today = useToday();
  const declares = usePermission('goal.declare');
  const figures = usePermission('figure.read');
  const [filters] = useUrlFilters({ text: '', agency: '', publication: '' });
  const [asked, setAsked] = useState<{ ids: string[]; clear: () => void } | null>(null);
  const [address, setAddress] = useState('');
  const [publishedOn, setPublishedOn] = useState(today);
  const [record] = useMutation(RECORD_PUBLICATION);
  const overdue = useQuery(OVERDUE_QUERY, { variables: { year }, skip: !figures }).data?.figures[0]?.value;
  const { act, running, error, clear } = useAct();
  const list = useConnection<PublicationRow>(PUBLICATIONS_QUERY, {
    variables: { year, text: filters.text || null, agencyId: filters.agency || null },
    field: 'goals',
    first: 200,
  });
  const rows = list.rows?.filter(
    ({ publication }) => !filters.publication || publication?.state === filters.publication,
  );
  const columns: Column<PublicationRow>[] = [
    { key: 'title', title: t('column.project'), render: (row) => row.title },
    { key: 'agency', title: t('column.agency'), width: 150, render: (row) => row.agencyName },
    {
      key: 'amount',
      title: t('column.amount'),
      unit: t('wan'),
      width: 110,
      align: 'right',
      render: (row) => <Money value={row.annualAmount} />,
    },
    {
      key: 'approved',
      title: t('column.approvedOn'),
      width: 120,
      render: (row) => <DateText value={row.approvedOn} />,
    },
    {
      key: 'due',
      title: t('publication.due'),
      width: 170,
      render: ({ publication }) => (
        <span>
          <DateText value={publication?.dueOn} /> {!publication?.publishedOn && <Due date={publication?.dueOn} />}
        </span>
      ),
    },
    {
      key: 'state',
      title: t('column.state'),
      width: 100,
      render: ({ publication }) =>
        publication && <StateTag ns="goals" state={publication.state} tone={TONES[publication.state] ?? 'muted'} />,
    },
    {
      key: 'address',
      title: t('publication.opened'),
      width: 190,
      render: ({ publication }) =>
        publication?.address ? (
          <a href={publication.address} target="_blank" rel="noreferrer">
            <DateText value={publication.publishedOn} />
          </a>
        ) : (
          <span className="jx-muted">—</span>
        ),
    },
  ];
  const confirm = async (): Promise<void> => {
    if (!asked) return;
    const input = { objectiveIds: asked.ids, publishedOn, address, idempotencyKey: newIdempotencyKey() };
    const done = await act(() => record({ variables: { input } }), { done: t('publication.done') });
    if (done === undefined) return;
    asked.clear();
    setAsked(null);
    list.refetch();
  };
  return (
    <>
      <PageHead
        crumbs={[{ label: t('list.title'), to: to('goals') }]}
        title={t('publication.title')}
        state={t('list.state', { year })}
        question={t('publication.question')}
      />
      <PageBody>
        {overdue && (
          <p className="jx-note">
            {t('publication.overdue')}{' '}
            <FigureLink figureId="goal_publication_overdue">{formatNumber(overdue)}</FigureLink>
          </p>
        )}
        <Card>
          <DataTable
            {...tableOf(list)}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowLink={(row) => to(`goals/${row.id}`)}
            filters={[
              { key: 'text', kind: 'text', label: t('filter.text'), width: 240 },
              {
                key: 'publication',
                kind: 'select',
                label: t('column.state'),
                options: Object.keys(TONES).map((value) => ({ value, label: t(`state.${value}`) })),
              },
            ]}
            bulk={
              declares
                ? (ids, clearChecked) => (
                    <Button
                      type="primary"
                      onClick={() => {
                        clear();
                        setAsked({ ids, clear: clearChecked });
                      }}
                    >
                      {t('publication.act', { count: ids.length })}
                    </Button>
                  )
                : undefined
            }
            caption={t('publication.title')}
            empty={<EmptyState title={t('publication.empty')} text={t('publication.emptyText')} />}
          />
        </Card>
      </PageBody>
      <FormDialog
        open={asked !== null}
        title={t('publication.act', { count: asked?.ids.length ?? 0 })}
        confirmLabel={t('publication.confirm')}
        ready={address.trim() !== ''}
        running={running}
        error={error}
        onConfirm={() => void confirm()}
        onCancel={() => setAsked(null)}
      >
        <Field label={t('publication.on')}>
          {(id) => (
            <Input
              id={id}
              type="date"
              max={today}
              value={publishedOn}
              onChange={(event) => setPublishedOn(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('publication.address')} hint={t('publication.addressHint')}>
          {(id) => (
            <Input id={id} maxLength={500} value={address} onChange={(event) => setAddress(event.target.value)} />
          )}
        </Field>
      </FormDialog>
    </>
  );
}
