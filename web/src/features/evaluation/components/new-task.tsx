import { useMutation, useQuery } from '@apollo/client/react';
import { DEPARTMENT_OBJECTS, EVALUATION_OBJECTS, takesEvaluations } from '@jixiao/shared';
import { Button, Form, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { AgencyPicker, isBelow } from '../../../lib/agency-picker.js';
import type { NamedAgency } from '../../../lib/agency-picker.graphql.js';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { yuanOf } from '../../../lib/money-text.js';
import { ProjectPicker } from '../../../lib/project-picker.js';
import { useViewer } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear, useYearPath } from '../../../lib/use-year.js';
import { ENGAGEMENTS } from '../data/task-lists.graphql.js';
import { LIST_DEPARTMENT_TASK, LIST_TASK } from '../data/tasks.graphql.js';
import { AreaSelect } from './area-select.js';
import { FormModal } from './form-modal.js';

interface NewTaskForm {
  objectType: string;
  subjectYear: string;
  projectId?: string;
  agencyId?: string;
  amount?: string;
  title: string;
  selectionReason: string;
  area?: string;
  method?: string;
  engagementId?: string;
}

/** Puts an object on the list of what the bureau evaluates, outside the plan of the year. */
export function NewTask() {
  const { t } = useTranslation('evaluation');
  const { data } = useQuery(ENGAGEMENTS);
  const [run] = useMutation(LIST_TASK);
  return (
    <Listing
      label={t('start.task')}
      objects={EVALUATION_OBJECTS}
      allow={(agency, objectType) => (objectType === 'DEPARTMENT_WHOLE' ? agency.level === 1 : agency.level > 0)}
      list={async ({ engagementId, ...values }) => {
        const method = engagementId ? 'THIRD_PARTY' : 'OWN';
        const result = await run({ variables: { input: { ...values, engagementId, method } } });
        return result.data?.listEvaluation.id;
      }}
    >
      <Form.Item name="engagementId" label={t('start.engagement')} extra={t('start.engagementHelp')}>
        <Select
          allowClear
          options={data?.engagements
            .filter(({ state }) => takesEvaluations(state))
            .map(({ id, title, firmName }) => ({ value: id, label: [firmName, title].filter(Boolean).join(' · ') }))}
        />
      </Form.Item>
    </Listing>
  );
}

/** A department chooses among what its own tree has self-evaluated. */
export function NewDepartmentTask() {
  const { t } = useTranslation(['evaluation-tasks', 'evaluation']);
  const own = useViewer().seat?.agencyId ?? '';
  const [run] = useMutation(LIST_DEPARTMENT_TASK);
  return (
    <Listing
      label={t('department.start')}
      what={t('department.startWhat')}
      objects={DEPARTMENT_OBJECTS}
      allow={(agency, _, all) => isBelow(agency, own, all)}
      list={async (input) => {
        const result = await run({ variables: { input } });
        return result.data?.listDepartmentEvaluation.id;
      }}
    >
      <Form.Item
        name="method"
        label={t('plan.method')}
        initialValue="OWN"
        rules={[{ required: true, message: t('evaluation:required') }]}
      >
        <Select
          options={['OWN', 'EXPERT_GROUP', 'THIRD_PARTY'].map((value) => ({ value, label: t(`evaluator.${value}`) }))}
        />
      </Form.Item>
    </Listing>
  );
}

type ToList = Omit<NewTaskForm, 'subjectYear'> & { subjectYear: number; idempotencyKey: string };

interface ListingProps {
  label: string;
  what?: string;
  objects: readonly string[];
  allow: (agency: NamedAgency, objectType: string, all: readonly NamedAgency[]) => boolean;
  /** Gives the new evaluation. */
  list: (input: ToList) => Promise<string | undefined>;
  children: ReactNode;
}

