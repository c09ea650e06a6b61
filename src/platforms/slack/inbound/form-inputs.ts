// Reads what people typed into a form's input blocks, as inputs by id.
import { OFF } from '../blocks/inputs';
import type { InputStates, SlackFile } from './payloads';

/**
 * Values by input id, as Adaptive Cards would send them: a multiple choice as a comma-separated
 * text, which is empty if nothing is chosen.
 */
export function inputsFrom(state: InputStates | undefined): Record<string, string> {
  const inputs: Record<string, string> = {};
  for (const [id, actions] of Object.entries(state ?? {})) {
    const [actionId = '', element] = Object.entries(actions)[0] ?? [];
    const chosen = element?.selected_options?.map(({ value }) => value).join(',');
    const off = actionId.startsWith(OFF) ? actionId.slice(OFF.length) : '';
    inputs[id] =
      chosen ||
      (element?.value ??
        element?.selected_option?.value ??
        element?.selected_date ??
        element?.selected_time ??
        off);
  }
  return inputs;
}

/** The files of all file inputs. */
export function filesFrom(state: InputStates | undefined): readonly SlackFile[] {
  return Object.values(state ?? {}).flatMap((actions) =>
    Object.values(actions).flatMap(({ files }) => files ?? []),
  );
}
