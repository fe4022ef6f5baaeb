import { useMutation } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useAct } from '../../../lib/use-act.js';
import { ActionBar, Card, DateText, RefusalList } from '../../../ui/index.js';
import type { Objective, Refinement } from '../data/goals.types.js';
import { ANSWER_REFINEMENT, TAKE_BACK_REFINEMENT } from '../data/moves.graphql.js';

const ACTIONS: Readonly<Record<string, string>> = {
  acceptRefinement: 'consent',
  declineRefinement: 'decline',
  takeBackRefinement: 'takeBack',
};

/** 良: what the reviewer would have otherwise, cell by cell, and the unit's answer to it. */
export function RefinementCard({ objective }: { objective: Objective }) {
  const { t } = useTranslation('goals');
  const [answer] = useMutation(ANSWER_REFINEMENT);
  const [takeBack] = useMutation(TAKE_BACK_REFINEMENT);
  const { act, running, error } = useAct();
  const [latest] = objective.refinements;
  if (!latest || latest.state === 'TAKEN_BACK') return null;
  const actions = objective.availableActions.filter(({ action }) => action in ACTIONS);
  const count = latest.changes.length;

  const move = (action: string, comment?: string): Promise<unknown> => {
    const { id: objectiveId, version: expectedVersion } = objective;
    const input = { objectiveId, expectedVersion, comment, idempotencyKey: newIdempotencyKey() };
    return act(
      (): Promise<unknown> =>
        action === 'takeBackRefinement'
          ? takeBack({ variables: { input } })
          : answer({ variables: { input: { ...input, consents: action === 'acceptRefinement' } } }),
      { done: t(`done.${ACTIONS[action]}`) },
    );
  };

  return (
    <Card
      title={`${t('refinement.title')} · ${t(`refinement.state.${latest.state}`)}`}
      note={t('refinement.note', { count })}
    >
      <RefinementTable refinement={latest} />
      <p className="jx-note">
        {t('refinement.from', { name: latest.proposedByName })} <DateText value={latest.proposedAt} full />
        {latest.opinion && ` · ${latest.opinion}`}
        {latest.answeredAt && (
          <>
            {' · '}
            {t('refinement.answered', {
              name: latest.answeredByName,
              text: latest.answer ?? t(`refinement.state.${latest.state}`),
            })}{' '}
            <DateText value={latest.answeredAt} full />
          </>
        )}
      </p>
      {error && <RefusalList refusals={error.refusals} />}
      {actions.length > 0 && (
        <ActionBar
          actions={actions}
          running={running}
          define={{
            acceptRefinement: {
              label: t('refinement.consent'),
              primary: true,
              consequence: t('refinement.consentText', { count }),
              hideRefused: true,
            },
            declineRefinement: {
              label: t('refinement.decline'),
              comment: 'required',
              consequence: t('refinement.declineText'),
              hideRefused: true,
            },
            takeBackRefinement: { label: t('refinement.takeBack'), hideRefused: true },
          }}
          onAct={(action, { comment }) => move(action, comment)}
        />
      )}
    </Card>
  );
}

function RefinementTable({ refinement }: { refinement: Refinement }) {
  const { t } = useTranslation('goals');
  const name = (field: string): string => {
    const last = field.split('.').at(-1)!;
    return t([`column.${last}`, `field.${last}`], { defaultValue: t('column.target') });
  };
  return (
    <table className="goals-refinement">
      <thead>
        <tr>
          {(['cell', 'before', 'after', 'reason'] as const).map((key) => (
            <th key={key} scope="col">
              {t(`refinement.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {refinement.changes.map(({ field, row, before, after, reason }) => (
          <tr key={field}>
            <th scope="row">{[row, name(field)].filter(Boolean).join(' · ')}</th>
            <td>
              <s>{before ?? t('compare.empty')}</s>
            </td>
            <td>
              <b>{after}</b>
            </td>
            <td>{reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
