import { useMutation } from '@apollo/client/react';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { ProjectPicker } from '../../../lib/project-picker.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear } from '../../../lib/use-year.js';
import { RefusalList } from '../../../ui/index.js';
import { OPEN_SELF, SELF_LIST } from '../data/self.graphql.js';

const OBJECTS = ['PROJECT', 'POLICY', 'DEPARTMENT_WHOLE', 'UNIT_WHOLE'];

interface SelfForm {
  subjectYear: string;
  objectTypes: string[];
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
  const submit = async ({ dueOn, objectTypes, projectIds = [] }: SelfForm) => {
    const input = { subjectYear, dueOn, objectTypes, projectIds, idempotencyKey: newIdempotencyKey() };
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
          initialValues={{ subjectYear: String(year - 1), objectTypes: ['PROJECT'] }}
          onFinish={(values) => void submit(values)}
        >
          <Form.Item
            name="subjectYear"
            label={t('column.subjectYear')}
            rules={[{ required: true, message: t('required') }]}
          >
            <Input inputMode="numeric" maxLength={4} />
          </Form.Item>
          <Form.Item name="objectTypes" label={t('start.objects')} rules={[{ required: true, message: t('required') }]}>
            <Select mode="multiple" options={OBJECTS.map((value) => ({ value, label: t(`object.${value}`) }))} />
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
