import type { Metadata } from 'next';
import { Page, PageHeading } from '@/components/frame/page';
import { MacroForm } from '@/components/macros/macro-form';
import { MacroList } from '@/components/macros/macro-list';
import { EmptyState, Panel } from '@/components/ui/panel';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadMacros } from '@/lib/macros/loaders';

export const metadata: Metadata = { title: 'Macros' };

export default async function MacrosPage() {
  const person = await requirePageActor('/desk/macros', 'AGENT', 'LEAD', 'OPERATIONS');
  const { macros, keepsShared } = await loadMacros(person);
  const groups = [
    { title: 'Everybody’s', macros: macros.filter(({ isShared }) => isShared) },
    { title: 'Yours', macros: macros.filter(({ isShared }) => !isShared) },
  ].filter((group) => group.macros.length > 0);
  return (
    <Page>
      <PageHeading
        title="Macros"
        lead="Texts you write often. In a case they are filled in and stay yours to edit; nothing is sent until you send it."
        back={{ href: '/desk', label: 'Queue' }}
      />
      <div className="flex flex-col gap-6">
        {groups.map((group) => (
          <Panel key={group.title} title={group.title} padded={false}>
            <MacroList macros={group.macros} keepsShared={keepsShared} />
          </Panel>
        ))}
        {groups.length === 0 && (
          <EmptyState title="No macros yet">Write the first one below, for example how you greet.</EmptyState>
        )}
        <Panel title="New macro">
          <MacroForm keepsShared={keepsShared} />
        </Panel>
      </div>
    </Page>
  );
}
