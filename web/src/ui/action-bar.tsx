import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../lib/domain-error.js';
import { ConfirmConsequence, type CommentNeed } from './confirm-consequence.js';
import { useDescribeRefusal } from './refusals.js';

export interface AvailableAction {
  action: string;
  allowed: boolean;
  refusals: Refusal[];
}

export interface ActionDefinition {
  label: ReactNode;
  /** The one filled button of the screen. */
  primary?: boolean;
  danger?: boolean;
  comment?: CommentNeed;
  commentLabel?: string;
  /** Given only for what cannot be undone: asks before it acts. */
  consequence?: ReactNode;
  /** Leave the button out when it is refused, instead of showing why. */
  hideRefused?: boolean;
}

export interface ActionBarProps {
  actions: readonly AvailableAction[];
  /** Order and words; an action without definition is not shown. */
  define: Record<string, ActionDefinition>;
  onAct: (action: string, answer: { comment?: string }) => Promise<unknown> | void;
  running?: boolean;
  small?: boolean;
  extra?: ReactNode;
  /**
   * Action that saves first, while the form holds what the server has not seen. What the server said against the stored
   * form's cells does not bind it; refusals of person and place do.
   */
  savesFirst?: string | false;
}

/** The server says what this person may do now, and why not; the bar only draws it. */
export function ActionBar({ actions: offered, define, onAct, running, small, extra, savesFirst }: ActionBarProps) {
  const { t } = useTranslation('common');
  const [asking, setAsking] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);
  const actions = offered.map((one) =>
    one.action === savesFirst && one.refusals.every(({ field }) => isFormCell(field))
      ? { ...one, allowed: true, refusals: [] }
      : one,
  );
  const known = Object.keys(define).flatMap((name) => actions.filter((one) => one.action === name));
  // The filled one stands last, at the right edge of the bar.
  const shown = known
    .filter((one) => one.allowed || !define[one.action]?.hideRefused)
    .sort(
      (one, other) => Number(define[one.action]?.primary ?? false) - Number(define[other.action]?.primary ?? false),
    );
  const asked = asking ? define[asking] : undefined;

  const act = async (action: string, answer: { comment?: string }) => {
    setBusy(action);
    try {
      await onAct(action, answer);
    } finally {
      setBusy(null);
      setAsking(null);
    }
  };

  const press = (action: string) => {
    const { comment = 'none', consequence } = define[action]!;
    if (comment !== 'none' || consequence) setAsking(action);
    else void act(action, {});
  };

  return (
    <div className="jx-actions">
      <Reason actions={shown} define={define} />
      {extra}
      {shown.map(({ action, allowed }) => (
        <Button
          key={action}
          size={small ? 'small' : undefined}
          type={define[action]?.primary ? 'primary' : 'default'}
          danger={define[action]?.danger}
          disabled={!allowed || running}
          loading={busy === action}
          aria-describedby={allowed ? undefined : `why-not-${action}`}
          onClick={() => press(action)}
        >
          {define[action]?.label}
        </Button>
      ))}
      {asking && asked && (
        <ConfirmConsequence
          open
          title={asked.label}
          consequence={asked.consequence}
          confirmLabel={asked.label}
          danger={asked.danger}
          comment={asked.comment}
          commentLabel={asked.commentLabel}
          running={busy !== null}
          onConfirm={(answer) => void act(asking, answer)}
          onCancel={() => setAsking(null)}
        />
      )}
      <span className="jx-sr">{busy ? t('running') : ''}</span>
    </div>
  );
}

function isFormCell(field: string | undefined | null): boolean {
  return Boolean(field) && field !== 'state' && field !== 'id';
}

function Reason({ actions, define }: { actions: AvailableAction[]; define: Record<string, ActionDefinition> }) {
  const describe = useDescribeRefusal();
  const { t } = useTranslation('common');
  const refused = actions.filter((one) => !one.allowed && one.refusals.length > 0);
  // One reason is enough beside the buttons: the filled one's, else the first.
  const main = refused.find((one) => define[one.action]?.primary) ?? refused[0];
  if (!main) return null;
  const first = describe(main.refusals[0]!);
  const more = main.refusals.length - 1;
  return (
    <span className="jx-actions-reason" id={`why-not-${main.action}`}>
      {first.text}
      {first.wayOut && ` ${first.wayOut}`}
      {first.who && ` ${t('refusals.who', { who: first.who })}`}
      {more > 0 && ` ${t('refusals.more', { count: more })}`}
    </span>
  );
}
