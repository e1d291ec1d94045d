import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { helpPages } from '../../src/main/vendors/help-pages.ts';
import { listHosts } from '../../src/main/vendors/registry.ts';
import { connectionSchema } from '../../src/shared/connection.ts';
import { createDefaultSettings } from '../../src/shared/settings.ts';

/*
 * What a security review is told on one page, compared with what the program asks and keeps.
 */

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/approval.md'), 'utf8');
const sectionOf = (heading: string) => page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';

describe('the page for a review', () => {
  it.each([
    { vendor: 'genesys-cloud', region: 'mypurecloud.ie' },
    { vendor: 'nice-cxone', region: 'na1' },
    { vendor: 'nice-cxone', region: 'gov', allBut: /^(api-)?na2\./ },
  ])('names every host that is let through for $vendor in $region', ({ vendor, region, allBut = /^$/ }) => {
    const hosts = listHosts(connectionSchema.parse({ id: 'a', name: 'A', vendor, region }));
    expect(hosts.length).toBeGreaterThan(1);
    const named = sectionOf('Hosts');
    // Of the government only the sign-in has a name of its own; the others are the area's, as in the example.
    const missing = hosts
      .map((host) => host.replace(/:443$/, ''))
      .filter((host) => !named.includes(`\`${host}\``));
    expect(missing.filter((host) => !allBut.test(host))).toEqual([]);
  });

  it('names every host whose pages the browser is sent to for help', () => {
    for (const address of Object.values(helpPages))
      expect(sectionOf('Hosts')).toContain(`\`${new URL(address).host}\``);
  });

  it('asks for the permissions that the guide to the vendor explains, and for no others', () => {
    const guide = readFileSync(join(root, 'docs/vendors.md'), 'utf8');
    const [, table = ''] = guide.split('(`platform`, the real API)\n');
    const explained = [...(table.split('\nLimit:')[0] ?? '').matchAll(/^\| `(\w+:\w+:\w+)` \|/gm)].map(
      ([, name]) => name,
    );
    const asked = [...sectionOf('Permissions at the vendor').matchAll(/`(\w+:\w+:\w+)`/g)].map(
      ([, name]) => name,
    );
    expect(asked).toEqual(explained);
    expect(asked.length).toBeGreaterThan(2);
  });

  it('tells how long figures are kept at first', () => {
    const { days, megabytes } = createDefaultSettings().history;
    expect(page).toContain(`${days} days and ${megabytes} MB at first`);
  });
});
