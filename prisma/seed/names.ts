const words = (text: string): readonly string[] => text.trim().split(/\s+/);

export const FIRST_NAMES = words(`
  Aaliyah Adrian Aisha Alejandro Amara Amelia Anders Anika Arjun Astrid Beatriz Benedict Bianca
  Bronte Callum Camille Carlos Chidi Chloe Clara Dalia Darius Diego Elena Elias Emeka Esther Farah
  Felix Fiona Freya Gareth Giulia Grace Hana Hassan Helena Hugo Ian Imogen Ines Isaac Ivy Jamal
  Jasmine Jonas Joyce Kavya Keiko Kwame Lars Leila Liam Lina Lucia Magnus Mai Marcus Marta Mei
  Miguel Nadia Naomi Niamh Noah Nour Olivia Oscar Paloma Patrick Petra Quentin Rafael Renata Rohan
  Rosa Samira Sean Selma Simon Sunita Tariq Tess Thandi Tomas Uma Valentina Victor Wei William Yara
  Yusuf Zoe
`);

export const LAST_NAMES = words(`
  Abbott Adeyemi Ahmed Alvarez Andersson Bakker Banerjee Barnes Bauer Bennett Blanc Brennan Campbell
  Carvalho Castillo Chen Clarke Costa Cruz Dalton Desai Dubois Edwards Eriksen Evans Fernandez
  Fischer Foster Garcia Gibson Grant Hale Hamid Hansen Hayashi Hughes Ibrahim Iyer Jansen Johansson
  Kamau Kapoor Kelly Khan Kowalski Lambert Larsen Lee Lim Lopez Mackay Mancini Mbeki McCarthy Mensah
  Meyer Moreau Morgan Nakamura Nguyen Novak Obi Okafor Ortiz Park Patel Perera Price Quinn Rahman
  Reyes Rossi Russell Santos Schmidt Shah Sharma Silva Singh Stewart Suzuki Tan Taylor Thompson
  Torres Turner Usman Varga Vega Walsh Wang Webb Weber Wong Wright Yamada Young Zhang Zimmermann
`);

export const JOB_TITLES = [
  'Account manager',
  'Accounts assistant',
  'Branch manager',
  'Claims handler',
  'Customer service adviser',
  'Dispatcher',
  'Facilities coordinator',
  'Field engineer',
  'Finance analyst',
  'Front desk',
  'HR partner',
  'IT support analyst',
  'Legal secretary',
  'Logistics planner',
  'Marketing executive',
  'Night manager',
  'Office manager',
  'Operations manager',
  'Payroll officer',
  'Practice nurse',
  'Procurement officer',
  'Project manager',
  'Receptionist',
  'Reservations agent',
  'Sales executive',
  'Team lead',
  'Warehouse supervisor',
] as const;

export const DEVICES = [
  'Poly Edge E220',
  'Poly VVX 250',
  'Poly VVX 450',
  'Yealink T46U',
  'Yealink T54W',
  'Yealink W73P',
] as const;

/** The letters an email address is made of. */
export const addressPart = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');
