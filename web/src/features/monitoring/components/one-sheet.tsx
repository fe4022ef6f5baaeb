import { type Light, type LightReason, redRows } from '@jixiao/shared';
import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../../lib/domain-error.js';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useViewer } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import {
  ActionBar,
  AutosaveLine,
  Card,
  FootBar,
  PageBody,
  PageHead,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
import { DivisionCard } from './division-card.js';
import { SheetCauses } from './sheet-causes.js';
import { SheetMoneyCard } from './sheet-money.js';
import { SheetPapers } from './sheet-papers.js';
import { SheetTable } from './sheet-table.js';
import { SheetTasks } from './sheet-tasks.js';
import { MOVE_SHEET, RATE_SHEET, RECONCILE_EXECUTION, type Sheet } from '../data/monitoring.graphql.js';
import { lightNow } from '../model/sheet-form.js';
import { useSheetForm } from '../model/use-sheet-form.js';
import { ratingInput, type Verdict, verdictOf } from '../model/verdict.js';

/** Place of causes and measures on the page. */
const CAUSES = 'sheet-causes';

interface OneSheetProps {
  sheet: Sheet;
  /** Read on a desk, beside the list it was chosen from. */
  isInPlace?: boolean;
  /** Called after every step that moved the sheet. */
  onStepped?: () => void;
  onImported?: () => void;
}

/** One sheet with all that may be done with it. */
export function OneSheet({ sheet, isInPlace = false, onStepped, onImported }: OneSheetProps) {
  const { t } = useTranslation('monitoring');
  const to = useYearPath();
  const { seat } = useViewer();
  const editable = ['DRAFT', 'RETURNED'].includes(sheet.state) && seat?.agencyId === sheet.agencyId;
  const decides = sheet.availableActions.some(
    ({ action, refusals }) => action === 'accept' && refusals.every(({ code }) => code === 'EXECUTION_NOT_RECONCILED'),
  );
  const reviews = sheet.availableActions.some(({ action, allowed }) => action === 'deptAccept' && allowed);
  const work = useSheetForm(sheet, editable);
  const { form, change } = work;
  const [verdict, setVerdict] = useState(() => verdictOf(sheet));
  const refused = useRef<HTMLDivElement>(null);
  // The buttons stand at the foot, what they were refused for at the head of a long form.
  const reveal = () => setTimeout(() => refused.current?.scrollIntoView({ block: 'center' }));
  const steps = useSteps({ sheet, verdict, flush: work.flush, onStepped, onRefused: reveal });
  const preview = useMemo(() => lightNow(sheet, form), [sheet, form]);
  // While it is typed the light is a preview; afterwards it is what was stored and judged.
  const light = editable
    ? preview
    : { ...preview, light: sheet.light as Light, reasons: sheet.reasons as LightReason[] };
  const error = steps.error ?? work.error;

  return (
    <>
      <PageHead
        crumbs={isInPlace ? undefined : [{ label: t('title'), to: to('monitoring') }]}
        title={sheet.objectName}
        state={<StateTag ns="monitoring" state={sheet.state} />}
        actions={<SheetPapers sheet={sheet} editable={editable} onImported={() => onImported?.()} />}
        question={t('question', { round: sheet.roundName, due: sheet.dueOn })}
      />
      <PageBody wide>
        {sheet.returnedReason && (
          <Card tone="amber" title={t('returned', { by: sheet.returnedBy ?? '' })}>
            {sheet.returnedReason}
          </Card>
        )}
        {error && (
          <div ref={refused}>
            <RefusalList refusals={error.refusals} onJump={jump} />
          </div>
        )}
        <SheetMoneyCard sheet={sheet} form={form} light={light} editable={editable} onChange={change} />
        <SheetTable
          sheet={sheet}
          rows={form.rows}
          editable={editable}
          comments={
            decides
              ? {
                  asked: redRows({ reasons: sheet.reasons as LightReason[] }),
                  of: ({ id }) => verdict.rows[id] ?? '',
                  onChange: (id, comment) => setVerdict((old) => ({ ...old, rows: { ...old.rows, [id]: comment } })),
                }
              : undefined
          }
          onChange={(index, patch) =>
            change({ rows: form.rows.map((row, i) => (i === index ? { ...row, ...patch } : row)) })
          }
        />
        <SheetTasks sheet={sheet} form={form} editable={editable} onChange={change} />
        <div id={CAUSES}>
          <SheetCauses form={form} asked={light.light !== 'GREEN'} editable={editable} onChange={change} />
        </div>
        <DivisionCard
          sheet={sheet}
          decides={decides}
          reviews={reviews}
          verdict={verdict}
          running={steps.running}
          onChange={(patch) => setVerdict((old) => ({ ...old, ...patch }))}
          onReconcile={(keep, reason) => void steps.reconcile(keep, reason)}
        />
      </PageBody>
      <FootBar
        left={editable && <AutosaveLine savedAt={work.savedAt} saving={work.saving} error={work.error} />}
        right={
          <ActionBar
            actions={sheet.availableActions}
            running={steps.running}
            extra={
              <>
                {editable && (
                  <Button loading={work.saving} onClick={() => void steps.save()}>
                    {t('action.save')}
                  </Button>
                )}
                {decides && (
                  <Button loading={steps.running} onClick={() => void steps.rate(t('done.rate'))}>
                    {t('action.rate')}
                  </Button>
                )}
              </>
            }
            savesFirst={editable ? 'submit' : decides && 'accept'}
            onAct={(action, { comment }) => steps.step(action, action === 'deptAccept' ? verdict.department : comment)}
            define={{
              submit: { label: t('action.submit'), primary: true, hideRefused: !editable },
              deptAccept: { label: t('action.deptAccept'), primary: true, hideRefused: true },
              deptReturn: { label: t('action.return'), comment: 'required', hideRefused: true },
              accept: { label: t('action.accept'), primary: true, hideRefused: !decides },
              finReturn: { label: t('action.return'), comment: 'required', hideRefused: true },
            }}
          />
        }
      />
    </>
  );
}

