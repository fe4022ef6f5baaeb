import { useMutation } from '@apollo/client/react';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../lib/apollo.js';
import { useAct } from '../../../lib/use-act.js';
import { ConfirmConsequence, ErrorLine } from '../../../ui/index.js';
import { END_SESSIONS, RESET_PASSWORD, UPDATE_USER, type User } from '../data/administration.graphql.js';
import type { ShownPassword } from './one-time-password.js';

type Deed = 'reset' | 'state' | 'sessions';

interface UserActionsProps {
  user: User;
  onPassword: (shown: ShownPassword) => void;
}

/** Each says before it happens what it does to the person. */
export function UserActions({ user, onPassword }: UserActionsProps) {
  const { t } = useTranslation('settings');
  const [deed, setDeed] = useState<Deed | null>(null);
  const [reset] = useMutation(RESET_PASSWORD);
  const [update] = useMutation(UPDATE_USER);
  const [endSessions] = useMutation(END_SESSIONS);
  const { act, running, error, clear } = useAct();
  const active = user.state === 'ACTIVE';
  const words = deed === 'state' ? (active ? 'disable' : 'enable') : deed;

  const run: Record<Deed, (comment: string) => Promise<unknown>> = {
    reset: async (reason) => {
      const { data } = await reset({
        variables: { input: { userId: user.id, reason, idempotencyKey: newIdempotencyKey() } },
      });
      if (data) {
        onPassword({ account: user.account, personName: user.personName, password: data.resetPassword.password });
      }
      return true;
    },
    state: () =>
      update({
        variables: {
          input: {
            userId: user.id,
            personName: user.personName,
            state: active ? 'DISABLED' : 'ACTIVE',
            expectedVersion: user.version,
          },
        },
      }),
    sessions: () => endSessions({ variables: { userId: user.id } }),
  };

  const confirm = async (comment = '') => {
    if (!deed) return;
    const done = await act(() => run[deed](comment), { done: t(`users.done.${words}`) });
    if (done !== undefined) setDeed(null);
  };
  const begin = (one: Deed) => {
    clear();
    setDeed(one);
  };

  return (
    <span className="settings-actions">
      <Button size="small" onClick={() => begin('reset')}>
        {t('users.reset')}
      </Button>
      <Button size="small" onClick={() => begin('sessions')}>
        {t('users.sessions')}
      </Button>
      <Button size="small" danger={active} onClick={() => begin('state')}>
        {t(active ? 'users.disable' : 'users.enable')}
      </Button>
      <ConfirmConsequence
        open={deed !== null}
        title={deed && t(`users.${words}`)}
        consequence={deed && t(`users.consequence.${words}`, { name: user.personName })}
        confirmLabel={deed && t(`users.${words}`)}
        danger={words === 'disable'}
        comment={deed === 'reset' ? 'required' : 'none'}
        commentLabel={t('users.reason')}
        running={running}
        error={<ErrorLine error={error} />}
        onConfirm={({ comment }) => void confirm(comment)}
        onCancel={() => setDeed(null)}
      />
    </span>
  );
}
