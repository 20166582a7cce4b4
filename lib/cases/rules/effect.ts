import { z } from 'zod';
import { itemSchemas } from '../schema/open-case';
import type { Product, RequestType } from '../types';
import { type DirectoryPatch, type DirectoryState, nextFreeExtension } from './directory';
import { changedContactCenterUser, changedWorkUser } from './effect-of-change';
import { newContactCenterUser, newWorkUser } from './effect-of-new-user';
import { offBoardedUser } from './effect-of-off-board';

/** What completing an item does to the directory. */
export type Effect =
  | { kind: 'create'; user: DirectoryState }
  | { kind: 'update'; user: DirectoryPatch; heirs: { reference: string; patch: DirectoryPatch }[] };

/** What an effect is worked out from: the users as they are now, and the extensions in use. */
export type Surroundings = {
  user: DirectoryState | null;
  model: DirectoryState | null;
  takenExtensions: ReadonlySet<string>;
};

/** The fields of the form, without what was stored beside them. */
function formOf<Item extends z.ZodObject>(schema: Item, fields: Record<string, unknown>): z.output<Item> {
  return z.object(schema.shape).parse(fields) as z.output<Item>;
}

/**
 * The effect of one item. Null when its user is not in the directory any more.
 * @throws ZodError when the stored fields are not those of the form
 */
export function effectOf(
  product: Product,
  request: RequestType,
  fields: Record<string, unknown>,
  { user, model, takenExtensions }: Surroundings,
): Effect | null {
  if (request === 'NEW_USER') {
    if (product === 'CONTACT_CENTER')
      return {
        kind: 'create',
        user: newContactCenterUser(formOf(itemSchemas.CONTACT_CENTER.NEW_USER, fields), model),
      };
    const item = formOf(itemSchemas.WORK.NEW_USER, fields);
    const extension =
      item.extension === undefined ? null : nextFreeExtension(item.extension, takenExtensions);
    return { kind: 'create', user: newWorkUser(item, model, extension) };
  }
  if (user === null) return null;
  if (request === 'CHANGE') {
    const patch =
      product === 'WORK'
        ? changedWorkUser(user, formOf(itemSchemas.WORK.CHANGE, fields))
        : changedContactCenterUser(user, formOf(itemSchemas.CONTACT_CENTER.CHANGE, fields));
    return { kind: 'update', user: patch, heirs: [] };
  }
  const item = formOf(itemSchemas[product].OFF_BOARD, fields);
  const { user: patch, heirs } = offBoardedUser(user, item, product);
  return { kind: 'update', user: patch, heirs };
}
