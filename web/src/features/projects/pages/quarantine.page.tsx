import { useMutation } from '@apollo/client/react';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { useAct } from '../../../lib/use-act.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  Money,
  PageBody,
  PageHead,
  RefusalList,
  TabRow,
  useDescribeRefusal,
} from '../../../ui/index.js';
import {
  QUARANTINE_QUERY,
  type QuarantinedLine,
  RECHECK_QUARANTINE,
  RELEASE_QUARANTINED,
} from '../data/pool.graphql.js';

/** Lines of the budget system that wait, by name and with every reason. */
export default function QuarantinePage() {
  const { t } = useTranslation('projects');
  const year = useYear();
  const to = useYearPath();
  const describe = useDescribeRefusal();
  const [{ tab }, setTab] = useUrlFilters({ tab: 'waiting' });
  const list = useConnection<QuarantinedLine>(QUARANTINE_QUERY, {
    variables: { year, released: tab === 'released' },
    field: 'quarantinedLines',
  });
  const [recheck] = useMutation(RECHECK_QUARANTINE);
  const { act, running, error } = useAct();
  const again = async () => {
    await act(() => recheck({ variables: { year } }), { done: t('quarantine.rechecked') });
    list.refetch();
  };
  const columns: Column<QuarantinedLine>[] = [
    { key: 'name', title: t('column.name'), render: (row) => row.projectName || row.projectCode },
    { key: 'code', title: t('column.code'), width: 150, render: (row) => row.projectCode },
    { key: 'agency', title: t('quarantine.agency'), width: 90, render: (row) => row.agencyCode },
    {
      key: 'amount',
      title: t('quarantine.amount'),
      unit: t('wan'),
      width: 120,
      align: 'right',
      render: (row) => (/^\d+\.\d\d$/.test(row.amount) ? <Money value={row.amount} /> : row.amount),
    },
    {
      key: 'why',
      title: tab === 'released' ? t('quarantine.reason') : t('quarantine.why'),
      render: (row) =>
        tab === 'released' ? (
          (row.releaseReason ?? t('quarantine.opened'))
        ) : (
          <ul style={{ margin: 0, paddingInlineStart: 16 }}>
            {row.refusals.map((refusal, index) => {
              const { text, wayOut } = describe(refusal);
              return (
                <li key={index}>
                  {text} {wayOut && <span className="jx-wayout">{wayOut}</span>}
                </li>
              );
            })}
          </ul>
        ),
    },
    {
      key: 'on',
      title: tab === 'released' ? t('quarantine.releasedOn') : t('quarantine.receivedOn'),
      width: 110,
      render: (row) => <DateText value={row.releasedAt ?? row.receivedAt} />,
    },
    ...(tab === 'released'
      ? []
      : [
          {
            key: 'act',
            title: '',
            width: 96,
            render: (row: QuarantinedLine) => <Release line={row} onDone={list.refetch} />,
          },
        ]),
  ];
  return (
    <>
      <PageHead
        crumbs={[{ label: t('list.title'), to: to('projects') }]}
        title={t('quarantine.title')}
        state={t('list.state', { year })}
        question={t('quarantine.question')}
        primary={
          <Button type="primary" loading={running} onClick={() => void again()}>
            {t('quarantine.recheck')}
          </Button>
        }
      >
        <TabRow
          label={t('quarantine.title')}
          active={tab}
          onChange={(next) => setTab({ tab: next })}
          tabs={[
            { key: 'waiting', label: t('quarantine.waiting') },
            { key: 'released', label: t('quarantine.released') },
          ]}
        />
      </PageHead>
      <PageBody>
        {error && <RefusalList refusals={error.refusals} />}
        <Card>
          <DataTable
            columns={columns}
            rowKey={(row) => row.id}
            {...tableOf(list)}
            caption={t('quarantine.title')}
            empty={<EmptyState title={t('quarantine.empty')} text={t('quarantine.emptyText')} />}
          />
        </Card>
      </PageBody>
    </>
  );
}

/** A reason lets in what only lacks a reason; every other gate stays shut. */
function Release({ line, onDone }: { line: QuarantinedLine; onDone: () => void }) {
  const { t } = useTranslation('projects');
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [release] = useMutation(RELEASE_QUARANTINED);
  const { act, running, error } = useAct();
  const submit = async () => {
    const done = await act(() => release({ variables: { input: { id: line.id, reason } } }), {
      done: t('quarantine.done'),
    });
    if (!done) return;
    setOpen(false);
    onDone();
  };
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('quarantine.release')}
      </Button>
      <Modal
        open={open}
        title={t('quarantine.release')}
        okText={t('quarantine.release')}
        confirmLoading={running}
        onOk={() => void submit()}
        onCancel={() => setOpen(false)}
      >
        {error && <RefusalList refusals={error.refusals} />}
        <p>
          {line.projectName} {line.projectCode}
        </p>
        <Input.TextArea
          aria-label={t('quarantine.reason')}
          placeholder={t('quarantine.reason')}
          value={reason}
          maxLength={1000}
          autoSize={{ minRows: 2 }}
          onChange={(event) => setReason(event.target.value)}
        />
      </Modal>
    </>
  );
}
