import { type Direction, stageRate } from '@jixiao/shared';
import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useViewer } from '../../../lib/session.js';
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
  Light,
  MoneyBar,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
import { type DisposalDetails, DisposalFields, DisposalLine } from '../components/disposal-fields.js';
import { MOVE_SHEET, SAVE_SHEET, type Sheet, SHEET_QUERY, type SheetRow } from '../data/monitoring.graphql.js';
import { lightOf } from './monitoring.page.js';

const CAUSES = ['FUNDING', 'SYSTEM', 'PERSONNEL', 'HARDWARE', 'SCHEDULE', 'OTHER'];
const DISPOSALS = ['NORMAL', 'CORRECT', 'ADJUST_GOAL', 'ADJUST_BUDGET', 'SUSPEND', 'RECOVER_FUNDS'];

export default function SheetPage() {
  const { sheetId = '' } = useParams();
  const { data, error, refetch } = useQuery(SHEET_QUERY, {
    variables: { id: sheetId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return <SheetForm key={`${data.monitoringSheet.id}/${data.monitoringSheet.state}`} sheet={data.monitoringSheet} />;
}

const SIGN: Record<string, string> = { GE: '≥ ', LE: '≤ ', DATE_BY: '≤ ' };
const targetOf = (row: SheetRow): string =>
  `${SIGN[row.direction] ?? ''}${row.targetOn ?? row.targetText ?? row.targetValue ?? ''}${row.unit ?? ''}`;
/** The same arithmetic as the server's, while the numbers are being typed. */
const stageOf = (row: SheetRow): string | null =>
  stageRate({ direction: row.direction as Direction, target: row.targetValue, actual: row.actualValue });

function SheetForm({ sheet }: { sheet: Sheet }) {
  const { t } = useTranslation('monitoring');
  const to = useYearPath();
  const { seat } = useViewer();
  const [rows, setRows] = useState(sheet.rows);
  const [causes, setCauses] = useState(sheet.causeCodes);
  const [causeText, setCauseText] = useState(sheet.causeText ?? '');
  const [measures, setMeasures] = useState(sheet.measures ?? '');
  const [reason, setReason] = useState(sheet.executionReason ?? '');
  const [disposal, setDisposal] = useState<string | undefined>(sheet.disposal ?? undefined);
  const [note, setNote] = useState(sheet.disposalNote ?? '');
  const [decided, setDecided] = useState<DisposalDetails>({});
  const [save] = useMutation(SAVE_SHEET);
  const [move] = useMutation(MOVE_SHEET);
  const { act, running, error } = useAct();
  const editable = ['DRAFT', 'RETURNED'].includes(sheet.state) && seat?.agencyId === sheet.agencyId;
  const disposes = sheet.availableActions.some(({ action, allowed }) => action === 'accept' && allowed);
  const change = (index: number, patch: Partial<SheetRow>) =>
    setRows(rows.map((row, i) => (i === index ? { ...row, ...patch } : row)));

  const saved = async (done?: string): Promise<number | undefined> => {
    const input = {
      id: sheet.id,
      expectedVersion: sheet.version,
      idempotencyKey: newIdempotencyKey(),
      rows: rows.map(({ id, actualValue, actualText, isNotDue, forecastValue, likelihood }) => ({
        id,
        actualValue,
        actualText,
        isNotDue,
        forecastValue,
        likelihood,
      })),
      causeCodes: causes,
      causeText,
      measures,
      executionReason: reason,
    };
    return (await act(() => save({ variables: { input } }), { done }))?.data?.saveMonitoringSheet.version;
  };
  const step = async (action: string, comment?: string) => {
    const version = action === 'submit' ? await saved() : sheet.version;
    if (version === undefined) return;
    const input = {
      id: sheet.id,
      expectedVersion: version,
      action,
      comment,
      disposal,
      disposalNote: note,
      ...decided,
      idempotencyKey: newIdempotencyKey(),
    };
    await act(() => move({ variables: { input } }), { done: t(`done.${action}`) });
  };

  return (
    <>
      <PageHead
        crumbs={[{ label: t('title'), to: to('monitoring') }]}
        title={sheet.projectName}
        state={<StateTag ns="monitoring" state={sheet.state} />}
        question={t('question', { round: sheet.roundName, due: sheet.dueOn })}
      />
      <PageBody wide>
        {sheet.returnedReason && (
          <Card tone="amber" title={t('returned', { by: sheet.returnedBy ?? '' })}>
            {sheet.returnedReason}
          </Card>
        )}
        {error && <RefusalList refusals={error.refusals} />}
        <Card title={t('money')} extra={<Light level={lightOf(sheet.light)} />}>
          <MoneyBar
            original={sheet.originalBudget}
            adjusted={sheet.adjustedBudget}
            paid={sheet.executedAmount}
            asOf={sheet.periodTo}
          />
          {sheet.reasons.map(({ code, params }, index) => (
            <p key={index}>{t(`reason.${code}`, params ?? {})}</p>
          ))}
        </Card>
        <FormSheet
          title={t('form.title')}
          left={t('form.unit', { name: sheet.agencyName })}
          right={t('form.period', { to: sheet.periodTo })}
        >
          <FormTable widths={[90, 110, '*', 130, 120, 90, 120, 120, 90]} label={t('form.title')}>
            <tr>
              {['level1', 'level2', 'name', 'target', 'actual', 'notDue', 'forecast', 'likelihood', 'stageRate'].map(
                (key) => (
                  <Caption key={key}>{t(`form.${key}`)}</Caption>
                ),
              )}
            </tr>
            {rows.map((row, index) => (
              <tr key={row.id}>
                <Cell>{t(`level.${row.level1}`)}</Cell>
                <Cell>{t(`level.${row.level2}`, { defaultValue: row.level2 })}</Cell>
                <Cell>{row.name}</Cell>
                <Cell align="right">{targetOf(row)}</Cell>
                <EditCell
                  row={index}
                  col={0}
                  align="right"
                  inputMode="decimal"
                  readOnly={!editable}
                  label={`${row.name} ${t('form.actual')}`}
                  value={row.actualValue}
                  onChange={(actualValue) => change(index, { actualValue })}
                />
                <Cell align="center">
                  <Checkbox
                    disabled={!editable}
                    checked={row.isNotDue}
                    aria-label={`${row.name} ${t('form.notDue')}`}
                    onChange={(event) => change(index, { isNotDue: event.target.checked })}
                  />
                </Cell>
                <EditCell
                  row={index}
                  col={1}
                  align="right"
                  inputMode="decimal"
                  readOnly={!editable}
                  label={`${row.name} ${t('form.forecast')}`}
                  value={row.forecastValue}
                  onChange={(forecastValue) => change(index, { forecastValue })}
                />
                <EditCell
                  row={index}
                  col={2}
                  readOnly={!editable}
                  label={`${row.name} ${t('form.likelihood')}`}
                  value={row.likelihood}
                  options={['CERTAIN', 'POSSIBLE', 'IMPOSSIBLE'].map((value) => ({
                    value,
                    label: t(`likelihood.${value}`),
                  }))}
                  onChange={(likelihood) => change(index, { likelihood: likelihood || null })}
                />
                <Cell align="right" computed>
                  {stageOf(row) === null ? '—' : `${stageOf(row)}%`}
                </Cell>
              </tr>
            ))}
          </FormTable>
        </FormSheet>
        <Card title={t('cause.title')} note={t('cause.note')}>
          <Checkbox.Group
            disabled={!editable}
            value={causes}
            onChange={setCauses}
            options={CAUSES.map((value) => ({ value, label: t(`cause.${value}`) }))}
          />
          <Input.TextArea
            aria-label={t('cause.text')}
            placeholder={t('cause.text')}
            readOnly={!editable}
            autoSize={{ minRows: 2 }}
            maxLength={2000}
            value={causeText}
            onChange={(event) => setCauseText(event.target.value)}
            style={{ marginTop: 8 }}
          />
          <Input.TextArea
            aria-label={t('cause.measures')}
            placeholder={t('cause.measures')}
            readOnly={!editable}
            autoSize={{ minRows: 2 }}
            maxLength={2000}
            value={measures}
            onChange={(event) => setMeasures(event.target.value)}
            style={{ marginTop: 8 }}
          />
          <Input
            aria-label={t('cause.execution')}
            placeholder={t('cause.execution')}
            readOnly={!editable}
            maxLength={1000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            style={{ marginTop: 8 }}
          />
        </Card>
        {(disposes || sheet.disposal) && (
          <Card title={t('column.disposal')}>
            <Select
              aria-label={t('column.disposal')}
              disabled={!disposes}
              style={{ width: 220 }}
              value={disposal}
              onChange={setDisposal}
              options={DISPOSALS.map((value) => ({ value, label: t(`disposal.${value}`) }))}
            />
            <Input
              aria-label={t('disposal.note')}
              placeholder={t('disposal.note')}
              readOnly={!disposes}
              maxLength={1000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
              style={{ marginTop: 8 }}
            />
            {disposes && disposal && <DisposalFields kind={disposal} value={decided} onChange={setDecided} />}
            {sheet.disposalRecord && <DisposalLine disposal={sheet.disposalRecord} />}
          </Card>
        )}
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
