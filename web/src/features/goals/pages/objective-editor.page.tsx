import { useQuery } from '@apollo/client/react';
import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import { DateText, ErrorPanel, PageHead, PageSkeleton, RefusalList, WorkArea } from '../../../ui/index.js';
import { ConflictDialog } from '../components/conflict-dialog.js';
import { EditorDrawer } from '../components/editor-drawer.js';
import { EditorFoot } from '../components/editor-foot.js';
import { RefinementCard } from '../components/refinement-card.js';
import { SavedFirst } from '../components/saved-first.js';
import { ObjectiveSheet } from '../components/objective-sheet.js';
import { GOAL_QUERY, type Objective } from '../data/goals.graphql.js';
import { AMOUNT_ROW } from '../model/blocks.js';
import { formOf } from '../model/form.js';
import { ObjectiveSheets } from '../sheets/sheet-actions.js';
import { useAutosave } from '../model/use-autosave.js';
import { isExamined, jumpTo, useFindings } from '../model/use-marks.js';

const NOT_MINE = ['NO_PERMISSION', 'NOT_YOUR_DESK'];

export default function ObjectiveEditorPage() {
  const { objectiveId = '' } = useParams();
  const { data, error, refetch } = useQuery(GOAL_QUERY, {
    variables: { id: objectiveId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  // Another version is another form; a new state is not: what somebody types stays on the screen.
  // Cells that the unit consented to are the server's, so that form is a new one too.
  const consented = data.goal.refinements.find(({ state }) => state === 'ACCEPTED')?.id ?? '';
  return <Editor key={data.goal.versionId + consented} objective={data.goal} reload={() => void refetch()} />;
}

function Editor({ objective, reload }: { objective: Objective; reload: () => void }) {
  const { t } = useTranslation('goals');
  const to = useYearPath();
  const [form, setForm] = useState(() => formOf(objective));
  const [comparing, setComparing] = useState(true);
  // The row that the cursor is in, or was in last: what the library is searched for.
  const [atRow, setAtRow] = useState<number | null>(null);
  const submitAction = objective.availableActions.find(({ action }) => action === 'submit');
  const editable = submitAction !== undefined && !submitAction.refusals.some(({ code }) => NOT_MINE.includes(code));
  const findings = useFindings(form, objective, editable || isExamined(objective));
  const adopt = useCallback((newer: Objective) => {
    const next = formOf(newer);
    setForm(next);
    return next;
  }, []);
  const autosave = useAutosave(form, objective, editable, adopt);
  const work = useAct();
  const remarks = new Map(
    objective.state === 'RETURNED' ? objective.reviews[0]?.remarks.map(({ field, text }) => [field, text]) : [],
  );
  const refusals = work.error?.refusals ?? autosave.error?.refusals ?? [];
  const stale = refusals.find(({ code }) => code === 'STALE_VERSION');
  const reviewable = objective.availableActions.some(
    ({ action, allowed, refusals: why }) =>
      ['deptAccept', 'finAccept'].includes(action) && (allowed || !why.some(({ code }) => NOT_MINE.includes(code))),
  );

  return (
    <>
      <PageHead
        crumbs={[
          { label: t('list.title'), to: to('goals') },
          { label: objective.agencyName },
          objective.projectId
            ? { label: t(`objectType.${objective.objectType}`), to: to(`projects/${objective.projectId}`) }
            : { label: t(`objectType.${objective.objectType}`) },
        ]}
        title={objective.title}
        state={`${t('version', { n: objective.versionNo })} · ${t(`round.${objective.budgetRound}`, { defaultValue: '' })} · ${t(`state.${objective.state}`)}`}
        question={
          objective.state === 'RETURNED' ? (
            <span className="jx-red">
              {t('returned', { by: objective.returnedBy, reason: objective.returnedReason })}
            </span>
          ) : objective.approvedOn ? (
            <>
              {t('approved', { documentNo: objective.documentNo })} <DateText value={objective.approvedOn} full />
            </>
          ) : undefined
        }
        actions={<ObjectiveSheets objectiveId={objective.id} />}
        primary={
          reviewable ? (
            <Link to={to(`goals/${objective.id}/review`)}>
              <Button type="primary">{t('review.go')}</Button>
            </Link>
          ) : undefined
        }
      />
      <WorkArea
        sideWidth={340}
        side={
          <EditorDrawer
            objective={objective}
            form={form}
            findings={findings}
            onChange={editable ? setForm : undefined}
            atRow={atRow}
          />
        }
      >
        {stale ? (
          <SavedFirst stale={stale} onCompare={() => setComparing(true)} />
        ) : (
          refusals.length > 0 && (
            <div className="jx-form-gap">
              <RefusalList refusals={refusals} onJump={({ field }) => jumpTo(field)} />
              <p className="jx-note">{t('kept')}</p>
            </div>
          )
        )}
        {work.error && refusals.length === 0 && <ErrorPanel error={work.error} onRetry={reload} />}
        <div className="goals-refining">
          <RefinementCard objective={objective} />
        </div>
        <div onFocus={({ target }) => setAtRow(rowOf(target))}>
          <ObjectiveSheet
            objective={objective}
            form={form}
            onChange={setForm}
            findings={findings}
            readOnly={!editable}
            remarks={remarks}
          />
        </div>
        {objective.contentHash && <p className="jx-note">{t('hash', { hash: objective.contentHash })}</p>}
      </WorkArea>
      <EditorFoot
        objective={objective}
        form={form}
        findings={findings}
        autosave={autosave}
        editable={editable}
        work={work}
      />
      {stale && comparing && (
        <ConflictDialog
          objectiveId={objective.id}
          mine={form}
          changedBy={String(stale.params?.changedBy ?? '')}
          changedAt={String(stale.params?.changedAt ?? '')}
          onMerged={(merged, version) => {
            work.clear();
            autosave.rebase(version);
            setForm(merged);
          }}
          onCancel={() => setComparing(false)}
        />
      )}
    </>
  );
}

/** Row of the indicators that a cell belongs to; the other blocks of the form have rows of their own. */
function rowOf(cell: Element): number | null {
  const row = Number(cell.getAttribute('data-row') ?? -1);
  return row >= 0 && row < AMOUNT_ROW ? row : null;
}
