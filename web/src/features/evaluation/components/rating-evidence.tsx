import '../firms.css';
import { useQuery } from '@apollo/client/react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card, type Column, DataTable, EmptyState, Num } from '../../../ui/index.js';
import { FINDINGS_OF, RATED_EVALUATIONS, type Rating } from '../data/ratings.graphql.js';

const NS = 'evaluation-firms';

export interface RatingChecks {
  rechecks: Rating['rechecks'];
  overturned: Rating['overturned'];
}

interface ChecksProps {
  engagementId: string;
  checks: RatingChecks;
  onChange: (checks: RatingChecks) => void;
}

/** What only the bureau can add: a second score, and findings that did not hold. The points follow by rule. */
export function RatingChecksForm({ engagementId, checks, onChange }: ChecksProps) {
  const { t } = useTranslation(NS);
  const { data } = useQuery(RATED_EVALUATIONS, { variables: { id: engagementId } });
  const evaluations = data?.engagement.evaluationTasks ?? [];
  const recheck = (taskId: string, part: Partial<Rating['rechecks'][number]>) => {
    const known = checks.rechecks.find((one) => one.taskId === taskId) ?? { taskId, total: '', note: '' };
    const next = { ...known, ...part };
    const others = checks.rechecks.filter((one) => one.taskId !== taskId);
    onChange({ ...checks, rechecks: next.total || next.note ? [...others, next] : others });
  };
  return (
    <Card title={t('rating.checks')} note={t('rating.checksNote')}>
      {evaluations.map(({ id, title, statedTotal, totalScore }) => {
        const known = checks.rechecks.find((one) => one.taskId === id);
        return (
          <div key={id} className="evaluation-check">
            <div>
              <b className="jx-strong">{title}</b>{' '}
              <span className="jx-note">
                {t('rating.stated')} <Num value={statedTotal ?? totalScore} dp={2} missing="NOT_SCORED" />
              </span>
            </div>
            <div className="evaluation-recheck">
              <Input
                aria-label={t('rating.recheckOf', { title })}
                placeholder={t('rating.recheck')}
                inputMode="decimal"
                maxLength={6}
                value={known?.total ?? ''}
                onChange={(event) => recheck(id, { total: event.target.value })}
              />
              <Input
                aria-label={t('rating.recheckNoteOf', { title })}
                placeholder={t('rating.recheckNote')}
                maxLength={500}
                value={known?.note ?? ''}
                onChange={(event) => recheck(id, { note: event.target.value })}
              />
            </div>
            <Findings taskId={id} checks={checks} onChange={onChange} />
          </div>
        );
      })}
    </Card>
  );
}

function Findings({ taskId, checks, onChange }: { taskId: string } & Omit<ChecksProps, 'engagementId'>) {
  const { t } = useTranslation(NS);
  const { data } = useQuery(FINDINGS_OF, { variables: { id: taskId } });
  const put = (findingId: string, reason: string | null) => {
    const others = checks.overturned.filter((one) => one.findingId !== findingId);
    onChange({ ...checks, overturned: reason === null ? others : [...others, { findingId, reason }] });
  };
  return data?.evaluationTask.findings.map(({ id, description }) => {
    const known = checks.overturned.find((one) => one.findingId === id);
    return (
      <div key={id} className="evaluation-finding">
        <label>
          <input
            type="checkbox"
            checked={known !== undefined}
            onChange={(event) => put(id, event.target.checked ? '' : null)}
          />{' '}
          {t('rating.overturn', { finding: description })}
        </label>
        {known && (
          <Input
            aria-label={t('rating.overturnReason')}
            placeholder={t('rating.overturnReason')}
            maxLength={500}
            value={known.reason}
            onChange={(event) => put(id, event.target.value)}
          />
        )}
      </div>
    );
  });
}

/** The facts opened: what was computed again, compared or counted, with both numbers. */
export function RatingFactsTable({ facts }: { facts: Rating['facts'] }) {
  const { t } = useTranslation(NS);
  const columns: Column<Rating['facts'][number]>[] = [
    { key: 'kind', title: t('fact.kind'), width: 200, render: (row) => t(`factKind.${row.kind}`) },
    { key: 'subject', title: t('fact.subject'), render: (row) => row.subject },
    { key: 'detail', title: t('fact.detail'), width: 320, phone: true, render: (row) => row.detail },
    {
      key: 'amount',
      title: t('fact.amount'),
      width: 120,
      align: 'right',
      render: (row) => <Num value={row.amount} unit={t(`factUnit.${row.kind}`)} />,
    },
  ];
  return (
    <Card flush title={t('fact.title')} note={t('fact.note')}>
      <DataTable
        columns={columns}
        rows={facts}
        rowKey={(row) => `${row.kind}/${row.subject}/${row.detail}`}
        caption={t('fact.title')}
        empty={<EmptyState title={t('fact.none')} text={t('fact.noneText')} />}
      />
    </Card>
  );
}
