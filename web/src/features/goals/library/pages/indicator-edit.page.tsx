import { useMutation, useQuery } from '@apollo/client/react';
import { AutoComplete, Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { newIdempotencyKey } from '../../../../lib/apollo.js';
import { useAct } from '../../../../lib/use-act.js';
import { useYearPath } from '../../../../lib/use-year.js';
import { FootBar, Card, ErrorPanel, PageBody, PageHead, PageSkeleton, RefusalList } from '../../../../ui/index.js';
import { GradeFields } from '../components/grade-fields.js';
import { LevelHelp } from '../components/level-help.js';
import { INDICATOR_QUERY } from '../data/library.graphql.js';
import { SAVE_INDICATOR } from '../data/library-moves.graphql.js';
import { useFacets } from '../data/use-facets.js';
import type { LibraryIndicator } from '../data/library.types.js';
import { DIRECTIONS, LAYERS, LEVEL2 } from '../data/choices.js';

type Values = Partial<Record<(typeof FIELDS)[number], unknown>> & { changeReason?: string; level2?: string };

const FIELDS = [
  'level2', 'name', 'direction', 'unit', 'layer', 'industry', 'field', 'departmentName', 'projectTypes', 'definition',
  'formula', 'example', 'help', 'basis', 'dataSource', 'captureMethod', 'grades', 'keywords',
] as const; // prettier-ignore

const NEW: Values = { level2: 'QUANTITY', direction: 'GE', layer: 'PROJECT', projectTypes: [], keywords: [] };

export default function IndicatorEditPage() {
  const { indicatorId } = useParams();
  const { data, error, refetch } = useQuery(INDICATOR_QUERY, {
    variables: { id: indicatorId ?? '' },
    skip: !indicatorId,
    fetchPolicy: 'network-only',
  });
  if (!indicatorId) return <Editor indicator={null} />;
  if (error) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <Editor indicator={data.libraryIndicator} />;
}

function valuesOf(indicator: LibraryIndicator): Values {
  return Object.fromEntries(FIELDS.map((name) => [name, indicator[name]])) as Values;
}

function Editor({ indicator }: { indicator: LibraryIndicator | null }) {
  const { t } = useTranslation('library');
  const to = useYearPath();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const level2 = Form.useWatch('level2', form) as string | undefined;
  const direction = Form.useWatch('direction', form) as string | undefined;
  const [save] = useMutation(SAVE_INDICATOR);
  const facets = useFacets();
  const { act, running, error } = useAct();
  const asksReason = indicator?.state === 'ADMITTED';
  const choices = (values: readonly string[], group: string) =>
    values.map((value) => ({ value, label: t(`${group}.${value}`) }));

  const submit = async (values: Values) => {
    const kept = indicator
      ? {
          dimension: indicator.dimension,
          criterion: indicator.criterion,
          validFromYear: indicator.validFromYear,
          validToYear: indicator.validToYear,
        }
      : {};
    const input = {
      ...kept,
      ...values,
      industry: (values.industry as string | null) || null,
      grades: direction === 'QUAL' ? values.grades : null,
      indicatorId: indicator?.id ?? null,
      expectedVersion: indicator?.version ?? null,
      idempotencyKey: newIdempotencyKey(),
    };
    const done = await act(() => save({ variables: { input: withoutTypename(input) } }), { done: t('done.save') });
    if (done?.data) void navigate(to(`goals/library/${done.data.saveLibraryIndicator.id}`));
  };

  return (
    <>
      <PageHead
        crumbs={[
          { label: t('title'), to: to('goals/library') },
          ...(indicator ? [{ label: indicator.name, to: to(`goals/library/${indicator.id}`) }] : []),
        ]}
        title={indicator ? t(asksReason ? 'newVersion' : 'edit') : t('new')}
        question={t('editQuestion')}
      />
      <PageBody>
        {error && <RefusalList refusals={error.refusals} />}
        <Form
          form={form}
          layout="vertical"
          initialValues={indicator ? valuesOf(indicator) : NEW}
          onFinish={(values) => void submit(values)}
        >
          <div className="library-columns">
            <Card title={t('card.what')}>
              <div className="library-form">
                <Form.Item
                  name="name"
                  label={t('column.name')}
                  className="library-wide"
                  rules={[{ required: true, message: t('required') }]}
                >
                  <Input maxLength={200} />
                </Form.Item>
                <Form.Item name="level2" label={t('column.level')}>
                  <Select options={choices(LEVEL2, 'level2')} />
                </Form.Item>
                <Form.Item name="layer" label={t('field.layer')}>
                  <Select options={choices(LAYERS, 'layer')} />
                </Form.Item>
                <Form.Item name="direction" label={t('field.direction')}>
                  <Select options={choices(DIRECTIONS, 'direction')} />
                </Form.Item>
                <Form.Item name="unit" label={t('field.unit')}>
                  <Input maxLength={20} />
                </Form.Item>
                {direction === 'QUAL' && <GradeFields />}
                {(['definition', 'formula', 'example', 'help'] as const).map((name) => (
                  <Form.Item
                    key={name}
                    name={name}
                    label={t(`field.${name}`)}
                    className="library-wide"
                    extra={t(`hint.${name}`)}
                  >
                    <Input.TextArea
                      autoSize={{ minRows: name === 'formula' ? 1 : 2 }}
                      maxLength={name === 'formula' ? 500 : 1000}
                    />
                  </Form.Item>
                ))}
              </div>
            </Card>
            <div>
              <Card title={t('help.title')}>{level2 && <LevelHelp level2={level2} />}</Card>
              <Card title={t('card.where')}>
                <div className="library-form library-form-narrow">
                  <Form.Item name="industry" label={t('field.industry')}>
                    <AutoComplete allowClear options={facets.industries} maxLength={60} />
                  </Form.Item>
                  <Form.Item name="field" label={t('field.field')}>
                    <Input maxLength={60} />
                  </Form.Item>
                  <Form.Item name="projectTypes" label={t('field.projectTypes')}>
                    <Select mode="tags" options={facets.projectTypes} />
                  </Form.Item>
                  <Form.Item name="departmentName" label={t('field.departmentName')}>
                    <Input maxLength={100} />
                  </Form.Item>
                  <Form.Item name="keywords" label={t('field.keywords')}>
                    <Select mode="tags" open={false} suffixIcon={null} />
                  </Form.Item>
                </div>
              </Card>
              <Card title={t('card.how')}>
                <div className="library-form library-form-narrow">
                  {(['basis', 'dataSource', 'captureMethod'] as const).map((name) => (
                    <Form.Item key={name} name={name} label={t(`field.${name}`)}>
                      <Input maxLength={200} />
                    </Form.Item>
                  ))}
                  {asksReason && (
                    <Form.Item
                      name="changeReason"
                      label={t('field.changeReason')}
                      rules={[{ required: true, message: t('required') }]}
                    >
                      <Input maxLength={500} />
                    </Form.Item>
                  )}
                </div>
              </Card>
            </div>
          </div>
        </Form>
      </PageBody>
      <FootBar
        right={
          <Button type="primary" loading={running} onClick={() => form.submit()}>
            {t('save')}
          </Button>
        }
      />
    </>
  );
}

/** What came from the cache goes back without its type names. */
function withoutTypename<T>(input: T): T {
  return JSON.parse(JSON.stringify(input, (key, value: unknown) => (key === '__typename' ? undefined : value))) as T;
}
