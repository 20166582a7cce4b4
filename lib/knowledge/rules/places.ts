import type { Place } from '../types';

/** Where an account's things are after the upgrade, with the way there (`facts.md` U2 to U4). */
export function placesOf(accountNumber: number): readonly Place[] {
  const account = `/accounts/${accountNumber}`;
  return [
    {
      what: 'Admin portal',
      where: 'Admin Console, in place of Account Manager. All that could be done before can still be done.',
    },
    {
      what: 'Your users',
      where: 'The directory on this page, as before.',
    },
    {
      what: 'Billing settings',
      where: 'In a billing portal of their own, no longer in the admin portal.',
      href: `${account}/billing`,
      label: 'Open billing',
    },
    {
      what: 'Your bill',
      where: 'Shorter: the service items appear bundled inside licenses.',
      href: `${account}/billing`,
      label: 'See your licenses',
    },
    {
      what: 'The way between them',
      where: 'The Application Panel on the page of this account.',
      href: `${account}#applications`,
      label: 'Open the panel',
    },
  ];
}
