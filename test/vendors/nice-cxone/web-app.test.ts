import { describe, expect, it } from 'vitest';
import { findWebApp } from '../../../src/main/vendors/registry.ts';
import { type Connection, connectionSchema } from '../../../src/shared/connection.ts';

const open = (parts: Partial<Connection>, queue: string | null = null) =>
  findWebApp(connectionSchema.parse({ id: 'us', name: 'US', vendor: 'nice-cxone', ...parts }), queue);

describe('the web page of a CXone tenant', () => {
  it('is the area’s own host', () => {
    expect(open({ region: 'na1' })).toBe('https://na1.nice-incontact.com/');
    expect(open({ region: 'EU1' })).toBe('https://eu1.niceincontact.com/');
    expect(open({ region: 'gov' })).toBe('https://na2.niceincontact.com/');
  });

  it('is the same for every skill, whatever its id', () => {
    expect(open({ region: 'na1' }, '4101')).toBe('https://na1.nice-incontact.com/');
    expect(open({ region: 'na1' }, '/../evil')).toBe('https://na1.nice-incontact.com/');
  });

  it('is the sign-in page of all areas where that was typed in', () => {
    expect(open({ loginUrl: 'https://cxone.niceincontact.com/' })).toBe('https://cxone.niceincontact.com/');
    expect(open({ loginUrl: 'https://uk1.niceincontact.com' })).toBe('https://uk1.niceincontact.com/');
  });

  it.each([
    { loginUrl: 'https://cxone.example.com' },
    { loginUrl: 'http://127.0.0.1:8099', apiUrl: 'http://127.0.0.1:8099' },
    { loginUrl: 'https://cxone.niceincontact.com.example.com' },
    { region: 'na1', loginUrl: 'https://cxone.example.com' },
    { region: 'nowhere' },
  ])('is unknown where the host is not in the list: %j', (hosts) => {
    expect(open(hosts)).toBeNull();
  });
});
