import { gql, type TypedDocumentNode } from '@apollo/client';

export interface Program {
  id: string;
  clientId: string;
  name: string;
  scopes: string[];
  state: string;
  seatTitle: string;
  agencyName: string;
  version: number;
}

export interface ProgramSeat {
  id: string;
  title: string;
  agencyName: string;
}

const PROGRAM = 'id clientId name scopes state seatTitle agencyName version';

export const PROGRAMS: TypedDocumentNode<{ programs: Program[] }> = gql`
  query Programs { programs { ${PROGRAM} } }
`;
export const PROGRAM_SEATS: TypedDocumentNode<{ seats: { nodes: ProgramSeat[] } }, { text: string | null }> = gql`
  query ProgramSeats($text: String) {
    seats(first: 50, term: $text) {
      nodes {
        id
        title
        agencyName
      }
    }
  }
`;
export const REGISTER_PROGRAM: TypedDocumentNode<{ registerProgram: { secret: string; program: Program } }> = gql`
  mutation RegisterProgram($input: RegisterProgramInput!) {
    registerProgram(input: $input) { secret program { ${PROGRAM} } }
  }
`;
export const END_PROGRAM: TypedDocumentNode<{ endProgram: Program }> = gql`
  mutation EndProgram($input: EndProgramInput!) { endProgram(input: $input) { ${PROGRAM} } }
`;
