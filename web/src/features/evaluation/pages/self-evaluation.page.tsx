import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useViewer } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import {
  ActionBar,
  Attachments,
  Caption,
  Card,
  Cell,
  EditCell,
  ErrorPanel,
  FootBar,
  FormSheet,
  FormTable,
  MoneyBar,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
  StateTag,
  WorkingSteps,
} from '../../../ui/index.js';
import {
  MOVE_SELF,
  SAVE_SELF,
  SELF_QUERY,
  type SelfEvaluation,
  type SelfRow,
  type TargetCells,
} from '../data/evaluation.graphql.js';

export default function SelfEvaluationPage() {
  const { sheetId = '' } = useParams();
  const { data, error, refetch } = useQuery(SELF_QUERY, {
    variables: { id: sheetId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <SelfForm key={`${data.selfEvaluation.id}/${data.selfEvaluation.state}`} sheet={data.selfEvaluation} />;
}

const SIGN: Record<string, string> = { GE: '≥ ', LE: '≤ ', DATE_BY: '≤ ' };

function targetOf(row: TargetCells): string {
  if (row.direction === 'RANGE') return `${row.targetLow}–${row.targetHigh}${row.unit ?? ''}`;
  return `${SIGN[row.direction] ?? ''}${row.targetOn ?? row.targetText ?? row.targetValue ?? ''}${row.unit ?? ''}`;
}

/** A forecast that was exceeded carries its sign, too. */
const signed = (error: string): string => (error.startsWith('-') ? error : `+${error}`);

/** Which field of the row the actual goes to hangs on the direction of its target. */
const actualOf = (row: SelfRow): string | null => {
  if (row.direction === 'DATE_BY') return row.actualOn;
  if (row.direction === 'BOOL') return row.actualYes === null ? null : row.actualYes ? 'YES' : 'NO';
  return row.direction === 'QUAL' ? row.attainment : row.actualValue;
};
const withActual = (row: SelfRow, value: string): SelfRow => {
  if (row.direction === 'DATE_BY') return { ...row, actualOn: value || null };
  if (row.direction === 'BOOL') return { ...row, actualYes: value === '' ? null : value === 'YES' };
  return row.direction === 'QUAL' ? { ...row, attainment: value || null } : { ...row, actualValue: value };
};

function SelfForm({ sheet }: { sheet: SelfEvaluation }) {
  const { t } = useTranslation('evaluation');
  const to = useYearPath();
  const { seat } = useViewer();
  const [rows, setRows] = useState(sheet.rows);
  const [texts, setTexts] = useState({
    actualSummary: sheet.actualSummary ?? '',
    problems: sheet.problems ?? '',
    measures: sheet.measures ?? '',
    executionReason: sheet.executionReason ?? '',
  });
  const [save] = useMutation(SAVE_SELF);
  const [move] = useMutation(MOVE_SELF);
  const { act, running, error } = useAct();
  const editable = ['DRAFT', 'RETURNED'].includes(sheet.state) && seat?.agencyId === sheet.agencyId;
  const scored = new Map(sheet.rows.map((row) => [row.id, row]));
  const change = (index: number, next: SelfRow) => setRows(rows.map((row, i) => (i === index ? next : row)));
  const options = (row: SelfRow) => {
    if (row.direction === 'BOOL') return ['YES', 'NO'].map((value) => ({ value, label: t(`yes.${value}`) }));
    if (row.direction === 'QUAL')
      return ['ACHIEVED', 'PARTLY', 'NOT_ACHIEVED'].map((value) => ({ value, label: t(`attainment.${value}`) }));
    return undefined;
  };

  const saved = async (done?: string): Promise<number | undefined> => {
    const input = {
      id: sheet.id,
      expectedVersion: sheet.version,
      idempotencyKey: newIdempotencyKey(),
      ...texts,
      rows: rows.map(
        ({
          id,
          actualValue,
          actualOn,
          actualYes,
          attainment,
          share,
          isNotApplicable,
          overCause,
          cause,
          measures,
          evidence,
        }) => ({
          id,
          actualValue,
          actualOn,
          actualYes,
          attainment,
          share,
          isNotApplicable,
          overCause,
          cause,
          measures,
          evidence,
        }),
      ),
    };
    return (await act(() => save({ variables: { input } }), { done }))?.data?.saveSelfEvaluation.version;
  };
  const step = async (action: string, comment?: string) => {
    const version = action === 'submit' ? await saved() : sheet.version;
    if (version === undefined) return;
    const input = { id: sheet.id, expectedVersion: version, action, comment, idempotencyKey: newIdempotencyKey() };
    await act(() => move({ variables: { input } }), { done: t(`done.${action}`) });
  };

  return (
    <>
      <PageHead
        crumbs={[{ label: t('title'), to: to('evaluation') }]}
        title={sheet.projectName}
        state={<StateTag ns="evaluation" state={sheet.state} />}
        question={t('self.question', { year: sheet.subjectYear })}
      />
      <PageBody wide>
        {sheet.returnedReason && (
          <Card tone="amber" title={t('returned', { by: sheet.returnedBy ?? '' })}>
            {sheet.returnedReason}
          </Card>
        )}
        {error && <RefusalList refusals={error.refusals} />}
        <Card title={t('self.money')} note={t('self.execution', { score: sheet.executionScore ?? '—' })}>
          <MoneyBar
            original={sheet.originalBudget}
            adjusted={sheet.adjustedBudget}
            paid={sheet.executedAmount}
            asOf={`${sheet.subjectYear}-12-31`}
          />
        </Card>
        <FormSheet
          title={t('self.form')}
          left={t('self.unit', { name: sheet.agencyName })}
          right={t('self.total', { score: sheet.totalScore ?? '—' })}
        >
          <FormTable widths={[80, 100, '*', 110, 120, 60, 60, 150, 150, 150]} label={t('self.form')}>
            <tr>
              {['level1', 'level2', 'name', 'target', 'actual', 'weight', 'score', 'evidence', 'cause', 'measures'].map(
                (key) => (
                  <Caption key={key}>{t(`row.${key}`)}</Caption>
                ),
              )}
            </tr>
            {rows.map((row, index) => (
              <tr key={row.id}>
                <Cell>{t(`level.${row.level1}`)}</Cell>
                <Cell>{t(`level.${row.level2}`, { defaultValue: row.level2 })}</Cell>
                <Cell>{row.name}</Cell>
                <Cell align="right">
                  {targetOf(row)}
                  {scored.get(row.id)?.earlierTarget && (
                    <div className="jx-note">
                      {t('row.before', {
                        version: scored.get(row.id)!.earlierTarget!.versionNo,
                        target: targetOf(scored.get(row.id)!.earlierTarget!),
                      })}
                    </div>
                  )}
                  {row.expectedValue !== null && (
                    <div className="jx-note">
                      {t('row.ofYear', { year: sheet.subjectYear })}
                      {scored.get(row.id)?.forecastError &&
                        ` · ${t('row.forecastError', { error: signed(scored.get(row.id)!.forecastError!) })}`}
                    </div>
                  )}
                </Cell>
                <EditCell
                  row={index}
                  col={0}
                  align="right"
                  readOnly={!editable}
                  label={`${row.name} ${t('row.actual')}`}
                  placeholder={row.direction === 'DATE_BY' ? 'YYYY-MM-DD' : undefined}
                  options={options(row)}
                  value={actualOf(row)}
                  onChange={(value) => change(index, withActual(row, value))}
                />
                <Cell align="right">{row.weight}</Cell>
                <Cell align="right" computed strong>
                  {scored.get(row.id)?.score ?? ''}
                  {scored.get(row.id)?.scoreOf100 && (
                    <div className="jx-note">{t('row.of100', { score: scored.get(row.id)!.scoreOf100 })}</div>
                  )}
                </Cell>
                {(['evidence', 'cause', 'measures'] as const).map((name, at) => (
                  <EditCell
                    key={name}
                    row={index}
                    col={at + 1}
                    multiline
                    readOnly={!editable}
                    label={`${row.name} ${t(`row.${name}`)}`}
                    value={row[name]}
                    onChange={(value) => change(index, { ...row, [name]: value })}
                  />
                ))}
              </tr>
            ))}
          </FormTable>
        </FormSheet>
        {(editable || sheet.rows.some(({ files }) => files.length > 0)) && (
          <Card title={t('self.files')} note={t('self.filesNote')}>
            {sheet.rows.map((row) => (
              <section key={row.id} className="jx-files-group">
                <h3>{row.name}</h3>
                <Attachments
                  ownerType="evaluation.self_evaluation_row"
                  ownerId={row.id}
                  files={row.files}
                  compact
                  editable={editable}
                  label={t('self.filesOf', { name: row.name })}
                />
              </section>
            ))}
          </Card>
        )}
        <Card title={t('self.working')} note={t('self.workingNote')}>
          <WorkingSteps
            lines={[
              ...sheet.rows.flatMap((row) =>
                (row.working ?? []).map((line) => ({
                  label: row.name,
                  expression: line.expression || t(`working.${line.code}`, { defaultValue: line.code }),
                })),
              ),
              ...(sheet.working ?? []).map((line) => ({
                label: t(`working.${line.code}`, { defaultValue: line.code }),
                expression: line.expression,
              })),
            ]}
            result={sheet.totalScore ?? '—'}
          />
        </Card>
        <Card title={t('self.texts')}>
          {(['actualSummary', 'problems', 'measures', 'executionReason'] as const).map((name) => (
            <Input.TextArea
              key={name}
              aria-label={t(`self.${name}`)}
              placeholder={t(`self.${name}`)}
              readOnly={!editable}
              autoSize={{ minRows: 2 }}
              maxLength={name === 'executionReason' ? 1000 : 4000}
              style={{ marginBottom: 8 }}
              value={texts[name]}
              onChange={(event) => setTexts({ ...texts, [name]: event.target.value })}
            />
          ))}
        </Card>
      </PageBody>
      <FootBar
        right={
          <ActionBar
            actions={sheet.availableActions}
            running={running}
            extra={
              editable && (
                <Button loading={running} onClick={() => void saved(t('done.save'))}>
                  {t('action.save')}
                </Button>
              )
            }
            savesFirst={editable && rows !== sheet.rows && 'submit'}
            onAct={(action, { comment }) => step(action, comment)}
            define={{
              submit: { label: t('action.submit'), primary: true, hideRefused: !editable },
              deptAccept: { label: t('action.deptAccept'), primary: true, hideRefused: true },
              deptReturn: { label: t('action.return'), comment: 'required', hideRefused: true },
              accept: { label: t('action.accept'), primary: true, hideRefused: true },
              finReturn: { label: t('action.return'), comment: 'required', hideRefused: true },
            }}
          />
        }
      />
    </>
  );
}
