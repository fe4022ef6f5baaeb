import { gql, type TypedDocumentNode } from '@apollo/client';

export interface EvaluationLevel {
  level: string;
  id: string;
  year: number;
  score: string | null;
  grade: string | null;
  gradeLabel: string | null;
  state: string;
  restsOnSelfEvaluation: boolean;
}

export const LEVELS: TypedDocumentNode<
  { project: { id: string; evaluationLevels: EvaluationLevel[] } },
  { id: string }
> = gql`
  query ProjectEvaluationLevels($id: ID!) {
    project(id: $id) {
      id
      evaluationLevels {
        level
        id
        year
        score
        grade
        gradeLabel
        state
        restsOnSelfEvaluation
      }
    }
  }
`;
