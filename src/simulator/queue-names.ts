/* Believable names; the first twelve are the demo's own, the rest are made up by combination. */

const demoNames = [
  'Billing EN',
  'Sales ES',
  'Tech support',
  'Orders',
  'Retention',
  'Complaints',
  'Returns DE',
  'Billing FR',
  'New customers',
  'Field service',
  'Premium care',
  'Back office',
] as const;

const topics = [
  'Billing',
  'Sales',
  'Support',
  'Orders',
  'Retention',
  'Complaints',
  'Returns',
  'Claims',
  'Bookings',
  'Fraud',
  'Collections',
  'Loyalty',
  'Warranty',
  'Delivery',
  'Upgrades',
  'Porting',
  'Cards',
  'Mortgages',
  'Travel desk',
  'Partner line',
  'Pharmacy',
  'Outages',
  'Moves',
  'Surveys',
  'Vouchers',
] as const;

const languages = ['EN', 'ES', 'FR', 'DE', 'IT', 'PT', 'NL', 'PL', 'SV', 'DA'] as const;

const sites = [
  'Manila',
  'Kraków',
  'Leeds',
  'Porto',
  'Bogotá',
  'Halifax',
  'Cape Town',
  'Pune',
  'Gdańsk',
  'Sofia',
  'Tampa',
  'Cork',
  'Lyon',
  'Graz',
  'Malmö',
  'Dubai',
  'Perth',
  'Seville',
  'Turin',
  'Riga',
] as const;

/** A different name for every number from 0. */
export function nameQueue(index: number): string {
  const own = demoNames[index];
  if (own !== undefined) return own;
  const rest = index - demoNames.length;
  const topic = topics[rest % topics.length] ?? '';
  const language = languages[Math.floor(rest / topics.length) % languages.length] ?? '';
  const round = Math.floor(rest / (topics.length * languages.length));
  const site = sites[round % sites.length] ?? '';
  const lap = Math.floor(round / sites.length);
  return `${topic} ${language} ${site}${lap === 0 ? '' : ` ${lap + 1}`}`;
}
