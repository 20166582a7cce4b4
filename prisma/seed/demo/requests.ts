import { changedContactCenterUser, changedWorkUser } from '@/lib/cases/rules/effect-of-change';
import { newContactCenterUser, newWorkUser } from '@/lib/cases/rules/effect-of-new-user';
import { offBoardedUser } from '@/lib/cases/rules/effect-of-off-board';
import { prepareItems } from '@/lib/cases/rules/references';
import { itemSchemas } from '@/lib/cases/schema/open-case';
import type { Product, RequestType } from '@/lib/cases/types';
import type { RequestItem } from '../case-story';
import { DEVICES, JOB_TITLES } from '../names';
import type { Random } from '../random';
import type { Directory, DirectoryRow } from './directory';

type Asked = { directory: Directory; random: Random; day: string };
/** The fields as filed, and what it does to the directory when it is done: whom it concerned is the answer. */
type Wish = { fields: Record<string, unknown>; complete: (at: Date) => DirectoryRow };

const RING_GROUPS = ['Reception', 'Sales', 'Out of hours'];
const QUEUES = ['Orders', 'Returns', 'Accounts', 'Bookings'];
const SKILLS = ['English', 'French', 'German', 'Spanish', 'Billing'];

function macAddress(random: Random): string {
  const bytes = Array.from({ length: 3 }, () =>
    random.whole(0, 255).toString(16).padStart(2, '0').toUpperCase(),
  );
  return ['64', '16', '7F', ...bytes].join(':');
}

function newUser({ directory, random, day }: Asked, product: Product): Wish {
  const name = directory.newName();
  if (product === 'CONTACT_CENTER') {
    const fields = itemSchemas.CONTACT_CENTER.NEW_USER.parse({
      ...name,
      role: random.pick(['AGENT', 'AGENT', 'SUPERVISOR']),
      queues: [random.pick(QUEUES)],
      skills: [{ name: random.pick(SKILLS), level: random.whole(3, 9) }],
      channels: ['PHONE', 'CHAT'],
      startDate: day,
    });
    return { fields, complete: (at) => directory.create(newContactCenterUser(fields, null), at) };
  }
  const phone = random.chance(0.5)
    ? { deviceModel: random.pick(DEVICES), deviceMac: macAddress(random) }
    : {};
  const fields = itemSchemas.WORK.NEW_USER.parse({
    ...name,
    ...phone,
    site: random.pick(directory.account.sites),
    jobTitle: random.pick(JOB_TITLES),
    license: random.pick(['X2', 'X2', 'X3', 'X4']),
    number: random.pick(['NONE', 'NEW_LOCAL', 'NEW_LOCAL']),
    startDate: day,
  });
  return {
    fields,
    complete: (at) => directory.create(newWorkUser(fields, null, directory.nextExtension()), at),
  };
}

function changeCenterUser({ directory, random, day }: Asked, user: DirectoryRow): Wish {
  const skills = [{ name: random.pick(SKILLS), level: random.whole(4, 10) }];
  const change = random.pick([{ skills }, { role: 'SUPERVISOR' }, { addToQueues: [random.pick(QUEUES)] }]);
  const fields = itemSchemas.CONTACT_CENTER.CHANGE.parse({ userId: user.id, effectiveOn: day, ...change });
  return { fields, complete: (at) => directory.patch(user, changedContactCenterUser(user, fields), at) };
}

function changeWorkUser({ directory, random, day }: Asked, user: DirectoryRow): Wish {
  const change = random.pick([
    { site: random.pick(directory.account.sites), jobTitle: random.pick(JOB_TITLES) },
    { license: random.pick(['X3', 'X4', 'X5']) },
    { addToRingGroups: [random.pick(RING_GROUPS)] },
    { jobTitle: random.pick(JOB_TITLES), callForwarding: directory.account.phone(90) },
  ]);
  const fields = itemSchemas.WORK.CHANGE.parse({ userId: user.id, effectiveOn: day, ...change });
  return { fields, complete: (at) => directory.patch(user, changedWorkUser(user, fields), at) };
}

function offBoardUser({ directory, random, day }: Asked, product: Product, user: DirectoryRow): Wish {
  const heir = directory.stayer().id;
  const decisions = {
    userId: user.id,
    action: random.chance(0.3) ? 'DELETE' : 'DEACTIVATE',
    effectiveOn: day,
    number: 'RELEASE',
    voicemail: 'FORWARD',
    voicemailForwardTo: heir,
    license: 'RETURN',
    device: 'RELEASE',
  };
  const fields =
    product === 'WORK'
      ? itemSchemas.WORK.OFF_BOARD.parse(decisions)
      : itemSchemas.CONTACT_CENTER.OFF_BOARD.parse({ ...decisions, openInteractionsTo: heir });
  return { fields, complete: (at) => directory.patch(user, offBoardedUser(user, fields, product).user, at) };
}

function wishFor(asked: Asked, product: Product, request: RequestType): Wish {
  if (request === 'NEW_USER') return newUser(asked, product);
  const user = asked.directory.take(product);
  if (request === 'OFF_BOARD') return offBoardUser(asked, product, user);
  return product === 'WORK' ? changeWorkUser(asked, user) : changeCenterUser(asked, user);
}

/** The users of one request, as the product's own rules accept and store them; each is named once in the whole demo. */
export function requestItems(
  asked: Asked,
  product: Product,
  request: RequestType,
  count: number,
): RequestItem[] {
  const wishes = Array.from({ length: count }, () => wishFor(asked, product, request));
  const filed = { product, request, items: wishes.map(({ fields }) => fields) };
  const { items, errors } = prepareItems(filed, asked.directory.rows);
  const [refused] = errors;
  if (refused)
    throw new RangeError(`The demo asks for something that is refused: ${refused.path} ${refused.message}`);
  return items.map(({ firstName, lastName, email, ...stored }, index): RequestItem => {
    const complete = (at: Date) => wishes[index]?.complete(at).id ?? null;
    return { ...stored, about: { firstName, lastName, email }, complete };
  });
}
