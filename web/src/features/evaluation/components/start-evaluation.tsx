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
import { ENGAGEMENTS, LIST_TASK, OPEN_SELF, SELF_LIST } from '../data/evaluation.graphql.js';

interface SelfForm {
  subjectYear: string;
  dueOn: string;
  projectIds?: string[];
}

/** Sends the self-evaluation sheets of a subject year to the units. */
export function OpenSelf() {
  const { t } = useTranslation('evaluation');
  const year = useYear();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<SelfForm>();
  const subjectYear = Number(Form.useWatch('subjectYear', form)) || year - 1;
  const [run] = useMutation(OPEN_SELF, { refetchQueries: [SELF_LIST] });
  const { act, running, error } = useAct();
  const submit = async ({ dueOn, projectIds = [] }: SelfForm) => {
    const input = { subjectYear, dueOn, projectIds, idempotencyKey: newIdempotencyKey() };
    if (await act(() => run({ variables: { input } }), { done: t('start.selfDone') })) setOpen(false);
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('start.self')}
      </Button>
      <Modal
        open={open}
        title={t('start.self')}
        okText={t('start.send')}
        confirmLoading={running}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        <p>{t('start.selfWhat')}</p>
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
          <Form.Item name="projectIds" label={t('start.projects')} extra={t('start.projectsHelp')}>
            <ProjectPicker multiple year={subjectYear} />
          </Form.Item>
          <Form.Item name="dueOn" label={t('start.dueOn')} rules={[{ required: true, message: t('required') }]}>
            <Input type="date" />
          </Form.Item>
        </Form>
      </Modal>
    </>
  );
}

interface NewTaskForm {
  subjectYear: string;
  projectId: string;
  title: string;
  selectionReason: string;
  engagementId?: string;
}

/** Puts a project with a self-evaluation on the list of what the bureau evaluates. */
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
