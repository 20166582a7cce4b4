'use client';

import { clsx } from 'clsx';
import { useState } from 'react';
import { statusInWords } from '@/components/cases/words';
import { Button } from '@/components/ui/button';
import { Input, Select } from '@/components/ui/input';
import { Kbd } from '@/components/ui/text';
import type { QueueFilters } from '@/lib/cases/schema/queue';
import { CASE_STATUSES } from '@/lib/cases/types';
import { regionNames } from '@/lib/service-levels/rules/names';
import { REGIONS, SEVERITIES } from '@/lib/service-levels/types';

type Props = {
  filters: QueueFilters;
  staff: readonly (readonly [id: string, name: string])[];
  clearHref: string | null;
};

/** A plain form of the address: it works before any script has loaded, and a choice applies at once after. */
export function FilterForm({ filters, staff, clearHref }: Props) {
  const { target, request, status, desk, assignee, quiet } = filters;
  // The views set some of these, too: what they set stays hidden until it is asked for.
  const isAsked = [request, desk, quiet].some((value) => value !== undefined);
  const [isOpened, setOpened] = useState(false);
  const isWide = isAsked || isOpened;
  // On a phone the queue itself is to be in sight: what narrows nothing there is with the others.
  const { severity, region, kind, account } = filters;
  const isFolded = !isWide && [severity, region, kind, account].every((value) => !value);
  return (
    <search>
      <form action="/desk" data-soft className="flex flex-wrap items-center gap-2">
        {!isWide && <Kept values={{ target, status, assignee }} />}
        {filters.sort && <input type="hidden" name="sort" value={filters.sort} />}
        <div className="relative w-72 max-sm:w-full">
          <Input
            controlSize="sm"
            type="search"
            name="q"
            id="search"
            aria-label="Search numbers, accounts and subjects"
            placeholder="Number, account or subject"
            defaultValue={filters.q}
            maxLength={100}
            className="pr-8"
          />
          <span
            className="pointer-events-none absolute inset-y-0 right-2 flex items-center max-sm:hidden"
            aria-hidden="true"
          >
            <Kbd>/</Kbd>
          </span>
        </div>
        <div className={clsx('contents', isFolded && 'max-sm:hidden')}>
          <FirstChoices filters={filters} />
        </div>
        {isWide && <MoreChoices filters={filters} staff={staff} />}
        <Button type="submit" size="sm">
          Search
        </Button>
        {!isWide && (
          <Button size="sm" variant="quiet" onClick={() => setOpened(true)}>
            More filters
          </Button>
        )}
        {clearHref && (
          <a href={clearHref} className="link px-1 text-sm">
            Clear
          </a>
        )}
      </form>
    </search>
  );
}

function Kept({ values }: { values: Readonly<Record<string, string | undefined>> }) {
  return Object.entries(values).map(
    ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
  );
}

function FirstChoices({ filters }: Pick<Props, 'filters'>) {
  const { severity, region, kind, account } = filters;
  return (
    <>
      <Choice
        name="severity"
        label="Severity"
        any="Any severity"
        value={severity}
        options={SEVERITIES.map((each) => [each, each] as const)}
      />
      <Choice name="region" label="Region" any="Any region" value={region} options={regions} />
      <Choice name="kind" label="Kind" any="Any kind" value={kind} options={kinds} />
      <div className="w-28">
        <Input
          controlSize="sm"
          name="account"
          inputMode="numeric"
          aria-label="Account number"
          placeholder="Account"
          defaultValue={account}
        />
      </div>
    </>
  );
}

/** The other columns; the views above are nothing but some of these. */
function MoreChoices({ filters, staff }: Pick<Props, 'filters' | 'staff'>) {
  // A colleague by address, out of an old link, is shown as what it is.
  const { assignee } = filters;
  const isNamed = assignee && !['me', 'none', ...staff.map(([id]) => id)].includes(assignee);
  const people = isNamed ? [...staff, [assignee, assignee] as const] : staff;
  return (
    <>
      <Choice name="target" label="Due" any="Any deadline" value={filters.target} options={due} />
      <Choice name="request" label="Request" any="Any request" value={filters.request} options={requests} />
      <Choice name="status" label="State" any="Any open state" value={filters.status} options={states} />
      <Choice
        name="desk"
        label="Desk"
        any="Any desk"
        value={filters.desk}
        options={[['open', 'Desk open now']]}
      />
      <Choice
        name="assignee"
        label="Assignee"
        any="Anybody"
        value={assignee}
        options={[['none', 'Nobody'], ['me', 'Me'], ...people]}
      />
      <Choice name="quiet" label="Last activity" any="Any activity" value={filters.quiet} options={quiet} />
    </>
  );
}

const due = [
  ['overdue', 'Overdue'],
  ['at_risk', 'At risk'],
] as const;
const requests = [
  ['NEW_USER', 'New user'],
  ['CHANGE', 'Change'],
  ['OFF_BOARD', 'Off-board'],
  ['TECHNICAL', 'Technical'],
] as const;
const kinds = [
  ['USER_ADMINISTRATION', 'User Administration'],
  ['TECHNICAL', 'Technical'],
] as const;
const states = CASE_STATUSES.map((status) => [status, statusInWords(status, 'STAFF').word] as const);
const regions = REGIONS.map((region) => [region, regionNames[region]] as const);
const quiet = [
  ['1h', 'Quiet for 1 hour'],
  ['1d', 'Quiet for 1 day'],
  ['3d', 'Quiet for 3 days'],
] as const;

type ChoiceProps = {
  name: string;
  label: string;
  any: string;
  value: string | undefined;
  options: readonly (readonly [value: string, label: string])[];
};

function Choice({ name, label, any, value, options }: ChoiceProps) {
  return (
    <div className="w-36">
      <Select controlSize="sm" name={name} aria-label={label} defaultValue={value ?? ''}>
        <option value="">{any}</option>
        {options.map(([option, words]) => (
          <option key={option} value={option}>
            {words}
          </option>
        ))}
      </Select>
    </div>
  );
}
