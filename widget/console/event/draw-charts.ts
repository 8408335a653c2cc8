import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  type ChartOptions,
  Legend,
  LineController,
  LineElement,
  LinearScale,
  PointElement,
  Tooltip,
} from 'chart.js';
import type { IssuedPoint, StepPoint } from './chart-series.ts';

Chart.register(BarController, BarElement, CategoryScale, Legend, LineController);
Chart.register(LineElement, LinearScale, PointElement, Tooltip);

/** Colours as the page's style has them now, in every scheme. */
interface Colours {
  text: string;
  grid: string;
  bar: string;
  line: string;
}

/** Draws how far people are. The caller destroys what comes back. */
export function drawSteps(canvas: HTMLCanvasElement, points: readonly StepPoint[]): Chart {
  const colours = coloursOf(canvas);
  return new Chart(canvas, {
    type: 'bar',
    data: {
      labels: points.map(({ label }) => label),
      datasets: [{ label: 'People', data: points.map(({ count }) => count), ...barStyle(colours) }],
    },
    options: { ...commonOptions(colours), indexAxis: 'y', scales: scalesOf(colours, 'x') },
  });
}

/** Draws certificates by time: new ones as bars, all so far as a line. */
export function drawIssued(canvas: HTMLCanvasElement, points: readonly IssuedPoint[]): Chart {
  const colours = coloursOf(canvas);
  return new Chart<'bar' | 'line', number[], string>(canvas, {
    data: {
      labels: points.map(({ label }) => label),
      datasets: [
        {
          type: 'line',
          label: 'All so far (left)',
          data: points.map(({ total }) => total),
          borderColor: colours.line,
          backgroundColor: colours.line,
          // Told from the bars without colour, too.
          borderDash: [6, 3],
          pointRadius: points.length > 1 ? 2 : 4,
        },
        {
          type: 'bar',
          label: 'New (right)',
          data: points.map(({ count }) => count),
          // Few beside all so far, so they have an axis of their own.
          yAxisID: 'fresh',
          ...barStyle(colours),
        },
      ],
    },
    options: {
      ...commonOptions(colours),
      plugins: { legend: { display: true, position: 'bottom', labels: { color: colours.text } } },
      scales: {
        ...scalesOf(colours, 'y'),
        fresh: { ...countScale(colours), position: 'right', grid: { display: false } },
      },
    },
  }) as Chart;
}

const MOST_BAR_PX = 48;

const barStyle = ({ bar }: Colours) => ({ backgroundColor: bar, maxBarThickness: MOST_BAR_PX });

function commonOptions({ text }: Colours): ChartOptions<'bar'> {
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const { fontFamily, fontSize } = getComputedStyle(document.body);
  return {
    maintainAspectRatio: false,
    animation: isCalm ? false : { duration: 400 },
    color: text,
    font: { family: fontFamily, size: Number.parseFloat(fontSize) * 0.8 },
    plugins: { legend: { display: false } },
  };
}

/** People and certificates are whole; the axis that counts them begins at 0. */
const countScale = ({ text, grid }: Colours) => ({
  beginAtZero: true,
  ticks: { color: text, precision: 0 },
  grid: { color: grid },
  border: { color: grid },
});

function scalesOf(colours: Colours, counts: 'x' | 'y') {
  const { text, grid } = colours;
  const names = { ticks: { color: text }, grid: { display: false }, border: { color: grid } };
  const numbers = countScale(colours);
  return counts === 'x' ? { x: numbers, y: names } : { x: names, y: numbers };
}

/** A canvas knows no custom properties, so an element beside it says what they are. */
function coloursOf(canvas: HTMLCanvasElement): Colours {
  const probe = document.createElement('span');
  canvas.after(probe);
  const of = (name: string) => {
    probe.className = `chart-${name}`;
    return getComputedStyle(probe).color;
  };
  const colours = { text: of('text'), grid: of('grid'), bar: of('bar'), line: of('line') };
  probe.remove();
  return colours;
}
