import { useMutation, useQuery } from '@apollo/client/react';
import { writeCalendar } from '@jixiao/shared';
import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission, useToday } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import {
  Card,
  type Column,
  DataTable,
  EmptyState,
  ErrorPanel,
  Field,
  FormDialog,
  PageBody,
  PageHead,
  PageSkeleton,
} from '../../../ui/index.js';
import { CALENDAR_YEARS, type CalendarYear, SAVE_CALENDAR } from '../data/calendar.graphql.js';

/** 节假日历: what clocks in working days count by, year by year; what is not entered is said. */
export default function CalendarPage() {
  const { t } = useTranslation('settings');
  const manages = usePermission('parameter.manage');
  const thisYear = Number(useToday().slice(0, 4));
  const [editing, setEditing] = useState<CalendarYear | 'new' | null>(null);
  const { data, error, refetch } = useQuery(CALENDAR_YEARS, { fetchPolicy: 'cache-and-network' });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const years = data.calendarYears;
  const missing = [thisYear, thisYear + 1].filter((year) => !years.some((one) => one.year === year));
  const columns: Column<CalendarYear>[] = [
    { key: 'year', title: t('calendar.year'), width: 80, render: ({ year }) => <b className="jx-strong">{year}</b> },
    {
      key: 'days',
      title: t('calendar.lines'),
      render: ({ days }) => (
        <>
          {t('calendar.days', {
            off: days.filter(({ isWorking }) => !isWorking).length,
            on: days.filter(({ isWorking }) => isWorking).length,
          })}
          <details>
            <summary className="jx-note">{t('calendar.lines')}</summary>
            <pre className="settings-calendar">{writeCalendar(days)}</pre>
          </details>
        </>
      ),
    },
    { key: 'source', title: t('calendar.source'), render: ({ source }) => source },
    {
      key: 'from',
      title: t('calendar.from'),
      width: 140,
      render: ({ isOwn, originName }) => (isOwn ? t('calendar.own') : originName),
    },
    {
      key: 'enteredOn',
      title: t('calendar.enteredOn'),
      width: 120,
      render: ({ enteredOn }) => enteredOn,
    },
    ...(manages
      ? [
          {
            key: 'act',
            title: <span className="jx-sr">{t('actions')}</span>,
            width: 90,
            align: 'right' as const,
            render: (row: CalendarYear) => (
              <Button size="small" onClick={() => setEditing(row)}>
                {t('calendar.change')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <>
      <PageHead title={t('calendar.title')} question={t('calendar.question')} />
      <PageBody wide>
        {missing.map((year) => (
          <Alert key={year} showIcon type="warning" title={t('calendar.missing', { year })} />
        ))}
        <Card
          flush
          extra={
            manages ? (
              <Button type="primary" onClick={() => setEditing('new')}>
                {t('calendar.enter')}
              </Button>
            ) : undefined
          }
        >
          <DataTable
            columns={columns}
            rows={years}
            rowKey={({ year }) => String(year)}
            caption={t('calendar.title')}
            empty={<EmptyState title={t('calendar.none')} text={t('calendar.noneText')} />}
          />
        </Card>
      </PageBody>
      {editing && (
        <EditYear
          known={editing === 'new' ? null : editing}
          suggested={missing[0] ?? thisYear + 1}
          own={years.filter(({ isOwn }) => isOwn)}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

interface EditProps {
  known: CalendarYear | null;
  suggested: number;
  own: CalendarYear[];
  onClose: () => void;
}

function EditYear({ known, suggested, own, onClose }: EditProps) {
  const { t } = useTranslation('settings');
  const [year, setYear] = useState(String(known?.year ?? suggested));
  const [source, setSource] = useState(known?.source ?? '');
  const [lines, setLines] = useState(known ? writeCalendar(known.days) : '');
  const [save] = useMutation(SAVE_CALENDAR, { refetchQueries: ['CalendarYears'] });
  const { act, running, error } = useAct();
  const expectedVersion = own.find((one) => String(one.year) === year)?.version ?? null;
  const submit = async () => {
    const input = { year: Number(year), source, lines, expectedVersion };
    if (await act(() => save({ variables: { input } }), { done: t('calendar.saved') })) onClose();
  };
  return (
    <FormDialog
      open
      title={t(known ? 'calendar.change' : 'calendar.enter')}
      confirmLabel={t('calendar.save')}
      ready={/^20\d\d$/.test(year) && source.trim() !== '' && lines.trim() !== ''}
      running={running}
      error={error}
      onConfirm={() => void submit()}
      onCancel={onClose}
      width={560}
    >
      <Field label={t('calendar.year')} hint={expectedVersion === null ? undefined : t('calendar.replace')}>
        {(id) => (
          <Input
            id={id}
            inputMode="numeric"
            maxLength={4}
            readOnly={known !== null}
            value={year}
            onChange={(event) => setYear(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('calendar.source')} hint={t('calendar.sourceHint')}>
        {(id) => <Input id={id} maxLength={200} value={source} onChange={(event) => setSource(event.target.value)} />}
      </Field>
      <Field label={t('calendar.lines')} hint={t('calendar.linesHint')}>
        {(id) => (
          <Input.TextArea
            id={id}
            maxLength={8000}
            autoSize={{ minRows: 6, maxRows: 14 }}
            value={lines}
            onChange={(event) => setLines(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
