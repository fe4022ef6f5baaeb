import { useMutation } from '@apollo/client/react';
import { Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { ProjectPicker } from '../../../lib/project-picker.js';
import { useViewer } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { RefusalList } from '../../../ui/index.js';
import { CREATE_PROJECT } from '../data/projects.graphql.js';

const CATEGORIES = ['SPECIFIC', 'OPERATING'];
const NATURES = ['NEW', 'CONTINUING'];
const FUND_KINDS = ['GENERAL_PUBLIC', 'GOVERNMENT_FUND', 'STATE_CAPITAL', 'SOCIAL_INSURANCE'];
const FUND_SOURCES = ['CURRENT_YEAR', 'CARRYOVER', 'SUPERIOR_TRANSFER', 'OTHER'];

interface ProjectForm {
  code: string;
  name: string;
  category: string;
  nature: string;
  previousProjectId?: string;
  responsiblePerson?: string;
  startsOn?: string;
  endsOn?: string;
  overview?: string;
  fundingLines: { fundKind: string; fundSource: string; amount: string }[];
}

/** Enters a project of the unit in a year whose master is this system. */
export function NewProject() {
  const { t } = useTranslation('projects');
  const year = useYear();
  const to = useYearPath();
  const navigate = useNavigate();
  const { seat } = useViewer();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<ProjectForm>();
  const nature = Form.useWatch('nature', form);
  const [create] = useMutation(CREATE_PROJECT);
  const { act, running, error } = useAct();
  const required = [{ required: true, message: t('required') }];
  const choose = (values: string[], group: string) => values.map((value) => ({ value, label: t(`${group}.${value}`) }));

  const submit = async (values: ProjectForm) => {
    const input = {
      ...values,
      startsOn: values.startsOn || null,
      endsOn: values.endsOn || null,
      previousProjectId: values.nature === 'CONTINUING' ? values.previousProjectId : null,
      budgetYear: year,
      agencyId: seat?.agencyId,
      idempotencyKey: newIdempotencyKey(),
    };
    const done = await act(() => create({ variables: { input } }), { done: t('new.done') });
    if (done?.data) void navigate(to(`projects/${done.data.createProject.id}`));
  };

  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {t('new.go')}
      </Button>
      <Modal
        open={open}
        width={720}
        title={t('new.title', { year, agency: seat?.agencyName })}
        okText={t('new.save')}
        confirmLoading={running}
        onOk={() => form.submit()}
        onCancel={() => setOpen(false)}
      >
        {error && <RefusalList refusals={error.refusals} />}
        <Form
          form={form}
          layout="vertical"
          className="projects-form"
          initialValues={{
            category: 'SPECIFIC',
            nature: 'NEW',
            fundingLines: [{ fundKind: 'GENERAL_PUBLIC', fundSource: 'CURRENT_YEAR', amount: '' }],
          }}
          onFinish={(values) => void submit(values)}
        >
          <Form.Item name="code" label={t('column.code')} rules={required}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="name" label={t('new.name')} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="category" label={t('new.category')}>
            <Select options={choose(CATEGORIES, 'category')} />
          </Form.Item>
          <Form.Item name="nature" label={t('new.nature')}>
            <Select options={choose(NATURES, 'nature')} />
          </Form.Item>
          {nature === 'CONTINUING' && (
            <Form.Item name="previousProjectId" label={t('new.previous')} className="projects-wide">
              <ProjectPicker year={year - 1} agencyId={seat?.agencyId} />
            </Form.Item>
          )}
          <Form.Item name="startsOn" label={t('new.startsOn')}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="endsOn" label={t('new.endsOn')}>
            <Input type="date" />
          </Form.Item>
          <Form.Item name="responsiblePerson" label={t('new.responsible')}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name="overview" label={t('new.overview')} className="projects-wide">
            <Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} />
          </Form.Item>
          <div className="projects-wide">
            <Form.List name="fundingLines">
              {(fields, { add, remove }) => (
                <>
                  {fields.map(({ key, name }) => (
                    <div key={key} className="projects-line">
                      <Form.Item name={[name, 'fundKind']} label={t('funding.kind')}>
                        <Select options={choose(FUND_KINDS, 'fundKind')} />
                      </Form.Item>
                      <Form.Item name={[name, 'fundSource']} label={t('funding.source')}>
                        <Select options={choose(FUND_SOURCES, 'fundSource')} />
                      </Form.Item>
                      <Form.Item name={[name, 'amount']} label={t('new.amount')} rules={required}>
                        <Input inputMode="decimal" />
                      </Form.Item>
                      <Button
                        type="text"
                        aria-label={t('new.removeLine')}
                        disabled={fields.length === 1}
                        onClick={() => remove(name)}
                      >
                        ×
                      </Button>
                    </div>
                  ))}
                  <Button
                    size="small"
                    onClick={() => add({ fundKind: 'GENERAL_PUBLIC', fundSource: 'OTHER', amount: '' })}
                  >
                    {t('new.addLine')}
                  </Button>
                </>
              )}
            </Form.List>
          </div>
        </Form>
      </Modal>
    </>
  );
}
