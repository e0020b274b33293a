'use strict';
/*
 * What `npm start`, `npm test` and the other commands run first. It works on a fresh clone, with nothing installed and
 * any Node: it checks the Node, installs the packages, and hands over to the Node that is one of them. So this file
 * is plain old JavaScript, and so are the two that it requires; everything after it is TypeScript.
 */
var childProcess = require('child_process');
var fs = require('fs');
var path = require('path');
var locks = require('./lock.cjs');
var packages = require('./packages.cjs');

var root = path.join(__dirname, '..');

/** The Node that runs npm: on PATH, npm puts the one we install in front of it. */
var systemNode = process.env.npm_node_execpath || process.execPath;

/** As shells have it: 128 and the number of the signal. */
var exitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

var started = Date.now();
/** What a signal ends first: the process of the moment, with all of its group if it has one. */
var running;
/** Then that is npm, in its own group. */
var isInstalling = false;
var signalled;

function main() {
  var command = process.argv[2];
  checkNode();
  checkFolder();
  passSignals();
  if (command === 'start') lock('start', 'npm start is running already in this folder');
  installPackages(function () {
    handOver(command, process.argv.slice(3));
  });
}

function checkNode() {
  var agent = /\bnode\/v(\S+)/.exec(process.env.npm_config_user_agent || '');
  var version = agent ? agent[1] : process.versions.node;
  var parts = version.split('.').map(Number);
  // As `engines` in every package.json says it.
  var isNew =
    parts[0] > 22 || (parts[0] === 22 && parts[1] >= 12) || (parts[0] === 20 && parts[1] >= 19);
  if (isNew) return;
  stop(
    'Bookplate needs Node 20.19, 22.12 or newer, and this is Node ' +
      version +
      '. Install a newer one from nodejs.org.',
  );
}

function checkFolder() {
  try {
    locks.checkWritable(root);
  } catch (error) {
    stop(
      'This folder cannot be written to (' +
        error.code +
        ' at ' +
        error.path +
        '), and Bookplate installs and builds into it. Use a clone that is yours, on a disk that is not read-only.',
    );
  }
}

function lock(name, sentence) {
  var holder = locks.takeLock(root, name);
  if (holder > 0)
    stop(sentence + ' (process ' + holder + '). Wait until it ends, or end it, and try again.');
}

function installPackages(then) {
  if (packages.isInstalled(root)) return then();
  lock('install', 'Packages are being installed in this folder');
  var isHalf = fs.existsSync(path.join(root, 'node_modules'));
  console.log(
    isHalf
      ? 'Installing packages: those in node_modules are not complete, or not those of package-lock.json'
      : 'Installing packages (once; about 650 MB, a minute or two)',
  );
  var begun = Date.now();
  var say = function () {
    console.log('  installing packages: ' + Math.round((Date.now() - begun) / 1000) + ' s');
  };
  var ticking = setInterval(say, 10000);
  var hooks = {
    started: function (child) {
      running = child;
    },
    isStopped: function () {
      return Boolean(signalled);
    },
  };
  isInstalling = true;
  packages.install(root, hooks, function (problem, output) {
    clearInterval(ticking);
    running = undefined;
    isInstalling = false;
    if (signalled) return end();
    if (problem) stop(output.trim() + '\n' + problem);
    var figures = packages.figuresOf(root);
    console.log('  ✓ installing packages ' + figures.seconds + ' s, ' + figures.megabytes + ' MB');
    then();
  });
}

function handOver(command, argv) {
  var binary = path.join(
    root,
    'node_modules',
    'node',
    'bin',
    process.platform === 'win32' ? 'node.exe' : 'node',
  );
  if (!fs.existsSync(binary))
    stop(
      'The npm package "node" has no binary: its install script did not run. Run "npm ci" without --ignore-scripts.',
    );
  // In the terminal's own group, for it reads what is typed. It ends all that it has started.
  running = childProcess.spawn(binary, [path.join(__dirname, command + '.ts')].concat(argv), {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: Object.assign({}, process.env, {
      BOOKPLATE_STARTED: String(started),
      BOOKPLATE_SYSTEM_NODE: systemNode,
      PATH: path.join(root, 'node_modules', '.bin') + path.delimiter + process.env.PATH,
    }),
  });
  running.on('close', function (code, signal) {
    if (signalled) return end();
    process.exit(signal ? exitCodes[signal] || 1 : code);
  });
}

/**
 * A terminal sends Ctrl-C to everyone, `kill` to one process only. If that is npm, it ends without a word to its
 * children: then this process has a new parent. In each case the child ends first.
 */
function passSignals() {
  var parent = process.ppid;
  setInterval(function () {
    if (process.ppid !== parent) pass('SIGTERM');
  }, 1000).unref();
  Object.keys(exitCodes).forEach(function (signal) {
    process.on(signal, function () {
      pass(signal);
    });
  });
}

function pass(signal) {
  if (signalled) return;
  signalled = signal;
  if (!running) return end();
  kill(signal);
  // npm undoes what it has done, which can take long and is of no use: a half installation is installed again.
  setTimeout(
    function () {
      kill('SIGKILL');
    },
    isInstalling ? 1000 : 6000,
  ).unref();
}

/** Of an installation, all processes. The other process is in our group, and ends its own. */
function kill(signal) {
  try {
    if (isInstalling && process.platform !== 'win32') process.kill(-running.pid, signal);
    else running.kill(signal);
  } catch (error) {
    // It has ended.
  }
}

function end() {
  // In a terminal, what was going on is in the line, and ^C.
  console.error((process.stderr.isTTY ? '\n' : '') + 'Stopped. Nothing is left running.');
  process.exit(exitCodes[signalled]);
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

main();
