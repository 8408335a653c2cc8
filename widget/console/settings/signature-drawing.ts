import SignaturePad from 'signature_pad';
import { inkBox } from './ink-box.ts';

/** Pixels of the picture for each of the page's, so that it is sharp in print. */
const SCALE = 2;
/** Ink is dark whatever the page's colours are, since it goes on paper. */
const INK = '#0b1f4d';

/** A signature that is drawn with pointer or finger on a canvas. */
export class SignatureDrawing {
  readonly #canvas: HTMLCanvasElement;
  readonly #pad: SignaturePad;
  /** A phone that is turned gives the canvas another size. */
  readonly #sizes = new ResizeObserver(() => this.#fit());

  constructor(canvas: HTMLCanvasElement, onStroke: () => void) {
    this.#canvas = canvas;
    this.#pad = new SignaturePad(canvas, { penColor: INK, minWidth: 0.8, maxWidth: 2.6 });
    this.#pad.addEventListener('endStroke', onStroke);
    this.#sizes.observe(canvas);
  }

  get isEmpty(): boolean {
    return this.#pad.isEmpty();
  }

  undo(): void {
    this.#pad.fromData(this.#pad.toData().slice(0, -1));
  }

  clear(): void {
    this.#pad.clear();
  }

  /** Lets go of the canvas. */
  stop(): void {
    this.#pad.off();
    this.#sizes.disconnect();
  }

  #fit(): void {
    const strokes = this.#pad.toData();
    this.#canvas.width = this.#canvas.clientWidth * SCALE;
    this.#canvas.height = this.#canvas.clientHeight * SCALE;
    this.#canvas.getContext('2d')?.scale(SCALE, SCALE);
    this.#pad.fromData(strokes);
  }

  /** The drawing as a PNG with nothing around its ink; null when nothing is drawn. */
  async toPng(): Promise<Blob | null> {
    const { width, height } = this.#canvas;
    const image = this.#canvas.getContext('2d')?.getImageData(0, 0, width, height);
    const box = image && inkBox(image);
    if (!box) return null;
    const cut = document.createElement('canvas');
    cut.width = box.width;
    cut.height = box.height;
    cut.getContext('2d')?.drawImage(this.#canvas, -box.x, -box.y);
    return new Promise((resolve) => cut.toBlob(resolve, 'image/png'));
  }
}
