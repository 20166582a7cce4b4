import type { Choice, FieldDefinition } from './definition';
import { effectiveOn, existingUser } from './shared-fields';

const RELEASE: Choice = { value: 'RELEASE', label: 'Release' };
const REASSIGN: Choice = { value: 'REASSIGN', label: 'Reassign' };
const KEEP: Choice = { value: 'KEEP', label: 'Keep' };

/** What becomes of one thing of theirs: nobody decides it in advance. */
const decision = (name: string, label: string, options: readonly Choice[]): FieldDefinition => ({
  name,
  label,
  kind: 'choice',
  options,
  undecided: 'Decide',
  messages: { [`Decide what happens to the ${label.toLowerCase()}.`]: 'Decide this.' },
  required: true,
  width: '7rem',
});

/** Who gets it, once that is what was decided. */
const successor = (name: string, thing: string, when: { field: string; is: string }): FieldDefinition => ({
  name,
  label: `${thing} goes to`,
  kind: 'person',
  example: `Who gets the ${thing.toLowerCase()}`,
  required: true,
  when,
});

/** What both products ask when somebody leaves. Nothing is decided in advance but the milder of the two actions. */
export const offBoardFields: readonly FieldDefinition[] = [
  existingUser,
  {
    name: 'action',
    label: 'Action',
    kind: 'choice',
    options: [
      { value: 'DEACTIVATE', label: 'Deactivate' },
      { value: 'DELETE', label: 'Delete' },
    ],
    initial: 'DEACTIVATE',
    required: true,
    width: '7rem',
  },
  effectiveOn,
  decision('number', 'Number', [RELEASE, REASSIGN, KEEP]),
  successor('numberReassignTo', 'Number', { field: 'number', is: 'REASSIGN' }),
  decision('voicemail', 'Voicemail', [
    { value: 'FORWARD', label: 'Forward' },
    { value: 'DOWNLOAD', label: 'Download' },
    { value: 'DELETE', label: 'Delete' },
  ]),
  successor('voicemailForwardTo', 'Voicemail', { field: 'voicemail', is: 'FORWARD' }),
  decision('license', 'License', [{ value: 'RETURN', label: 'To the pool' }, KEEP]),
  decision('device', 'Desk phone', [RELEASE, REASSIGN, KEEP]),
  successor('deviceReassignTo', 'Desk phone', { field: 'device', is: 'REASSIGN' }),
];
