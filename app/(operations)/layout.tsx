import type { ReactNode } from 'react';
import { OperationsPages } from '@/components/frame/operations-pages';
import { PersonFrame } from '../_components/person-frame';

/** The frame of operations, with the list of their pages. */
export default function OperationsLayout({ children }: { children: ReactNode }) {
  return (
    <PersonFrame below={({ role }) => role === 'OPERATIONS' && <OperationsPages />}>{children}</PersonFrame>
  );
}
