import type { SimulatorOptions } from '../../src/simulator/simulator.ts';
import type { Wall } from '../../src/simulator/wall.ts';
import { DemoClient, type Reply } from './demo-client.ts';

/* A demo client that has signed in as a CXone client does. */

export const acdBase = '/inContactAPI/services/v34.0';

/** By the password grant of its access key. */
export async function startAcd(options: SimulatorOptions = {}, wall?: Wall): Promise<DemoClient> {
  const client = await DemoClient.start(options, wall);
  client.token = (await signInAcd(client)).body.access_token;
  return client;
}

export function signInAcd(client: DemoClient): Promise<Reply> {
  const { clientId, clientSecret, accessKeyId, accessKeySecret } = client.simulator.cxone;
  return sendForm(
    client,
    '/auth/token',
    { grant_type: 'password', username: accessKeyId, password: accessKeySecret },
    encodedBasic(clientId, clientSecret),
  );
}

/** By document 003's token call. */
export async function startStats(
  options: SimulatorOptions = {},
  scope: Record<string, string> = {},
): Promise<DemoClient> {
  const client = await DemoClient.start(options);
  const { clientId, clientSecret } = client.simulator.cxone;
  const fields = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  const reply = await sendForm(client, '/v2/oauth2/token', { ...fields, ...scope });
  client.token = reply.body.access_token;
  return client;
}

export function sendForm(
  client: DemoClient,
  path: string,
  fields: Record<string, string>,
  authorization?: string,
): Promise<Reply> {
  return client.send(path, {
    method: 'POST',
    headers: authorization === undefined ? {} : { authorization },
    body: new URLSearchParams(fields),
  });
}

/** RFC 6749, section 2.3.1. */
export function encodedBasic(clientId: string, clientSecret: string): string {
  const pair = [clientId, clientSecret].map(encodeURIComponent).join(':');
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}
