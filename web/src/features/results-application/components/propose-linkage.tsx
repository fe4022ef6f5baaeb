import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { formatWan } from '../../../lib/format.js';
import { ProjectPicker } from '../../../lib/project-picker.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { Card, RefusalList } from '../../../ui/index.js';
import { EVALUATED, LINES, PROPOSE } from '../data/results.graphql.js';

const DECISIONS = ['PRIORITISE', 'INCREASE', 'MAINTAIN', 'REDUCE', 'CANCEL'];

interface LinkageForm {
  projectId: string;
  fundingLineId: string;
  decision: string;
  amountChange: string;
  reason: string;
}

/** Ties the result to a line of a later budget of the same unit. */
export function ProposeLinkage({ evaluationTaskId }: { evaluationTaskId: string }) {
  const { t } = useTranslation(['results-application', 'projects']);
  const year = useYear();
  const to = useYearPath();
  const navigate = useNavigate();
  const [form] = Form.useForm<LinkageForm>();
  const projectId = Form.useWatch('projectId', form);
  const evaluated = useQuery(EVALUATED, { variables: { id: evaluationTaskId } });
  const lines = useQuery(LINES, { variables: { id: projectId ?? '' }, skip: !projectId });
  const [propose] = useMutation(PROPOSE);
  const { act, running, error } = useAct();
  const required = [{ required: true, message: t('required') }];
  const submit = async (values: LinkageForm) => {
    const input = { ...values, evaluationTaskId, idempotencyKey: newIdempotencyKey() };
    const done = await act(() => propose({ variables: { input } }), { done: t('done.propose') });
    if (done?.data) void navigate(to(`results/linkage/${done.data.proposeLinkage.id}`));
  };
  return (
    <Card title={t('after.linkage')} note={t('after.linkageNote')}>
      {error && <RefusalList refusals={error.refusals} />}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ decision: 'MAINTAIN', amountChange: '0.00' }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item name="projectId" label={t('after.project', { year })} rules={required}>
          <ProjectPicker year={year} agencyId={evaluated.data?.evaluationTask.agencyId} />
        </Form.Item>
        <Form.Item name="fundingLineId" label={t('after.line')} rules={required}>
          <Select
            disabled={!projectId}
            loading={lines.loading}
            options={lines.data?.project.fundingLines.map(({ id, fundKind, fundSource, originalAmount }) => ({
              value: id,
              label: [
                t(`projects:fundKind.${fundKind}`),
                t(`projects:fundSource.${fundSource}`),
                t('after.lineAmount', { amount: formatWan(originalAmount) }),
              ].join(' · '),
            }))}
          />
        </Form.Item>
        <Form.Item name="decision" label={t('column.decision')} rules={required}>
          <Select options={DECISIONS.map((value) => ({ value, label: t(`decision.${value}`) }))} />
        </Form.Item>
        <Form.Item name="amountChange" label={t('after.change')} rules={required}>
          <Input inputMode="decimal" />
        </Form.Item>
        <Form.Item name="reason" label={t('after.reason')} rules={required}>
          <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
        </Form.Item>
        <Button htmlType="submit" loading={running}>
          {t('after.propose')}
        </Button>
      </Form>
    </Card>
  );
}
