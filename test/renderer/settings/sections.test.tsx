import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AppearanceSample } from '../../../src/renderer/settings/appearance-sample.tsx';
import { CaFileEntry } from '../../../src/renderer/settings/ca-file-entry.tsx';
import { DataSection } from '../../../src/renderer/settings/data-section.tsx';
import { FilesSection } from '../../../src/renderer/settings/files-section.tsx';
import { PanelState } from '../../../src/renderer/settings/panel-state.tsx';
import { ProxyEntry } from '../../../src/renderer/settings/proxy-entry.tsx';
import { ShortcutEntry } from '../../../src/renderer/settings/shortcut-entry.tsx';
import { StartSection } from '../../../src/renderer/settings/start-section.tsx';
import { TraySection } from '../../../src/renderer/settings/tray-section.tsx';
import { createFailure } from '../../../src/shared/failure.ts';
import { drawPart } from '../drawn-page.tsx';

const save = async () => null;
const draw = (part: ReactNode) => renderToStaticMarkup(part);
const chosen = (markup: string) =>
  [...markup.matchAll(/<label[^>]*data-selected="true"[^>]*>(?:<span[^>]*>.*?<\/span>)*([^<]+)/g)].map(
    ([, text]) => text,
  );

describe('AppearanceSample', () => {
  it('shows the five states by mark and word, and a figure that is old as such', () => {
    const markup = draw(<AppearanceSample />);
    for (const state of ['critical', 'warning', 'calm', 'stale', 'sign in'])
      expect(markup).toMatch(new RegExp(`</svg>${state}<`));
    expect(markup).toContain('was 5');
  });
});

describe('FilesSection', () => {
  it('says what each preset is for, and which one holds', () => {
    const markup = draw(<FilesSection csvPreset="excel" save={save} />);
    expect(chosen(markup)).toEqual(['Excel on this computer']);
    expect(markup).toContain('RFC 4180');
  });
});

describe('TraySection', () => {
  it('says of every switch what it means', () => {
    const preferences = { tray: { showNumber: true, countOtherMedia: false }, stripShown: false };
    const markup = draw(<TraySection preferences={preferences} save={save} />);
    expect(markup.match(/role="switch"/g)).toHaveLength(3);
    for (const [, id] of markup.matchAll(/role="switch"[^>]*aria-describedby="([^"]+)"/g))
      expect(markup).toContain(`id="${id}"`);
  });
});

describe('StartSection', () => {
  const drawStart = (autostart: boolean | null, notice: string | null = null) =>
    draw(
      <StartSection
        shortcut={null}
        system={{ autostart, shortcutUpToDesktop: false }}
        shortcutNotice={notice}
        save={save}
        setAutostart={save}
      />,
    );

  it('says why the kept shortcut does not work', () => {
    expect(drawStart(true, 'Another program uses it.')).toContain('Another program uses it.');
  });

  it('has a switch only where the system lets a program set it', () => {
    expect(drawStart(true)).toContain('role="switch"');
    expect(drawStart(null)).not.toContain('role="switch"');
    expect(drawStart(null)).toContain('startup programs');
  });
});

describe('ShortcutEntry', () => {
  it('names the keys that are set, and clears only what is', () => {
    const set = draw(<ShortcutEntry shortcut="Ctrl+Alt+Q" isUpToDesktop={false} save={save} />);
    expect(set).toContain('Ctrl+Alt+Q');
    expect(set).toContain('>Clear<');
    const unset = draw(<ShortcutEntry shortcut={null} isUpToDesktop={false} save={save} />);
    expect(unset).toContain('>None<');
    expect(unset).not.toContain('>Clear<');
  });
});

describe('ProxyEntry', () => {
  it('asks for an address only where one is always used, and says where a password belongs', () => {
    expect(draw(<ProxyEntry proxy={{ kind: 'system' }} save={save} />)).not.toContain('<input type="text"');
    const fixed = draw(<ProxyEntry proxy={{ kind: 'fixed', url: 'http://proxy.corp:8080' }} save={save} />);
    expect(fixed).toContain('value="http://proxy.corp:8080"');
    expect(fixed).toContain('HTTPS_PROXY=http://user:password@host:port');
    expect(fixed).not.toContain('Not in use yet');
  });
});

describe('CaFileEntry', () => {
  const path = '/etc/ssl/company.pem';

  it('says how many certificates the file holds, or why it cannot be read', () => {
    const good = drawPart(<CaFileEntry path={path} found={{ certificates: 1 }} save={save} />);
    expect(good).toContain('1 certificate found.');
    const trouble = createFailure('tls', { reason: 'certificate-file', subject: path });
    const bad = drawPart(<CaFileEntry path={path} found={{ trouble }} save={save} />);
    expect(bad).toContain('role="alert"');
    expect(bad).toContain('cannot be read');
    expect(bad).not.toContain('found.');
  });

  it('clears only a file that is set', () => {
    expect(drawPart(<CaFileEntry path={null} found={null} save={save} />)).not.toContain('>Clear<');
    expect(drawPart(<CaFileEntry path={path} found={null} save={save} />)).toContain('>Clear<');
  });
});

describe('DataSection', () => {
  it('says what is kept, within which bounds, and what is wrong with the history', () => {
    const markup = draw(
      <DataSection
        history={{ days: 30, megabytes: 500 }}
        notice="The history was damaged."
        formatCount={(count) => `#${count}`}
        save={save}
      />,
    );
    expect(markup).toContain('value="30"');
    expect(markup).toContain('#50 to #10000');
    expect(markup).toContain('The history was damaged.');
    expect(markup).toContain('These limits apply now.');
  });
});

describe('PanelState', () => {
  const load = async () => undefined;
  const trouble = { message: 'The disk failed.', remedy: 'Mend it.', failure: null };

  it('says that it reads, or why it cannot and how to try again', () => {
    const drawState = (why: typeof trouble | null) =>
      draw(
        <PanelState trouble={why} load={load}>
          {null}
        </PanelState>,
      );
    expect(drawState(null)).toContain('Reading');
    expect(drawState(trouble)).toContain('The disk failed.');
    expect(drawState(trouble)).toContain('Try again');
  });

  it('shows what is known, and that it may be old', () => {
    const known = draw(
      <PanelState trouble={trouble} load={load}>
        <p>Known</p>
      </PanelState>,
    );
    expect(known).toContain('Known');
    expect(known).toContain('may have changed');
    expect(known).not.toContain('Reading');
  });
});
