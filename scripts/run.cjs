'use strict';
/*
 * What `npm start`, `npm test` and the other commands run first. It works on a fresh clone, with nothing installed and
 * any Node: it checks the Node, installs the packages, and hands over to the Node that is one of them. So this file
 * is plain old JavaScript; everything after it is TypeScript.
 */
var childProcess = require('child_process');
var fs = require('fs');
var path = require('path');

var root = path.join(__dirname, '..');

/** The Node that runs npm: on PATH, npm puts the one we install in front of it. */
var systemNode = process.env.npm_node_execpath || process.execPath;

function main() {
  var command = process.argv[2];
  checkNode();
  install(function () {
    handOver(command, process.argv.slice(3));
  });
}

function checkNode() {
  var agent = /\bnode\/v(\S+)/.exec(process.env.npm_config_user_agent || '');
  var version = agent ? agent[1] : process.versions.node;
  var parts = version.split('.').map(Number);
  var isNew =
    parts[0] > 22 || (parts[0] === 22 && parts[1] >= 12) || (parts[0] === 20 && parts[1] >= 19);
  if (isNew) return;
  stop(
    'Bookplate needs Node 20.19, 22.12 or newer, and this is Node ' +
      version +
      '. Install a newer one from nodejs.org.',
  );
}

function install(then) {
  // npm writes the second of these when an installation is complete.
  var wanted = changedAt(path.join(root, 'package-lock.json'));
  if (changedAt(path.join(root, 'node_modules', '.package-lock.json')) >= wanted) return then();

  var started = Date.now();
  var say = function () {
    console.log('  installing packages: ' + Math.round((Date.now() - started) / 1000) + ' s');
  };
  console.log('Installing packages (once; about 1.9 GB, a few minutes)');
  var ticking = setInterval(say, 10000);
  var npm = process.env.npm_execpath;
  var argv = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  var child = npm
    ? childProcess.spawn(systemNode, [npm].concat(argv), {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
    : childProcess.spawn('npm', argv, {
        cwd: root,
        stdio: ['ignore', 'pipe', 'pipe'],
        shell: process.platform === 'win32',
      });
  var output = '';
  var keep = function (chunk) {
    output += chunk;
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  child.on('error', function (error) {
    output += error.message;
  });
  passSignals(child);
  child.on('close', function (code) {
    clearInterval(ticking);
    if (code !== 0) stop(output + '\nThe packages could not be installed; npm said why above.');
    say();
    then();
  });
}

function changedAt(file) {
  try {
    return fs.statSync(file).mtimeMs;
  } catch (error) {
    return 0;
  }
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
  var child = childProcess.spawn(binary, [path.join(__dirname, command + '.ts')].concat(argv), {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: Object.assign({}, process.env, {
      BOOKPLATE_SYSTEM_NODE: systemNode,
      PATH: path.join(root, 'node_modules', '.bin') + path.delimiter + process.env.PATH,
    }),
  });
  passSignals(child);
  child.on('close', function (code, signal) {
    process.exit(signal ? 1 : code);
  });
}

/**
 * A terminal sends Ctrl-C to everyone, `kill` to one process only. If that is npm, it ends without a word to its
 * children: then this process has a new parent. In each case the child ends first.
 */
function passSignals(child) {
  var parent = process.ppid;
  setInterval(function () {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 1000).unref();
  ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach(function (signal) {
    process.on(signal, function () {
      child.kill(signal);
    });
  });
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

main();
