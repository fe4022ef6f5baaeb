import { gql, type TypedDocumentNode } from '@apollo/client';
import type { Installation, Viewer } from './session.js';

export const VIEWER_QUERY: TypedDocumentNode<{ viewer: Viewer | null }> = gql`
  query Viewer {
    viewer {
      userId
      personName
      kind
      mustChangePassword
      permissions
      roles
      jurisdiction {
        id
        name
      }
      seat {
        id
        title
        agencyId
        agencyName
        roles
      }
      seats {
        id
        title
        agencyName
      }
    }
  }
`;

export const INSTALLATION_QUERY: TypedDocumentNode<{ installation: Installation }> = gql`
  query Installation {
    installation {
      demo
      demoDate
      productVersion
      jurisdictionName
      demoAccounts {
        place
        account
        seatTitle
        agencyName
        personName
        job
        password
      }
    }
  }
`;
