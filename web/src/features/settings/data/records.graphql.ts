import { gql, type TypedDocumentNode } from '@apollo/client';

export interface AuditEntry {
  seq: string;
  recordedAt: string;
  effectiveOn: string;
  actorKind: string;
  personName: string | null;
  seatTitle: string | null;
  agencyName: string | null;
  entity: string;
  entityId: string | null;
  action: string;
  result: string;
  fieldNames: string[];
  fields: Record<string, unknown> | null;
  comment: string | null;
  ip: string | null;
  traceId: string | null;
  hash: string;
}

export const AUDIT_QUERY = gql`
  query AuditEntries(
    $first: Int!
    $after: String
    $entity: String
    $action: String
    $result: String
    $personName: String
    $from: Date
    $to: Date
  ) {
    auditEntries(
      first: $first
      after: $after
      entity: $entity
      action: $action
      result: $result
      personName: $personName
      from: $from
      to: $to
    ) {
      nodes {
        seq
        recordedAt
        effectiveOn
        actorKind
        personName
        seatTitle
        agencyName
        entity
        entityId
        action
        result
        fieldNames
        fields
        comment
        ip
        traceId
        hash
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
  }
`;

export interface AuditVerification {
  ok: boolean;
  checked: number;
  brokenSeq: string | null;
  reason: string | null;
}

export const VERIFICATION_QUERY: TypedDocumentNode<{ auditVerification: AuditVerification }> = gql`
  query AuditVerification {
    auditVerification {
      ok
      checked
      brokenSeq
      reason
    }
  }
`;

export interface RuleParameter {
  code: string;
  value: string;
  source: string;
  origin: string;
  /** Jurisdiction that has set it; null for the default. */
  originName: string | null;
  yearFrom: number | null;
  yearTo: number | null;
  version: number | null;
}

export const PARAMETERS_QUERY: TypedDocumentNode<{ ruleParameters: RuleParameter[] }, { year: number }> = gql`
  query RuleParameters($year: Int!) {
    ruleParameters(year: $year) {
      code
      value
      source
      origin
      originName
      yearFrom
      yearTo
      version
    }
  }
`;

/** Places under this one, which go by its rules where they have set none of their own. */
export const SUBORDINATES_QUERY: TypedDocumentNode<{ subordinateJurisdictions: { id: string; name: string }[] }> = gql`
  query SubordinateJurisdictions {
    subordinateJurisdictions {
      id
      name
    }
  }
`;

export const SET_PARAMETER: TypedDocumentNode<
  { setRuleParameter: { code: string }[] },
  { input: Record<string, unknown> }
> = gql`
  mutation SetRuleParameter($input: SetRuleParameterInput!) {
    setRuleParameter(input: $input) {
      code
    }
  }
`;
