import { useMutation } from '@apollo/client/react';
import { COMMON_BY_CODE } from '@jixiao/shared';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import type { Refusal } from '../../../lib/domain-error.js';
import { useViewer } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { useAutosave } from '../../../lib/use-autosave.js';
import { useYearPath } from '../../../lib/use-year.js';
import {
  ActionBar,
  AutosaveLine,
  Card,
  FootBar,
  GradeTag,
  PageBody,
  PageHead,
  RefusalList,
  StateTag,
  useDescribeRefusal,
} from '../../../ui/index.js';
import { MOVE_SELF, OPINE_SELF, SAVE_SELF, type SelfEvaluation } from '../data/self.graphql.js';
import { formOf, inputOf, isWhole, previewOf, type SelfForm } from '../model/self-form.js';
import { type Opinion, SelfOpinion } from './self-opinion.js';
import { SelfPapers } from './self-papers.js';
import { SelfSheet } from './self-sheet.js';
import { SelfSurveys } from './self-surveys.js';
import { SelfSteps } from './self-steps.js';
import { SelfCommonTable, SelfCriteria, SelfTasks } from './self-whole.js';
import '../self.css';

const ROW = /^(rows|common)\[(\d+)\]\.(\w+)$/;

/** One self-evaluation with all that may be done with it. */
export function OneSelf({ sheet, onImported }: { sheet: SelfEvaluation; onImported: () => void }) {
  const { t } = useTranslation(['evaluation-self', 'evaluation']);
  const to = useYearPath();
  const { seat } = useViewer();
  const editable = ['DRAFT', 'RETURNED'].includes(sheet.state) && seat?.agencyId === sheet.agencyId;
  const work = useSelfForm(sheet, editable);
  const { form, change } = work;
  const opinion = useOpinion(sheet);
  const steps = useSelfSteps(sheet, work.flush, opinion.value);
  const preview = useMemo(() => previewOf(sheet, form), [sheet, form]);
  const describe = useDescribeRefusal();
  const error = steps.error ?? work.error;
  const marks = useMemo(
    () =>
      new Map(
        (error?.refusals ?? []).flatMap((refusal): [string, string][] => {
          const at = ROW.exec(refusal.field ?? '');
          return at?.[1] === 'rows' ? [[`${at[2]}.${at[3]}`, describe(refusal).text]] : [];
        }),
      ),
    [error, describe],
  );
  const parts = { sheet, form, preview, editable, onChange: change };

  return (
    <>
      <PageHead
        crumbs={[{ label: t('evaluation:title'), to: to('evaluation') }]}
        title={sheet.projectName}
        state={<StateTag ns="evaluation" state={sheet.state} />}
        actions={<SelfPapers sheet={sheet} editable={editable} onImported={onImported} />}
        question={
          <>
            {t(isWhole(sheet) ? 'question.whole' : 'question.project', { year: sheet.subjectYear })}
            {sheet.recheck && (
              <>
                {' · '}
                <Link to={to(`evaluation/recheck/${sheet.recheck.id}`)}>{t('evaluation:toRecheck')}</Link>
              </>
            )}
          </>
        }
      />
      <PageBody wide>
        {sheet.returnedReason && (
          <Card tone="amber" title={t('evaluation:returned', { by: sheet.returnedBy ?? '' })}>
            {sheet.returnedReason}
          </Card>
        )}
        {error && <RefusalList refusals={error.refusals} onJump={jump} />}
        <SelfSheet {...parts} marks={marks} />
        <SelfSurveys sheet={sheet} editable={editable} flush={work.flush} renew={onImported} />
        <SelfCommonTable {...parts} />
        <SelfTasks {...parts} />
        <SelfCriteria {...parts} />
        <Texts form={form} editable={editable} onChange={change} />
        <SelfSteps form={form} editable={editable} onChange={change} />
        <SelfOpinion
          sheet={sheet}
          decides={opinion.decides}
          opinion={opinion.value}
          onChange={(patch) => opinion.change(patch)}
        />
        {editable && preview.missing.length > 0 && (
          <Card title={t('missing.title', { count: preview.missing.length })} note={t('missing.note')}>
            <ul className="jx-self-missing">
              {preview.missing.map((refusal, index) => (
                <li key={index}>
                  <button type="button" className="jx-linkish" onClick={() => jump(asRefusal(refusal))}>
                    {subjectOf(refusal, form, t('missing.of'))}
                    {describe(asRefusal(refusal)).text}
                  </button>
                </li>
              ))}
            </ul>
          </Card>
        )}
      </PageBody>
      <FootBar
        left={
          <span className="jx-self-foot">
            <b>{preview.scored.total ?? '—'}</b>
            {preview.scored.grade && <GradeTag grade={preview.scored.grade} />}
            {editable && preview.missing.length > 0 && (
              <span className="jx-note">{t('missing.short', { count: preview.missing.length })}</span>
            )}
            {editable && <AutosaveLine savedAt={work.savedAt} saving={work.saving} error={work.error} />}
          </span>
        }
        right={
          <ActionBar
            actions={sheet.availableActions}
            running={steps.running}
            extra={
              editable && (
                <Button loading={work.saving} onClick={() => void steps.save()}>
                  {t('evaluation:action.save')}
                </Button>
              )
            }
            savesFirst={editable ? 'submit' : opinion.decides && 'accept'}
            onAct={(action, { comment }) => steps.step(action, comment)}
            define={{
              submit: { label: t('evaluation:action.submit'), primary: true, hideRefused: !editable },
              deptAccept: { label: t('evaluation:action.deptAccept'), primary: true, hideRefused: true },
              deptReturn: { label: t('evaluation:action.return'), comment: 'required', hideRefused: true },
              accept: { label: t('evaluation:action.accept'), primary: true, hideRefused: !opinion.decides },
              finReturn: { label: t('evaluation:action.return'), comment: 'required', hideRefused: true },
            }}
          />
        }
      />
    </>
  );
}

