import { gql, type TypedDocumentNode } from '@apollo/client';

export interface Appointment {
  id: string;
  userId: string;
  personName: string;
  seatId: string;
  seatTitle: string;
  agencyName: string;
  validFrom: string;
  validTo: string | null;
}

export interface User {
  id: string;
  account: string;
  personName: string;
  state: string;
  mustChangePassword: boolean;
  lastSignInAt: string | null;
  lockedUntil: string | null;
  version: number;
  appointments: Appointment[];
}

export interface SeatDetails {
  id: string;
  title: string;
  agencyId: string;
  agencyName: string;
  agencyKind: string;
  roles: string[];
  personName: string | null;
  state: string;
  version: number;
  appointments: Appointment[];
}

export interface Agency {
  id: string;
  code: string;
  name: string;
}

const APPOINTMENT = gql`
  fragment AppointmentFacts on Appointment {
    id
    userId
    personName
    seatId
    seatTitle
    agencyName
    validFrom
    validTo
  }
`;

const USER = gql`
  ${APPOINTMENT}
  fragment UserFacts on User {
    id
    account
    personName
    state
    mustChangePassword
    lastSignInAt
    lockedUntil
    version
    appointments {
      ...AppointmentFacts
    }
  }
`;

const SEAT = gql`
  ${APPOINTMENT}
  fragment SeatFacts on SeatDetails {
    id
    title
    agencyId
    agencyName
    agencyKind
    roles
    personName
    state
    version
    appointments {
      ...AppointmentFacts
    }
  }
`;

export const USERS_QUERY = gql`
  ${USER}
  query Users($first: Int!, $after: String, $term: String, $state: String) {
    users(first: $first, after: $after, term: $term, state: $state) {
      nodes {
        ...UserFacts
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
  }
`;

export const SEATS_QUERY = gql`
  ${SEAT}
  query Seats($first: Int!, $after: String, $term: String, $role: String, $state: String) {
    seats(first: $first, after: $after, term: $term, role: $role, state: $state) {
      nodes {
        ...SeatFacts
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
  }
`;

export const AGENCIES_QUERY: TypedDocumentNode<{ agencies: Agency[] }> = gql`
  query AgencyChoice {
    agencies {
      id
      code
      name
    }
  }
`;

type NewPassword = { user: User; password: string | null };

export const CREATE_USER: TypedDocumentNode<{ createUser: NewPassword }, { input: Record<string, unknown> }> = gql`
  ${USER}
  mutation CreateUser($input: CreateUserInput!) {
    createUser(input: $input) {
      user {
        ...UserFacts
      }
      password
    }
  }
`;

export const RESET_PASSWORD: TypedDocumentNode<{ resetPassword: NewPassword }, { input: Record<string, unknown> }> =
  gql`
    ${USER}
    mutation ResetPassword($input: ResetPasswordInput!) {
      resetPassword(input: $input) {
        user {
          ...UserFacts
        }
        password
      }
    }
  `;

export const UPDATE_USER: TypedDocumentNode<{ updateUser: User }, { input: Record<string, unknown> }> = gql`
  ${USER}
  mutation UpdateUser($input: UpdateUserInput!) {
    updateUser(input: $input) {
      ...UserFacts
    }
  }
`;

export const END_SESSIONS: TypedDocumentNode<{ endSessions: number }, { userId: string }> = gql`
  mutation EndSessions($userId: ID!) {
    endSessions(userId: $userId)
  }
`;

export const CREATE_SEAT: TypedDocumentNode<{ createSeat: SeatDetails }, { input: Record<string, unknown> }> = gql`
  ${SEAT}
  mutation CreateSeat($input: CreateSeatInput!) {
    createSeat(input: $input) {
      ...SeatFacts
    }
  }
`;

export const GRANT_ROLES: TypedDocumentNode<{ grantRoles: SeatDetails }, { input: Record<string, unknown> }> = gql`
  ${SEAT}
  mutation GrantRoles($input: GrantRolesInput!) {
    grantRoles(input: $input) {
      ...SeatFacts
    }
  }
`;

export const APPOINT: TypedDocumentNode<{ appoint: SeatDetails }, { input: Record<string, unknown> }> = gql`
  ${SEAT}
  mutation Appoint($input: AppointInput!) {
    appoint(input: $input) {
      ...SeatFacts
    }
  }
`;

export const END_APPOINTMENT: TypedDocumentNode<{ endAppointment: SeatDetails }, { input: Record<string, unknown> }> =
  gql`
    ${SEAT}
    mutation EndAppointment($input: EndAppointmentInput!) {
      endAppointment(input: $input) {
        ...SeatFacts
      }
    }
  `;

export const MOVE_DEMO_DATE: TypedDocumentNode<{ moveDemoDate: string }, { to: string }> = gql`
  mutation MoveDemoDate($to: Date!) {
    moveDemoDate(to: $to)
  }
`;
