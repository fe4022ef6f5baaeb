import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { usePermission, useToday } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import {
  Attachments,
  Caption,
  Card,
  Cell,
  EditCell,
  ErrorPanel,
  Field,
  FootBar,
  FormSheet,
  FormTable,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
} from '../../../ui/index.js';
import { CHECK_QUERY, RECORD_CHECK, type SpotCheck } from '../data/spot.graphql.js';

export default function SpotCheckPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(CHECK_QUERY, { variables: { id } });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <CheckForm key={`${id}/${data.spotCheck.version}`} check={data.spotCheck} />;
}

function CheckForm({ check }: { check: SpotCheck }) {
  const { t } = useTranslation('monitoring-follow-up');
  const to = useYearPath();
  const today = useToday();
  const editable = usePermission('monitoring.dispose');
  const [values, setValues] = useState(check.values);
  const [checkedOn, setCheckedOn] = useState(check.checkedOn ?? today);
  const [place, setPlace] = useState(check.place ?? '');
  const [people, setPeople] = useState(check.people ?? '');
  const [finding, setFinding] = useState(check.finding ?? '');
  const [record] = useMutation(RECORD_CHECK);
  const { act, running, error } = useAct();
  const save = () =>
    act(
      () =>
        record({
          variables: {
            input: {
              id: check.id,
              expectedVersion: check.version,
              checkedOn,
              place,
              people,
              finding,
              values: values.map(({ indicatorId, foundValue, note }) => ({ indicatorId, foundValue, note })),
            },
          },
        }),
      { done: t('spot.recorded') },
    );
  const change = (index: number, foundValue: string | null) =>
    setValues(values.map((row, at) => (at === index ? { ...row, foundValue } : row)));
  return (
    <>
      <PageHead
        crumbs={[{ label: t('spot.title'), to: to('monitoring/spot') }]}
        title={check.projectName}
        state={check.agencyName}
        question={check.checkedOn === null ? t('spot.pending') : t(check.hasDifference ? 'spot.differs' : 'spot.same')}
      />
      <PageBody>
        {error && <RefusalList refusals={error.refusals} />}
        <Card>
          <div style={{ display: 'grid', gridTemplateColumns: '170px 1fr 1fr', gap: 16 }}>
            <Field label={t('spot.checkedOn')}>
              {(field) => (
                <Input
                  id={field}
                  type="date"
                  readOnly={!editable}
                  value={checkedOn}
                  onChange={(event) => setCheckedOn(event.target.value)}
                />
              )}
            </Field>
            <Field label={t('spot.place')}>
              {(field) => (
                <Input
                  id={field}
                  maxLength={200}
                  readOnly={!editable}
                  value={place}
                  onChange={(event) => setPlace(event.target.value)}
                />
              )}
            </Field>
            <Field label={t('spot.people')}>
              {(field) => (
                <Input
                  id={field}
                  maxLength={200}
                  readOnly={!editable}
                  value={people}
                  onChange={(event) => setPeople(event.target.value)}
                />
              )}
            </Field>
          </div>
        </Card>
        <FormSheet title={t('spot.tab.checks')}>
          <FormTable widths={['*', 130, 130, 130, 110]} label={t('spot.tab.checks')}>
            <tr>
              {['indicator', 'target', 'unitValue', 'foundValue', 'difference'].map((key) => (
                <Caption key={key}>{t(`spot.${key}`)}</Caption>
              ))}
            </tr>
            {values.length === 0 && (
              <tr>
                <Cell colSpan={5}>
                  <span className="jx-note">{t('spot.noIndicators')}</span>
                </Cell>
              </tr>
            )}
            {values.map((row, index) => (
              <tr key={row.indicatorId}>
                <Cell>{row.name}</Cell>
                <Cell align="right">{row.target === null ? '—' : `${row.target}${row.unit ?? ''}`}</Cell>
                <Cell align="right">{row.unitValue ?? '—'}</Cell>
                <EditCell
                  row={index}
                  col={0}
                  align="right"
                  inputMode="decimal"
                  readOnly={!editable}
                  label={`${row.name} ${t('spot.foundValue')}`}
                  value={row.foundValue}
                  onChange={(value) => change(index, value || null)}
                />
                <Cell align="right" computed>
                  {check.values[index]?.difference ?? '—'}
                </Cell>
              </tr>
            ))}
          </FormTable>
        </FormSheet>
        <Card title={t('spot.finding')}>
          <Input.TextArea
            aria-label={t('spot.finding')}
            autoSize={{ minRows: 2 }}
            maxLength={2000}
            readOnly={!editable}
            value={finding}
            onChange={(event) => setFinding(event.target.value)}
          />
        </Card>
        <Card title={t('spot.files')}>
          <Attachments
            ownerType="monitoring.spot_check"
            ownerId={check.id}
            files={check.files}
            editable={editable}
            label={t('spot.files')}
          />
        </Card>
      </PageBody>
      {editable && (
        <FootBar
          right={
            <Button type="primary" loading={running} onClick={() => void save()}>
              {t('spot.record')}
            </Button>
          }
        />
      )}
    </>
  );
}
