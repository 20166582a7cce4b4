'use client';

import { fieldsOf, type RequestForm } from '@/components/cases/forms/definition';
import type { Row } from './rows';

/** The account's lockout ahead: the days it touches, and when it is in words. */
export type LockoutAhead = { days: readonly string[]; window: string };

type Props = { lockout: LockoutAhead | null; form: RequestForm; rows: readonly Row[] };

const SHOWN = 5;

/** Users whose date is a day of the lockout: filing is fine, and the reader knows what happens then. */
export function LockoutDates({ lockout, form, rows }: Props) {
  if (!lockout) return null;
  const dates = fieldsOf(form).filter(({ kind }) => kind === 'date');
  const users = rows.flatMap(({ values }, index) =>
    dates.some(({ name }) => lockout.days.includes(values[name] ?? '')) ? [index + 1] : [],
  );
  return (
    <p
      role="status"
      data-meaning="attention"
      className="status shape items-baseline whitespace-normal empty:hidden"
    >
      {users.length > 0 &&
        `${whose(users)} on the day of the lockout, ${lockout.window}. Your request is kept; what falls into that time is done after.`}
    </p>
  );
}

function whose(users: readonly number[]): string {
  if (users.length === 1) return `The date of user ${users[0]} is`;
  const more = users.length > SHOWN ? ` and ${users.length - SHOWN} more` : '';
  return `The dates of users ${users.slice(0, SHOWN).join(', ')}${more} are`;
}
