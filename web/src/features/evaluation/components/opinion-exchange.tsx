import { useMutation } from '@apollo/client/react';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../../lib/session.js';
import { useAct } from '../../../lib/use-act.js';
import { Card, DateText, Due, EmptyState, Field, FormDialog, RefusalList } from '../../../ui/index.js';
import {
  DECIDE_OPINION,
  type EvaluationTask,
  type Opinion,
  RAISE_OPINIONS,
  RECORD_MEETING,
} from '../data/tasks.graphql.js';

interface ExchangeProps {
  task: EvaluationTask;
  manages: boolean;
  answers: boolean;
}

/** Report and unit speak to each other: objection, decision, reason. */
export function OpinionExchange({ task, manages, answers }: ExchangeProps) {
  const { t } = useTranslation('evaluation-tasks');
  const isOpen = task.state === 'EXCHANGING_OPINIONS';
  const isAnswered = task.opinionRepliedOn !== null;
  return (
    <>
      {isOpen && answers && !isAnswered && <Raise task={task} />}
      <Card
        title={t('opinion.title')}
        note={
          task.opinionDueOn &&
          !(isOpen && answers && !isAnswered) && (
            <>
              {t('opinion.dueOn')} <DateText value={task.opinionDueOn} full />{' '}
              {isOpen && !isAnswered && <Due date={task.opinionDueOn} />}
            </>
          )
        }
        extra={manages && ['DRAFT_REPORT', 'EXCHANGING_OPINIONS'].includes(task.state) && <NewMeeting task={task} />}
      >
        {task.opinions.length === 0 && !task.opinionReply && task.meetings.length === 0 ? (
          <EmptyState
            title={t('opinion.none')}
            text={isOpen ? t('opinion.asked', { name: task.agencyName }) : t('opinion.noneText')}
          />
        ) : (
          <ol className="et-talk">
            {task.opinions.map((opinion) => (
              <Talk
                key={`${opinion.id}/${opinion.version}`}
                task={task}
                opinion={opinion}
                decides={manages && isOpen}
              />
            ))}
            {task.opinions.length === 0 && task.opinionReply && (
              <li>
                <div className="jx-note">
                  {task.agencyName} · <DateText value={task.opinionRepliedOn} />
                </div>
                <div className="et-said">{task.opinionReply}</div>
              </li>
            )}
            {task.meetings.map((meeting) => (
              <li key={meeting.id}>
                <div className="jx-note">
                  {t('meeting.title')} · <DateText value={meeting.heldOn} /> · {meeting.place}
                </div>
                <div className="et-said">
                  {t('meeting.who', { names: meeting.attendees })}
                  {'\n'}
                  {meeting.record}
                </div>
              </li>
            ))}
          </ol>
        )}
      </Card>
    </>
  );
}

function Talk({ task, opinion, decides }: { task: EvaluationTask; opinion: Opinion; decides: boolean }) {
  const { t } = useTranslation('evaluation-tasks');
  const [decision, setDecision] = useState<string>();
  const [reply, setReply] = useState('');
  const [save] = useMutation(DECIDE_OPINION);
  const { act, running, error } = useAct();
  const submit = () => {
    const input = {
      id: task.id,
      opinionId: opinion.id,
      expectedOpinionVersion: opinion.version,
      decision: decision ?? '',
      reply,
    };
    return act(() => save({ variables: { input } }), { done: t('opinion.decided') });
  };
  return (
    <li>
      <div className="jx-note">
        {t('opinion.of', { n: opinion.ordinal, version: opinion.versionNo })} · {task.agencyName} {opinion.raisedByName}{' '}
        · <DateText value={opinion.raisedOn} />
      </div>
      <div className="et-said">{opinion.text}</div>
      {opinion.decision ? (
        <div className="et-said et-reply">
          <b>{t(`decision.${opinion.decision}`)}</b> · {opinion.reply}
          <div className="jx-note">
            {opinion.repliedByName} · <DateText value={opinion.repliedOn} />
          </div>
        </div>
      ) : decides ? (
        <>
          {error && <RefusalList refusals={error.refusals} />}
          <div className="et-decide">
            <Select
              aria-label={t('opinion.decisionOf', { n: opinion.ordinal })}
              placeholder={t('opinion.decision')}
              value={decision}
              options={['ADOPTED', 'PARTLY', 'NOT_ADOPTED'].map((value) => ({ value, label: t(`decision.${value}`) }))}
              onChange={setDecision}
            />
            <Input.TextArea
              aria-label={t('opinion.replyOf', { n: opinion.ordinal })}
              placeholder={t('opinion.reply')}
              value={reply}
              maxLength={2000}
              autoSize
              onChange={(event) => setReply(event.target.value)}
            />
            <Button loading={running} disabled={!decision} onClick={() => void submit()}>
              {t('opinion.decide')}
            </Button>
          </div>
        </>
      ) : (
        <div className="jx-note" style={{ marginLeft: 48 }}>
          {t('opinion.open')}
        </div>
      )}
    </li>
  );
}

