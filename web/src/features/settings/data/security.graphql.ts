import { gql, type TypedDocumentNode } from '@apollo/client';

export interface SecurityNotice {
  id: string;
  noticedOn: string;
  place: string;
  mark: string;
  personName: string;
  agencyName: string | null;
  acknowledgedOn: string | null;
}

export const SECURITY_NOTICES_QUERY: TypedDocumentNode<{ securityNotices: SecurityNotice[] }, object> = gql`
  query SecurityNotices {
    securityNotices {
      id
      noticedOn
      place
      mark
      personName
      agencyName
      acknowledgedOn
    }
  }
`;

export const ACKNOWLEDGE_NOTICE: TypedDocumentNode<{ acknowledgeSecurityNotice: { id: string }[] }, { id: string }> =
  gql`
    mutation AcknowledgeSecurityNotice($id: ID!) {
      acknowledgeSecurityNotice(id: $id) {
        id
        acknowledgedOn
      }
    }
  `;
