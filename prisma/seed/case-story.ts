import { dispute } from '@/lib/cases/rules/resolution';
import { deadlinesOf } from '@/lib/cases/rules/targets';
import * as work from '@/lib/cases/rules/work';
import type { CaseState, NewEvent, PersonRef, Product, RequestType } from '@/lib/cases/types';
import type { Prisma } from '@/lib/platform/generated/client';
import { deadlinesFor } from '@/lib/service-levels/rules/deadlines';
import type { ServiceLevels } from '@/lib/service-levels/rules/engine';
import type { Region, ServiceLevel, Severity } from '@/lib/service-levels/types';
import { idAt, type Random } from './random';

/** One user of a request: what was asked for, and what it does to the directory when it is done. */
export type RequestItem = {
  about: { firstName: string; lastName: string; email: string };
  summary: string;
  fields: Record<string, unknown>;
  directoryUserId: string | null;
  /** Takes effect in the directory; answers whom it concerned. */
  complete: (at: Date) => string | null;
};

export type Opening<Account extends CaseAccount = CaseAccount> = {
  account: Account;
  kind: CaseState['kind'];
  product: Product;
  request: RequestType | null;
  severity: Severity;
  subject: string;
  description: string;
  requesterId: string;
  receivedAt: Date;
  items: RequestItem[];
  /** The request that went wrong. */
  relatedTo: CaseStory | null;
};

type CaseAccount = { number: number; region: Region; serviceLevel: ServiceLevel };
type Happened = NewEvent & { at: Date; actorId: string | null };
type Item = { id: string; item: RequestItem; completedAt: Date | null; completedById: string | null };

const FIRST_VERSION = 1;

/** One case, told step by step with the product's own rules, so that its events explain every state it is in. */
export class CaseStory<Account extends CaseAccount = CaseAccount> {
  readonly events: Happened[] = [];
  readonly items: Item[];
  state: CaseState;

  constructor(
    readonly engine: ServiceLevels,
    random: Random,
    readonly opening: Opening<Account>,
  ) {
    const { account, kind, severity, requesterId, receivedAt, items } = opening;
    this.items = items.map((item) => ({
      id: idAt(random, receivedAt),
      item,
      completedAt: null,
      completedById: null,
    }));
    const facts = {
      kind,
      severity,
      requesterId,
      receivedAt,
      status: 'NEW' as const,
      pausedTotalMs: 0,
      respondedAt: null,
      completedAt: null,
      pausedAt: null,
      resolvedAt: null,
      reopenedAt: null,
      verdict: null,
      closedAt: null,
      assigneeId: null,
      serviceLevel: account.serviceLevel,
      region: account.region,
      ...this.#promise(severity),
    };
    this.state = {
      ...facts,
      ...deadlinesOf(facts),
      number: 0,
      accountNumber: account.number,
      policyVersion: engine.policy.version,
      itemCount: items.length,
      itemsDone: 0,
      lastActivityAt: receivedAt,
      version: FIRST_VERSION,
    };
    this.#created();
  }

  #created(): void {
    const { severity, respondBy, completeBy, policyVersion } = this.state;
    const promised = { respondBy: respondBy.toISOString(), completeBy: completeBy?.toISOString() ?? null };
    const { receivedAt: at, requesterId: actorId } = this.opening;
    this.events.push({ type: 'created', at, actorId, data: { severity, ...promised, policyVersion } });
  }

  /** A technical case says that something is wrong with this one; of one that is resolved, that it is not accepted. */
  problemReported(at: Date, actorId: string, number: number): void {
    this.events.push({ type: 'problem_reported', at, actorId, data: { case: number } });
    this.#perform(at, actorId, dispute(number));
  }

  #promise(severity: Severity) {
    const { account, kind, receivedAt } = this.opening;
    const { serviceLevel, region } = account;
    return deadlinesFor(this.engine, { kind, severity, serviceLevel, region, receivedAt });
  }

  #perform(at: Date, actorId: string, ...steps: work.Step[]): void {
    const { state, events } = work.perform(
      this.state,
      { at, staff: actorId !== this.opening.requesterId },
      steps,
    );
    this.state = state;
    this.events.push(...events.map((event) => ({ ...event, at, actorId })));
  }

  claim(at: Date, agent: PersonRef) {
    this.#perform(at, agent.id, work.assign(null, agent), work.begin);
  }

  say(at: Date, personId: string, body: string) {
    this.#perform(at, personId, work.comment(body));
  }

  note(at: Date, agent: PersonRef, body: string) {
    this.#perform(at, agent.id, work.comment(body, 'INTERNAL'));
  }

  ask(at: Date, agent: PersonRef, question: string) {
    this.#perform(at, agent.id, work.comment(question), work.pause);
  }

  changeSeverity(at: Date, personId: string, severity: Severity) {
    this.#perform(at, personId, work.setSeverity(severity, this.#promise(severity).respondBy));
  }

  completeItem(at: Date, agent: PersonRef) {
    const position = this.items.findIndex(({ completedAt }) => completedAt === null) + 1;
    const next = this.items[position - 1];
    if (!next) return;
    next.item.directoryUserId = next.item.complete(at);
    Object.assign(next, { completedAt: at, completedById: agent.id });
    this.#perform(at, agent.id, work.finishItem({ id: next.id, position, summary: next.item.summary }));
  }

  resolve(at: Date, agent: PersonRef, body: string) {
    this.#perform(at, agent.id, work.comment(body), work.resolve);
  }

  close(at: Date, personId: string) {
    this.#perform(at, personId, work.close);
  }

  cancel(at: Date) {
    this.#perform(at, this.opening.requesterId, work.cancel);
  }

  /** The case as its table keeps it. */
  row(number: number, relatedCaseNumber: number | null) {
    const { product, request, subject, description } = this.opening;
    return { ...this.state, number, relatedCaseNumber, product, request, subject, description };
  }

  itemRows(caseNumber: number) {
    return this.items.map(({ item, ...state }, index) => ({
      ...state,
      caseNumber,
      position: index + 1,
      status: state.completedAt ? ('DONE' as const) : ('PENDING' as const),
      summary: item.summary,
      fields: item.fields as Prisma.InputJsonObject,
      directoryUserId: item.directoryUserId,
    }));
  }

  eventRows(caseNumber: number) {
    return this.events.map(({ type, visibility, body, data, at, actorId }) => ({
      caseNumber,
      type,
      visibility: visibility ?? ('PUBLIC' as const),
      at,
      actorId,
      body: body ?? null,
      data: (data ?? {}) as Prisma.InputJsonObject,
    }));
  }
}
