import { useMutation } from '@apollo/client/react';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { type EvaluationTask, LIST_TASK } from '../data/tasks.graphql.js';
import { FormModal } from './form-modal.js';

interface FollowUpForm {
  subjectYear: string;
  title: string;
  selectionReason: string;
  method: string;
}

/** 跟踪评价: effects that appear later are evaluated in a later year; the object is that of the first evaluation. */
export function FollowUp({ task }: { task: EvaluationTask }) {
  const { t } = useTranslation(['evaluation-tasks', 'evaluation']);
  const to = useYearPath();
  const year = useYear();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<FollowUpForm>();
  const [run] = useMutation(LIST_TASK);
  const { act, running, error } = useAct();
  const list = async ({ subjectYear, ...values }: FollowUpForm) => {
    const { objectType, projectId, agencyId } = task;
    const input = {
      ...values,
      objectType,
      projectId,
      agencyId: projectId ? null : agencyId,
      firstTaskId: task.firstTaskId ?? task.id,
      subjectYear: Number(subjectYear) || year,
      idempotencyKey: newIdempotencyKey(),
    };
    const result = await act(() => run({ variables: { input } }), { done: t('evaluation:start.taskDone') });
    if (result?.data) void navigate(to(`evaluation/tasks/${result.data.listEvaluation.id}`));
  };
  const required = [{ required: true, message: t('evaluation:required') }];
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('followUp.start')}</Button>
      {open && (
        <FormModal
          form={form}
          title={t('followUp.title', { title: task.title })}
          okText={t('followUp.start')}
          running={running}
          error={error}
          initialValues={{
            subjectYear: String(task.subjectYear + 1),
            title: t('followUp.named', { title: task.title }),
            method: 'OWN',
          }}
          onSave={(values) => void list(values)}
          onClose={() => setOpen(false)}
        >
          <p className="jx-note" style={{ marginBottom: 12 }}>
            {t('followUp.note')}
          </p>
          <Form.Item name="subjectYear" label={t('evaluation:column.subjectYear')} rules={required}>
            <Input inputMode="numeric" maxLength={4} />
          </Form.Item>
          <Form.Item name="title" label={t('evaluation:column.title')} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="selectionReason" label={t('evaluation:start.reason')} rules={required}>
            <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
          </Form.Item>
          <Form.Item name="method" label={t('plan.method')} rules={required}>
            <Select options={['OWN', 'EXPERT_GROUP'].map((value) => ({ value, label: t(`evaluator.${value}`) }))} />
          </Form.Item>
        </FormModal>
      )}
    </>
  );
}
