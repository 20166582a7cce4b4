import type { BulkChange } from '@/lib/desk/types';
import { SEVERITIES } from '@/lib/service-levels/types';

export type Staff = readonly { id: string; name: string }[];
type Option = { label: string; change: BulkChange };

/** What many cases can be told at once, by the column that it changes. */
export function bulkChoices(me: string, staff: Staff): { label: string; options: Option[] }[] {
  const to = (assignee: string | null, label: string): Option => ({
    label,
    change: { kind: 'assign', assignee },
  });
  const others = staff.filter(({ id }) => id !== me).map(({ id, name }) => to(id, name));
  return [
    { label: 'Assign', options: [to('me', 'To me'), to(null, 'Back into the queue'), ...others] },
    {
      label: 'Severity',
      options: SEVERITIES.map((severity) => ({ label: severity, change: { kind: 'severity', severity } })),
    },
    {
      label: 'State',
      options: [
        { label: 'Wait on customer', change: { kind: 'wait' } },
        { label: 'Resolve', change: { kind: 'resolve' } },
      ],
    },
  ];
}

/** The question before it is done, its button, and what was done. */
export function wordsOf(change: BulkChange, count: number, staff: Staff, me: string) {
  const cases = count === 1 ? '1 case' : `${count} cases`;
  const say = (verb: string, done: string, rest: string, also = '') => ({
    ask: `${verb} ${cases}${rest}?${also}`,
    button: `${verb} ${cases}`,
    done: `${done} ${cases}${rest}.`,
  });
  switch (change.kind) {
    case 'assign': {
      const { assignee } = change;
      if (assignee === null) return say('Give', 'Gave', ' back into the queue');
      const isMe = assignee === 'me' || assignee === me;
      const name = isMe ? 'you' : (staff.find(({ id }) => id === assignee)?.name ?? 'them');
      return say('Assign', 'Assigned', ` to ${name}`);
    }
    case 'severity':
      return {
        ask: `Set ${cases} to ${change.severity}? Answer deadlines that still run are counted again from reception.`,
        button: `Set ${cases}`,
        done: `Set ${cases} to ${change.severity}.`,
      };
    case 'wait':
      return say(
        'Pause',
        'Paused',
        ' to wait on the customer',
        ' Completion deadlines stand still from now on.',
      );
    case 'resolve':
      return say('Resolve', 'Resolved', '');
  }
}
