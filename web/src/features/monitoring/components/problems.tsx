import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tableOf, useConnection } from '../../../lib/connection.js';
import { ProjectPicker } from '../../../lib/project-picker.js';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useUrlFilters } from '../../../lib/use-url-filters.js';
import { useYear } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  ConfirmConsequence,
  DataTable,
  DateText,
  EmptyState,
  KeyFigures,
  RefusalList,
} from '../../../ui/index.js';
import {
  FOLLOW_PROBLEM,
  type Problem,
  PROBLEM_KINDS,
  type ProblemKind,
  PROBLEMS,
  RECORD_PROBLEM,
} from '../data/spot.graphql.js';

/** Problems by kind: counted, entered, followed up. */
export function Problems() {
  const { t } = useTranslation('monitoring-follow-up');
  const year = useYear();
  const disposes = usePermission('monitoring.dispose');
  const [recording, setRecording] = useState(false);
  const [chosen, setChosen] = useState<Problem | null>(null);
  const [filters] = useUrlFilters({ kind: '', open: '' });
  const kinds = useQuery(PROBLEM_KINDS, { variables: { year } });
  const list = useConnection<Problem>(PROBLEMS, {
    variables: { year, kind: filters.kind || null, isOpen: filters.open === 'yes' || null },
    field: 'monitoringProblems',
  });
  const refetchQueries = ['MonitoringProblems', 'ProblemKinds'];
  const [follow] = useMutation(FOLLOW_PROBLEM, { refetchQueries, awaitRefetchQueries: true });
  const { act, running, error } = useAct();
  const known = kinds.data?.problemKinds ?? [];
  const nameOf = (code: string): string => known.find((kind) => kind.code === code)?.name ?? code;
  const columns: Column<Problem>[] = [
    { key: 'kind', title: t('spot.problemKind'), width: 190, phone: true, render: (row) => nameOf(row.kind) },
    {
      key: 'description',
      title: t('spot.description'),
      phone: true,
      render: (row) => (
        <>
          {row.description}
          {row.followedOn && (
            <div className="jx-note">{t('spot.followed', { on: row.followedOn, note: row.followNote ?? '' })}</div>
          )}
        </>
      ),
    },
    {
      key: 'project',
      title: t('column.project'),
      width: 210,
      render: (row) => (
        <>
          {row.projectName}
          <div className="jx-note">{row.agencyName}</div>
        </>
      ),
    },
    { key: 'source', title: t('spot.sourceLabel'), width: 110, render: (row) => t(`spot.source.${row.sourceType}`) },
    { key: 'on', title: t('spot.foundOn'), width: 110, render: (row) => <DateText value={row.foundOn} /> },
    {
      key: 'act',
      title: '',
      width: 120,
      align: 'right',
      render: (row) =>
        disposes && row.followedOn === null ? (
          <Button size="small" onClick={() => setChosen(row)}>
            {t('spot.follow')}
          </Button>
        ) : null,
    },
  ];
  const done = async (note: string) => {
    const variables = { id: chosen!.id, expectedVersion: chosen!.version, note };
    if (await act(() => follow({ variables }), { done: t('spot.followDone') })) setChosen(null);
  };
  return (
    <>
      {error && <RefusalList refusals={error.refusals} />}
      {known.some(({ count }) => count > 0) && (
        <KeyFigures
          items={known
            .filter(({ count }) => count > 0)
            .map((kind) => ({
              label: kind.name,
              value: kind.count,
              note: `${t('spot.open')} ${kind.open}`,
            }))}
        />
      )}
      <Card flush>
        <DataTable
          columns={columns}
          rowKey={(row) => row.id}
          {...tableOf(list)}
          actions={disposes && <Button onClick={() => setRecording(true)}>{t('spot.newProblem')}</Button>}
          filters={[
            {
              key: 'kind',
              kind: 'select',
              label: t('spot.problemKind'),
              options: known.map(({ code, name }) => ({ value: code, label: name })),
              width: 210,
            },
            {
              key: 'open',
              kind: 'select',
              label: t('spot.open'),
              options: [{ value: 'yes', label: t('spot.openOnly') }],
            },
          ]}
          caption={t('spot.tab.problems')}
          empty={<EmptyState title={t('spot.problemEmpty')} text={t('spot.problemEmptyText')} />}
        />
      </Card>
      {chosen && (
        <ConfirmConsequence
          open
          title={t('spot.follow')}
          confirmLabel={t('spot.follow')}
          comment="required"
          commentLabel={t('spot.followNote')}
          running={running}
          onConfirm={({ comment }) => void done(comment ?? '')}
          onCancel={() => setChosen(null)}
        />
      )}
      {recording && <RecordProblem year={year} kinds={known} onClose={() => setRecording(false)} />}
    </>
  );
}

function RecordProblem({ year, kinds, onClose }: { year: number; kinds: readonly ProblemKind[]; onClose: () => void }) {
  const { t } = useTranslation('monitoring-follow-up');
  const [form] = Form.useForm<Record<string, string>>();
  const refetchQueries = ['MonitoringProblems', 'ProblemKinds'];
  const [record] = useMutation(RECORD_PROBLEM, { refetchQueries, awaitRefetchQueries: true });
  const { act, running, error } = useAct();
  const save = async (input: Record<string, string>) => {
    if (await act(() => record({ variables: { input } }), { done: t('spot.problemRecorded') })) onClose();
  };
  return (
    <Modal
      open
      title={t('spot.newProblem')}
      okText={t('spot.newProblem')}
      confirmLoading={running}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {error && <RefusalList refusals={error.refusals} />}
      <Form form={form} layout="vertical" onFinish={(values) => void save(values)}>
        <Form.Item name="projectId" label={t('column.project')} rules={[{ required: true, message: '' }]}>
          <ProjectPicker year={year} />
        </Form.Item>
        <Form.Item name="kind" label={t('spot.problemKind')} rules={[{ required: true, message: '' }]}>
          <Select options={kinds.map(({ code, name }) => ({ value: code, label: name }))} />
        </Form.Item>
        <Form.Item name="description" label={t('spot.description')} rules={[{ required: true, message: '' }]}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
        </Form.Item>
        <Form.Item name="amount" label={t('spot.amount')}>
          <Input inputMode="decimal" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
