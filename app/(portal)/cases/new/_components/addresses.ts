/** The addresses of the steps of a new request; what is left out is asked. */
export type NewCaseQuery = {
  account?: string | undefined;
  product?: string | undefined;
  request?: string | undefined;
  kind?: string | undefined;
  related?: string | undefined;
  /** `upgrade`: the form begins with the facts of the account's failed upgrade. */
  about?: string | undefined;
};

export type Search = Record<string, string | string[] | undefined>;

export function queryOf(search: Search): NewCaseQuery {
  const one = (name: string) => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return {
    account: one('account'),
    product: one('product'),
    request: one('request'),
    kind: one('kind'),
    related: one('related'),
    about: one('about'),
  };
}

export function newCaseHref(
  query: Omit<NewCaseQuery, 'account'> & { account?: string | number | undefined },
): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text ? `/cases/new?${text}` : '/cases/new';
}