function Raise({ task }: { task: EvaluationTask }) {
  const { t } = useTranslation('evaluation-tasks');
  const [texts, setTexts] = useState(['']);
  const [save] = useMutation(RAISE_OPINIONS);
  const { act, running, error } = useAct();
  const send = (opinions: string[]) =>
    act(() => save({ variables: { input: { id: task.id, expectedVersion: task.version, opinions } } }), {
      done: t('opinion.sent'),
    });
  return (
    <Card
      title={t('opinion.yours')}
      note={
        <>
          {t('opinion.dueOn')} <DateText value={task.opinionDueOn} full /> <Due date={task.opinionDueOn} />
        </>
      }
    >
      {error && <RefusalList refusals={error.refusals} />}
      {texts.map((text, at) => (
        <Input.TextArea
          key={at}
          style={{ marginBottom: 8 }}
          aria-label={t('opinion.textOf', { n: at + 1 })}
          placeholder={t('opinion.textOf', { n: at + 1 })}
          value={text}
          maxLength={2000}
          autoSize={{ minRows: 2 }}
          onChange={(event) => setTexts(texts.map((one, i) => (i === at ? event.target.value : one)))}
        />
      ))}
      <div style={{ display: 'flex', gap: 8 }}>
        <Button onClick={() => setTexts([...texts, ''])}>{t('opinion.add')}</Button>
        <Button loading={running} onClick={() => void send([])}>
          {t('opinion.no')}
        </Button>
        <Button
          type="primary"
          loading={running}
          disabled={texts.every((text) => !text.trim())}
          onClick={() => void send(texts.filter((text) => text.trim()))}
        >
          {t('opinion.send')}
        </Button>
      </div>
    </Card>
  );
}

function NewMeeting({ task }: { task: EvaluationTask }) {
  const { t } = useTranslation('evaluation-tasks');
  const today = useToday();
  const [open, setOpen] = useState(false);
  const [draft, setDraft] = useState({ heldOn: today, place: '', attendees: '', record: '' });
  const [save] = useMutation(RECORD_MEETING);
  const { act, running, error } = useAct();
  const submit = async () => {
    const done = await act(() => save({ variables: { input: { id: task.id, ...draft } } }), {
      done: t('meeting.saved'),
    });
    if (done) setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('meeting.add')}</Button>
      <FormDialog
        open={open}
        title={t('meeting.add')}
        confirmLabel={t('meeting.save')}
        ready={Boolean(draft.place && draft.attendees && draft.record)}
        running={running}
        error={error}
        onConfirm={() => void submit()}
        onCancel={() => setOpen(false)}
      >
        {(['heldOn', 'place', 'attendees', 'record'] as const).map((name) => (
          <Field key={name} label={t(`meeting.${name}`)}>
            {(id) =>
              name === 'record' ? (
                <Input.TextArea
                  id={id}
                  autoSize={{ minRows: 3 }}
                  maxLength={4000}
                  value={draft[name]}
                  onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
                />
              ) : (
                <Input
                  id={id}
                  type={name === 'heldOn' ? 'date' : 'text'}
                  maxLength={name === 'attendees' ? 500 : 100}
                  value={draft[name]}
                  onChange={(event) => setDraft({ ...draft, [name]: event.target.value })}
                />
              )
            }
          </Field>
        ))}
      </FormDialog>
    </>
  );
}
