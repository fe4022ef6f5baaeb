import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Attachment, AvailableAction } from '../../../ui/index.js';

export interface FirmSummary {
  id: string;
  name: string;
  creditCode: string | null;
  kind: string;
  validTo: string | null;
  suspendedUntil: string | null;
  isSuspended: boolean;
  engagements: number;
}

export interface FirmMember {
  id: string;
  name: string;
  qualification: string;
  experienceYears: number;
  employerAgencyId: string | null;
  employerName: string | null;
  employedUntil: string | null;
  leftOn: string | null;
  accountId: string | null;
  version: number;
}

export interface Firm extends FirmSummary {
  qualification: string | null;
  validFrom: string | null;
  contactName: string | null;
  contactPhone: string | null;
  version: number;
  members: FirmMember[];
  accounts: { id: string; personName: string }[];
  ties: {
    id: string;
    agencyId: string;
    agencyName: string;
    kind: string;
    sinceOn: string | null;
    untilOn: string | null;
    note: string | null;
  }[];
  creditRecords: {
    id: string;
    kind: string;
    text: string;
    engagementTitle: string | null;
    untilOn: string | null;
    recordedOn: string;
  }[];
}

export interface EngagementSummary {
  id: string;
  title: string;
  firmName: string | null;
  kind: string;
  state: string;
  contractAmount: string | null;
  contractedOn: string | null;
  dueOn: string | null;
  endsOn: string | null;
  evaluations: number;
  papersOwed: number;
  papersFiled: number;
  qualityScore: string | null;
}

export interface EngagedEvaluation {
  id: string;
  title: string;
  state: string;
  agencyName: string;
  amount: string;
  totalScore: string | null;
  grade: string | null;
  gradeLabel: string | null;
  isFinal: boolean;
  statedTotal: string | null;
  statedGrade: string | null;
  signedOn: string | null;
  signedBy: string | null;
}

export interface EngagementPaper {
  id: string;
  taskId: string | null;
  taskTitle: string | null;
  kind: string;
  filedOn: string | null;
  filedByName: string | null;
  archiveRef: string | null;
  isThere: boolean;
  version: number;
  files: Attachment[];
}

export interface TeamChange {
  id: string;
  leavingName: string | null;
  joiningName: string | null;
  leadName: string | null;
  reason: string;
  state: string;
  proposedOn: string;
  decision: string | null;
  version: number;
  availableActions: AvailableAction[];
}

export interface Engagement extends EngagementSummary {
  firmId: string | null;
  clientName: string;
  workYear: number;
  reason: string;
  duties: string | null;
  agencyIds: string[];
  procurementRecord: string | null;
  contractNo: string | null;
  conflictDeclaredOn: string | null;
  confidentialityOn: string | null;
  startsOn: string | null;
  leadMemberId: string | null;
  leadName: string | null;
  submittedOn: string | null;
  acceptedOn: string | null;
  qualityBand: string | null;
  deductPercent: string | null;
  bonusPercent: string | null;
  paidAmount: string | null;
  paidOn: string | null;
  version: number;
  evaluationTasks: EngagedEvaluation[];
  papers: EngagementPaper[];
  team: FirmMember[];
  teamChanges: TeamChange[];
  rating: { id: string; state: string; total: string | null } | null;
  availableActions: AvailableAction[];
}

export interface FirmComparison {
  firmId: string;
  firmName: string;
  engagements: number;
  evaluations: number;
  amount: string;
  averageScore: string | null;
  objections: number;
  averageQuality: string | null;
  contractAmount: string | null;
  paidAmount: string | null;
  papersOwed: number;
  papersFiled: number;
}

const FIRM_SUMMARY = 'id name creditCode kind validTo suspendedUntil isSuspended engagements';
const MEMBER =
  'id name qualification experienceYears employerAgencyId employerName employedUntil leftOn accountId version';
const FIRM = `${FIRM_SUMMARY} qualification validFrom contactName contactPhone version members { ${MEMBER} } accounts { id personName }
  ties { id agencyId agencyName kind sinceOn untilOn note }
  creditRecords { id kind text engagementTitle untilOn recordedOn }`;
const ACTIONS = 'availableActions { action allowed refusals { code ruleId field params wayOut } }';
const ENGAGEMENT_SUMMARY = `id title firmName kind state contractAmount contractedOn dueOn endsOn evaluations papersOwed papersFiled qualityScore`;
const ENGAGEMENT = `${ENGAGEMENT_SUMMARY} firmId clientName workYear reason duties agencyIds procurementRecord contractNo
  conflictDeclaredOn confidentialityOn startsOn leadMemberId leadName submittedOn acceptedOn qualityBand deductPercent
  bonusPercent paidAmount paidOn version
  evaluationTasks { id title state agencyName amount totalScore grade gradeLabel isFinal statedTotal statedGrade signedOn signedBy }
  papers { id taskId taskTitle kind filedOn filedByName archiveRef isThere version files { id name size } }
  team { ${MEMBER} } teamChanges { id leavingName joiningName leadName reason state proposedOn decision version ${ACTIONS} } rating { id state total } ${ACTIONS}`;
