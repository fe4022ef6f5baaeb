import { type Refusal, refusal } from '../errors/refusal.js';

/** 注册会计师、评估师、律师、造价工程师、审计师, a senior title, or none of them. */
export const QUALIFICATIONS = [
  'CPA',
  'APPRAISER',
  'LAWYER',
  'COST_ENGINEER',
  'AUDITOR',
  'SENIOR_TITLE',
  'NONE',
] as const;

export interface TeamMember {
  readonly name: string;
  readonly qualification: string;
  readonly years: number;
}

export interface TeamParameters {
  readonly least: number;
  readonly leadYears: number;
  readonly leadQualifications: readonly string[];
}

/** Whether these people can do it: enough of them, led by somebody who may sign the report (财监〔2021〕4号; T1). */
export function checkTeam(team: readonly TeamMember[], lead: TeamMember | null, asked: TeamParameters): Refusal[] {
  const found: Refusal[] = [];
  if (team.length < asked.least)
    found.push(
      refusal('TEAM_TOO_SMALL', {
        ruleId: 'T-06',
        field: 'memberIds',
        params: { is: team.length, least: asked.least },
      }),
    );
  if (!lead) return [...found, refusal('LEAD_MISSING', { ruleId: 'T-06', field: 'leadMemberId', wayOut: 'NAME_LEAD' })];
  if (!asked.leadQualifications.includes(lead.qualification))
    found.push(refusal('LEAD_UNQUALIFIED', { ruleId: 'T-06', field: 'leadMemberId', params: { name: lead.name } }));
  if (lead.years < asked.leadYears)
    found.push(
      refusal('LEAD_TOO_NEW', {
        ruleId: 'T-06',
        field: 'leadMemberId',
        params: { name: lead.name, is: lead.years, least: asked.leadYears },
      }),
    );
  return found;
}
