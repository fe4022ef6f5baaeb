import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { download } from '../../../lib/rest.js';
import { usePermission } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYear } from '../../../lib/use-year.js';
import {
  Card,
  type Column,
  DataTable,
  DateText,
  EmptyState,
  Field,
  FormDialog,
  Money,
  Num,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
import { SELF_SUMMARIES, type SelfSummary, SUBMIT_SELF_SUMMARY } from '../data/summaries.graphql.js';

/** What still owes most stands first; the rest is a page away. */
const PAGE = 20;

/** 汇总报送: what each first-level unit hands in for itself and all below it, and what still keeps it from that. */
export function SelfSummaries() {
  const { t } = useTranslation('evaluation-progress');
  const year = useYear();
  const reviews = usePermission('selfEvaluation.deptReview');
  const { data, error, loading, refetch } = useQuery(SELF_SUMMARIES, {
    variables: { year },
    fetchPolicy: 'cache-and-network',
  });
  const [shown, setShown] = useState(PAGE);
  const [handing, setHanding] = useState<SelfSummary | null>(null);
  const units = data?.selfEvaluationSummaries ?? [];
  const own = reviews && units.length === 1 ? units[0]! : null;
  // What was handed in and still stands is not handed in again: its row tells the day and the person.
  const isHandedIn = own?.submitted?.isCurrent === true && own.refusals.length > 0;
  const submitted = units.filter((unit) => unit.submitted).length;
  return (
    <Card
      title={t('summary.title')}
      note={own ? t('summary.ownNote') : t('summary.note', { submitted, count: units.length })}
      extra={
        own &&
        !isHandedIn && (
          <Button disabled={own.refusals.length > 0} onClick={() => setHanding(own)}>
            {t('summary.submit')}
          </Button>
        )
      }
      flush
    >
      {own && own.refusals.length > 0 && !isHandedIn && (
        <div className="jx-self-summary-gaps">
          <RefusalList refusals={own.refusals} title={t('summary.blocked')} />
        </div>
      )}
      <DataTable
        columns={useColumns(year)}
        rows={units.slice(0, shown)}
        rowKey={(row) => row.agencyId}
        loading={loading && !data}
        error={data ? undefined : error}
        onRetry={() => void refetch()}
        total={units.length}
        hasMore={shown < units.length}
        onLoadMore={() => setShown(shown + PAGE)}
        caption={t('summary.title')}
        empty={<EmptyState title={t('units.empty')} text={t('units.emptyText')} />}
      />
      {handing && (
        <SubmitSummary
          unit={handing}
          onClose={() => setHanding(null)}
          onDone={() => {
            setHanding(null);
            void refetch();
          }}
        />
      )}
    </Card>
  );
}

function useColumns(year: number): Column<SelfSummary>[] {
  const { t } = useTranslation('evaluation-progress');
  return [
    { key: 'unit', title: t('units.name'), phone: true, render: (row) => row.agencyName },
    { key: 'agencies', title: t('summary.agencies'), width: 76, align: 'right', render: (row) => row.agencies },
    { key: 'projects', title: t('summary.projects'), width: 76, align: 'right', render: (row) => row.projects },
    {
      key: 'budget',
      title: t('summary.budget'),
      width: 130,
      align: 'right',
      render: (row) => <Money value={row.adjustedBudget} />,
    },
    {
      key: 'executed',
      title: t('summary.executed'),
      width: 130,
      align: 'right',
      render: (row) => <Money value={row.executedAmount} />,
    },
    {
      key: 'mean',
      title: t('summary.mean'),
      width: 84,
      align: 'right',
      render: (row) => <Num value={row.meanScore} dp={2} missing="NOT_SCORED" />,
    },
    {
      key: 'gaps',
      title: t('summary.gaps'),
      width: 84,
      align: 'right',
      render: ({ gaps }) => {
        const count = gaps.reduce((sum, gap) => sum + gap.unfinished + gap.unreviewed, 0);
        return count === 0 ? <span className="jx-muted">0</span> : <span className="jx-amber">{count}</span>;
      },
    },
    {
      key: 'submitted',
      title: t('summary.submittedOn'),
      width: 190,
      phone: true,
      render: ({ submitted }) =>
        submitted ? (
          <>
            <DateText value={submitted.submittedOn} /> {submitted.documentNumber ?? submitted.submittedByName}
            {!submitted.isCurrent && (
              <div className="jx-amber">
                {t('summary.changed', { count: submitted.projects, mean: submitted.meanScore ?? '—' })}
              </div>
            )}
          </>
        ) : (
          <StateTag state="NOT_SUBMITTED" ns="evaluation-progress" />
        ),
    },
    {
      key: 'document',
      title: '',
      width: 76,
      render: (row) => (
        <Button
          type="link"
          size="small"
          onClick={() => download(`/api/self-evaluations/${year}/units/${row.agencyId}/summary.docx`)}
        >
          {t('summary.document')}
        </Button>
      ),
    },
  ];
}

function SubmitSummary({ unit, onClose, onDone }: { unit: SelfSummary; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation('evaluation-progress');
  const year = useYear();
  const again = unit.submitted !== null;
  const [draft, setDraft] = useState({ documentNumber: '', reason: '' });
  const [submit] = useMutation(SUBMIT_SELF_SUMMARY);
  const { act, running, error } = useAct();
  const confirm = async () => {
    const input = { workYear: year, agencyId: unit.agencyId, ...draft, idempotencyKey: newIdempotencyKey() };
    if (await act(() => submit({ variables: { input } }), { done: t('summary.done') })) onDone();
  };
  return (
    <FormDialog
      open
      title={t('summary.submit')}
      confirmLabel={t('summary.submit')}
      ready={!again || Boolean(draft.reason.trim())}
      running={running}
      error={error}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <p>
        {t('summary.what', { agencies: unit.agencies, projects: unit.projects })}{' '}
        <Money value={unit.adjustedBudget} unit />
      </p>
      <Field label={t('summary.number')}>
        {(id) => (
          <Input
            id={id}
            maxLength={100}
            value={draft.documentNumber}
            onChange={(event) => setDraft({ ...draft, documentNumber: event.target.value })}
          />
        )}
      </Field>
      {again && (
        <Field label={t('summary.reason')}>
          {(id) => (
            <Input.TextArea
              id={id}
              maxLength={500}
              autoSize={{ minRows: 2 }}
              value={draft.reason}
              onChange={(event) => setDraft({ ...draft, reason: event.target.value })}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
