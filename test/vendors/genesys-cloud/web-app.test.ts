import { describe, expect, it } from 'vitest';
import { findWebApp } from '../../../src/main/vendors/registry.ts';
import { type Connection, connectionSchema } from '../../../src/shared/connection.ts';

const queueId = 'd59d0280-6664-4896-ad42-1a2715b7178e';

const open = (parts: Partial<Connection>, queue: string | null = null) =>
  findWebApp(connectionSchema.parse({ id: 'emea', name: 'EMEA', vendor: 'genesys-cloud', ...parts }), queue);

describe('the web page of a Genesys tenant', () => {
  it('is at apps. of the region’s domain, by either name of the region', () => {
    expect(open({ region: 'mypurecloud.ie' })).toBe('https://apps.mypurecloud.ie/');
    expect(open({ region: ' EU-Central-1 ' })).toBe('https://apps.mypurecloud.de/');
    expect(open({ region: 'us-east-2' })).toBe('https://apps.use2.us-gov-pure.cloud/');
  });

  it('leads to the queue’s own page', () => {
    expect(open({ region: 'mypurecloud.ie' }, queueId)).toBe(
      `https://apps.mypurecloud.ie/directory/#/admin/organization/queues/${queueId}/general`,
    );
  });

  it.each([
    'Billing',
    '../../evil',
    'd59d0280-6664-4896-ad42-1a2715b7178e/../../x',
    '@evil.example',
    '',
    '4101',
  ])('puts nothing but a queue’s id into the address: %j', (hostile) => {
    expect(open({ region: 'mypurecloud.ie' }, hostile)).toBe('https://apps.mypurecloud.ie/');
  });

  it('is known for typed-in hosts that are those of one listed region', () => {
    const loginUrl = 'https://login.mypurecloud.ie';
    expect(open({ loginUrl, apiUrl: 'https://api.mypurecloud.ie/' })).toBe('https://apps.mypurecloud.ie/');
    expect(open({ region: 'eu-west-1', apiUrl: 'https://api.mypurecloud.ie' })).toBe(
      'https://apps.mypurecloud.ie/',
    );
  });

  it.each([
    { loginUrl: 'https://login.example.com', apiUrl: 'https://api.example.com' },
    { loginUrl: 'http://127.0.0.1:8099', apiUrl: 'http://127.0.0.1:8099' },
    { loginUrl: 'https://login.mypurecloud.ie', apiUrl: 'https://api.mypurecloud.de' },
    { loginUrl: 'https://login.mypurecloud.ie', apiUrl: 'https://api.example.com' },
    { loginUrl: 'https://login.mypurecloud.ie.example.com', apiUrl: 'https://api.mypurecloud.ie' },
    { loginUrl: 'https://login.mypurecloud.ie:8443', apiUrl: 'https://api.mypurecloud.ie' },
    { region: 'mypurecloud.ie', apiUrl: 'https://api.example.com' },
    { region: 'nowhere.example' },
    { region: '__proto__' },
  ])('is unknown where a host is not in the list: %j', (hosts) => {
    expect(open(hosts)).toBeNull();
  });
});
