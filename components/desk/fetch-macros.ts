import { cautionOf, valuesOf } from '@/components/macros/words';
import { macrosForCase } from '@/lib/macros/actions';
import { renderMacro } from '@/lib/macros/rules';
import type { FilledMacro } from './macro-picker';

/** Every macro with the case's values of now; throws when there are none for the reader. */
export async function fetchMacros(number: number): Promise<FilledMacro[]> {
  const found = await macrosForCase(number);
  if (!found) throw new Error('No macros for this case.');
  const { macros, facts } = found;
  const values = valuesOf(facts);
  return macros.map((macro) => ({
    ...macro,
    text: renderMacro(macro.body, values),
    caution: cautionOf(macro.body, facts),
  }));
}
