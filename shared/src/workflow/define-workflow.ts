import type { Permission } from '../permissions/permissions.js';

export interface Transition {
  readonly from: readonly string[];
  readonly to: string;
  readonly permission: Permission;
  /** Names of guards that the server binds. All are asked; all refusals come back at once. */
  readonly guards: readonly string[];
  readonly comment: 'none' | 'optional' | 'required';
}

/** A state machine as a table. `shared` answers structural questions; only the server decides. */
export interface Workflow {
  readonly name: string;
  readonly states: readonly string[];
  readonly initial: string;
  readonly final: readonly string[];
  readonly transitions: Readonly<Record<string, Transition>>;
}

interface Definition<State extends string> {
  readonly name: string;
  readonly states: readonly State[];
  readonly initial: NoInfer<State>;
  readonly final: readonly NoInfer<State>[];
  readonly transitions: Readonly<
    Record<
      string,
      {
        readonly from: readonly NoInfer<State>[];
        readonly to: NoInfer<State>;
        readonly permission: Permission;
        readonly guards?: readonly string[];
        readonly comment?: Transition['comment'];
      }
    >
  >;
}

/**
 * Completes and checks a table.
 *
 * @throws Error when a state cannot be reached, or a state that is not final has no way out
 */
export function defineWorkflow<const State extends string>(definition: Definition<State>): Workflow {
  const transitions = Object.fromEntries(
    Object.entries(definition.transitions).map(([action, transition]): [string, Transition] => [
      action,
      { guards: [], comment: 'none', ...transition },
    ]),
  );
  const workflow: Workflow = { ...definition, transitions };
  const reached = reachableStates(workflow);
  const lost = workflow.states.filter((state) => !reached.has(state));
  if (lost.length > 0) throw new Error(`${workflow.name}: no way leads to ${lost.join(', ')}`);
  const stuck = workflow.states.filter(
    (state) => !workflow.final.includes(state) && actionsFrom(workflow, state).length === 0,
  );
  if (stuck.length > 0) throw new Error(`${workflow.name}: no way leads out of ${stuck.join(', ')}`);
  return workflow;
}

export function actionsFrom(workflow: Workflow, state: string): string[] {
  return Object.entries(workflow.transitions)
    .filter(([, transition]) => transition.from.includes(state))
    .map(([action]) => action);
}

export function canTransition(workflow: Workflow, action: string, state: string): boolean {
  return workflow.transitions[action]?.from.includes(state) ?? false;
}

export function reachableStates(workflow: Workflow): ReadonlySet<string> {
  const reached = new Set([workflow.initial]);
  for (let grown = true; grown;) {
    grown = false;
    for (const transition of Object.values(workflow.transitions)) {
      if (!reached.has(transition.to) && transition.from.some((state) => reached.has(state))) {
        reached.add(transition.to);
        grown = true;
      }
    }
  }
  return reached;
}

/** State diagram for the README of the module. */
export function mermaid(workflow: Workflow): string {
  const lines = Object.entries(workflow.transitions).flatMap(([action, { from, to }]) =>
    from.map((state) => `  ${state} --> ${to} : ${action}`),
  );
  const ends = workflow.final.map((state) => `  ${state} --> [*]`);
  return ['stateDiagram-v2', `  [*] --> ${workflow.initial}`, ...lines, ...ends].join('\n');
}