export const FIRM_LIST = gql`
  query ThirdPartyFirms($first: Int!, $after: String, $text: String, $onlySuspended: Boolean) {
    thirdPartyFirms(first: $first, after: $after, text: $text, onlySuspended: $onlySuspended) {
      totalCount pageInfo { endCursor hasNextPage } nodes { ${FIRM_SUMMARY} }
    }
  }
`;
export const FIRM_CHOICES: TypedDocumentNode<{
  thirdPartyFirms: { nodes: (FirmSummary & { members: FirmMember[] })[] };
}> = gql`
  query FirmChoices { thirdPartyFirms(first: 200) { nodes { ${FIRM_SUMMARY} members { ${MEMBER} } } } }
`;
export const FIRM_QUERY: TypedDocumentNode<{ thirdPartyFirm: Firm }, { id: string }> = gql`
  query ThirdPartyFirm($id: ID!) { thirdPartyFirm(id: $id) { ${FIRM} } }
`;
export const SAVE_FIRM: TypedDocumentNode<{ saveThirdPartyFirm: Firm }> = gql`
  mutation SaveThirdPartyFirm($input: SaveFirmInput!) { saveThirdPartyFirm(input: $input) { ${FIRM} } }
`;
export const SAVE_MEMBER: TypedDocumentNode<{ saveFirmMember: Firm }> = gql`
  mutation SaveFirmMember($input: SaveFirmMemberInput!) { saveFirmMember(input: $input) { ${FIRM} } }
`;
export const SAVE_TIE: TypedDocumentNode<{ saveFirmTie: Firm }> = gql`
  mutation SaveFirmTie($input: SaveFirmTieInput!) { saveFirmTie(input: $input) { ${FIRM} } }
`;
export const RECORD_CREDIT: TypedDocumentNode<{ recordFirmCredit: Firm }> = gql`
  mutation RecordFirmCredit($input: RecordFirmCreditInput!) { recordFirmCredit(input: $input) { ${FIRM} } }
`;
export const FIRM_COMPARISON: TypedDocumentNode<{ firmComparison: FirmComparison[] }, { year: number }> = gql`
  query FirmComparison($year: Int!) {
    firmComparison(workYear: $year) {
      firmId
      firmName
      engagements
      evaluations
      amount
      averageScore
      objections
      averageQuality
      contractAmount
      paidAmount
      papersOwed
      papersFiled
    }
  }
`;
export const ENGAGEMENT_LIST = gql`
  query EngagementsOfYear($year: Int!, $first: Int!, $after: String, $text: String, $state: String) {
    engagementsOfYear(workYear: $year, first: $first, after: $after, text: $text, state: $state) {
      totalCount pageInfo { endCursor hasNextPage } nodes { ${ENGAGEMENT_SUMMARY} }
    }
  }
`;
export const ENGAGEMENT_QUERY: TypedDocumentNode<{ engagement: Engagement }, { id: string }> = gql`
  query Engagement($id: ID!) { engagement(id: $id) { ${ENGAGEMENT} } }
`;
export const STATE_NEED: TypedDocumentNode<{ stateEngagementNeed: { id: string } }> = gql`
  mutation StateEngagementNeed($input: StateNeedInput!) {
    stateEngagementNeed(input: $input) {
      id
    }
  }
`;
export const SAVE_ENGAGEMENT: TypedDocumentNode<{ saveEngagement: Engagement }> = gql`
  mutation SaveEngagement($input: SaveEngagementInput!) { saveEngagement(input: $input) { ${ENGAGEMENT} } }
`;
export const MOVE_ENGAGEMENT: TypedDocumentNode<{ moveEngagement: boolean }> = gql`
  mutation MoveEngagement($input: MoveEngagementInput!) {
    moveEngagement(input: $input)
  }
`;
export const PROPOSE_TEAM_CHANGE: TypedDocumentNode<{ proposeTeamChange: { id: string } }> = gql`
  mutation ProposeTeamChange($input: ProposeTeamChangeInput!) {
    proposeTeamChange(input: $input) {
      id
    }
  }
`;
export const MOVE_TEAM_CHANGE: TypedDocumentNode<{ moveTeamChange: boolean }> = gql`
  mutation MoveTeamChange($input: MoveTeamChangeInput!) {
    moveTeamChange(input: $input)
  }
`;
export const FILE_PAPER: TypedDocumentNode<{ fileEngagementPaper: Engagement }> = gql`
  mutation FileEngagementPaper($input: FilePaperInput!) { fileEngagementPaper(input: $input) { ${ENGAGEMENT} } }
`;
export const SIGN_REPORT: TypedDocumentNode<{ signFirmReport: Engagement }> = gql`
  mutation SignFirmReport($input: SignReportInput!) { signFirmReport(input: $input) { ${ENGAGEMENT} } }
`;
export const OPEN_EVALUATIONS: TypedDocumentNode<
  { evaluationTasks: { nodes: { id: string; title: string; state: string; firmName: string | null }[] } },
  { year: number }
> = gql`
  query EvaluationsToEngage($year: Int!) {
    evaluationTasks(workYear: $year, first: 200) {
      nodes {
        id
        title
        state
        firmName
      }
    }
  }
`;
export const TIED_BODIES: TypedDocumentNode<{ agencies: { id: string; name: string; kind: string }[] }> = gql`
  query BodiesOfTies {
    agencies {
      id
      name
      kind
    }
  }
`;
