import '../firms.css';
import '../scoring.css';
import { useQuery } from '@apollo/client/react';
import { scoreFrameworkRow } from '@jixiao/shared';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Card, type Column, DataTable, EmptyState, Num } from '../../../ui/index.js';
import { type RatedRow, RATED_ROWS, type Rating } from '../data/ratings.graphql.js';
import { BlindRow } from './blind-row.js';

const NS = 'evaluation-firms';

export type Found = NonNullable<RatedRow['input']>;

export interface RecheckDraft {
  taskId: string;
  rows: { frameworkRowId: string; input: Found; reason: string }[];
}

export interface RatingChecks {
  rechecks: RecheckDraft[];
  overturned: Rating['overturned'];
}

interface ChecksProps {
  rating: Rating;
  checks: RatingChecks;
  onChange: (checks: RatingChecks) => void;
}

/** What only the bureau can add: rows scored again, and findings that did not hold. Totals and points follow by rule. */
export function RatingChecksForm({ rating, checks, onChange }: ChecksProps) {
  const { t } = useTranslation(NS);
  return (
    <Card title={t('rating.checks')} note={t('rating.checksNote')}>
      {rating.secondScores.map((second) => (
        <div key={second.taskId} className="evaluation-check">
          <div>
            <b className="jx-strong">{second.title}</b>{' '}
            <span className="jx-note">
              {t('rating.stated')} <Num value={second.stated} dp={2} missing="NOT_SCORED" />
            </span>
          </div>
          <SecondScore second={second} />
          <Again taskId={second.taskId} checks={checks} onChange={onChange} />
          <Findings taskId={second.taskId} checks={checks} onChange={onChange} />
        </div>
      ))}
    </Card>
  );
}

function SecondScore({ second }: { second: Rating['secondScores'][number] }) {
  const { t } = useTranslation(NS);
  if (!second.source) return <div className="jx-note">{t('rating.secondNone')}</div>;
  return (
    <div>
      {t('rating.secondOf', { total: second.total, gap: second.gap ?? '—' })}{' '}
      <span className="jx-note">{t(`rating.source.${second.source}`, { basis: second.basis })}</span>
    </div>
  );
}

/** Rows that the bureau scores again, each by the same rule as the evaluator's own. */
function Again({ taskId, checks, onChange }: { taskId: string } & Omit<ChecksProps, 'rating'>) {
  const { t } = useTranslation(NS);
  const { data } = useQuery(RATED_ROWS, { variables: { id: taskId } });
  const rows = data?.evaluationTask.rows ?? [];
  const own = checks.rechecks.find((one) => one.taskId === taskId)?.rows ?? [];
  const put = (next: RecheckDraft['rows']) => {
    const others = checks.rechecks.filter((one) => one.taskId !== taskId);
    onChange({ ...checks, rechecks: next.length > 0 ? [...others, { taskId, rows: next }] : others });
  };
  const change = (id: string, part: Partial<RecheckDraft['rows'][number]>) =>
    put(own.map((one) => (one.frameworkRowId === id ? { ...one, ...part } : one)));
  const left = rows.filter(({ id }) => !own.some(({ frameworkRowId }) => frameworkRowId === id));
  return (
    <>
      {own.map(({ frameworkRowId, input, reason }) => {
        const row = rows.find(({ id }) => id === frameworkRowId);
        if (!row) return null;
        const { score } = scoreFrameworkRow(row, { ...input, present: input.present ?? undefined });
        return (
          <div key={frameworkRowId}>
            <BlindRow
              row={{ ...row, input, reason, score }}
              editable
              onInput={(found) => change(frameworkRowId, { input: found })}
              onReason={(text) => change(frameworkRowId, { reason: text })}
            />
            <div className="evaluation-again">
              <span className="jx-note">{t('rating.firmScore', { score: row.score ?? '—' })}</span>
              <Button size="small" onClick={() => put(own.filter((one) => one.frameworkRowId !== frameworkRowId))}>
                {t('rating.removeRow')}
              </Button>
            </div>
          </div>
        );
      })}
      {left.length > 0 && (
        <Select
          className="evaluation-pick"
          aria-label={t('rating.addRow')}
          placeholder={t('rating.addRow')}
          showSearch={{ optionFilterProp: 'label' }}
          value={null}
          options={left.map(({ id, ordinal, name, score }) => ({
            value: id,
            label: `${ordinal} ${name}（${score ?? '—'}）`,
          }))}
          onChange={(frameworkRowId: string | null) =>
            frameworkRowId && put([...own, { frameworkRowId, input: {}, reason: '' }])
          }
        />
      )}
    </>
  );
}

function Findings({ taskId, checks, onChange }: { taskId: string } & Omit<ChecksProps, 'rating'>) {
  const { t } = useTranslation(NS);
  const { data } = useQuery(RATED_ROWS, { variables: { id: taskId } });
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

/** The facts opened: what was computed again, compared or counted, with both numbers and where they come from. */
export function RatingFactsTable({ facts }: { facts: Rating['facts'] }) {
  const { t } = useTranslation(NS);
  const columns: Column<Rating['facts'][number]>[] = [
    { key: 'kind', title: t('fact.kind'), width: 200, render: (row) => t(`factKind.${row.kind}`) },
    { key: 'subject', title: t('fact.subject'), render: (row) => row.subject },
    {
      key: 'detail',
      title: t('fact.detail'),
      width: 320,
      phone: true,
      render: (row) => (
        <>
          {row.detail}
          {row.yearsNotEntered && (
            <div className="jx-note">{t('rating.noCalendar', { years: row.yearsNotEntered.join(t('comma')) })}</div>
          )}
          {row.source && <div className="jx-note">{t(`rating.source.${row.source}`, { basis: row.basis })}</div>}
        </>
      ),
    },
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