interface StepsProps extends Pick<OneSheetProps, 'sheet' | 'onStepped'> {
  verdict: Verdict;
  flush: () => Promise<number | null>;
  onRefused: () => void;
}

/** What a person may do with the sheet; every step first saves what was typed for it. */
function useSteps({ sheet, verdict, flush, onStepped, onRefused }: StepsProps) {
  const { t } = useTranslation('monitoring');
  const [move] = useMutation(MOVE_SHEET);
  const [rateSheet] = useMutation(RATE_SHEET);
  const [reconcileExecution] = useMutation(RECONCILE_EXECUTION);
  const { act, running, error } = useAct();

  const rate = async (done?: string): Promise<number | undefined> => {
    const input = {
      ...ratingInput(sheet, verdict),
      expectedVersion: sheet.version,
      idempotencyKey: newIdempotencyKey(),
    };
    return (await act(() => rateSheet({ variables: { input } }), { done }))?.data?.rateMonitoringSheet.version;
  };
  const reconcile = (keep: 'PAYMENTS' | 'TYPED', reason: string): Promise<unknown> => {
    const input = { id: sheet.id, expectedVersion: sheet.version, keep, reason, idempotencyKey: newIdempotencyKey() };
    return act(() => reconcileExecution({ variables: { input } }), { done: t('done.reconcile') });
  };
  /** Says that it is saved only when it is; why not stands on the page. */
  const save = async (): Promise<void> => {
    const version = await flush();
    if (version === null) onRefused();
    else await act(() => Promise.resolve(version), { done: t('done.save') });
  };
  const step = async (action: string, comment?: string): Promise<void> => {
    let version: number | null | undefined = sheet.version;
    if (action === 'submit') version = await flush();
    if (action === 'accept') version = await rate();
    if (version === undefined || version === null) {
      onRefused();
      return;
    }
    const input = {
      id: sheet.id,
      expectedVersion: version,
      action,
      comment,
      disposal: verdict.disposal || null,
      disposalNote: verdict.note,
      ...verdict.details,
      idempotencyKey: newIdempotencyKey(),
    };
    if (await act(() => move({ variables: { input } }), { done: t(`done.${action}`) })) onStepped?.();
    else onRefused();
  };
  return { act, running, error, rate, reconcile, save, step };
}

/** Columns of the form by what a refusal calls them. */
const COLUMNS: Readonly<Record<string, number>> = { actual: 0, forecast: 1, likelihood: 2, stageTarget: 3 };

/** To the row of the form that a refusal is about, in the column that it names; else to what the unit says in words. */
function jump({ field }: Refusal): void {
  const at = /^rows\[(\d+)\]\.(\w+)/.exec(field ?? '');
  if (!at) {
    document.getElementById(CAUSES)?.scrollIntoView({ block: 'center' });
    return;
  }
  const column = Object.entries(COLUMNS).find(([name]) => at[2]!.startsWith(name))?.[1] ?? 0;
  const cell = document.querySelector<HTMLElement>(`.jx-sheet [data-row="${at[1]}"][data-col="${column}"]`);
  cell?.scrollIntoView({ block: 'center' });
  cell?.focus();
}
