import type { ReactNode } from 'react';
import { PersonFrame } from '../_components/person-frame';
import '@/components/desk/queue.css';
import '@/components/desk/queue-layout.css';
import '@/components/desk/queue-tools.css';
import '@/components/desk/case.css';
import '@/components/desk/reports.css';

/** The frame of the desk, with its styles. */
export default function DeskLayout({ children }: { children: ReactNode }) {
  return <PersonFrame>{children}</PersonFrame>;
}
