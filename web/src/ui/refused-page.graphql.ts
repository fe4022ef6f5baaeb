import { gql, type TypedDocumentNode } from '@apollo/client';

export interface HelpfulSeat {
  id: string;
  title: string;
  agencyName: string;
  personName: string | null;
}

export const WHO_CAN_HELP_QUERY: TypedDocumentNode<{ whoCanHelp: HelpfulSeat[] }, { permission: string }> = gql`
  query WhoCanHelp($permission: String!) {
    whoCanHelp(permission: $permission) {
      id
      title
      agencyName
      personName
    }
  }
`;
