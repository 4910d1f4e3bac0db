'use strict';
// wink-nlp as a contestant of the comparison of reading: the counterpart of
// worker.Main, started as
//
//	node wink.js FOLDER FILE
//
// where FOLDER holds node_modules and FILE the documents. A core is a thread with a
// wink-nlp of its own; each takes the next document when it is done with one.

const { Worker, isMainThread, parentPort, workerData } = require('worker_threads');
const fs = require('fs');
const path = require('path');
const readline = require('readline');

const pipes = {
  words: [],
  tags: ['sbd', 'pos'],
  all: ['sbd', 'negation', 'sentiment', 'ner', 'pos', 'cer'],
};

// work is a thread: told a stage it makes that ready, told to go it reads.
function work({ folder, file, next }) {
  const from = (name) => require(path.join(folder, 'node_modules', name));
  const docs = JSON.parse(fs.readFileSync(file, 'utf8'));
  const counter = new Int32Array(next);
  const ready = {};
  parentPort.on('message', ({ stage, go, count, seconds }) => {
    if (!go) {
      ready[stage] = ready[stage] || from('wink-nlp')(from('wink-eng-lite-web-model'), pipes[stage]);
      parentPort.postMessage({});
      return;
    }
    let found = 0;
    const start = performance.now();
    while (seconds === 0 || performance.now() - start < 1000 * seconds) {
      const i = Atomics.add(counter, 0, 1);
      if (i >= count) break;
      found += ready[stage].readDoc(docs[i]).tokens().length();
    }
    parentPort.postMessage({ found });
  });
}

const told = (thread, message) => new Promise((done, failed) => {
  thread.removeAllListeners();
  thread.once('message', done);
  thread.once('error', failed);
  thread.postMessage(message);
});

// order carries out one line of input.
async function order(line, threads, start, counter, docs) {
  const [stage, cores, want, seconds] = line.split(' ').map((x, i) => (i ? Number(x) : x));
  if (!pipes[stage]) throw new Error(`no stage "${stage}"`);
  while (threads.length < cores) threads.push(start());
  const own = threads.slice(0, cores);
  await Promise.all(own.map((t) => told(t, { stage })));
  const count = Math.min(want, docs);
  counter[0] = 0;
  const began = performance.now();
  const got = await Promise.all(own.map((t) => told(t, { stage, go: true, count, seconds })));
  const took = (performance.now() - began) / 1000;
  return `ok ${Math.min(counter[0], count)} ${took} ${got.reduce((sum, g) => sum + g.found, 0)}`;
}

async function main() {
  const [folder, file] = process.argv.slice(2).map((x) => path.resolve(x));
  const next = new SharedArrayBuffer(4);
  const docs = JSON.parse(fs.readFileSync(file, 'utf8')).length;
  const threads = [];
  const start = () => new Worker(__filename, { workerData: { folder, file, next } });
  for await (const line of readline.createInterface({ input: process.stdin })) {
    try {
      console.log(await order(line, threads, start, new Int32Array(next), docs));
    } catch (err) {
      console.log(`no ${String(err.message).split('\n')[0]}`);
    }
  }
  process.exit(0);
}

if (isMainThread) main();
else work(workerData);
