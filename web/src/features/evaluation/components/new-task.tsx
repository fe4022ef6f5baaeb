import { useMutation, useQuery } from '@apollo/client/react';
import { takesEvaluations } from '@jixiao/shared';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { ProjectPicker } from '../../../lib/project-picker.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { RefusalList } from '../../../ui/index.js';
import { ENGAGEMENTS } from '../data/task-lists.graphql.js';
import { LIST_DEPARTMENT_TASK, LIST_TASK } from '../data/tasks.graphql.js';

interface NewTaskForm {
  subjectYear: string;
  projectId: string;
  title: string;
  selectionReason: string;
  engagementId?: string;
}

/** Puts a project on the list of what the bureau evaluates, outside the plan of the year. */
export function NewTask() {
  const { t } = useTranslation('evaluation');
  const year = useYear();
  const to = useYearPath();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<NewTaskForm>();
  const subjectYear = Number(Form.useWatch('subjectYear', form)) || year - 1;
  const { data } = useQuery(ENGAGEMENTS, { skip: !open });
  const [run] = useMutation(LIST_TASK);
  const { act, running, error } = useAct();
  const submit = async (values: NewTaskForm) => {
    const input = {
      ...values,
      subjectYear,
      method: values.engagementId ? 'THIRD_PARTY' : 'OWN',
      idempotencyKey: newIdempotencyKey(),
    };
    const result = await act(() => run({ variables: { input } }), { done: t('start.taskDone') });
    if (result?.data) void navigate(to(`evaluation/tasks/${result.data.listEvaluation.id}`));
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('start.task')}
      </Button>
      <Modal
        open={open}
        title={t('start.task')}
        okText={t('start.task')}
        confirmLoading={running}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        {error && <RefusalList refusals={error.refusals} />}
        <Form
          form={form}
          layout="vertical"
          initialValues={{ subjectYear: String(year - 1) }}
          onFinish={(values) => void submit(values)}
        >
          <Form.Item
            name="subjectYear"
            label={t('column.subjectYear')}
            rules={[{ required: true, message: t('required') }]}
          >
            <Input inputMode="numeric" maxLength={4} />
          </Form.Item>
          <Form.Item name="projectId" label={t('start.project')} rules={[{ required: true, message: t('required') }]}>
            <ProjectPicker year={subjectYear} />
          </Form.Item>
          <Form.Item name="title" label={t('column.title')} rules={[{ required: true, message: t('required') }]}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item
            name="selectionReason"
            label={t('start.reason')}
            rules={[{ required: true, message: t('required') }]}
          >
            <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
          </Form.Item>
          <Form.Item name="engagementId" label={t('start.engagement')} extra={t('start.engagementHelp')}>
            <Select
              allowClear
              options={data?.engagements
                .filter(({ state }) => takesEvaluations(state))
                .map(({ id, title, firmName }) => ({
                  value: id,
                  label: [firmName, title].filter(Boolean).join(' · '),
                }))}
            />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

interface DepartmentForm {
  subjectYear: string;
  projectId: string;
  title: string;
  selectionReason: string;
  method: string;
}

/** A department chooses among what its own tree has self-evaluated. */
export function NewDepartmentTask() {
  const { t } = useTranslation(['evaluation-tasks', 'evaluation']);
  const year = useYear();
  const to = useYearPath();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<DepartmentForm>();
  const subjectYear = Number(Form.useWatch('subjectYear', form)) || year - 1;
  const [run] = useMutation(LIST_DEPARTMENT_TASK);
  const { act, running, error } = useAct();
  const submit = async (values: DepartmentForm) => {
    const input = { ...values, subjectYear, idempotencyKey: newIdempotencyKey() };
    const result = await act(() => run({ variables: { input } }), { done: t('evaluation:start.taskDone') });
    if (result?.data) void navigate(to(`evaluation/tasks/${result.data.listDepartmentEvaluation.id}`));
  };
  const required = [{ required: true, message: t('evaluation:required') }];
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('department.start')}
      </Button>
      <Modal
        open={open}
        title={t('department.start')}
        okText={t('department.start')}
        confirmLoading={running}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <p>{t('department.startWhat')}</p>
        {error && <RefusalList refusals={error.refusals} />}
        <Form
          form={form}
          layout="vertical"
          initialValues={{ subjectYear: String(year - 1), method: 'OWN' }}
          onFinish={(values) => void submit(values)}
        >
          <Form.Item name="subjectYear" label={t('evaluation:column.subjectYear')} rules={required}>
            <Input inputMode="numeric" maxLength={4} />
          </Form.Item>
          <Form.Item name="projectId" label={t('evaluation:start.project')} rules={required}>
            <ProjectPicker year={subjectYear} />
          </Form.Item>
          <Form.Item name="title" label={t('evaluation:column.title')} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="selectionReason" label={t('evaluation:start.reason')} rules={required}>
            <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
          </Form.Item>
          <Form.Item name="method" label={t('plan.method')} rules={required}>
            <Select
              options={['OWN', 'EXPERT_GROUP', 'THIRD_PARTY'].map((value) => ({
                value,
                label: t(`evaluator.${value}`),
              }))}
            />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}