/** The button and its form: what kind of object, which one, why. */
function Listing({ label, what, objects, allow, list, children }: ListingProps) {
  const { t } = useTranslation(['evaluation', 'evaluation-tasks']);
  const to = useYearPath();
  const year = useYear();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<NewTaskForm>();
  const { act, running, error, clear } = useAct();
  const submit = async (values: NewTaskForm) => {
    const amount = values.amount?.trim() ? yuanOf(values.amount) : undefined;
    const input = {
      ...values,
      amount,
      subjectYear: Number(values.subjectYear) || year - 1,
      idempotencyKey: newIdempotencyKey(),
    };
    const id = await act(() => list(input), { done: t('start.taskDone') });
    if (id) void navigate(to(`evaluation/tasks/${id}`));
  };
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {label}
      </Button>
      {open && (
        <FormModal
          form={form}
          title={label}
          okText={label}
          running={running}
          error={error}
          width={600}
          initialValues={{ objectType: 'PROJECT', subjectYear: String(year - 1) }}
          onSave={(values) => void submit(values)}
          onClose={() => {
            clear();
            setOpen(false);
          }}
        >
          {what && <p className="jx-note">{what}</p>}
          <ObjectFields objects={objects} allow={allow} year={year} />
          <div className="et-points">
            <Form.Item name="area" label={t('evaluation-tasks:plan.area')}>
              <AreaSelect />
            </Form.Item>
            {children}
          </div>
        </FormModal>
      )}
    </>
  );
}

function ObjectFields({ objects, allow, year }: Pick<ListingProps, 'objects' | 'allow'> & { year: number }) {
  const { t } = useTranslation(['evaluation', 'evaluation-tasks']);
  const form = Form.useFormInstance<NewTaskForm>();
  const objectType = Form.useWatch('objectType', form) ?? 'PROJECT';
  const subjectYear = Number(Form.useWatch('subjectYear', form)) || year - 1;
  const required = [{ required: true, message: t('required') }];
  const isProject = objectType === 'PROJECT';
  const isWhole = objectType.endsWith('_WHOLE');
  const kind = isWhole ? 'WHOLE' : objectType;
  // Of these the records or the items tell the money.
  const isKnown = ['WHOLE', 'PROGRAMME'].includes(kind);
  const name = (agency: NamedAgency | undefined) => {
    if (agency && isWhole && !form.getFieldValue('title'))
      form.setFieldValue('title', t('start.wholeTitle', { name: agency.name }));
  };
  const choose = (value: string | undefined, agency: NamedAgency | undefined) => {
    form.setFieldValue('agencyId', value);
    name(agency);
  };
  return (
    <>
      <div className="et-points">
        <Form.Item name="objectType" label={t('evaluation-tasks:fact.object')} rules={required}>
          <Select
            options={objects.map((value) => ({ value, label: t(`evaluation-tasks:object.${value}`) }))}
            onChange={() => form.resetFields(['projectId', 'agencyId', 'amount'])}
          />
        </Form.Item>
        <Form.Item name="subjectYear" label={t('column.subjectYear')} rules={required}>
          <Input inputMode="numeric" maxLength={4} />
        </Form.Item>
      </div>
      {isProject ? (
        <Form.Item name="projectId" label={t('start.project')} rules={required}>
          <ProjectPicker year={subjectYear} />
        </Form.Item>
      ) : (
        <div className="et-points">
          <Form.Item
            name="agencyId"
            label={t(objectType === 'PROGRAMME' ? 'start.leadUnit' : 'column.agency')}
            rules={required}
          >
            <AgencyPicker allow={(agency, all) => allow(agency, objectType, all)} onChange={choose} />
          </Form.Item>
          <Form.Item
            name="amount"
            label={t('start.amount')}
            extra={t(`start.amountHelp.${isKnown ? kind : 'OTHER'}`)}
            rules={isKnown ? undefined : required}
          >
            <Input inputMode="decimal" maxLength={30} />
          </Form.Item>
        </div>
      )}
      <Form.Item name="title" label={t('column.title')} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="selectionReason" label={t('start.reason')} rules={required}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </>
  );
}
