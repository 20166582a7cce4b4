import { StatusBadge } from '@/components/ui/status-badge';
import { ResponsiveTable, TableFrame } from '@/components/ui/table';
import { Breakable } from '@/components/ui/text';
import type { DirectoryEntry, Product } from '@/lib/accounts/types';

const productNames: Record<Product, string> = { WORK: '8x8 Work', CONTACT_CENTER: 'Contact Center' };

const columns = [
  { label: 'Name' },
  { label: 'Email' },
  { label: 'Extension', width: '7rem' },
  { label: 'Site' },
  { label: 'License', width: '6rem' },
  { label: 'Products' },
  { label: 'Status', width: '8rem' },
];

/** The account's end users, as the portal shows them; read-only. */
export function DirectoryTable({ users }: { users: readonly DirectoryEntry[] }) {
  return (
    <TableFrame>
      <ResponsiveTable caption="Users of this account" columns={columns}>
        {users.map((user) => (
          <tr key={user.id}>
            <td className="font-medium">
              {user.firstName} {user.lastName}
            </td>
            <td>
              <Breakable text={user.email} />
            </td>
            <td>{user.extension}</td>
            <td>{user.site}</td>
            <td>{user.license}</td>
            <td>{user.products.map((product) => productNames[product]).join(', ')}</td>
            <td>
              {user.status === 'ACTIVE' ? (
                <StatusBadge meaning="done">Active</StatusBadge>
              ) : (
                <StatusBadge meaning="calm">Deactivated</StatusBadge>
              )}
            </td>
          </tr>
        ))}
      </ResponsiveTable>
    </TableFrame>
  );
}
