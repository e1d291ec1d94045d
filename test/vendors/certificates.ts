import 'reflect-metadata';
import { createPrivateKey, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  SubjectAlternativeNameExtension,
  type X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';

// Certificates of the test's own authority, made by another library than the one that checks them.

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const dayMs = 86_400_000;
cryptoProvider.set(webcrypto);

export interface Authority {
  pem: string;
  issue(
    hosts: readonly string[],
    dates?: { from: number; to: number },
  ): Promise<{ cert: string; key: string }>;
}

/** `name` is its distinguished name, such as `CN=Acme Inspection CA, O=Acme Ltd`. */
export async function createAuthority(name: string): Promise<Authority> {
  const now = Date.now();
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const root: X509Certificate = await X509CertificateGenerator.createSelfSigned({
    name,
    notBefore: new Date(now - 400 * dayMs),
    notAfter: new Date(now + 400 * dayMs),
    signingAlgorithm: algorithm,
    keys,
    extensions: [new BasicConstraintsExtension(true, 1, true)],
  });
  let serial = 1;
  return {
    pem: root.toString('pem'),
    async issue(hosts, dates = { from: now - dayMs, to: now + dayMs }) {
      const own = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
      serial += 1;
      const leaf = await X509CertificateGenerator.create({
        serialNumber: serial.toString(16).padStart(2, '0'),
        subject: `CN=${hosts[0]?.includes(':') ? 'address' : hosts[0]}`,
        issuer: root.subject,
        notBefore: new Date(dates.from),
        notAfter: new Date(dates.to),
        signingAlgorithm: algorithm,
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        extensions: [
          new SubjectAlternativeNameExtension(
            hosts.map((value) => ({ type: isIP(value) === 0 ? ('dns' as const) : ('ip' as const), value })),
          ),
        ],
      });
      const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', own.privateKey));
      const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
      return { cert: leaf.toString('pem'), key: key.export({ format: 'pem', type: 'pkcs8' }).toString() };
    },
  };
}
