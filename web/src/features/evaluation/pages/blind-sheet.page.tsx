import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useAct } from '../../../lib/use-act.js';
import { useYearPath } from '../../../lib/use-year.js';
import {
  AutosaveLine,
  Card,
  DateText,
  Due,
  ErrorPanel,
  Money,
  PageBody,
  PageHead,
  PageSkeleton,
  RefusalList,
  StateTag,
} from '../../../ui/index.js';
import { BlindRow } from '../components/blind-row.js';
import { type BlindSheet, MOVE_SCORER, SHEET_QUERY } from '../data/scoring.graphql.js';
import { useSheetSaving } from '../model/sheet-saving.js';
import '../scoring.css';

const NS = 'evaluation-scoring';

/** 独立评分表: one scorer's own, made for a phone (R162). */
export default function BlindSheetPage() {
  const { sheetId = '' } = useParams();
  const { data, error, refetch } = useQuery(SHEET_QUERY, {
    variables: { id: sheetId },
    fetchPolicy: 'network-only',
    nextFetchPolicy: 'cache-first',
  });
  if (error && !data) return <ErrorPanel page error={error} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  const sheet = data.blindSheet;
  return <Sheet key={`${sheet.id}/${sheet.state}`} sheet={sheet} renew={() => refetch()} />;
}

function Sheet({ sheet, renew }: { sheet: BlindSheet; renew: () => Promise<unknown> }) {
  const { t } = useTranslation(NS);
  const to = useYearPath();
  return (
    <div className="bs-page">
      <PageHead
        crumbs={[{ label: t('sheet.mine'), to: to('evaluation/sheets') }]}
        title={sheet.taskTitle}
        state={<StateTag ns={NS} state={sheet.state} />}
        question={
          <>
            {sheet.evaluatedAgencyName} · {t('sheet.year', { year: sheet.subjectYear })} ·{' '}
            <Money value={sheet.amount} unit />
            {sheet.dueOn && sheet.state !== 'SUBMITTED' && (
              <>
                {' · '}
                {t('sheet.due')} <DateText value={sheet.dueOn} /> <Due date={sheet.dueOn} />
              </>
            )}
          </>
        }
      />
      <PageBody>
        {sheet.state === 'INVITED' ? (
          <Invitation sheet={sheet} renew={renew} />
        ) : (
          <Filling sheet={sheet} renew={renew} />
        )}
      </PageBody>
    </div>
  );
}

/** Before he has said yes there is only the question, and two answers to it. */
function Invitation({ sheet, renew }: { sheet: BlindSheet; renew: () => Promise<unknown> }) {
  const { t } = useTranslation(NS);
  const to = useYearPath();
  const [declared, setDeclared] = useState(false);
  const [declining, setDeclining] = useState<string | null>(null);
  const [move] = useMutation(MOVE_SCORER);
  const { act, running, error } = useAct();
  const answer = (action: string, comment?: string) =>
    act(() =>
      move({
        variables: { input: { id: sheet.id, expectedVersion: sheet.version, action, comment, isDeclared: declared } },
      }),
    );
  return (
    <Card title={t('sheet.invited')}>
      {error && <RefusalList refusals={error.refusals} />}
      <p>{t('sheet.invitedText')}</p>
      <Checkbox className="bs-declare" checked={declared} onChange={(event) => setDeclared(event.target.checked)}>
        {t('sheet.declare', { unit: sheet.evaluatedAgencyName })}
      </Checkbox>
      <div className="bs-answers">
        <Button
          type="primary"
          size="large"
          disabled={!declared}
          loading={running}
          onClick={() => void answer('accept').then((done) => done && renew())}
        >
          {t('action.accept')}
        </Button>
        <Button size="large" onClick={() => setDeclining('')}>
          {t('action.decline')}
        </Button>
      </div>
      {declining !== null && (
        <Modal
          open
          title={t('action.decline')}
          okText={t('action.decline')}
          okButtonProps={{ disabled: !declining.trim() }}
          confirmLoading={running}
          onCancel={() => setDeclining(null)}
          onOk={() =>
            void answer('decline', declining).then((done) => done && window.location.assign(to('evaluation/sheets')))
          }
        >
          <Input.TextArea
            aria-label={t('sheet.declineReason')}
            placeholder={t('sheet.declineReason')}
            value={declining}
            maxLength={1000}
            autoSize={{ minRows: 3 }}
            onChange={(event) => setDeclining(event.target.value)}
          />
        </Modal>
      )}
    </Card>
  );
}

function Filling({ sheet, renew }: { sheet: BlindSheet; renew: () => Promise<unknown> }) {
  const { t } = useTranslation(NS);
  const editable = sheet.state === 'ACCEPTED';
  const saving = useSheetSaving(sheet);
  const [move] = useMutation(MOVE_SCORER);
  const { act, running, error } = useAct();
  const done = saving.rows.filter(({ score }) => score !== null).length;
  const total = saving.rows.reduce((sum, { score }) => sum + Math.round(parseFloat(score ?? '0') * 100), 0) / 100;
  const missing = saving.rows.find(({ score }) => score === null);
  const ready = !missing && saving.opinion.trim() !== '';
  const submit = async () => {
    const version = await saving.settle();
    if (version === null) return;
    const input = { id: sheet.id, expectedVersion: version, action: 'submit' };
    if (await act(() => move({ variables: { input } }), { done: t('sheet.submitted') })) await renew();
  };
  return (
    <>
      {sheet.dossier.length > 0 && (
        <Card title={t('sheet.dossier')} note={t('sheet.dossierNote')}>
          <ul className="bs-dossier">
            {sheet.dossier.map((file) => (
              <li key={file.id}>
                <a href={`/api/files/${file.id}`} target="_blank" rel="noreferrer">
                  {file.name}
                </a>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {saving.rows.map((row) => (
        <BlindRow
          key={row.id}
          row={row}
          editable={editable}
          onInput={(input) => saving.setInput(row.id, input)}
          onReason={(reason) => saving.setReason(row.id, reason)}
        />
      ))}
      <section className="bs-row">
        <header className="bs-row-head">
          <h2>{t('sheet.opinion')}</h2>
        </header>
        <Input.TextArea
          aria-label={t('sheet.opinion')}
          placeholder={t('sheet.opinionHelp')}
          readOnly={!editable}
          value={saving.opinion}
          maxLength={2000}
          autoSize={{ minRows: 3 }}
          onChange={(event) => saving.setOpinion(event.target.value)}
        />
      </section>
      {error && <RefusalList refusals={error.refusals} />}
      {saving.error && <RefusalList refusals={saving.error.refusals} />}
      <div className="bs-foot">
        <div>
          <b>{t('sheet.progress', { done, all: saving.rows.length })}</b>
          {done > 0 && <span> {t('sheet.total', { total: total.toFixed(2) })}</span>}
          <div className="jx-note">
            {editable ? (
              <AutosaveLine saving={saving.saving} savedAt={saving.savedAt} error={saving.error} />
            ) : (
              t('sheet.isSubmitted')
            )}
          </div>
        </div>
        {editable && missing && (
          <a className="bs-next" href={`#row-${missing.ordinal}`}>
            {t('sheet.next', { row: missing.ordinal })}
          </a>
        )}
        {editable && (
          <Button type="primary" size="large" disabled={!ready} loading={running} onClick={() => void submit()}>
            {t('action.submit')}
          </Button>
        )}
      </div>
    </>
  );
}
