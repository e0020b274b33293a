'use strict';
/*
 * Installs the packages of a project, the root's or a standalone one's, if they are not there. Plain old JavaScript, as
 * run.cjs, which needs it before anything is installed.
 */
var childProcess = require('child_process');
var fs = require('fs');
var path = require('path');

/** The Node that runs npm: on PATH, npm puts the one we install in front of it. */
var systemNode =
  process.env.BOOKPLATE_SYSTEM_NODE || process.env.npm_node_execpath || process.execPath;

/** What an installation leaves beside its packages: how long it took, and its size. */
var figuresFile = path.join('node_modules', '.bookplate-install.json');

/**
 * Whether all packages of a lockfile are installed, in its versions. npm writes its own list as the last step of an
 * installation, and removes it with the folder as the first.
 */
function isInstalled(folder) {
  var wanted = readPackages(path.join(folder, 'package-lock.json'));
  var installed = readPackages(path.join(folder, 'node_modules', '.package-lock.json'));
  if (!wanted || !installed) return false;
  return Object.keys(wanted).every(function (key) {
    if (key.indexOf('node_modules') === -1 || wanted[key].optional || wanted[key].devOptional)
      return true;
    var found = installed[key];
    return (
      found !== undefined &&
      found.version === wanted[key].version &&
      fs.existsSync(path.join(folder, key))
    );
  });
}

function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages;
  } catch (error) {
    return undefined;
  }
}

/**
 * Runs `npm ci`.
 *
 * @param folder of the project
 * @param hooks `started` is told of each process, and where `isStopped` says so, there is no next one
 * @param then is called with a sentence if it failed, and what npm printed
 */
function install(folder, hooks, then) {
  var started = Date.now();
  // `npm ci` asks for all of a thousand packages before it says that the network is away.
  var ping = [
    'ping',
    '--fetch-timeout=20000',
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=1000',
  ];
  runNpm(folder, ping, hooks, function (pinged, said) {
    if (hooks.isStopped()) return then('The installation was stopped.', '');
    var away = pinged === 0 ? undefined : networkCode(said);
    // What is in npm's cache is not asked for again.
    var argv = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
    argv.push(away ? '--offline' : '--prefer-offline');
    argv.push('--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=4000');
    runNpm(folder, argv, hooks, function (code, output) {
      if (code !== 0) return then(explain(output, away), output);
      removeHeaders(folder);
      var seconds = Math.round((Date.now() - started) / 1000);
      var figures = { seconds: seconds, megabytes: sizeOf(folder) };
      fs.writeFileSync(path.join(folder, figuresFile), JSON.stringify(figures));
      then();
    });
  });
}

function runNpm(folder, argv, hooks, then) {
  var npm = process.env.npm_execpath;
  var isWindows = process.platform === 'win32';
  var options = {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A separate group, so that it ends with all that it has started.
    detached: !isWindows,
    shell: !npm && isWindows,
  };
  var child = npm
    ? childProcess.spawn(systemNode, [npm].concat(argv), options)
    : childProcess.spawn('npm', argv, options);
  var output = '';
  var keep = function (chunk) {
    output += chunk;
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  child.on('error', function (error) {
    output += error.message;
  });
  child.on('close', function (code) {
    then(code, output);
  });
  hooks.started(child);
}

/** 67 MB in which the npm package of Node has C headers, and its binary a second time, as a hard link. */
function removeHeaders(folder) {
  var node = path.join(folder, 'node_modules', 'node');
  if (fs.existsSync(path.join(node, 'bin')))
    fs.rmSync(path.join(node, 'node_modules'), { recursive: true, force: true });
}

/** What the last installation of a project took, if it was ours. */
function figuresOf(folder) {
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, figuresFile), 'utf8'));
  } catch (error) {
    return undefined;
  }
}

/** Megabytes on the disk, as `du -sm` counts them, of all folders of packages in a project. */
function sizeOf(folder) {
  var lock = readPackages(path.join(folder, 'package-lock.json')) || {};
  var seen = {};
  var bytes = 0;
  var add = function (entry) {
    var stats = fs.lstatSync(entry);
    var id = stats.dev + ':' + stats.ino;
    if (stats.nlink > 1 && !stats.isDirectory() && seen[id]) return;
    seen[id] = true;
    // Windows has no blocks.
    bytes += stats.blocks === undefined ? stats.size : stats.blocks * 512;
    if (stats.isDirectory())
      fs.readdirSync(entry).forEach(function (name) {
        add(path.join(entry, name));
      });
  };
  var folders = { node_modules: true };
  Object.keys(lock).forEach(function (key) {
    var end = key.indexOf('node_modules');
    if (end > 0 && key.charAt(end - 1) === '/') folders[key.slice(0, end) + 'node_modules'] = true;
  });
  Object.keys(folders).forEach(function (each) {
    // Those of the root contain those of its packages.
    if (/^node_modules.+node_modules$/.test(each)) return;
    if (fs.existsSync(path.join(folder, each))) add(path.join(folder, each));
  });
  return Math.ceil(bytes / 1048576);
}

function networkCode(output) {
  var found =
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT)\b/.exec(
      output,
    );
  return found ? found[1] : undefined;
}

/** One sentence for what npm says in many lines. */
function explain(output, away) {
  var code = networkCode(output);
  if (code)
    return (
      'The packages could not be downloaded: npm does not reach its registry (' +
      (away || code) +
      '). Check the network and run the command again.'
    );
  if (/\bENOSPC\b/.test(output))
    return 'The packages could not be installed: the disk is full. Make room and run the command again.';
  if (/\b(EACCES|EROFS|EPERM)\b/.test(output))
    return 'The packages could not be installed: npm may not write to its folders, as it says above. Give this user the rights, or use a clone that is theirs.';
  return 'The packages could not be installed: npm says why above.';
}

exports.figuresOf = figuresOf;
exports.install = install;
exports.isInstalled = isInstalled;
