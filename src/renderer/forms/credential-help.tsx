import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { VendorId } from '../../shared/connection.ts';
import { credentialHelpWords as words } from '../../shared/words/en/credential-help.ts';
import { useServices } from '../services.ts';

interface CredentialHelpProps {
  vendor: VendorId;
  isBrowser: boolean;
}

/** How to get what a vendor asks for, in its own words. Its pages open by their ids: main knows the addresses. */
export function CredentialHelp({ vendor, isBrowser }: CredentialHelpProps) {
  const { bridge } = useServices();
  const help = toHelp(vendor, isBrowser);
  return (
    <Disclosure className="help field-wide">
      <Heading level={3}>
        <Button slot="trigger" className="link help-button">
          <svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
            <path d="M3.5 1.5 7 5 3.5 8.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
          </svg>
          {words.title}
        </Button>
      </Heading>
      <DisclosurePanel>
        <ol className="help-steps">
          {help.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className="help-links">
          {help.links.map(({ id, label }) => (
            <Button
              key={id}
              className="link"
              aria-description={words.opens}
              onPress={() => void bridge.call('links.open', { id })}
            >
              {label}
            </Button>
          ))}
        </p>
      </DisclosurePanel>
    </Disclosure>
  );
}

function toHelp(vendor: VendorId, isBrowser: boolean) {
  if (vendor === 'nice-cxone') return words.cxone;
  return isBrowser ? words.genesysBrowser : words.genesysClient;
}
