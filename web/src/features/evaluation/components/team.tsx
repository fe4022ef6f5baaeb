import { useQuery } from '@apollo/client/react';
import { Button, Checkbox, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { PEOPLE } from '../data/task-lists.graphql.js';

export interface TeamMember {
  accountId: string;
  isLeader: boolean;
  isInCharge: boolean;
}

/** Leader and members; the server refuses whoever is of the evaluated unit. */
export function Team({ members, onChange }: { members: TeamMember[]; onChange: (members: TeamMember[]) => void }) {
  const { t } = useTranslation('evaluation-tasks');
  const { data } = useQuery(PEOPLE);
  const people = data?.evaluationPeople ?? [];
  const change = (at: number, part: Partial<TeamMember>) =>
    onChange(
      members.map((one, i) => (i === at ? { ...one, ...part } : part.isLeader ? { ...one, isLeader: false } : one)),
    );
  return (
    <>
      <h3 style={{ margin: '16px 0 4px' }}>{t('team.title')}</h3>
      <p className="jx-note">{t('team.note')}</p>
      <table className="et-team" hidden={members.length === 0}>
        <thead>
          <tr>
            {['leader', 'person', 'inCharge'].map((key) => (
              <th key={key}>{t(`team.${key}`)}</th>
            ))}
            <th />
          </tr>
        </thead>
        <tbody>
          {members.map((member, at) => (
            <tr key={at}>
              <td style={{ width: 70 }}>
                <Radio
                  aria-label={t('team.leads', { n: at + 1 })}
                  checked={member.isLeader}
                  onChange={() => change(at, { isLeader: true })}
                />
              </td>
              <td>
                <Select
                  style={{ width: '100%' }}
                  aria-label={t('team.personOf', { n: at + 1 })}
                  showSearch={{ optionFilterProp: 'label' }}
                  value={member.accountId || undefined}
                  options={people.map((one) => ({
                    value: one.accountId,
                    label: `${one.personName} · ${one.seatTitle} · ${one.agencyName}`,
                  }))}
                  onChange={(accountId: string) => change(at, { accountId })}
                />
              </td>
              <td style={{ width: 130 }}>
                <Checkbox
                  checked={member.isInCharge}
                  onChange={(event) => change(at, { isInCharge: event.target.checked })}
                >
                  {t('team.inChargeShort')}
                </Checkbox>
              </td>
              <td style={{ width: 60 }}>
                <Button size="small" type="text" onClick={() => onChange(members.filter((_, i) => i !== at))}>
                  {t('team.remove')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        style={{ marginTop: 8 }}
        onClick={() =>
          onChange([...members, { accountId: '', isLeader: members.length === 0, isInCharge: members.length === 0 }])
        }
      >
        {t('team.add')}
      </Button>
    </>
  );
}
