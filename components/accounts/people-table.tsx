import { roleNames } from '@/components/frame/sections';
import { StatusBadge } from '@/components/ui/status-badge';
import { ResponsiveTable, RowLink, TableFrame } from '@/components/ui/table';
import type { StoredPerson } from '@/lib/accounts/types';
import { entryOf } from './entry';

const columns = [
  { label: 'Name' },
  { label: 'Email' },
  { label: 'Role', width: '10rem' },
  { label: 'Accounts' },
  { label: 'State', width: '10rem' },
];

const MOST_NUMBERS = 4;

function accountsOf({ role, accounts }: StoredPerson): string {
  if (role !== 'CUSTOMER_ADMIN') return 'All';
  if (accounts.length === 0) return 'None';
  const more = accounts.length - MOST_NUMBERS;
  return `${accounts.slice(0, MOST_NUMBERS).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function Entry({ person, now }: { person: StoredPerson; now: Date }) {
  const { meaning, word } = entryOf(person, now);
  return <StatusBadge meaning={meaning}>{word}</StatusBadge>;
}

export function PeopleTable({ people, now }: { people: readonly StoredPerson[]; now: Date }) {
  return (
    <TableFrame>
      <ResponsiveTable caption="People" columns={columns}>
        {people.map((person) => (
          <tr key={person.id}>
            <td>
              <RowLink href={`/operations/people/${person.id}`}>{person.name}</RowLink>
            </td>
            <td className="break-words">{person.email}</td>
            <td>{roleNames[person.role]}</td>
            <td className="tabular-nums">{accountsOf(person)}</td>
            <td>
              <Entry person={person} now={now} />
            </td>
          </tr>
        ))}
      </ResponsiveTable>
    </TableFrame>
  );
}
