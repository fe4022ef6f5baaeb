import { gql, type TypedDocumentNode } from '@apollo/client';

export const RULES_QUERY: TypedDocumentNode<{ ruleParameters: { code: string; value: string }[] }, { year: number }> =
  gql`
    query DeskRules($year: Int!) {
      ruleParameters(year: $year) {
        code
        value
      }
    }
  `;
