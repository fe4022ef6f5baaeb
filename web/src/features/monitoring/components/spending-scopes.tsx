import { useMutation, useQuery } from '@apollo/client/react';
import { FUND_TAGS } from '@jixiao/shared';
import { Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/format.js';
import { ProjectPicker } from '../../../lib/project-picker.js';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear } from '../../../lib/use-year.js';
import { Card, type Column, DataTable, EmptyState, RefusalList } from '../../../ui/index.js';
import { SAVE_SPENDING_SCOPE, SPENDING_SCOPES, type SpendingScope } from '../data/funds.graphql.js';

/** What may be paid from a project or a kind of money; a payment beyond it raises an alert at once. */
export function SpendingScopes() {
  const { t } = useTranslation('monitoring-follow-up');
  const { list } = useFormat();
  const year = useYear();
  const manages = usePermission('monitoring.manage');
  const [editing, setEditing] = useState<SpendingScope | 'new' | null>(null);
  const { data, error, loading, refetch } = useQuery(SPENDING_SCOPES, { variables: { year } });
  const add = manages && (
    <Button type="primary" onClick={() => setEditing('new')}>
      {t('permitted.add')}
    </Button>
  );
  const columns: Column<SpendingScope>[] = [
    {
      key: 'of',
      title: t('permitted.of'),
      phone: true,
      render: (row) => row.projectName ?? t(`fund.tag.${row.fundTag}`),
    },
    {
      key: 'classes',
      title: t('permitted.classes'),
      width: 220,
      phone: true,
      render: (row) => list(row.economicClasses) || t('permitted.any'),
    },
    {
      key: 'purposes',
      title: t('permitted.purposes'),
      width: 260,
      render: (row) => list(row.purposes) || t('permitted.any'),
    },
    { key: 'source', title: t('permitted.source'), width: 260, render: (row) => row.source },
    {
      key: 'act',
      title: '',
      width: 80,
      align: 'right',
      render: (row) =>
        manages && (
          <Button size="small" onClick={() => setEditing(row)}>
            {t('permitted.edit')}
          </Button>
        ),
    },
  ];
  return (
    <>
      <Card
        flush
        title={t('fund.tab.permitted')}
        note={t('permitted.note')}
        extra={data && data.spendingScopes.length > 0 && add}
      >
        <DataTable
          columns={columns}
          rows={data?.spendingScopes}
          rowKey={(row) => row.id}
          loading={loading}
          error={error}
          onRetry={() => void refetch()}
          caption={t('fund.tab.permitted')}
          empty={<EmptyState title={t('permitted.empty')} text={t('permitted.emptyText')} action={add} />}
        />
      </Card>
      {editing && (
        <ScopeDialog
          year={year}
          scope={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onSaved={() => void refetch()}
        />
      )}
    </>
  );
}

interface Typed {
  kindOf: 'tag' | 'project';
  fundTag?: string;
  projectId?: string;
  economicClasses?: string[];
  purposes?: string[];
  source: string;
}

interface ScopeDialogProps {
  year: number;
  scope: SpendingScope | null;
  onClose: () => void;
  onSaved: () => void;
}

/** What it is said of stays once it is entered; classes, purposes and the document may change. */
function ScopeDialog({ year, scope, onClose, onSaved }: ScopeDialogProps) {
  const { t } = useTranslation('monitoring-follow-up');
  const [form] = Form.useForm<Typed>();
  const kindOf = Form.useWatch('kindOf', form) ?? 'tag';
  const [save] = useMutation(SAVE_SPENDING_SCOPE);
  const { act, running, error } = useAct();
  const submit = async (typed: Typed) => {
    const input = {
      budgetYear: year,
      projectId: scope ? scope.projectId : kindOf === 'project' ? (typed.projectId ?? null) : null,
      fundTag: scope ? scope.fundTag : kindOf === 'tag' ? (typed.fundTag ?? null) : null,
      economicClasses: typed.economicClasses ?? [],
      purposes: typed.purposes ?? [],
      source: typed.source,
      expectedVersion: scope?.version ?? null,
    };
    if (!(await act(() => save({ variables: { input } }), { done: t('permitted.saved') }))) return;
    onSaved();
    onClose();
  };
  return (
    <Modal
      open
      title={scope ? (scope.projectName ?? t(`fund.tag.${scope.fundTag}`)) : t('permitted.add')}
      okText={t('permitted.save')}
      confirmLoading={running}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {error && <RefusalList refusals={error.refusals} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          kindOf: 'tag',
          economicClasses: scope?.economicClasses,
          purposes: scope?.purposes,
          source: scope?.source ?? '',
        }}
        onFinish={(typed) => void submit(typed)}
      >
        {!scope && (
          <>
            <Form.Item name="kindOf" label={t('permitted.of')}>
              <Radio.Group
                options={[
                  { value: 'tag', label: t('permitted.tag') },
                  { value: 'project', label: t('permitted.project') },
                ]}
              />
            </Form.Item>
            {kindOf === 'tag' ? (
              <Form.Item name="fundTag" label={t('fund.kind')} rules={[{ required: true, message: '' }]}>
                <Select options={FUND_TAGS.map((value) => ({ value, label: t(`fund.tag.${value}`) }))} />
              </Form.Item>
            ) : (
              <Form.Item name="projectId" label={t('column.project')} rules={[{ required: true, message: '' }]}>
                <ProjectPicker year={year} />
              </Form.Item>
            )}
          </>
        )}
        <Form.Item name="economicClasses" label={t('permitted.classes')} extra={t('permitted.classesHelp')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、', ' ']} />
        </Form.Item>
        <Form.Item name="purposes" label={t('permitted.purposes')} extra={t('permitted.purposesHelp')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、']} />
        </Form.Item>
        <Form.Item name="source" label={t('permitted.source')} rules={[{ required: true, message: '' }]}>
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
