/** One set-up at a time in one clone: two at once would delete each other's node_modules. */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Runs the task while this process holds the lock file (which names its process). The lock of a process that
 * is gone is taken over; `onWait` is told once, with the holder's number, when there is one to wait for.
 */
export async function withLock(path, task, onWait = () => undefined) {
  mkdirSync(dirname(path), { recursive: true });
  let told = false;
  while (!tryLock(path)) {
    const holder = readHolder(path);
    if (holder === null) continue;
    if (!isAlive(holder)) removeStale(path, holder);
    else {
      if (!told) onWait(holder);
      told = true;
      await sleep(200);
    }
  }
  const release = () => {
    if (readHolder(path) === process.pid) rmSync(path, { force: true });
  };
  process.once('exit', release);
  try {
    return await task();
  } finally {
    release();
    process.removeListener('exit', release);
  }
}

/** A link appears at once and with its content, so nobody reads a lock without a number. */
function tryLock(path) {
  const own = `${path}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Moves the lock away before looking again: of two that find it stale only one moves the same file. */
function removeStale(path, holder) {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  const moved = readHolder(aside);
  // Between looking and moving somebody else has taken it over: give it back.
  if (moved !== null && moved !== holder) renameSync(aside, path);
  else rmSync(aside, { force: true });
}

function readHolder(path) {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : 0;
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
}

function isAlive(pid) {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
