'use strict';
/*
 * A lock of this clone that ends with its process: a file with the process id in `.cache`. Plain old JavaScript, as
 * run.cjs, which needs it before anything is installed.
 */
var fs = require('fs');
var path = require('path');

/**
 * Takes a lock until this process ends. The lock of a process that is gone is taken over.
 *
 * @param folder of the clone
 * @param name of the lock
 * @returns the id of the running process that has it, or 0 if it is ours now
 * @throws where the folder cannot be written to
 */
function takeLock(folder, name) {
  var file = path.join(folder, '.cache', name + '.pid');
  // Its own content first, then its name: a lock is never seen without a process id in it.
  var own = writeOwn(folder, name);
  try {
    for (;;) {
      try {
        fs.linkSync(own, file);
        break;
      } catch (error) {
        if (error.code !== 'EEXIST') throw error;
      }
      var holder = holderOf(file);
      if (holder > 0) return holder;
      removeStale(file, own);
    }
  } finally {
    fs.rmSync(own, { force: true });
  }
  process.on('exit', function () {
    if (readPid(file) === process.pid) fs.rmSync(file, { force: true });
  });
  return 0;
}

/**
 * @param folder of the clone
 * @throws where it cannot be written to
 */
function checkWritable(folder) {
  fs.rmSync(writeOwn(folder, 'check'));
}

function writeOwn(folder, name) {
  var cache = path.join(folder, '.cache');
  try {
    // Not `recursive`: with it, Node says of a read-only disk that there is no such folder.
    fs.mkdirSync(cache);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  var own = path.join(cache, name + '.pid.' + process.pid);
  fs.writeFileSync(own, String(process.pid));
  return own;
}

/**
 * Removes a lock whose process is gone. One process at a time may do so. So the lock that it finds stale is the one that it
 * removes: nobody else can remove it, and nobody can take it while it is there.
 */
function removeStale(file, own) {
  var turn = file + '.stale';
  try {
    fs.linkSync(own, turn);
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    // Its process was killed in the middle.
    if (isStale(turn)) fs.rmSync(turn, { force: true });
    return;
  }
  // Meanwhile, someone may have been faster.
  if (isStale(file)) fs.rmSync(file);
  fs.rmSync(turn);
}

/** Of what is there: one that is missing may be another process' in a moment. */
function isStale(file) {
  var pid = readPid(file);
  return pid !== undefined && runningOf(pid) === 0;
}

function holderOf(file) {
  return runningOf(readPid(file));
}

/** The process id, or 0 if it is ours or there is no such process. */
function runningOf(pid) {
  if (pid === process.pid || !(pid > 0)) return 0;
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    // It runs, and belongs to someone else.
    return error.code === 'EPERM' ? pid : 0;
  }
}

function readPid(file) {
  try {
    return Number(fs.readFileSync(file, 'utf8'));
  } catch (error) {
    return undefined;
  }
}

exports.checkWritable = checkWritable;
exports.takeLock = takeLock;
