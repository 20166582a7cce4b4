import type { Prisma } from '@/lib/platform/generated/client';

type Story = { by: string; name: string; shared: boolean; filters: Prisma.InputJsonObject };

const STORIES: readonly Story[] = [
  { by: 'lead', name: 'Follow the sun', shared: true, filters: { assignee: 'none', desk: 'open' } },
  { by: 'lead', name: 'Forgotten', shared: true, filters: { quiet: '1d', sort: 'activity' } },
  {
    by: 'agent',
    name: 'My technical cases',
    shared: false,
    filters: { assignee: 'me', request: 'TECHNICAL' },
  },
  { by: 'ruth', name: 'US, by severity', shared: false, filters: { region: 'US', sort: 'severity' } },
];

const DAY_MS = 86_400_000;

/** Views that the desk of the demo saved: two of its lead for everybody, and some people's own. */
export function caseViewRows(
  users: readonly { id: string; email: string }[],
  now: Date,
): Prisma.CaseViewCreateManyInput[] {
  return STORIES.map(({ by, name, shared, filters }, index) => {
    const owner = users.find(({ email }) => email === `${by}@support.example`);
    if (!owner) throw new RangeError(`The demo has no ${by} on its desk`);
    const createdAt = new Date(now.getTime() - (9 + 4 * index) * DAY_MS);
    return {
      ownerId: owner.id,
      name,
      shared,
      filters,
      sort: typeof filters.sort === 'string' ? filters.sort : 'due',
      createdAt,
      updatedAt: createdAt,
    };
  });
}
