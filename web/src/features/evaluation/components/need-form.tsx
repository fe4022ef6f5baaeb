import { useMutation, useQuery } from '@apollo/client/react';
import { ENGAGEMENT_KINDS } from '@jixiao/shared';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { OPEN_EVALUATIONS, STATE_NEED } from '../data/firms.graphql.js';
import { FormModal } from './form-modal.js';

interface NeedValues {
  kind: string;
  title: string;
  reason: string;
  duties?: string;
  taskIds?: string[];
}

/** Evaluations that no firm has yet, to be put under an engagement. */
export function EvaluationSelect({
  also = [],
  ...props
}: {
  also?: readonly { id: string; title: string }[];
  id?: string;
  value?: string[];
  onChange?: (value: string[]) => void;
}) {
  const year = useYear();
  const { data, loading } = useQuery(OPEN_EVALUATIONS, { variables: { year } });
  const free = data?.evaluationTasks.nodes.filter(
    ({ firmName, state }) =>
      firmName === null && ['LISTED', 'NOTIFIED', 'PLAN_DRAFTED', 'PLAN_APPROVED'].includes(state),
  );
  const options = [...also, ...(free ?? []).filter(({ id }) => !also.some((one) => one.id === id))];
  return (
    <Select
      {...props}
      mode="multiple"
      showSearch={{ optionFilterProp: 'label' }}
      loading={loading}
      options={options.map(({ id, title }) => ({ value: id, label: title }))}
    />
  );
}

/** 提出委托: what for, and why a third party is needed at all. */
export function NeedForm() {
  const { t } = useTranslation('evaluation-firms');
  const year = useYear();
  const to = useYearPath();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<NeedValues>();
  const [state] = useMutation(STATE_NEED);
  const { act, running, error } = useAct();
  const submit = async ({ taskIds = [], ...values }: NeedValues) => {
    const input = { workYear: year, ...values, taskIds, idempotencyKey: newIdempotencyKey() };
    const stated = await act(() => state({ variables: { input } }), { done: t('need.done') });
    if (stated?.data) void navigate(to(`evaluation/engagements/${stated.data.stateEngagementNeed.id}`));
  };
  const required = [{ required: true, message: t('required') }];
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('need.action')}
      </Button>
      {open && (
        <FormModal
          form={form}
          title={t('need.action')}
          okText={t('need.action')}
          running={running}
          error={error}
          initialValues={{ kind: 'EVALUATION' }}
          onSave={(values) => void submit(values)}
          onClose={() => setOpen(false)}
        >
          <p className="jx-note">{t('need.what')}</p>
          <Form.Item name="kind" label={t('engagement.kind')} rules={required}>
            <Select options={ENGAGEMENT_KINDS.map((kind) => ({ value: kind, label: t(`engagementKind.${kind}`) }))} />
          </Form.Item>
          <Form.Item name="title" label={t('column.title')} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="reason" label={t('engagement.reason')} rules={required}>
            <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
          </Form.Item>
          <Form.Item name="duties" label={t('engagement.duties')}>
            <Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} />
          </Form.Item>
          <Form.Item name="taskIds" label={t('engagement.evaluations')} extra={t('need.evaluationsHelp')}>
            <EvaluationSelect />
          </Form.Item>
        </FormModal>
      )}
    </>
  );
}
