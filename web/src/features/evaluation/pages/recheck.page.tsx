import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { usePermission } from '../../../lib/session.js';
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
  GradeTag,
  Num,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
  StateTag,
  WorkingSteps,
} from '../../../ui/index.js';
import { MOVE_RECHECK, type Recheck, RECHECK_QUERY, SAVE_RECHECK } from '../data/recheck.graphql.js';

const NS = 'evaluation-recheck';

const RIGHT = ['target', 'actual', 'weight', 'self', 'recheck'];

export default function RecheckPage() {
  const { recheckId = '' } = useParams();
  const { data, error, refetch } = useQuery(RECHECK_QUERY, {
    variables: { id: recheckId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <RecheckForm key={`${recheckId}/${data.recheck.version}`} recheck={data.recheck} />;
}

/** The score of the bureau beside the unit's sheet, row by row. */
function RecheckForm({ recheck }: { recheck: Recheck }) {
  const { t } = useTranslation([NS, 'evaluation']);
  const to = useYearPath();
  const editable = usePermission('selfEvaluation.review') && ['OPEN', 'ANSWERED'].includes(recheck.state);
  const [rows, setRows] = useState(recheck.rows);
  const [opinion, setOpinion] = useState(recheck.opinion ?? '');
  const [save] = useMutation(SAVE_RECHECK);
  const [move] = useMutation(MOVE_RECHECK);
  const { act, running, error } = useAct();
  const change = (index: number, part: { recheckScore?: string | null; reason?: string | null }) =>
    setRows(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  const saved = async (done?: string): Promise<number | undefined> => {
    const input = {
      id: recheck.id,
      expectedVersion: recheck.version,
      opinion,
      rows: rows.map(({ id, recheckScore, reason }) => ({ id, recheckScore, reason })),
    };
    return (await act(() => save({ variables: { input } }), { done }))?.data?.saveRecheck.version;
  };
  const isChanged = editable && (rows !== recheck.rows || opinion !== (recheck.opinion ?? ''));
  const step = async (action: string, comment?: string) => {
    const version = isChanged ? await saved() : recheck.version;
    if (version === undefined) return;
    const input = { id: recheck.id, expectedVersion: version, action, comment };
    await act(() => move({ variables: { input } }), { done: t(`done.${action}`) });
  };
  const nameOf = (row: Recheck['rows'][number]): string => row.name ?? t('row.execution');
  const actualOf = (row: Recheck['rows'][number]): string => {
    if (row.actual === null) return '—';
    if (['YES', 'NO'].includes(row.actual)) return t(`evaluation:yes.${row.actual}`);
    return /^[A-Z_]+$/.test(row.actual) ? t(`evaluation:attainment.${row.actual}`) : `${row.actual}${row.unit ?? ''}`;
  };
  return (
    <>
      <PageHead
        crumbs={[
          { label: t('evaluation'), to: to('evaluation') },
          { label: t('title'), to: to('evaluation/recheck') },
        ]}
        title={recheck.projectName}
        state={<StateTag ns={NS} state={recheck.state} />}
        question={<Link to={to(`evaluation/self/${recheck.selfEvaluationId}`)}>{t('toSheet')}</Link>}
      />
      <PageBody wide>
        {error && <RefusalList refusals={error.refusals} />}
        <Card
          title={t('chosen.title')}
          note={t('chosen.note', { sample: recheck.sampleName, quality: recheck.qualityScore })}
        >
          <p>
            {recheck.chosenBy === 'RANDOM'
              ? t('chosen.RANDOM')
              : t('chosen.RISK', { reasons: recheck.riskReasons.map((code) => t(`reason.${code}`)).join('、') })}
          </p>
          {recheck.qualityFindings.map(({ code, rows: count }) => (
            <p key={code} className="jx-amber">
              ▲ {t(`quality.${code}`)} · {t('quality.rows', { count, number: count })}
            </p>
          ))}
        </Card>
        <FormSheet
          title={t('form')}
          left={t('unit', { name: recheck.agencyName })}
          center={
            <>
              {t('selfTotal')} <GradeTag grade={recheck.selfGrade} score={recheck.selfScore} />
            </>
          }
          right={
            <>
              {t('recheckTotal')} <GradeTag grade={recheck.recheckGrade} score={recheck.recheckScore} />
              {recheck.difference !== null && (
                <>
                  {` ${t('difference')} `}
                  <Num value={recheck.difference} dp={2} sign />
                </>
              )}
            </>
          }
        >
          <FormTable widths={['*', 100, 110, 150, 150, 56, 72, 80, 190]} label={t('form')}>
            <tr>
              {['name', 'target', 'actual', 'evidence', 'cause', 'weight', 'self', 'recheck', 'reason'].map((key) => (
                <Caption key={key} align={RIGHT.includes(key) ? 'right' : undefined}>
                  {t(`row.${key}`)}
                </Caption>
              ))}
            </tr>
            {rows.map((row, index) => (
              <tr key={row.id}>
                <Cell>{nameOf(row)}</Cell>
                <Cell align="right">{row.target === null ? '—' : `${row.target}${row.unit ?? ''}`}</Cell>
                <Cell align="right">{actualOf(row)}</Cell>
                <Cell>{row.evidence}</Cell>
                <Cell>{row.cause}</Cell>
                <Cell align="right">{row.weight}</Cell>
                <Cell align="right" strong>
                  {row.selfScore ?? t('row.notApplicable')}
                </Cell>
                <EditCell
                  row={index}
                  col={0}
                  align="right"
                  inputMode="decimal"
                  readOnly={!editable || row.selfScore === null}
                  label={`${nameOf(row)} ${t('row.recheck')}`}
                  value={row.recheckScore}
                  onChange={(value) => change(index, { recheckScore: value || null })}
                />
                <EditCell
                  row={index}
                  col={1}
                  multiline
                  readOnly={!editable || row.selfScore === null}
                  label={`${nameOf(row)} ${t('row.reason')}`}
                  value={row.reason}
                  onChange={(value) => change(index, { reason: value || null })}
                />
              </tr>
            ))}
          </FormTable>
        </FormSheet>
        {recheck.working && (
          <Card title={t('working')}>
            <WorkingSteps
              lines={recheck.working.map(({ code, expression }) => ({
                label: t(`evaluation:working.${code}`, { defaultValue: code }),
                expression,
              }))}
              result={recheck.recheckScore ?? '—'}
            />
          </Card>
        )}
        <Card title={t('opinion')}>
          <Input.TextArea
            aria-label={t('opinion')}
            placeholder={t('opinionHelp')}
            autoSize={{ minRows: 2 }}
            maxLength={2000}
            readOnly={!editable}
            value={opinion}
            onChange={(event) => setOpinion(event.target.value)}
          />
        </Card>
        {recheck.answer && (
          <Card title={t('answer')} note={recheck.answeredOn}>
            {recheck.answer}
          </Card>
        )}
        {recheck.closeNote && <Card title={t('closeNote')}>{recheck.closeNote}</Card>}
      </PageBody>
      <FootBar
        right={
          <ActionBar
            actions={recheck.availableActions}
            running={running}
            extra={
              editable && (
                <>
                  <Button
                    onClick={() =>
                      setRows(rows.map((row) => ({ ...row, recheckScore: row.recheckScore ?? row.selfScore })))
                    }
                  >
                    {t('action.keep')}
                  </Button>
                  <Button loading={running} onClick={() => void saved(t('done.save'))}>
                    {t('action.save')}
                  </Button>
                </>
              )
            }
            savesFirst={isChanged && (recheck.state === 'OPEN' ? 'issue' : 'close')}
            onAct={(action, { comment }) => step(action, comment)}
            define={{
              issue: { label: t('action.issue'), primary: true, hideRefused: !editable },
              answer: { label: t('action.answer'), primary: true, comment: 'required', hideRefused: true },
              close: {
                label: t('action.close'),
                primary: recheck.state === 'ANSWERED',
                comment: 'optional',
                hideRefused: !editable,
              },
            }}
          />
        }
      />
    </>
  );
}
