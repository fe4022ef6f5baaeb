import { gql, type TypedDocumentNode } from '@apollo/client';

export interface Milestone {
  name: string;
  plannedOn: string;
  actualOn: string | null;
  note: string | null;
  delayDays: number;
}

interface Watched {
  id: string;
  standingDisposals: { id: string; kind: string; note: string; state: string; dueOn: string | null }[];
  milestones: Milestone[];
}

export const WATCHED: TypedDocumentNode<{ project: Watched }, { id: string }> = gql`
  query ProjectWatched($id: ID!) {
    project(id: $id) {
      id
      standingDisposals {
        id
        kind
        note
        state
        dueOn
      }
      milestones {
        name
        plannedOn
        actualOn
        note
        delayDays
      }
    }
  }
`;
export const SAVE_MILESTONES: TypedDocumentNode<{ saveMilestones: { name: string }[] }> = gql`
  mutation SaveMilestones($input: SaveMilestonesInput!) {
    saveMilestones(input: $input) {
      name
    }
  }
`;

interface Tagged {
  id: string;
  version: number;
  fundTags: string[];
}

export const TAGS: TypedDocumentNode<{ project: Tagged }, { id: string }> = gql`
  query ProjectFundTags($id: ID!) {
    project(id: $id) {
      id
      version
      fundTags
    }
  }
`;
export const TAG_PROJECTS: TypedDocumentNode<{ tagProjects: Tagged[] }> = gql`
  mutation TagProjects($input: TagProjectsInput!) {
    tagProjects(input: $input) {
      id
      version
      fundTags
    }
  }
`;
