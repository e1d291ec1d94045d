import { describe, expect, it } from 'vitest';
import { PageCommands } from '../../../src/renderer/navigation/page-commands.ts';

describe('PageCommands', () => {
  it('has the part that came last do it, and the one before when that is gone', () => {
    const commands = new PageCommands();
    const done: string[] = [];
    commands.take('search', () => done.push('board'));
    const stop = commands.take('search', () => done.push('log'));
    expect(commands.run('search')).toBe(true);
    stop();
    expect(commands.run('search')).toBe(true);
    expect(done).toEqual(['log', 'board']);
  });

  it('says that nobody does it', () => {
    const commands = new PageCommands();
    commands.take('search', () => undefined)();
    expect(commands.run('search')).toBe(false);
    expect(commands.run('export')).toBe(false);
  });

  it('keeps what is to be done for the view that comes, once', () => {
    const commands = new PageCommands();
    let searches = 0;
    commands.runWhenTaken('search');
    commands.take('search', () => {
      searches += 1;
    })();
    commands.take('search', () => {
      searches += 1;
    });
    expect(searches).toBe(1);
  });

  it('holds the view for as long as any dialog is open, and tells of it', () => {
    const commands = new PageCommands();
    const told: boolean[] = [];
    commands.subscribe(() => told.push(commands.isViewHeld()));
    const letGoForm = commands.holdView();
    const letGoQuestion = commands.holdView();
    letGoQuestion();
    expect(commands.isViewHeld()).toBe(true);
    letGoForm();
    expect(told).toEqual([true, true, true, false]);
  });

  it('forgets what waits when something else is asked for', () => {
    const commands = new PageCommands();
    let searches = 0;
    commands.runWhenTaken('search');
    commands.run('close');
    commands.take('search', () => {
      searches += 1;
    });
    expect(searches).toBe(0);
  });
});
