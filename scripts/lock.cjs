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

/** Under another name first: of two processes that find a stale lock, one removes it, and never the other's new one. */
function removeStale(file, own) {
  var aside = own + '.stale';
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  // Someone was faster, and what we have moved is theirs.
  if (holderOf(aside) > 0 && !fs.existsSync(file)) fs.renameSync(aside, file);
  else fs.rmSync(aside, { force: true });
}

function holderOf(file) {
  var pid = readPid(file);
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
    return 0;
  }
}

exports.checkWritable = checkWritable;
exports.takeLock = takeLock;
