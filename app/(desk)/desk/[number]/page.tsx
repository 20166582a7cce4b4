import type { Metadata } from 'next';
import { CaseKeys } from '@/components/desk/case-keys';
import { Page } from '@/components/frame/page';
import { LiveRefresh } from '@/components/platform/live-refresh';
import { requirePageActor } from '@/lib/auth/loaders';
import { CaseWork, loadWork, topicsOf } from '../_components/case-work';

type Props = { params: Promise<{ number: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Case ${(await params).number}` };
}

export default async function DeskCasePage({ params }: Props) {
  const { number } = await params;
  const person = await requirePageActor(`/desk/${number}`, 'AGENT', 'LEAD', 'OPERATIONS');
  const work = await loadWork(person, number);
  return (
    <Page width="full" className="max-w-[90rem] py-4! sm:py-5!">
      <LiveRefresh topics={topicsOf(work)} />
      <CaseKeys />
      <CaseWork work={work} />
    </Page>
  );
}
