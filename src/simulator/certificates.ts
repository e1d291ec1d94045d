import { createPrivateKey, webcrypto } from 'node:crypto';
// The library below needs it, and does not bring it along.
import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

/*
 * A certificate authority of the demo's own and a certificate for loopback, made up anew at every start. Loaded in
 * TLS mode only.
 */

export interface Certificates {
  /** What a client has to trust. */
  caPem: string;
  /** The server's own, with the authority's behind it, and its key. */
  chainPem: string;
  keyPem: string;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
/** So wide that neither a simulated nor a wrong clock of the computer matters. */
const notBefore = new Date(Date.UTC(2020, 0, 1));
const notAfter = new Date(Date.UTC(2049, 11, 31));

export async function createCertificates(): Promise<Certificates> {
  cryptoProvider.set(webcrypto);
  const common = { notBefore, notAfter, signingAlgorithm: algorithm };
  const caKeys = await createKeys();
  const ca = await X509CertificateGenerator.createSelfSigned({
    ...common,
    name: 'CN=Queuewatch demo CA',
    keys: caKeys,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  const keys = await createKeys();
  const leaf = await X509CertificateGenerator.create({
    ...common,
    subject: 'CN=localhost',
    issuer: ca.subject,
    publicKey: keys.publicKey,
    signingKey: caKeys.privateKey,
    extensions: [
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
        { type: 'ip', value: '::1' },
      ]),
    ],
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
  const caPem = `${ca.toString('pem')}\n`;
  return {
    caPem,
    chainPem: `${leaf.toString('pem')}\n${caPem}`,
    keyPem: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function createKeys() {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}
