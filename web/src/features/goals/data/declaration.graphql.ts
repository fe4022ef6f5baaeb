import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Refusal } from '../../../lib/domain-error.js';

export interface Declaration {
  declarationDeadline: string | null;
  declarationReminders: {
    id: string;
    agencyName: string;
    stage: string;
    role: string;
    addressee: string | null;
    sentOn: string;
    outstanding: number;
  }[];
  guidanceRecords: {
    id: string;
    agencyName: string;
    guidedOn: string;
    kind: string;
    topic: string;
    adviser: string;
    outcome: string | null;
  }[];
}

interface Scope {
  year: number;
  agencyId: string | null;
}

export const DECLARATION_QUERY: TypedDocumentNode<Declaration, Scope> = gql`
  query Declaration($year: Int!, $agencyId: ID) {
    declarationDeadline(year: $year)
    declarationReminders(year: $year, agencyId: $agencyId) {
      id
      agencyName
      stage
      role
      addressee
      sentOn
      outstanding
    }
    guidanceRecords(year: $year, agencyId: $agencyId) {
      id
      agencyName
      guidedOn
      kind
      topic
      adviser
      outcome
    }
  }
`;

export const REMIND: TypedDocumentNode<{ remindDeclarations: number }, { year: number }> = gql`
  mutation RemindDeclarations($year: Int!) {
    remindDeclarations(year: $year)
  }
`;

export const SET_DEADLINE: TypedDocumentNode<
  { setDeclarationDeadline: string },
  { input: { budgetYear: number; dueOn: string } }
> = gql`
  mutation SetDeclarationDeadline($input: SetDeadlineInput!) {
    setDeclarationDeadline(input: $input)
  }
`;

export const RECORD_GUIDANCE: TypedDocumentNode<
  { recordGuidance: { id: string }[] },
  {
    input: {
      agencyId: string;
      budgetYear: number;
      guidedOn: string;
      kind: string;
      topic: string;
      adviser: string;
      outcome: string | null;
      idempotencyKey: string;
    };
  }
> = gql`
  mutation RecordGuidance($input: RecordGuidanceInput!) {
    recordGuidance(input: $input) {
      id
    }
  }
`;

export interface Binding {
  heldProjects: {
    projectId: string;
    code: string;
    name: string;
    agencyName: string;
    paid: string;
    approved: string | null;
    lastPaidOn: string;
    refusals: Refusal[];
  }[];
  missedObjectives: {
    objectiveId: string;
    title: string;
    agencyName: string;
    subjectYear: number;
    consequence: string;
    missed: { name: string; target: string; actual: string; unit: string | null }[];
  }[];
}

export const BINDING_QUERY: TypedDocumentNode<Binding, Scope> = gql`
  query ObjectiveBinding($year: Int!, $agencyId: ID) {
    heldProjects(year: $year, agencyId: $agencyId) {
      projectId
      code
      name
      agencyName
      paid
      approved
      lastPaidOn
      refusals {
        code
        ruleId
        params
        wayOut
      }
    }
    missedObjectives(year: $year, agencyId: $agencyId) {
      objectiveId
      title
      agencyName
      subjectYear
      consequence
      missed {
        name
        target
        actual
        unit
      }
    }
  }
`;

export const OVERDUE_QUERY: TypedDocumentNode<{ figures: { id: string; value: string | null }[] }, { year: number }> =
  gql`
    query PublicationOverdue($year: Int!) {
      figures(year: $year, ids: ["goal_publication_overdue"]) {
        id
        value
      }
    }
  `;
