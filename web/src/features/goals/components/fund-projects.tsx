import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { ProjectPicker } from '../../../lib/project-picker.js';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { type Column, DataTable, EmptyState, Field, FormDialog, Money, StateTag } from '../../../ui/index.js';
import {
  ASSIGN_FUND,
  FUND_PROJECTS_QUERY,
  FUNDS_QUERY,
  type FundProject,
  type SpecialFund,
} from '../data/funds.graphql.js';

/** Which projects get money of the fund, and how far the objective of each is. */
export function FundProjects({ fund, onClose }: { fund: SpecialFund; onClose: () => void }) {
  const { t } = useTranslation('goals');
  const year = useYear();
  const to = useYearPath();
  const manages = usePermission('goal.manage');
  const { data, loading, error, refetch } = useQuery(FUND_PROJECTS_QUERY, {
    variables: { year },
    fetchPolicy: 'cache-and-network',
  });
  const items = data?.specialFunds.find(({ id }) => id === fund.id)?.items;
  const columns: Column<FundProject>[] = [
    {
      key: 'name',
      title: t('column.project'),
      render: (row) => (
        <>
          <Link to={to(`projects/${row.projectId}`)}>{row.name}</Link>
          <div className="jx-note">{row.agencyName}</div>
        </>
      ),
    },
    {
      key: 'state',
      title: t('column.state'),
      width: 110,
      render: (row) =>
        row.objectiveId && row.state ? (
          <Link to={to(`goals/${row.objectiveId}`)}>
            <StateTag ns="goals" state={row.state} />
          </Link>
        ) : (
          <span className="jx-red">{t('funds.noObjective')}</span>
        ),
    },
    {
      key: 'amount',
      title: t('column.amount'),
      unit: t('wan'),
      width: 110,
      align: 'right',
      render: (row) => <Money value={row.amount} />,
    },
  ];
  return (
    <Modal open title={fund.name} width={760} footer={null} onCancel={onClose}>
      <DataTable
        columns={columns}
        rows={items}
        rowKey={(row) => row.projectId}
        loading={loading}
        error={error}
        onRetry={() => void refetch()}
        dense
        caption={fund.name}
        empty={<EmptyState title={t('funds.noProjects')} text={t('funds.noProjectsText')} />}
        actions={manages && <AssignProjects fundId={fund.id} />}
      />
    </Modal>
  );
}

function AssignProjects({ fundId }: { fundId: string }) {
  const { t } = useTranslation('goals');
  const year = useYear();
  const [open, setOpen] = useState(false);
  const [projectIds, setProjectIds] = useState<string[]>([]);
  const [assign] = useMutation(ASSIGN_FUND, { refetchQueries: [FUND_PROJECTS_QUERY, FUNDS_QUERY] });
  const { act, running, error } = useAct();
  const save = async (): Promise<void> => {
    const input = { fundId, budgetYear: year, projectIds, idempotencyKey: newIdempotencyKey() };
    const done = await act(() => assign({ variables: { input } }), {
      done: t('funds.assigned', { count: projectIds.length }),
    });
    if (done === undefined) return;
    setProjectIds([]);
    setOpen(false);
  };
  return (
    <>
      <Button size="small" type="primary" onClick={() => setOpen(true)}>
        {t('funds.assign')}
      </Button>
      <FormDialog
        open={open}
        title={t('funds.assign')}
        confirmLabel={t('funds.assign')}
        ready={projectIds.length > 0}
        running={running}
        error={error}
        onConfirm={() => void save()}
        onCancel={() => setOpen(false)}
        width={560}
      >
        <Field label={t('column.project')} hint={t('funds.assignHint')}>
          {(id) => (
            <ProjectPicker
              id={id}
              year={year}
              multiple
              value={projectIds}
              onChange={(value) => setProjectIds(Array.isArray(value) ? value : [value])}
            />
          )}
        </Field>
      </FormDialog>
    </>
  );
}
