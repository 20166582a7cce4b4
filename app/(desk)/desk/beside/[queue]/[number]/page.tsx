import type { Metadata } from 'next';
import { besideHref, searchIn } from '@/components/desk/beside';
import { Kbd } from '@/components/ui/text';
import { requirePageActor } from '@/lib/auth/loaders';
import { CaseWork, loadWork, topicsOf } from '../../../_components/case-work';
import { LiveCase } from '../../../_components/live-case';

type Props = { params: Promise<{ queue: string; number: string }> };

/** Read out when the case beside the queue is another one. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Case ${(await params).number} beside the queue` };
}

/** The case beside the queue. It is a page of its own under the queue's layout, so that the next one costs no queue. */
export default async function BesidePage({ params }: Props) {
  const { queue, number } = await params;
  const here = besideHref(searchIn(queue), Number(number));
  const person = await requirePageActor(here, 'AGENT', 'LEAD', 'OPERATIONS');
  const work = await loadWork(person, number);
  return (
    <section id="beside" tabIndex={-1} aria-label={`Case ${number}`} className="split-case">
      <p className="split-bar">
        <a className="link" data-whole href={`/desk/${work.detail.number}`}>
          Open on its own
        </a>
        <Kbd>Enter</Kbd>
      </p>
      <LiveCase number={work.detail.number} topics={topicsOf(work)} readAt={work.now.getTime()}>
        <CaseWork work={work} />
      </LiveCase>
    </section>
  );
}
