import { gql, type TypedDocumentNode } from '@apollo/client';

export interface Person {
  accountId: string;
  personName: string;
  seatTitle: string;
  agencyName: string;
}

export interface ProblemKind {
  code: string;
  name: string;
  of: string;
}

export interface DepartmentReview {
  byMethod: { method: string; total: number }[];
  tooGood: { id: string; title: string; agencyName: string }[];
  late: { id: string; title: string; agencyName: string; reportDueOn: string | null; handedInOn: string | null }[];
  unitsWithNone: { agencyId: string; agencyName: string; selfEvaluated: number }[];
}

export const ENGAGEMENTS: TypedDocumentNode<{
  engagements: { id: string; title: string; firmName: string | null; state: string }[];
}> = gql`
  query Engagements {
    engagements {
      id
      title
      firmName
      state
    }
  }
`;
export const PEOPLE: TypedDocumentNode<{ evaluationPeople: Person[] }> = gql`
  query EvaluationPeople {
    evaluationPeople {
      accountId
      personName
      seatTitle
      agencyName
    }
  }
`;
export const AREAS: TypedDocumentNode<{
  evaluationAreas: { code: string; name: string; total: number; amount: string }[];
}> = gql`
  query EvaluationAreas($year: Int!) {
    evaluationAreas(workYear: $year) {
      code
      name
      total
      amount
    }
  }
`;
export const PROBLEM_KINDS: TypedDocumentNode<{ evaluationProblemKinds: ProblemKind[] }> = gql`
  query EvaluationProblemKinds($year: Int!) {
    evaluationProblemKinds(workYear: $year) {
      code
      name
      of
    }
  }
`;
export const PROBLEMS: TypedDocumentNode<{
  evaluationProblems: { paragraph: string | null; kinds: { code: string; name: string; of: string; count: number }[] };
}> = gql`
  query EvaluationProblems($year: Int!) {
    evaluationProblems(workYear: $year) {
      paragraph
      kinds {
        code
        name
        of
        count
      }
    }
  }
`;
export const DEPARTMENT_REVIEW: TypedDocumentNode<{ departmentEvaluationReview: DepartmentReview }> = gql`
  query DepartmentEvaluationReview($year: Int!) {
    departmentEvaluationReview(workYear: $year) {
      byMethod {
        method
        total
      }
      tooGood {
        id
        title
        agencyName
      }
      late {
        id
        title
        agencyName
        reportDueOn
        handedInOn
      }
      unitsWithNone {
        agencyId
        agencyName
        selfEvaluated
      }
    }
  }
`;

export interface KeyEvaluation {
  id: string;
  title: string;
  agencyName: string;
  objectType: string;
  method: string;
  firmName: string | null;
  amount: string;
  totalScore: string | null;
  grade: string | null;
  gradeLabel: string | null;
  problems: string[];
  use: { uses: string[] };
}

export const KEY_EVALUATIONS: TypedDocumentNode<{ keyEvaluations: KeyEvaluation[] }, { year: number }> = gql`
  query KeyEvaluations($year: Int!) {
    keyEvaluations(workYear: $year) {
      id
      title
      agencyName
      objectType
      method
      firmName
      amount
      totalScore
      grade
      gradeLabel
      problems
      use {
        uses
      }
    }
  }
`;
