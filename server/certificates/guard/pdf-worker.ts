// The thread in which uploaded bytes are parsed; started by pdf-thread.ts.
import { parentPort } from 'node:worker_threads';
import { type JobMessage, doJob } from './pdf-jobs.ts';

parentPort?.on('message', (message: JobMessage) => {
  void doJob(message).then((answer) => parentPort?.postMessage(answer, []));
});