type Shared = ReturnType<typeof previewOf>['missing'][number];
const asRefusal = (refusal: Shared): Refusal => ({ ...refusal, params: { ...refusal.params } });

/** To the row that the refusal is about, with the cell that it names. */
function jump(refusal: Refusal): void {
  const at = ROW.exec(refusal.field ?? '');
  if (!at) return;
  const col = at[1] === 'common' ? 30 : at[3] === 'evidence' ? 1 : 0;
  const cell = document.querySelector<HTMLElement>(`[data-row="${at[2]}"][data-col="${col}"]`);
  cell?.scrollIntoView({ block: 'center' });
  cell?.focus();
}

/** Name of the row that a refusal is about, before its words. */
function subjectOf({ field }: Shared, form: SelfForm, colon: string): string {
  const at = ROW.exec(field ?? '');
  if (!at) return '';
  const index = Number(at[2]);
  const name = at[1] === 'rows' ? form.rows[index]?.name : COMMON_BY_CODE.get(form.common[index]?.code ?? '')?.name;
  return name ? `${name}${colon}` : '';
}

function Texts({
  form,
  editable,
  onChange,
}: {
  form: SelfForm;
  editable: boolean;
  onChange: (patch: Partial<SelfForm>) => void;
}) {
  const { t } = useTranslation(['evaluation-self', 'evaluation']);
  return (
    <Card title={t('texts.title')}>
      <div className="jx-self-texts">
        {(['problems', 'measures'] as const).map((name) => (
          <label key={name}>
            <span>{t(`texts.${name}`)}</span>
            <Input.TextArea
              readOnly={!editable}
              autoSize={{ minRows: editable ? 2 : 1 }}
              maxLength={4000}
              className="jx-self-read"
              placeholder={editable ? undefined : '—'}
              value={form[name]}
              onChange={(event) => onChange({ [name]: event.target.value })}
            />
          </label>
        ))}
        <label>
          <span>{t('texts.filledByName')}</span>
          <Input
            style={{ width: 200 }}
            readOnly={!editable}
            maxLength={60}
            className="jx-self-read"
            placeholder={editable ? undefined : '—'}
            value={form.filledByName}
            onChange={(event) => onChange({ filledByName: event.target.value })}
          />
        </label>
      </div>
    </Card>
  );
}

function useSelfForm(sheet: SelfEvaluation, editable: boolean) {
  const [save] = useMutation(SAVE_SELF);
  return useAutosave({
    initial: () => formOf(sheet),
    version: sheet.version,
    editable,
    send: async (form, expectedVersion) => {
      const input = { id: sheet.id, expectedVersion, idempotencyKey: newIdempotencyKey(), ...inputOf(form) };
      return (await save({ variables: { input } })).data!.saveSelfEvaluation.version;
    },
  });
}

function useOpinion(sheet: SelfEvaluation) {
  const [value, setValue] = useState<Opinion>({
    figuresConfirmed: sheet.figuresConfirmed,
    overallOpinion: sheet.overallOpinion ?? '',
  });
  const own = ['FIGURES_UNCONFIRMED', 'OVERALL_OPINION_REQUIRED'];
  const decides = sheet.availableActions.some(
    ({ action, refusals }) => action === 'accept' && refusals.every(({ code }) => own.includes(code)),
  );
  return { value, decides, change: (patch: Partial<Opinion>) => setValue((old) => ({ ...old, ...patch })) };
}

/** What a person may do with the sheet; every step first saves what was typed for it. */
function useSelfSteps(sheet: SelfEvaluation, flush: () => Promise<number | null>, opinion: Opinion) {
  const { t } = useTranslation(['evaluation-self', 'evaluation']);
  const [move] = useMutation(MOVE_SELF);
  const [opine] = useMutation(OPINE_SELF);
  const { act, running, error } = useAct();
  /** What could not be saved says why on the page; only what was saved is told. */
  const save = async (): Promise<void> => {
    if ((await flush()) !== null) await act(() => Promise.resolve(), { done: t('evaluation:done.save') });
  };
  const opined = async (): Promise<number | undefined> => {
    const input = { id: sheet.id, expectedVersion: sheet.version, ...opinion, idempotencyKey: newIdempotencyKey() };
    return (await act(() => opine({ variables: { input } })))?.data?.saveDivisionOpinion.version;
  };
  const step = async (action: string, comment?: string): Promise<void> => {
    let version: number | null | undefined = sheet.version;
    if (action === 'submit') version = await flush();
    if (action === 'accept') version = await opined();
    if (version === undefined || version === null) return;
    const input = { id: sheet.id, expectedVersion: version, action, comment, idempotencyKey: newIdempotencyKey() };
    await act(() => move({ variables: { input } }), { done: t(`evaluation:done.${action}`) });
  };
  return { running, error, save, step };
}
