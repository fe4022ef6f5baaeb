import { useMutation, useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { usePermission, useViewer } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import {
  ActionBar,
  Caption,
  Card,
  Cell,
  EditCell,
  ErrorPanel,
  FootBar,
  FormSheet,
  FormTable,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
import { type AssessmentSheet, MOVE_SHEET, SAVE_REVIEW, SAVE_SELF, SHEET_QUERY } from '../data/assessment.graphql.js';

export default function AssessmentSheetPage() {
  const { sheetId = '' } = useParams();
  const { data, error, refetch } = useQuery(SHEET_QUERY, {
    variables: { id: sheetId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <SheetForm key={`${sheetId}/${data.assessmentSheet.state}`} sheet={data.assessmentSheet} />;
}

function SheetForm({ sheet }: { sheet: AssessmentSheet }) {
  const { t } = useTranslation('assessment');
  const to = useYearPath();
  const { seat } = useViewer();
  const reviews = usePermission('assessment.review');
  const mine = seat?.agencyId === sheet.agencyId && sheet.state === 'SELF_SCORING';
  const reviewing = reviews && sheet.state === 'REVIEWING';
  const [rows, setRows] = useState(sheet.rows);
  const [saveSelf] = useMutation(SAVE_SELF);
  const [saveReview] = useMutation(SAVE_REVIEW);
  const [move] = useMutation(MOVE_SHEET);
  const { act, running, error } = useAct();
  const change = (index: number, patch: Partial<(typeof rows)[number]>) =>
    setRows(rows.map((row, i) => (i === index ? { ...row, ...patch } : row)));

  const saved = async (done?: string): Promise<number | undefined> => {
    const scores = rows.map(({ id, selfScore, reviewScore, reason, evidence }) => ({
      id,
      score: reviewing ? reviewScore : selfScore,
      reason,
      evidence,
    }));
    const variables = {
      input: { id: sheet.id, expectedVersion: sheet.version, scores, idempotencyKey: newIdempotencyKey() },
    };
    if (reviewing) return (await act(() => saveReview({ variables }), { done }))?.data?.saveReviewScores.version;
    return (await act(() => saveSelf({ variables }), { done }))?.data?.saveSelfScores.version;
  };
  const step = async (action: string, comment?: string) => {
    const version = action === 'submit' || (action === 'decide' && reviewing) ? await saved() : sheet.version;
    if (version === undefined) return;
    const input = { id: sheet.id, expectedVersion: version, action, comment, idempotencyKey: newIdempotencyKey() };
    await act(() => move({ variables: { input } }), { done: t('done.step') });
  };
  return (
    <>
      <PageHead
        crumbs={[{ label: t('title'), to: to('assessment') }]}
        title={sheet.agencyName}
        state={<StateTag ns="assessment" state={sheet.state} />}
        question={sheet.rank ? t('ranked', { rank: sheet.rank, total: sheet.finalTotal ?? '' }) : undefined}
      />
      <PageBody wide>
        {sheet.returnedReason && (
          <Card tone="amber" title={t('returned', { by: sheet.returnedBy ?? '' })}>
            {sheet.returnedReason}
          </Card>
        )}
        {error && <RefusalList refusals={error.refusals} />}
        <FormSheet
          title={t('form.title')}
          left={t('form.unit', { name: sheet.agencyName })}
          right={t('form.total', { self: sheet.selfTotal ?? '—', final: sheet.finalTotal ?? '—' })}
        >
          <FormTable widths={[120, '*', 70, 130, 80, 80, 80, 180, 180]} label={t('form.title')}>
            <tr>
              {['aspect', 'name', 'points', 'fact', 'auto', 'self', 'review', 'reason', 'evidence'].map((key) => (
                <Caption key={key}>{t(`form.${key}`)}</Caption>
              ))}
            </tr>
            {rows.map((row, index) => (
              <tr key={row.id}>
                <Cell>{row.aspect}</Cell>
                <Cell>{row.name}</Cell>
                <Cell align="right">{row.points}</Cell>
                <Cell align="right" computed>
                  <Fact row={row} />
                </Cell>
                <Cell align="right" computed>
                  {row.autoScore ?? '—'}
                </Cell>
                <EditCell
                  row={index}
                  col={0}
                  align="right"
                  inputMode="decimal"
                  readOnly={!mine}
                  label={`${row.name} ${t('form.self')}`}
                  value={row.selfScore}
                  onChange={(selfScore) => change(index, { selfScore })}
                />
                <EditCell
                  row={index}
                  col={1}
                  align="right"
                  inputMode="decimal"
                  readOnly={!reviewing}
                  label={`${row.name} ${t('form.review')}`}
                  value={row.reviewScore}
                  onChange={(reviewScore) => change(index, { reviewScore })}
                />
                <EditCell
                  row={index}
                  col={2}
                  multiline
                  readOnly={!mine && !reviewing}
                  label={`${row.name} ${t('form.reason')}`}
                  value={row.reason}
                  onChange={(reason) => change(index, { reason })}
                />
                <EditCell
                  row={index}
                  col={3}
                  multiline
                  readOnly={!mine}
                  label={`${row.name} ${t('form.evidence')}`}
                  value={row.evidence}
                  onChange={(evidence) => change(index, { evidence })}
                />
              </tr>
            ))}
          </FormTable>
        </FormSheet>
      </PageBody>
      <FootBar
        right={
          <ActionBar
            actions={sheet.availableActions}
            running={running}
            extra={
              (mine || reviewing) && (
                <Button loading={running} onClick={() => void saved(t('done.save'))}>
                  {t('action.save')}
                </Button>
              )
            }
            savesFirst={rows !== sheet.rows && (mine ? 'submit' : reviewing && 'decide')}
            onAct={(action, { comment }) => step(action, comment)}
            define={{
              submit: { label: t('action.submit'), primary: true, hideRefused: !mine },
              startReview: { label: t('action.startReview'), primary: true, hideRefused: true },
              decide: { label: t('action.decide'), primary: true, hideRefused: !reviewing },
              notify: { label: t('action.notify'), primary: true, hideRefused: !reviews },
              return: { label: t('action.return'), comment: 'required', hideRefused: true },
            }}
          />
        }
      />
    </>
  );
}

/** What the records say of an item, in words. */
function Fact({ row }: { row: AssessmentSheet['rows'][number] }) {
  const { t } = useTranslation('assessment');
  if (row.factRate !== null) return t('form.factRate', { rate: row.factRate, round: row.factRound });
  return row.factDue === null ? '—' : t('form.factOf', { done: row.factDone, due: row.factDue });
}
